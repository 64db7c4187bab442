// Goal: points that paid as a tender come back whole to their lots in whatever pieces the goods do,
// and what is kept of a refund for points that were spent is kept once and never given back again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEvent, OtherTender, SaleCompleted } from '#shared/journal/event.ts';
import { balances, POINTS_LEDGER } from '#shared/journal/account.ts';
import { pointMoves } from '#shared/journal/point-moves.ts';
import { postEvent } from '#shared/journal/post-event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { allocate } from '#shared/kernel/allocate.ts';
import { chargePoints } from '#shared/points/charge-points.ts';
import { DEFAULT_POINTS_BOOK } from '#shared/points/points-book.ts';
import { keepableFen, keptFen } from '#shared/refund/keep-back.ts';
import { wholeSale } from '#shared/refund/plan-refund.ts';
import { refundableSale } from '#shared/refund/refundable-sale.ts';
import { anySale, refund, refunded, returnAll, type Sold } from './any-sale.ts';

const MEMBER = `mem_${'0'.repeat(32)}`;

/** A sale one of whose tenders is points, out of up to four lots. */
const anyPaidInPoints: fc.Arbitrary<Sold> = fc
	.record({
		sold: anySale,
		at: fc.nat(2),
		points: fc.integer({ min: 1, max: 100_000 }),
		lots: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
	})
	.map(({ sold, at, points, lots }) => {
		const weights = lots.map((weight) => weight * 1_000_000);
		const parts = allocate(points, weights).flatMap((part, lot) => {
			return part === 0 ? [] : [{ lot_id: `lot${lot}`, points: part }];
		});
		const place = at % sold.sale.tenders.length;
		const tenders = sold.sale.tenders.map((tender, index): SaleCompleted['tenders'][number] => {
			if (index !== place) return tender;
			const { amount_fen } = tender;
			const head = { kind: 'points', method: 'points', attempt_id: '', subject: MEMBER } as const;
			return { ...head, amount_fen, points: { points, parts } };
		});
		return { ...sold, sale: { ...sold.sale, tenders } };
	});

function paidIn({ tenders }: SaleCompleted): OtherTender {
	const found = tenders.find((tender) => tender.kind === 'points');
	if (found === undefined || found.kind === 'cash') throw new Error('one tender is points');
	return found;
}

/** What the events leave in each lot, which began with what the sale took. */
function lotsAfter(sale: SaleCompleted, parts: readonly ReturnedPart[]): Map<string, number> {
	const lots = new Map<string, number>();
	for (const { lot_id, points } of paidIn(sale).points?.parts ?? []) lots.set(lot_id, points);
	for (const event of [sale, ...parts.map(refunded)]) {
		for (const { lotId, points } of pointMoves(event)) {
			lots.set(lotId, (lots.get(lotId) ?? 0) + points);
		}
	}
	return lots;
}

function sumOfAccount(events: readonly JournalEvent[], name: string): number {
	const postings = events.flatMap((event) => postEvent(event));
	return postings.reduce((sum, { account, amount }) => sum + (account === name ? amount : 0), 0);
}

