/**
 * What must be equal in every report, whatever was sold (cash-and-close, identity tests). The same
 * judge is used by the tests, by `verify` over every shift of a ledger, and by the simulated day.
 */
import type { ShiftReport } from './x-report.ts';

/** The equalities that do not hold, each with its two figures in fen; none in a sound report. */
export function brokenIdentities(report: ShiftReport): string[] {
	const { totalFen: net, taxFen: tax } = report;
	const taken = sumOf(report.adjustments, ({ amountFen }) => amountFen);
	const returned = sumOf(report.returns, ({ amountFen }) => amountFen);
	const paid = sumOf(report.tenders, ({ netFen }) => netFen);
	const cash = report.tenders.find(({ kind }) => kind === 'cash');
	const held = report.deposits.find(({ kind }) => kind === 'cash');
	const settled = report.settlements.find(({ kind }) => kind === 'cash');
	const passIn = report.passes.sold.find(({ kind }) => kind === 'cash');
	const passOut = report.passes.refunded.find(({ kind }) => kind === 'cash');
	const passes = (passIn?.amountFen ?? 0) - (passOut?.amountFen ?? 0);
	const { toppedUp, returned: valueBack } = report.storedValue;
	const valueIn = toppedUp.find(({ kind }) => kind === 'cash')?.amountFen ?? 0;
	const valueOut = valueBack.find(({ kind }) => kind === 'cash')?.amountFen ?? 0;
	const feesIn = cashIn(report.tierFees.bought) - cashIn(report.tierFees.refunded);
	const prepaid = passes + valueIn - valueOut + feesIn;
	const float = report.cash.find(({ way }) => way === 'float');
	const pairs: readonly (readonly [string, number, number])[] = [
		['net = gross − adjustments − returns', net, report.grossFen - taken - returned],
		[
			'Σ tenders = net − rounding of refunds + kept for points',
			paid,
			net - report.refundRoundingFen + report.pointsChargedFen,
		],
		['Σ hours = net', sumOf(report.hours, amountOf), net],
		['Σ categories = net', sumOf(report.categories, amountOf), net],
		['Σ departments = net', sumOf(report.departments, amountOf), net],
		['Σ cashiers = net', sumOf(report.operators, amountOf), net],
		['Σ tax rates = net', sumOf(report.taxes, ({ netFen }) => netFen), net],
		['Σ taxes = tax', sumOf(report.taxes, ({ taxFen }) => taxFen), tax],
		['Σ sales by hour = sales', sumOf(report.hours, ({ count }) => count), report.sales],
		['Σ sales by cashier = sales', sumOf(report.operators, ({ count }) => count), report.sales],
		['Σ lines by category = lines', sumOf(report.categories, ({ lines }) => lines), report.lines],
		['Σ of the drawer = expected', sumOf(report.cash, amountOf), report.expectedCashFen],
		[
			'expected − float = cash taken',
			report.expectedCashFen - (float?.amountFen ?? 0),
			(cash?.netFen ?? 0) + (held?.netFen ?? 0) + (settled?.amountFen ?? 0) + prepaid,
		],
	];
	return pairs
		.filter(([, one, other]) => one !== other)
		.map(([name, one, other]) => `${name}: ${one} ≠ ${other}`);
}

type Way = { readonly kind: string; readonly amountFen: number };

function cashIn(ways: readonly Way[]): number {
	return ways.find(({ kind }) => kind === 'cash')?.amountFen ?? 0;
}

function amountOf({ amountFen }: { readonly amountFen: number }): number {
	return amountFen;
}

function sumOf<Row>(rows: readonly Row[], figureOf: (row: Row) => number): number {
	return rows.reduce((sum, row) => sum + figureOf(row), 0);
}
