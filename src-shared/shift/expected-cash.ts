/**
 * What must lie in the drawer (应有现金): float + cash received − change − refunds + top-ups + paid-in
 * − paid-out − safe drops ± float handed over. C1: 500.00 + 1234.50 − 32.00 + 100.00 − 25.00 −
 * 800.00 = 977.50. The parts are printed line by line, so that who counts can see where a
 * difference lies.
 */
import { fen, sum, type Fen } from '../kernel/money.ts';

/** The ways of money into a drawer and out of it, as they are printed; the sign is its direction. */
const DIRECTIONS = {
	float: 1,
	received: 1,
	change: -1,
	refunds: -1,
	deposits: 1,
	'deposits-returned': -1,
	settlements: 1,
	'pass-sales': 1,
	'pass-refunds': -1,
	'top-ups': 1,
	'value-returned': -1,
	'tier-fees': 1,
	'tier-fees-returned': -1,
	'paid-in': 1,
	'paid-out': -1,
	drops: -1,
	'float-received': 1,
	'float-handed-over': -1,
} as const;

export type CashWay = keyof typeof DIRECTIONS;
/** Signed: out of the drawer is negative. */
export type CashFlow = { readonly way: CashWay; readonly amountFen: Fen };

/** Said also when there was none: a drawer without float or sales is worth knowing. */
const ALWAYS: readonly CashWay[] = ['float', 'received', 'change'];

/** The parts of the formula in their order; amounts are given without sign, in fen. */
export function cashFlows(amounts: Partial<Record<CashWay, number>>): CashFlow[] {
	const ways = Object.keys(DIRECTIONS) as CashWay[];
	return ways.flatMap((way) => {
		const amount = amounts[way] ?? 0;
		if (amount === 0 && !ALWAYS.includes(way)) return [];
		return [{ way, amountFen: fen(amount === 0 ? 0 : DIRECTIONS[way] * amount) }];
	});
}

/** The sum of the parts. */
export function expectedCash(flows: readonly CashFlow[]): Fen {
	return sum(flows.map(({ amountFen }) => amountFen));
}