describe('a tender of points', () => {
	it('comes back whole to every lot, and never more than came out of one', () => {
		fc.assert(
			fc.property(anyPaidInPoints, (sold) => {
				const { sale } = sold;
				const taken = new Map(paidIn(sale).points?.parts.map((one) => [one.lot_id, one.points]));
				const parts = returnAll(sold);
				for (let some = 0; some <= parts.length; some += 1) {
					for (const [lot, left] of lotsAfter(sale, parts.slice(0, some))) {
						expect(left).toBeGreaterThanOrEqual(0);
						expect(left).toBeLessThanOrEqual(taken.get(lot) ?? 0);
					}
				}
				// A sale of nothing gives nothing back.
				if (paidIn(sale).amount_fen > 0) expect(lotsAfter(sale, parts)).toEqual(taken);
			}),
		);
	});

	it('is its own account in fen and the member’s in points, and both are 0 again', () => {
		fc.assert(
			fc.property(anyPaidInPoints, (sold) => {
				const { sale } = sold;
				const events = [sale, ...returnAll(sold).map(refunded)];
				for (const event of events) expect(balances(postEvent(event))).toBe(true);
				expect(sumOfAccount([sale], 'points_redeemed')).toBe(paidIn(sale).amount_fen);
				expect(sumOfAccount(events, 'points_redeemed')).toBe(0);
				const points = events.flatMap((event) => postEvent(event));
				const member = points.filter(({ ledger, subject }) => {
					return ledger === POINTS_LEDGER && subject === MEMBER;
				});
				const left = member.reduce((sum, { amount }) => sum + amount, 0);
				expect(left).toBe(paidIn(sale).amount_fen > 0 ? 0 : paidIn(sale).points?.points);
			}),
		);
	});

	it('stays points whatever way the rest goes back', () => {
		fc.assert(
			fc.property(anyPaidInPoints, fc.constantFrom('cash', 'store_credit'), (sold, other) => {
				for (const { paid_back } of returnAll(sold, { other })) {
					for (const row of paid_back) {
						const own = sold.sale.tenders[row.of_tender ?? -1];
						expect(row.kind === 'points').toBe(own?.kind === 'points');
					}
				}
			}),
		);
	});
});

describe('what is kept of a refund', () => {
	const wishes = fc.array(fc.nat(60_000), { minLength: 1, maxLength: 6 });

	/** All of a sale, piece by piece, each with another wish to keep some of it. */
	function returnKeeping({ sale, step }: Sold, wanted: readonly number[]): ReturnedPart[] {
		const parts: ReturnedPart[] = [];
		for (;;) {
			const [line] = wholeSale(refundableSale(sale, parts), 'restock');
			if (line === undefined) return parts;
			const lines = [{ n: line.n, quantityMilli: Math.min(line.quantityMilli, step * 1000) }];
			const bare = refund(sale, parts, lines);
			const deductFen = wanted[parts.length % wanted.length] ?? 0;
			const part = refund(sale, parts, lines, { deductFen });
			const kept = keptFen(part.paid_back);
			expect(kept).toBeLessThanOrEqual(Math.min(deductFen, keepableFen(bare.paid_back)));
			for (const row of part.paid_back) expect(row.paid_fen).toBeGreaterThanOrEqual(0);
			// V12 plans it again from what was kept, and must find the same.
			expect(refund(sale, parts, lines, { deductFen: kept })).toEqual(part);
			parts.push(part);
		}
	}

	it('is never more than the money in it, is kept once, and all of it adds up in the end', () => {
		fc.assert(
			fc.property(fc.oneof(anySale, anyPaidInPoints), wishes, (sold, wanted) => {
				const parts = returnKeeping(sold, wanted);
				const rows = parts.flatMap(({ paid_back }) => paid_back);
				const paid = rows.reduce((sum, { paid_fen }) => sum + paid_fen, 0);
				const kept = keptFen(rows);
				expect(paid + kept).toBe(sold.sale.total_fen);
				const events = [sold.sale, ...parts.map(refunded)];
				for (const event of events) expect(balances(postEvent(event))).toBe(true);
				expect(sumOfAccount(events, 'points_charged') + kept).toBe(0);
			}),
		);
	});

	it('pays for as many points as it is worth, and the rest is owed', () => {
		const book = fc.record({
			valueFen: fc.nat(1_000_000),
			clawBack: fc.constantFrom('NEGATIVE' as const, 'DEDUCT_CASH' as const),
		});
		fc.assert(
			fc.property(book, fc.nat(1_000_000), fc.nat(1_000_000), (rules, short, keepable) => {
				const whole = { ...DEFAULT_POINTS_BOOK, ...rules };
				const { points, amountFen } = chargePoints(whole, { points: short, keepableFen: keepable });
				expect(points).toBeLessThanOrEqual(short);
				expect(points).toBeGreaterThanOrEqual(0);
				expect(amountFen).toBeLessThanOrEqual(keepable);
				if (rules.clawBack === 'NEGATIVE') expect(points).toBe(0);
				// One point more would cost more than there is.
				else if (points < short && rules.valueFen > 0) {
					expect(((points + 1) * rules.valueFen) / 10_000).toBeGreaterThan(keepable);
				}
			}),
		);
	});
});
