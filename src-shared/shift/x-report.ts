/**
 * The X report (X 报表): what the open shift has done so far. A reading, any number of times; it
 * resets nothing and has no number of its own. It is made from the shift's tallies alone, so it
 * costs the same after five sales and after five thousand. It is plain JSON with its units in the
 * names, because it is sent to the screen as it is, and a Z report (Z 报表) keeps it for good.
 */
import { divideRounded } from '../kernel/integer.ts';
import { fen, type Fen } from '../kernel/money.ts';
import type { Tally } from '../journal/tally-event.ts';
import { cashFlows, expectedCash, type CashFlow } from './expected-cash.ts';
import { hoursOf, type HourFigures } from './hours-of-sale.ts';
import { passesOf, type PassFigures } from './pass-figures.ts';
import { pointsOf, type PointFigures } from './point-figures.ts';
import { storedValueOf, type StoredValueFigures } from './stored-value-figures.ts';
import { readerOf, type Reader } from './tally-reader.ts';
import { tierFeesOf, type TierFeeFigures } from './tier-fee-figures.ts';
import {
	depositsOf,
	settlementsOf,
	tendersOf,
	type DepositFigures,
	type SettlementFigures,
	type TenderFigures,
} from './tender-figures.ts';

export type ShiftFigures = {
	readonly shiftId: number;
	readonly openedBy: string;
	readonly openedAtMs: number;
	readonly bizDate: string;
	readonly float: Fen;
};

type Counted = { readonly count: number; readonly amountFen: Fen };

export type AdjustmentFigures = {
	readonly kind: string;
	readonly lines: number;
	readonly sales: number;
	/** Taken off, > 0. */
	readonly amountFen: Fen;
};

export type ReturnFigures = Counted & { readonly mode: string; readonly taxFen: Fen };

/** `netFen` is with the tax in it, `baseFen` without. */
export type TaxFigures = {
	readonly rateBp: number;
	readonly netFen: Fen;
	readonly baseFen: Fen;
	readonly taxFen: Fen;
};

export type OperatorFigures = Counted & { readonly operator: string; readonly name: string };
export type CategoryFigures = {
	/** 0 for goods without a category. */
	readonly categoryId: number;
	readonly name: string;
	readonly lines: number;
	readonly amountFen: Fen;
};
export type DepartmentFigures = {
	readonly dept: string;
	readonly lines: number;
	readonly amountFen: Fen;
};

/** What a shift sold. All of it is sums of tallies. */
export type SalesFigures = {
	readonly sales: number;
	readonly lines: number;
	readonly pieces: number;
	/** Before anything was taken off. */
	readonly grossFen: Fen;
	readonly adjustments: readonly AdjustmentFigures[];
	readonly returns: readonly ReturnFigures[];
	/** Net sales (净销售额): gross − adjustments − returns. */
	readonly totalFen: Fen;
	readonly taxFen: Fen;
	/** What a sale came to, returns left out; rounded half away from zero. */
	readonly averageTicketFen: Fen;
	readonly taxes: readonly TaxFigures[];
	readonly departments: readonly DepartmentFigures[];
	readonly tenders: readonly TenderFigures[];
	readonly deposits: readonly DepositFigures[];
	readonly settlements: readonly SettlementFigures[];
	readonly passes: PassFigures;
	readonly points: PointFigures;
	readonly storedValue: StoredValueFigures;
	readonly tierFees: TierFeeFigures;
	/** Jiao given for fen at refunds. */
	readonly refundRoundingFen: Fen;
	/** Kept of refunds for points that were spent already. */
	readonly pointsChargedFen: Fen;
	readonly operators: readonly OperatorFigures[];
	readonly categories: readonly CategoryFigures[];
	readonly hours: readonly HourFigures[];
};

/** What happened beside the sales, for whoever has to answer for the drawer. */
export type WatchedFigures = {
	readonly counts: {
		readonly voids: number;
		readonly removedLines: number;
		readonly reducedLines: number;
		readonly undone: number;
		readonly noSale: number;
		readonly reprints: number;
		readonly approvals: number;
		/** Events whose time is not to be trusted. */
		readonly clockSuspect: number;
	};
	/** What left the baskets with them, before it was paid. */
	readonly leftFen: {
		readonly voids: Fen;
		readonly removedLines: Fen;
		readonly reducedLines: Fen;
		readonly undone: Fen;
	};
};

export type DrawerFigures = { readonly cash: readonly CashFlow[]; readonly expectedCashFen: Fen };

export type ShiftReport = SalesFigures & WatchedFigures & DrawerFigures;

export type ReportSource = {
	readonly float: Fen;
	/** Of one shift; they may span several business dates. */
	readonly tallies: readonly Tally[];
	readonly timeZone: string;
	/** What people and categories are called; those nobody knows have no name. */
	readonly names?: {
		readonly operators: ReadonlyMap<string, string>;
		readonly categories: ReadonlyMap<number, string>;
	};
};

/** What a report says beside its shift's figures: where and when it was read. */
export type ReportHead = {
	readonly store: { readonly name: string; readonly code: string };
	readonly terminalCode: string;
	readonly shift: {
		readonly shiftId: number;
		readonly openedBy: string;
		readonly openedAtMs: number;
		readonly bizDate: string;
		readonly floatFen: number;
	};
	readonly atMs: number;
	/** Numbered documents, sales and refunds; no first and last when there is none. */
	readonly receipts: { readonly count: number; readonly first?: string; readonly last?: string };
	/** Events HQ has not acknowledged. */
	readonly unsynced: number;
	/** The totals that are never reset; gross − returns = net. An exchange is what it came to. */
	readonly perpetual: {
		readonly count: number;
		readonly grossFen: number;
		readonly returnsFen: number;
		readonly netFen: number;
		readonly taxFen: number;
	};
};

