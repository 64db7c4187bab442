// Goal: no fen of a fee is lost or found between what its days earn and what is given back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';
import {
	FEE_REASONS,
	feeDaysGone,
	feeEarned,
	feeSpan,
	refundFee,
	type TierFee,
} from '#shared/member/tier-fee.ts';

const FROM = '2026-03-02';
const year: TierFee = {
	feeId: 'fee_1',
	memberId: 'mem_1',
	tier: 'plus',
	state: 'active',
	feeFen: 365_000,
	leftFen: 365_000,
	days: 365,
	validFrom: FROM,
	validUntil: '2027-03-01',
	boughtOn: FROM,
	earnedTo: '2026-03-01',
};
const on = (day: number) => dateOfDay(dayNumber(FROM) + day - 1);
const fresh = { used: false, hasLater: false };
const back = (fee: TierFee, reason: Parameters<typeof refundFee>[1], day: number, more = {}) =>
	refundFee(fee, reason, { ...fresh, ...more, today: on(day) });

describe('the span of a fee', () => {
	it('begins today, or behind the end of what runs', () => {
		const today = '2026-03-02';
		expect(feeSpan(365, { today, runsUntil: '' })).toEqual({ from: FROM, until: '2027-03-01' });
		expect(feeSpan(30, { today, runsUntil: '2026-03-02' })).toEqual({
			from: '2026-03-03',
			until: '2026-04-01',
		});
		expect(feeSpan(1, { today, runsUntil: '2026-03-01' })).toEqual({ from: FROM, until: FROM });
	});
});

describe('earned by days', () => {
	it('is the whole fee at its end, whatever days it was looked at', () => {
		const looks = fc.array(fc.integer({ min: -3, max: 800 }), { maxLength: 20 });
		const fees = fc.record({
			feeFen: fc.integer({ min: 1, max: 500_000 }),
			days: fc.integer({ min: 1, max: 732 }),
		});
		fc.assert(
			fc.property(fees, looks, ({ feeFen, days }, at) => {
				let fee: TierFee = { ...year, feeFen, leftFen: feeFen, days };
				for (const day of [...at.toSorted((a, b) => a - b), days]) {
					const earned = feeEarned(fee, on(day));
					expect(earned).toBeGreaterThanOrEqual(0);
					fee = { ...fee, leftFen: fee.leftFen - earned };
				}
				expect(fee.leftFen).toBe(0);
			}),
		);
	});

	it('counts no day before its first', () => {
		expect(feeDaysGone(year, '2026-03-01')).toBe(0);
		expect(feeDaysGone(year, FROM)).toBe(1);
		expect(feeEarned(year, '2026-03-01')).toBe(0);
		expect(feeEarned(year, FROM)).toBe(1000);
	});
});

describe('given back', () => {
	it('within seven days and unused is all of it, and takes back what was earned', () => {
		const earned = { ...year, leftFen: 358_000 };
		expect(back(earned, 'seven-day', 8)).toMatchObject({
			ok: true,
			value: { refundFen: 365_000, earnedFen: -7000 },
		});
		expect(back(year, 'seven-day', 9)).toMatchObject({
			refusal: { code: 'tier/fee-not-seven-day' },
		});
		expect(back(year, 'seven-day', 2, { used: true })).toMatchObject({
			refusal: { code: 'tier/fee-not-seven-day' },
		});
	});

	it('for any other reason is by its days, like a time card: day 92 of 365 leaves 273000', () => {
		const held = { ...year, leftFen: 365_000 - 91_000 };
		expect(back(held, 'consumer', 92)).toEqual({
			ok: true,
			value: {
				refundFen: 273_000,
				earnedFen: 1000,
				calculation: [
					{ line: 'paid', fen: 365_000 },
					{ line: 'days', gone: 92, of: 365, fen: -92_000 },
					{ line: 'refund', fen: 273_000 },
				],
			},
		});
	});

	it('a renewal that has not begun comes back whole', () => {
		const later = { ...year, validFrom: on(100), validUntil: on(464), earnedTo: on(99) };
		expect(back(later, 'agreed', 50)).toMatchObject({ value: { refundFen: 365_000 } });
	});

	it('is never more than was paid nor less than nothing, and leaves nothing owed', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 500_000 }),
				fc.integer({ min: 1, max: 732 }),
				fc.integer({ min: 1, max: 740 }),
				fc.integer({ min: 0, max: 740 }),
				fc.constantFrom(...FEE_REASONS),
				(feeFen, days, day, lag, reason) => {
					const whole: TierFee = { ...year, feeFen, leftFen: feeFen, days };
					const earned = feeEarned(whole, on(day - 1 - lag));
					const fee = { ...whole, leftFen: feeFen - earned };
					const refund = back(fee, reason, day);
					if (!refund.ok) return;
					const { refundFen, earnedFen, calculation } = refund.value;
					expect(refundFen).toBeGreaterThan(0);
					expect(refundFen).toBeLessThanOrEqual(feeFen);
					expect(refundFen + earnedFen).toBe(fee.leftFen);
					const lines = calculation.slice(0, -1).reduce((sum, { fen }) => sum + fen, 0);
					expect(lines).toBe(refundFen);
				},
			),
		);
	});

	it('is refused when it is over, when a later one stands behind it, or on another day', () => {
		const code = (result: ReturnType<typeof back>) => (result.ok ? 'ok' : result.refusal.code);
		expect(code(back({ ...year, state: 'over', leftFen: 0 }, 'agreed', 2))).toBe('tier/fee-over');
		expect(code(back({ ...year, leftFen: 1000 }, 'agreed', 365))).toBe('tier/fee-over');
		expect(code(back(year, 'trader', 2, { hasLater: true }))).toBe('tier/fee-later-first');
		expect(code(back(year, 'undone', 1))).toBe('ok');
		expect(code(back(year, 'undone', 2))).toBe('tier/fee-not-today');
		expect(code(back(year, 'undone', 1, { used: true }))).toBe('tier/fee-used');
	});
});
