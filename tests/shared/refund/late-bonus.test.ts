// Goal: bonus that had ended is good for thirty days more where it comes back, and nothing else is.
import { describe, expect, it } from 'vitest';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { lateBonusOf, withBonusEnds } from '#shared/refund/late-bonus.ts';

const ENDS: Readonly<Record<string, string>> = { over: '2026-04-02', last: '2026-04-03', none: '' };

/** A part that gives a lot so much of both pockets. */
function backTo(...lots: readonly (readonly [string, number])[]): ReturnedPart {
	const parts = lots.map(([lot_id, bonus_fen]) => ({ lot_id, principal_fen: 100, bonus_fen }));
	const row = { kind: 'stored_value', exact_fen: 0, credit_fen: 0, paid_fen: 0, parts };
	const cash = { kind: 'cash', exact_fen: 0, credit_fen: 0, paid_fen: 0 };
	const sums = { total_fen: 0, tax_fen: 0, rounding_fen: 0 };
	return { ...sums, lines: [], paid_back: [cash, row], reason: 'other' };
}
const late = (part: ReturnedPart) => {
	return lateBonusOf(withBonusEnds(part, (lotId) => ENDS[lotId] ?? '', '2026-04-03'));
};

describe('withBonusEnds', () => {
	it('lets a lot go on that had ended, and says of how much', () => {
		const part = backTo(['over', 30], ['last', 20], ['none', 10], ['over', 5]);
		expect(late(part)).toEqual({ amountFen: 35, until: '2026-05-03' });
	});

	it.each([['last'], ['none']])('leaves the end of a lot that has not: %s', (lotId) => {
		expect(late(backTo([lotId, 30]))).toBeUndefined();
	});

	it('gives no end for the principal alone, which has none', () => {
		const part = backTo(['over', 0]);
		expect(withBonusEnds(part, () => '2026-04-02', '2026-04-03')).toEqual(part);
	});
});
