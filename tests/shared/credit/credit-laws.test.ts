// Goal: whatever is put on slips, spent of them and given back, no slip is ever below nothing, and
// each ends where the postings of its code say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditMoves } from '#shared/credit/credit-moves.ts';
import { takeCredit } from '#shared/credit/take-credit.ts';
import type { JournalEvent, SaleCompleted, TakenTender } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';
import type { ReturnedPart, SaleRefunded } from '#shared/journal/refund-event.ts';
import { planRefund } from '#shared/refund/plan-refund.ts';
import { refundableSale } from '#shared/refund/refundable-sale.ts';
import { cash, soldSale } from '../refund/sold.ts';

type Way = 'original' | 'cash' | 'store_credit';
type Move =
	| { readonly do: 'sell'; readonly pieces: number; readonly price: number }
	| {
			readonly do: 'spend';
			readonly slip: number;
			readonly pieces: number;
			readonly price: number;
			/** Fen that were typed; 0 for as much as there is. */
			readonly typed: number;
	  }
	| { readonly do: 'refund'; readonly sale: number; readonly pieces: number; readonly way: Way };

const pieces = fc.integer({ min: 1, max: 4 });
const price = fc.integer({ min: 1, max: 5000 });
const which = fc.nat(20);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
	fc.record({ do: fc.constant('sell' as const), pieces, price }),
	fc.record({
		do: fc.constant('spend' as const),
		slip: which,
		pieces,
		price,
		typed: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 8000 })),
	}),
	fc.record({
		do: fc.constant('refund' as const),
		sale: which,
		pieces,
		way: fc.constantFrom<Way>('original', 'store_credit', 'store_credit', 'cash'),
	}),
);

/** The slips of a store, by code, as the table keeps them; and every event that made them so. */
function openStore() {
	const slips = new Map<string, number>();
	const events: JournalEvent[] = [];
	const sales: { readonly sale: SaleCompleted; readonly parts: ReturnedPart[] }[] = [];

	function append(event: SaleCompleted | SaleRefunded): void {
		events.push(event);
		for (const { code, amount } of creditMoves(postEvent(event))) {
			slips.set(code, (slips.get(code) ?? 0) + amount);
		}
		for (const [code, balance] of slips) expect(balance, code).toBeGreaterThanOrEqual(0);
	}

	function sell(count: number, each: number, tendersOf: (total: number) => TakenTender[]): void {
		const lines = [{ quantity_milli: count * 1000, base_fen: count * each }];
		const sale = soldSale(lines, tendersOf(count * each));
		sales.push({ sale, parts: [] });
		append(sale);
	}

	function spend({ slip, pieces: count, price: each, typed }: Move & { do: 'spend' }): void {
		const subject = [...slips.keys()][slip % Math.max(1, slips.size)];
		if (subject === undefined) return;
		const balanceFen = slips.get(subject) ?? 0;
		const total = count * each;
		const wanted = { amountFen: Math.min(typed || total, total), exact: typed > 0 };
		const taken = takeCredit({ balanceFen, heldFen: 0 }, wanted);
		if (!taken.ok) {
			expect(balanceFen).toBeLessThan(wanted.amountFen);
			return;
		}
		const tender = { kind: 'store_credit', method: 'store_credit', attempt_id: 'a' } as const;
		const rest = total - taken.value;
		sell(count, each, () => [
			{ ...tender, subject, amount_fen: taken.value },
			...(rest > 0 ? [cash(rest)] : []),
		]);
	}

	function refund({ sale: at, pieces: count, way }: Move & { do: 'refund' }): void {
		const found = sales[at % Math.max(1, sales.length)];
		if (found === undefined) return;
		const { sale, parts } = found;
		const plan = planRefund(refundableSale(sale, parts), {
			of: { sale_id: sale.sale_id, receipt_no: 'R', inc: 1, n: 1, hash: '00' },
			lines: [{ n: 1, quantityMilli: count * 1000, disposition: 'restock' }],
			reason: '',
			drawer: '1',
			...(way === 'original' ? {} : { other: way }),
			...(way === 'store_credit' ? { slip: `D${events.length}` } : {}),
		});
		if (!plan.ok) return;
		parts.push(plan.value);
		append({
			...sale,
			kind: 'sale/refunded',
			v: 1,
			refund_id: 'r',
			mode: 'return',
			returned: plan.value,
		});
	}

	return {
		slips,
		events,
		do: (move: Move): void => {
			if (move.do === 'sell') sell(move.pieces, move.price, (total) => [cash(total)]);
			else if (move.do === 'spend') spend(move);
			else refund(move);
		},
	};
}

/** What the events themselves say of each code, without their postings. */
function toldBy(events: readonly JournalEvent[]): Map<string, number> {
	const told = new Map<string, number>();
	const add = (code: string, amount: number) => told.set(code, (told.get(code) ?? 0) + amount);
	for (const event of events) {
		if (event.kind === 'sale/completed') {
			for (const tender of event.tenders) {
				if (tender.kind === 'store_credit') add(tender.subject ?? '', -tender.amount_fen);
			}
		} else if (event.kind === 'sale/refunded') {
			for (const { kind, subject, paid_fen: paid } of event.returned.paid_back) {
				if (kind === 'store_credit' && paid > 0) add(subject ?? '', paid);
			}
		}
	}
	return told;
}

describe('slips of store credit', () => {
	it('are never below nothing and end where the postings say, in any order of things', () => {
		let spent = 0;
		fc.assert(
			fc.property(fc.array(anyMove, { minLength: 4, maxLength: 40 }), (moves) => {
				const store = openStore();
				for (const move of moves) store.do(move);
				expect(store.slips).toEqual(toldBy(store.events));
				spent += store.events.filter(
					(event) =>
						event.kind === 'sale/completed' &&
						event.tenders.some(({ kind }) => kind === 'store_credit'),
				).length;
			}),
			{ numRuns: 300 },
		);
		// The law is about something: slips were really spent.
		expect(spent).toBeGreaterThan(100);
	});

	it('give no more than is free while other payments hold some', () => {
		fc.assert(
			fc.property(
				fc.record({
					balanceFen: fc.nat(10_000),
					heldFen: fc.nat(10_000),
					amountFen: fc.integer({ min: 1, max: 12_000 }),
					exact: fc.boolean(),
				}),
				({ balanceFen, heldFen, amountFen, exact }) => {
					const taken = takeCredit({ balanceFen, heldFen }, { amountFen, exact });
					const free = Math.max(0, balanceFen - heldFen);
					if (taken.ok) {
						expect(taken.value).toBe(exact ? amountFen : Math.min(amountFen, free));
						expect(taken.value).toBeLessThanOrEqual(free);
					} else expect(free === 0 || (exact && amountFen > free)).toBe(true);
				},
			),
		);
	});
});
