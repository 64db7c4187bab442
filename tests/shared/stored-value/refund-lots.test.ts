// Goal: what a member gets back of their stored value follows the law's formula for their reason.
import { describe, expect, it } from 'vitest';
import { refuse } from '#shared/kernel/result.ts';
import { takeParts, type StoredValueLot } from '#shared/stored-value/lot.ts';
import { refundLots, type RefundLot, type SvRefundAsk } from '#shared/stored-value/refund-lots.ts';
import { spendLots } from '#shared/stored-value/spend-lots.ts';
import { lotOf, refundLotOf } from './lot-samples.ts';

const TODAY = '2026-11-26';

function spent(lots: readonly StoredValueLot[], amount: number): StoredValueLot[] {
	const parts = spendLots(lots, amount);
	if (!parts.ok) throw new Error(parts.refusal.code);
	return takeParts(lots, parts.value);
}

type Asked = Partial<SvRefundAsk> & Pick<RefundLot, 'usedAtListFen'>;

/** All of it had with the first. */
function ask(lots: readonly StoredValueLot[], { usedAtListFen, ...more }: Asked): SvRefundAsk {
	const today = lots.map((lot, at) => {
		const had = at === 0 && usedAtListFen !== undefined ? { usedAtListFen } : {};
		return { ...refundLotOf(lot, TODAY), ...had };
	});
	return { lots: today, reason: 'agreed', today: TODAY, ...more };
}

function refunded(wanted: SvRefundAsk) {
	const refund = refundLots(wanted);
	if (!refund.ok) throw new Error(refund.refusal.code);
	return refund.value;
}

