// Goal: commission is one rounding of what a service is worth or of its times, reads as it is
// written, and what an event gives is what its answers take back to the fen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commissionMoves } from '#shared/journal/commission-moves.ts';
import type { JournalEvent, SoldLine } from '#shared/journal/event.ts';
import { split } from '#shared/kernel/allocate.ts';
import { formatCommission } from '#shared/receipt/format-commission.ts';
import { returnLine } from '#shared/refund/return-line.ts';
import { commissionOf } from '#shared/technician/commission.ts';
import { readCommission } from '#shared/technician/read-commission.ts';

const share = (bp: number) => ({ bp, fen: null });
const fixed = (fen: number) => ({ bp: null, fen });
const once = (worthFen: number) => ({ worthFen, quantityMilli: 1000 });

describe('commissionOf', () => {
	it('is E23: 30 % of 29800 is 8940, split 60/40 5364 and 3576', () => {
		const whole = commissionOf(share(3000), once(29_800));
		expect(whole).toBe(8940);
		expect(split(whole, [60, 40])).toEqual([5364, 3576]);
	});

	it.each([
		['half a fen goes up', share(5000), once(1), 1],
		['below half goes down', share(4999), once(1), 0],
		['a fixed amount counts each time', fixed(1500), { worthFen: 0, quantityMilli: 3000 }, 4500],
		['half a time is half of it', fixed(1501), { worthFen: 9, quantityMilli: 500 }, 751],
		['no rule pays nothing', { bp: null, fen: null }, once(9900), 0],
	])('%s', (_, rule, work, is) => {
		expect(commissionOf(rule, work)).toBe(is);
	});

	it('is never more than the service is worth, as a share', () => {
		fc.assert(
			fc.property(fc.nat(10_000), fc.nat(10_000_000), (bp, worth) => {
				const commission = commissionOf(share(bp), once(worth));
				expect(commission).toBeGreaterThanOrEqual(0);
				expect(commission).toBeLessThanOrEqual(worth);
			}),
		);
	});
});

describe('a commission that is typed', () => {
	it.each([
		['10%', share(1000)],
		['12.5％', share(1250)],
		['15', fixed(1500)],
		['0.05', fixed(5)],
		[' ', { bp: null, fen: null }],
	])('reads %s', (text, rule) => {
		expect(readCommission(text)).toEqual({ ok: true, value: rule });
	});

	it.each(['101%', '-1', '十', '1.234', '6901028075763'])('refuses %s', (text) => {
		expect(readCommission(text).ok).toBe(false);
	});

	it('reads as it is written', () => {
		const rule = fc.oneof(
			fc.nat(10_000).map(share),
			fc.nat(10_000_000).map(fixed),
			fc.constant({ bp: null, fen: null }),
		);
		fc.assert(
			fc.property(rule, (one) => {
				expect(readCommission(formatCommission(one))).toEqual({ ok: true, value: one });
			}),
		);
	});
});

const lineOf = (pieces: number, commission: number): SoldLine => ({
	n: 1,
	product_id: 7,
	sku: 'FW1',
	name: '足疗',
	dept: 'service',
	unit: '次',
	quantity_milli: pieces * 1000,
	factor_milli: 1000,
	list_price_fen: 9900,
	base_fen: 9900 * pieces,
	adjustments: [],
	net_fen: 9900 * pieces,
	tax_bp: 600,
	tax_fen: 0,
	done_by: { technician_id: 'tech_a', code: '08', commission_fen: commission },
});

describe('commissionMoves', () => {
	it('takes back piece by piece what the line gave, and never more', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(100_000), (pieces, commission) => {
				const line = lineOf(pieces, commission);
				const sold = { kind: 'sale/completed', lines: [line] } as unknown as JournalEvent;
				let left = commissionMoves(sold)[0]?.commissionFen ?? -1;
				expect(left).toBe(commission);
				for (let before = 0; before < pieces; before += 1) {
					const wanted = { n: 1, beforeMilli: before * 1000, quantityMilli: 1000 };
					const back = returnLine(line, { ...wanted, disposition: 'none' });
					const returned = { lines: [back] };
					const refunded = { kind: 'sale/refunded', returned } as unknown as JournalEvent;
					const [move] = commissionMoves(refunded);
					expect(move?.quantityMilli).toBe(-1000);
					left += move?.commissionFen ?? 0;
					expect(left).toBeGreaterThanOrEqual(0);
				}
				expect(left).toBe(0);
			}),
		);
	});

	it('is nothing for lines and uses without a technician, and for other events', () => {
		const { done_by: _who, ...plain } = lineOf(1, 100);
		const sold = { kind: 'sale/completed', lines: [plain] } as unknown as JournalEvent;
		expect(commissionMoves(sold)).toEqual([]);
		const used = { kind: 'pass/used', product_id: 7, times: 1, recognised_fen: 8800 };
		expect(commissionMoves(used as unknown as JournalEvent)).toEqual([]);
		expect(commissionMoves({ kind: 'pass/extended' } as unknown as JournalEvent)).toEqual([]);
	});

	it('turns an exchange round on its returned lines only', () => {
		const event = {
			kind: 'sale/completed',
			lines: [lineOf(1, 100)],
			returned: { lines: [lineOf(1, 40)] },
		} as unknown as JournalEvent;
		expect(commissionMoves(event).map(({ leg, commissionFen }) => [leg, commissionFen])).toEqual([
			[1, 100],
			[2, -40],
		]);
	});
});