export type XReport = ReportHead & ShiftReport;

/** The figures of one shift, from its tallies. */
export function composeShiftReport({ float, tallies, timeZone, names }: ReportSource): ShiftReport {
	const read = readerOf(tallies);
	const sales = read.row('total', 'sales');
	const pieces = read.row('total', 'pieces');
	const returns = read.rows('returned').map(({ key, n, amount_fen, other_fen }) => {
		return { mode: key, count: n, amountFen: fen(amount_fen), taxFen: fen(other_fen) };
	});
	const taxes = taxesOf(read);
	const total = sales.amount_fen - sumOf(returns, ({ amountFen }) => amountFen);
	return {
		sales: sales.n,
		lines: read.row('total', 'lines').n,
		pieces: pieces.n,
		grossFen: fen(pieces.amount_fen),
		adjustments: adjustmentsOf(read),
		returns,
		totalFen: fen(total),
		taxFen: fen(sumOf(taxes, ({ taxFen }) => taxFen)),
		averageTicketFen: fen(sales.n === 0 ? 0 : divideRounded(sales.amount_fen, sales.n)),
		taxes,
		departments: read.rows('dept').map(({ key, n, amount_fen }) => {
			return { dept: key, lines: n, amountFen: fen(amount_fen) };
		}),
		tenders: tendersOf(read),
		deposits: depositsOf(read),
		settlements: settlementsOf(read),
		passes: passesOf(read),
		points: pointsOf(read),
		storedValue: storedValueOf(read),
		tierFees: tierFeesOf(read),
		refundRoundingFen: fen(read.row('rounding', 'refund').amount_fen),
		pointsChargedFen: fen(read.row('points-charged', 'refund').amount_fen),
		operators: byAmount(
			read.rows('operator').map(({ key, n, amount_fen }) => {
				const name = names?.operators.get(key) ?? '';
				return { operator: key, name, count: n, amountFen: fen(amount_fen) };
			}),
		),
		categories: byAmount(
			read.rows('category').map(({ key, n, amount_fen }) => {
				const name = names?.categories.get(Number(key)) ?? '';
				return { categoryId: Number(key), name, lines: n, amountFen: fen(amount_fen) };
			}),
		),
		hours: hoursOf(read.rows('quarter'), timeZone),
		...watchedOf(read),
		...drawerOf(read, float),
	};
}

/** Documents with a number: an exchange is a sale. */
export function countReceipts({ sales, returns }: SalesFigures): number {
	const refunds = returns.filter(({ mode }) => mode !== 'exchange');
	return sales + sumOf(refunds, ({ count }) => count);
}

/** In the order they are made: what the till itself rounds away comes last (抹零). */
function adjustmentsOf(read: Reader): AdjustmentFigures[] {
	const isLast = (kind: string) => Number(kind === 'cash_rounding');
	return read
		.rows('adjustment')
		.map(({ key, n, amount_fen }) => {
			const { n: sales } = read.row('adjusted-sale', key);
			return { kind: key, lines: n, sales, amountFen: fen(amount_fen) };
		})
		.sort((a, b) => isLast(a.kind) - isLast(b.kind));
}

/** Highest rate first. */
function taxesOf(read: Reader): TaxFigures[] {
	return read
		.rows('tax')
		.map(({ key, amount_fen: net, other_fen: tax }) => {
			const rateBp = Number(key);
			return { rateBp, netFen: fen(net), baseFen: fen(net - tax), taxFen: fen(tax) };
		})
		.sort((a, b) => b.rateBp - a.rateBp);
}

function watchedOf(read: Reader): WatchedFigures {
	const count = (key: string) => read.row('count', key).n;
	const left = (key: string) => fen(read.row('count', key).amount_fen);
	return {
		counts: {
			voids: count('void'),
			removedLines: count('line-removed'),
			reducedLines: count('quantity-reduced'),
			undone: count('undone'),
			noSale: count('no-sale'),
			reprints: count('reprint'),
			approvals: count('override-granted'),
			clockSuspect: count('clock-suspect'),
		},
		leftFen: {
			voids: left('void'),
			removedLines: left('line-removed'),
			reducedLines: left('quantity-reduced'),
			undone: left('undone'),
		},
	};
}

function drawerOf(read: Reader, float: Fen): DrawerFigures {
	const taken = read.row('tender', 'cash');
	const cash = cashFlows({
		float,
		received: taken.amount_fen + taken.other_fen,
		change: taken.other_fen,
		refunds: read.row('paid-back', 'cash').amount_fen,
		deposits: read.row('deposit-taken', 'cash').amount_fen,
		'deposits-returned': read.row('deposit-returned', 'cash').amount_fen,
		settlements: read.row('account-settled', 'cash').amount_fen,
		'pass-sales': read.row('pass-sold', 'cash').amount_fen,
		'pass-refunds': read.row('pass-refunded', 'cash').amount_fen,
		'top-ups': read.row('sv-topped-up', 'cash').amount_fen,
		'value-returned': read.row('sv-returned', 'cash').amount_fen,
		'tier-fees': read.row('tier-bought', 'cash').amount_fen,
		'tier-fees-returned': read.row('tier-refunded', 'cash').amount_fen,
	});
	return { cash, expectedCashFen: expectedCash(cash) };
}

/** The largest first; what sold the same stays in the order of its key. */
function byAmount<Row extends { readonly amountFen: Fen }>(rows: readonly Row[]): Row[] {
	return rows.toSorted((a, b) => b.amountFen - a.amountFen);
}

function sumOf<Row>(rows: readonly Row[], amountOf: (row: Row) => number): number {
	return rows.reduce((sum, row) => sum + amountOf(row), 0);
}