describe('refundLots', () => {
	it.each(['RATIO', 'PRINCIPAL_FIRST', 'BONUS_FIRST'] as const)(
		'E17: 3000 paid + 1000 bonus, 3594 used, trader at fault: 304.50 back (%s)',
		(policy) => {
			const lots = spent([lotOf(1, [300_000, 100_000], policy)], 359_400);
			const { refundFen, calculation } = refunded(ask(lots, { reason: 'trader' }));
			expect(refundFen).toBe(30_450);
			expect(calculation).toContainEqual({ line: 'paid', fen: 300_000 });
			expect(calculation).toContainEqual({ line: 'used-share', used: 359_400, fen: -269_550 });
			expect(calculation).toContainEqual({ line: 'refund', fen: 30_450 });
		},
	);

	it('E18: 1000 paid, five services of 200 sold at 80 %: 200 at the trader’s fault, else 0', () => {
		const lots = spent([lotOf(1, [100_000, 0])], 5 * 16_000);
		expect(refunded(ask(lots, { reason: 'trader' })).refundFen).toBe(20_000);
		const own = refunded(ask(lots, { reason: 'consumer', usedAtListFen: 5 * 20_000 }));
		expect(own.refundFen).toBe(0);
		expect(own.keptFen).toBe(20_000);
	});

	it('E18: with six services 40 at the trader’s fault, else 0 and no claw-back', () => {
		const lots = spent([lotOf(1, [100_000, 0])], 6 * 16_000);
		expect(refunded(ask(lots, { reason: 'trader' })).refundFen).toBe(4000);
		const own = refunded(ask(lots, { reason: 'consumer', usedAtListFen: 6 * 20_000 }));
		expect(own.refundFen).toBe(0);
		expect(own.calculation).toContainEqual({ line: 'limit', fen: 20_000 });
	});

	it('seven days: the principal in full, the bonus void', () => {
		const { refundFen, parts, keptFen, calculation } = refunded(
			ask([lotOf(1, [50_000, 5000])], { reason: 'seven-day' }),
		);
		expect({ refundFen, keptFen }).toEqual({ refundFen: 50_000, keptFen: 0 });
		expect(parts).toEqual([{ lotId: 'lot_1', principal: 50_000, bonus: 5000 }]);
		expect(calculation).toContainEqual({ line: 'bonus-void', fen: -5000 });
	});

	it('seven days: counts the seventh and refuses the eighth', () => {
		const on = (date: string) => {
			const lots: RefundLot[] = [refundLotOf(lotOf(1, [50_000, 5000]), date)];
			return refundLots(ask([], { reason: 'seven-day', lots }));
		};
		expect(on('2026-11-19').ok).toBe(true);
		expect(on('2026-11-18')).toEqual(refuse({ code: 'stored-value/seven-days-over', days: 8 }));
	});

	it.each(['RATIO', 'PRINCIPAL_FIRST', 'BONUS_FIRST'] as const)(
		'seven days: refuses a lot that was spent from, of whichever pocket (%s)',
		(policy) => {
			const lots = spent([lotOf(1, [50_000, 5000], policy)], 1000);
			expect(refundLots(ask(lots, { reason: 'seven-day' }))).toEqual(
				refuse({ code: 'stored-value/seven-days-used' }),
			);
		},
	);

	it('agreed: the principal that is left, the bonus void', () => {
		const lots = spent([lotOf(1, [50_000, 5000], 'BONUS_FIRST')], 15_000);
		const { refundFen, keptFen } = refunded(ask(lots, {}));
		expect({ refundFen, keptFen }).toEqual({ refundFen: 40_000, keptFen: 0 });
	});

	it('consumer’s reason: what was paid less what was had at list price', () => {
		const lots = spent([lotOf(1, [50_000, 5000])], 11_000);
		const { refundFen, keptFen } = refunded(
			ask(lots, { reason: 'consumer', usedAtListFen: 12_500 }),
		);
		expect({ refundFen, keptFen }).toEqual({ refundFen: 37_500, keptFen: 2500 });
	});

	it('a top-up pays for what was had with it, and with no other', () => {
		const lots = [...spent([lotOf(1, [0, 10_000])], 4200), lotOf(2, [10_000, 0])];
		const own = refunded(ask(lots, { reason: 'consumer', usedAtListFen: 4500 }));
		expect(own.refundFen).toBe(10_000);
		expect(own.calculation).toContainEqual({ line: 'limit', fen: 4500 });
	});

	it('earlier refunds never bring more than what was paid', () => {
		// 100 paid and 100 given, half of it had and 50 given back; then the goods came back.
		const lot = { ...refundLotOf(lotOf(1, [10_000, 0]), TODAY), keptBeforeFen: -5000 };
		for (const reason of ['seven-day', 'trader', 'consumer', 'agreed'] as const) {
			const { refundFen, calculation } = refunded(ask([], { lots: [lot], reason }));
			expect(refundFen, reason).toBe(5000);
			expect(calculation).toContainEqual({ line: 'given-before', fen: -5000 });
		}
	});

	it('adds interest as actual/365 with one rounding, where the store shows it', () => {
		const lots = [refundLotOf(lotOf(1, [100_000, 0]), '2026-08-18')];
		const rates = [{ from: '', rateBp: 150 }];
		const { refundFen, calculation } = refunded(ask([], { lots, rates }));
		// 1000.00 × 1.5 % × 100/365 = 4.1096
		const said = { line: 'interest', rateBp: 150, days: 100, fen: 411 };
		expect(calculation).toContainEqual(said);
		expect(refundFen).toBe(100_411);
	});

	it('adds interest for each top-up from its own day on, at the rates of those days', () => {
		const lots = [
			refundLotOf(lotOf(1, [100_000, 0]), '2025-11-26'),
			refundLotOf(lotOf(2, [300_000, 0]), '2026-11-16'),
			refundLotOf(lotOf(3, [50_000, 0]), TODAY),
		];
		const rates = [
			{ from: '', rateBp: 365 },
			{ from: '2026-11-06', rateBp: 730 },
		];
		const interest = (reason: SvRefundAsk['reason']) =>
			refunded(ask([], { lots, rates, reason }))
				.calculation.filter(({ line }) => line === 'interest')
				.map((line) => ({ ...line, line: undefined }));
		// 1000.00 for 345 days at 3.65 % and 20 at 7.30 %; 3000.00 for 10 days at 7.30 %.
		expect(interest('agreed')).toEqual([
			{ days: 345, rateBp: 365, fen: 3450 },
			{ days: 20, rateBp: 730, fen: 400 },
			{ days: 10, rateBp: 730, fen: 600 },
		]);
		// At the consumer's own reason the rate of the contract holds.
		expect(interest('consumer')).toEqual([
			{ days: 365, rateBp: 365, fen: 3650 },
			{ days: 10, rateBp: 730, fen: 600 },
		]);
	});

	it('refuses where nothing is left', () => {
		const lots = spent([lotOf(1, [100, 0])], 100);
		expect(refundLots(ask(lots, {}))).toEqual(refuse({ code: 'stored-value/nothing-to-refund' }));
	});

	it('prints a calculation whose lines add up to the refund', () => {
		const lots = spent([lotOf(1, [300_000, 100_000], 'BONUS_FIRST')], 359_400);
		for (const reason of ['trader', 'agreed', 'consumer'] as const) {
			const { calculation, refundFen } = refunded(ask(lots, { reason, usedAtListFen: 370_000 }));
			const sum = calculation
				.filter(({ line }) => line !== 'refund' && line !== 'bonus-void')
				.reduce((total, { fen }) => total + fen, 0);
			expect(sum, reason).toBe(refundFen);
		}
	});
});
