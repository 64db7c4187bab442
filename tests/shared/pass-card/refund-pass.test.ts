// Goal: a pass given back is worth what the law says for the reason, never more than was paid.
import { describe, expect, it } from 'vitest';
import { leftFen, usesLeft, type PassCard } from '#shared/pass-card/pass-card.ts';
import type { PassTemplate } from '#shared/pass-card/pass-template.ts';
import { refundPass, withRefund, type RefundReason } from '#shared/pass-card/refund-pass.ts';
import { undoUse, usableNow, usePass, withUse } from '#shared/pass-card/use-pass.ts';
import { extendPass, transferPass, withDays } from '#shared/pass-card/change-pass.ts';
import { service, sold, SOLD_ON, tenTimes, yearCard } from './pass-samples.ts';

const here = { today: SOLD_ON, store: 'S1', hq: 'none' } as const;

function soldAndUsed(template: PassTemplate, times: number): PassCard {
	const card = sold(template);
	const use = usePass(card, { useId: 'use_1', itemNo: 1, times }, here);
	if (!use.ok) throw new Error(use.refusal.code);
	return withUse(card, use.value);
}

function refundOf(card: PassCard, reason: RefundReason, today: string = SOLD_ON) {
	const refund = refundPass(card, reason, today);
	if (!refund.ok) throw new Error(refund.refusal.code);
	return refund.value;
}

const discounted = tenTimes({ priceFen: 100_000, items: [service('护理', 20_000, 6)] });

describe('giving a pass back', () => {
	it('within seven days and unused is all of the price', () => {
		const refund = refundOf(sold(tenTimes()), 'seven-day', '2026-03-08');
		expect(refund).toMatchObject({ refundFen: 88_000, keptFen: 0 });
	});

	it('on the eighth day, or once used, is not for the seven-day reason', () => {
		const refusal = { ok: false, refusal: { code: 'pass-card/not-seven-day' } };
		expect(refundPass(sold(tenTimes()), 'seven-day', '2026-03-09')).toEqual(refusal);
		expect(refundPass(soldAndUsed(tenTimes(), 1), 'seven-day', SOLD_ON)).toEqual(refusal);
	});

	it('for the trader’s fault leaves the used uses at what they cost in the pass', () => {
		const refund = refundOf(soldAndUsed(tenTimes(), 3), 'trader');
		expect(refund.refundFen).toBe(61_600);
		expect(refund.calculation).toEqual([
			{ line: 'paid', fen: 88_000 },
			{ line: 'used', at: 'unit', name: '足疗', times: 3, of: 10, fen: -26_400 },
			{ line: 'refund', fen: 61_600 },
		]);
	});

	it('PASS-4: by agreement is the unused uses at their value, gifts counting in it', () => {
		const items = [{ ...service('护理', 30_000, 3), gift: 1 }];
		const refund = refundOf(soldAndUsed(tenTimes({ priceFen: 100_000, items }), 1), 'agreed');
		expect(refund).toMatchObject({ refundFen: 75_000, keptFen: 0 });
	});

	it('for the consumer’s own reason values the used uses at list price', () => {
		const refund = refundOf(soldAndUsed(tenTimes(), 3), 'consumer');
		expect(refund).toMatchObject({ refundFen: 88_000 - 29_700, keptFen: 3300 });
	});

	it('is never below 0: what the formula takes too much is put right on the paper', () => {
		const refund = refundOf(soldAndUsed(discounted, 6), 'consumer');
		expect(refund).toMatchObject({ refundFen: 0, keptFen: 0 });
		expect(refund.calculation).toEqual([
			{ line: 'paid', fen: 100_000 },
			{ line: 'used', at: 'list', name: '护理', times: 6, of: 6, fen: -120_000 },
			{ line: 'limit', fen: 20_000 },
			{ line: 'refund', fen: 0 },
		]);
	});

	it('Art. 22: a year card for 3650.00 given back on day 92 is 2730.00', () => {
		for (const reason of ['trader', 'consumer', 'agreed'] as const) {
			const refund = refundOf(sold(yearCard()), reason, '2026-05-31');
			expect(refund).toMatchObject({ refundFen: 273_000, keptFen: 92_000 });
			expect(refund.calculation).toContainEqual({
				line: 'days',
				gone: 92,
				of: 365,
				fen: -92_000,
			});
		}
	});

	it('Art. 22: a time card made longer is by all its days, whatever its uses earned before', () => {
		const card = sold(yearCard());
		const place = { today: '2026-05-31', store: 'S1', hq: 'none' } as const;
		const use = usePass(card, { useId: 'u1', itemNo: 1, times: 1 }, place);
		if (!use.ok) throw new Error(use.refusal.code);
		for (const one of [card, withUse(card, use.value)]) {
			const longer = withDays(one, 35);
			const refund = refundOf(longer, 'trader', '2026-05-31');
			expect(refund.refundFen).toBe(281_050);
			expect(refund.refundFen + refund.keptFen).toBe(leftFen(longer));
		}
	});

	it('a time card that waits for its first use is all of the price', () => {
		const card = sold(yearCard({ startRule: 'first-use' }));
		expect(refundOf(card, 'consumer', '2026-08-01').refundFen).toBe(365_000);
	});

	it('with uses from before this ledger counts them too', () => {
		const card = sold(tenTimes());
		const [item] = card.items;
		if (item === undefined) throw new Error('no item');
		const opened = { ...card, items: [{ ...item, usedBefore: 4 }], recognisedBeforeFen: 35_200 };
		expect(usesLeft(opened)).toBe(6);
		expect(refundOf(opened, 'trader').refundFen).toBe(52_800);
		expect(refundOf(opened, 'consumer').refundFen).toBe(88_000 - 39_600);
		expect(refundPass(opened, 'seven-day', SOLD_ON).ok).toBe(false);
	});

	it('closes it: nothing is left, used, undone, extended or handed over any more', () => {
		const card = soldAndUsed(tenTimes(), 3);
		const closed = withRefund(card, refundOf(card, 'consumer'));
		const refusal = { ok: false, refusal: { code: 'pass-card/refunded' } };
		expect(leftFen(closed)).toBe(0);
		expect(usesLeft(closed)).toBe(0);
		expect(usableNow(closed, 1, here)).toEqual(refusal);
		expect(undoUse(closed, 'use_1')).toEqual(refusal);
		expect(extendPass(closed, 30, SOLD_ON)).toEqual(refusal);
		expect(transferPass(closed, 'mem_b')).toEqual(refusal);
		expect(refundPass(closed, 'agreed', SOLD_ON)).toEqual(refusal);
	});
});
