// Any sale, and returning all of it a few pieces at a time.
import fc from 'fast-check';
import { ADJUSTMENT_KINDS } from '#shared/journal/event-head.ts';
import type { SaleCompleted, TakenTender } from '#shared/journal/event.ts';
import type { OriginalSale, ReturnedPart, SaleRefunded } from '#shared/journal/refund-event.ts';
import { allocate } from '#shared/kernel/allocate.ts';
import { planRefund, wholeSale, type WantedLine } from '#shared/refund/plan-refund.ts';
import { refundableSale } from '#shared/refund/refundable-sale.ts';
import { cash, code, soldSale } from './sold.ts';

export const OF: OriginalSale = { sale_id: 'sale_1', receipt_no: 'R1', inc: 1, n: 1, hash: '00' };

export function refund(
	sale: SaleCompleted,
	earlier: readonly ReturnedPart[],
	lines: readonly Pick<WantedLine, 'n' | 'quantityMilli'>[],
	more: { other?: string; creditFen?: number; deductFen?: number } = {},
): ReturnedPart {
	const wanted = lines.map((line) => ({ ...line, disposition: 'restock' as const }));
	const plan = planRefund(refundableSale(sale, earlier), {
		of: OF,
		lines: wanted,
		reason: '',
		drawer: '1',
		...more,
	});
	if (!plan.ok) throw new Error(plan.refusal.code);
	return plan.value;
}

export const anyLine = fc
	.record({
		pieces: fc.integer({ min: 1, max: 6 }),
		base: fc.integer({ min: 0, max: 50_000 }),
		off: fc.integer({ min: 0, max: 10_000 }),
		rate: fc.constantFrom(0, 100, 300, 600, 900, 1300),
		/** Every kind there is, several on one line, as promotions and coupons leave them. */
		parts: fc.uniqueArray(
			fc.record({
				kind: fc.constantFrom(...ADJUSTMENT_KINDS),
				weight: fc.integer({ min: 1, max: 9 }),
			}),
			{ selector: ({ kind }) => kind, minLength: 1, maxLength: 5 },
		),
	})
	.map(({ pieces, base, off, rate, parts }) => {
		const amount = Math.floor((base * off) / 10_000);
		const weights = parts.map(({ weight }) => weight * 1_000_000);
		const adjustments = allocate(amount, weights).flatMap((amount_fen, at) => {
			const kind = parts[at]?.kind;
			return kind === undefined || amount_fen === 0 ? [] : [{ kind, amount_fen }];
		});
		return { quantity_milli: pieces * 1000, base_fen: base, adjustments, tax_bp: rate };
	});

export type Sold = { readonly sale: SaleCompleted; readonly step: number };

/** A sale paid with up to three tenders, cash among them or not. */
export const anySale: fc.Arbitrary<Sold> = fc
	.record({
		lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
		weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 }),
		cashAt: fc.integer({ min: 0, max: 3 }),
		step: fc.integer({ min: 1, max: 3 }),
	})
	.map(({ lines, weights, cashAt, step }) => {
		const total = soldSale(lines, []).total_fen;
		const ceiling = weights.map((weight) => weight * 1_000_000);
		const tenders: TakenTender[] = allocate(total, ceiling).map((amount, at) =>
			at === cashAt ? cash(amount) : code(amount),
		);
		return { sale: soldSale(lines, tenders), step };
	});

/** Returns everything, `step` pieces of a line at a time, round and round the lines. */
export function returnAll(
	{ sale, step }: Sold,
	more: { other?: string } = {},
	earlier: readonly ReturnedPart[] = [],
): ReturnedPart[] {
	const parts = [...earlier];
	for (;;) {
		const left = wholeSale(refundableSale(sale, parts), 'restock');
		if (left.length === 0) return parts;
		const line = left[parts.length % left.length] ?? left[0];
		if (line === undefined) return parts;
		const quantityMilli = Math.min(line.quantityMilli, step * 1000);
		parts.push(refund(sale, parts, [{ n: line.n, quantityMilli }], more));
	}
}

export function refunded(returned: ReturnedPart): SaleRefunded {
	const { lines: _lines, tenders: _tenders, kind: _kind, v: _v, ...head } = soldSale([], []);
	return { ...head, kind: 'sale/refunded', v: 1, refund_id: 'r', mode: 'return', returned };
}
