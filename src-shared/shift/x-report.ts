/**
 * The X report (X 报表): what the open shift has done so far. A reading, any number of times; it
 * resets nothing and has no number of its own. It is made from the shift's tallies; the drawer's
 * expected cash is float + cash given − change (cash-and-close C1 without the moves that come with
 * the full close).
 */
import { divideRounded } from '../kernel/integer.ts';
import { fen, type Fen } from '../kernel/money.ts';
import type { Tally } from '../journal/tally-event.ts';

export type ShiftFigures = {
	readonly shiftId: number;
	readonly openedBy: string;
	readonly openedAtMs: number;
	readonly bizDate: string;
	readonly float: Fen;
};

export type TenderFigures = {
	readonly kind: string;
	readonly count: number;
	readonly amount: Fen;
	readonly change: Fen;
};

export type TaxFigures = { readonly rateBp: number; readonly net: Fen; readonly tax: Fen };

export type XReport = {
	readonly shift: ShiftFigures;
	readonly sales: number;
	readonly lines: number;
	readonly total: Fen;
	readonly averageTicket: Fen;
	readonly rounding: Fen;
	readonly overrides: { readonly count: number; readonly amount: Fen };
	readonly tenders: readonly TenderFigures[];
	readonly taxes: readonly TaxFigures[];
	readonly operators: readonly {
		readonly operator: string;
		readonly count: number;
		readonly amount: Fen;
	}[];
	readonly counts: {
		readonly noSale: number;
		readonly voids: number;
		readonly removedLines: number;
		readonly reprints: number;
		readonly approvals: number;
	};
	readonly expectedCash: Fen;
};

/** Sums tallies of one shift (they may span two business dates) into the report's figures. */
export function composeXReport(shift: ShiftFigures, tallies: readonly Tally[]): XReport {
	const read = (kind: Tally['kind'], key: string) => sumRow(tallies, kind, key);
	const sales = read('total', 'sales');
	const cash = read('tender', 'cash');
	const override = read('override', 'price');
	const count = (key: string) => read('count', key).n;
	return {
		shift,
		sales: sales.n,
		lines: read('total', 'lines').n,
		total: fen(sales.amount_fen),
		averageTicket: fen(sales.n === 0 ? 0 : divideRounded(sales.amount_fen, sales.n)),
		rounding: fen(sales.other_fen),
		overrides: { count: override.n, amount: fen(override.amount_fen) },
		tenders: keysOf(tallies, 'tender').map((kind) => {
			const row = read('tender', kind);
			return { kind, count: row.n, amount: fen(row.amount_fen), change: fen(row.other_fen) };
		}),
		taxes: keysOf(tallies, 'tax').map((key) => {
			const row = read('tax', key);
			return { rateBp: Number(key), net: fen(row.amount_fen), tax: fen(row.other_fen) };
		}),
		operators: keysOf(tallies, 'operator').map((operator) => {
			const row = read('operator', operator);
			return { operator, count: row.n, amount: fen(row.amount_fen) };
		}),
		counts: {
			noSale: count('no-sale'),
			voids: count('void'),
			removedLines: count('line-removed'),
			reprints: count('reprint'),
			approvals: count('override-granted'),
		},
		expectedCash: fen(shift.float + cash.amount_fen),
	};
}

function keysOf(tallies: readonly Tally[], kind: Tally['kind']): string[] {
	return [...new Set(tallies.filter((row) => row.kind === kind).map((row) => row.key))].sort();
}

function sumRow(
	tallies: readonly Tally[],
	kind: Tally['kind'],
	key: string,
): Omit<Tally, 'kind' | 'key'> {
	const sum = { n: 0, amount_fen: 0, other_fen: 0 };
	for (const row of tallies) {
		if (row.kind !== kind || row.key !== key) continue;
		sum.n += row.n;
		sum.amount_fen += row.amount_fen;
		sum.other_fen += row.other_fen;
	}
	return sum;
}
