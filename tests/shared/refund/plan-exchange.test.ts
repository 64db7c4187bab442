// Goal: an exchange moves the difference and nothing else: every one balances, and when all that
// was sold has come back, by whatever detours, every account is back at nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances, type Posting } from '#shared/journal/account.ts';
import type { SaleCompleted, TakenTender } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { allocate } from '#shared/kernel/allocate.ts';
import { planExchange, setAgainst } from '#shared/refund/plan-exchange.ts';
import { planRefund, wholeSale } from '#shared/refund/plan-refund.ts';
import { refundableSale } from '#shared/refund/refundable-sale.ts';
import { anyLine, anySale, OF, refunded, returnAll, type Sold } from './any-sale.ts';
import { cash, code, soldSale, type LineFacts } from './sold.ts';

type Exchanged = {
	readonly original: Sold;
	readonly part: ReturnedPart;
	readonly exchange: SaleCompleted;
	/** What the new goods cost beyond what was set against them, before any rounding. */
	readonly restFen: number;
};

const anyExchange = fc
	.record({
		original: anySale,
		back: fc.integer({ min: 1, max: 6 }),
		goods: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
		inCash: fc.boolean(),
		other: fc.constantFrom(undefined, 'cash'),
	})
	.map(({ original, back, goods, inCash, other }): Exchanged => {
		const { sale } = original;
		const lines = wholeSale(refundableSale(sale, []), 'restock').slice(0, back);
		const goodsFen = soldSale(goods, []).total_fen;
		const part = exchangedPart(sale, lines, { goodsFen, other });
		const rest = goodsFen - setAgainst(part);
		const rounding = inCash || paidOf(part) > 0 ? rest % 10 : 0;
		const paid = rest - rounding;
		const tenders: TakenTender[] = paid === 0 ? [] : [inCash ? cash(paid) : code(paid)];
		const exchange = { ...soldSale(rounded(goods, rounding), tenders), sale_id: 'sale_2' };
		return { original, part, restFen: rest, exchange: { ...exchange, returned: part } };
	});

function exchangedPart(
	sale: SaleCompleted,
	lines: ReturnType<typeof wholeSale>,
	{ goodsFen, other }: { goodsFen: number; other: string | undefined },
): ReturnedPart {
	const wanted = { of: OF, lines, reason: '', drawer: '1' };
	const way = other === undefined ? {} : { other };
	const plan = planExchange(
		refundableSale(sale, []),
		{ ...wanted, ...way },
		{ goodsFen, step: 10 },
	);
	if (!plan.ok) throw new Error(plan.refusal.code);
	return plan.value;
}

/** The rounding of the cash part shared over the new goods, as the engine shares it. */
function rounded(goods: readonly LineFacts[], rounding: number): LineFacts[] {
	const nets = soldSale(goods, []).lines.map((line) => line.net_fen);
	const shares = allocate(rounding, nets);
	return goods.map((facts, at) => {
		const share = shares[at] ?? 0;
		if (share === 0) return facts;
		const row = { kind: 'cash_rounding' as const, amount_fen: share };
		return { ...facts, adjustments: [...(facts.adjustments ?? []), row] };
	});
}

function paidOf({ paid_back }: ReturnedPart, kind?: string): number {
	return paid_back
		.filter((row) => kind === undefined || row.kind === kind)
		.reduce((sum, row) => sum + row.paid_fen, 0);
}

function sumsOf(postings: readonly Posting[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const { account, amount } of postings) sums.set(account, (sums.get(account) ?? 0) + amount);
	return sums;
}

describe('laws of exchanging', () => {
	it('the goods are paid with what came back and with what was paid, and every leg balances', () => {
		fc.assert(
			fc.property(anyExchange, ({ part, exchange }) => {
				const tenders = exchange.tenders.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
				expect(tenders + setAgainst(part)).toBe(exchange.total_fen);
				expect(balances(postEvent(exchange))).toBe(true);
			}),
		);
	});

	it('nobody pays and is paid, and only cash takes a few fen off the new goods', () => {
		fc.assert(
			fc.property(anyExchange, ({ part, exchange, restFen }) => {
				if (paidOf(part) === 0) return;
				expect(exchange.tenders).toEqual([]);
				expect(restFen).toBeLessThan(paidOf(part, 'cash') > 0 ? 10 : 1);
			}),
			{ numRuns: 500 },
		);
	});

	it('cash goes back in whole jiao when it was taken so', () => {
		fc.assert(
			fc.property(anyExchange, ({ original, part }) => {
				const inCash = part.paid_back.filter(({ kind }) => kind === 'cash');
				const amounts = inCash.map(
					({ of_tender: at = -1 }) => original.sale.tenders[at]?.amount_fen,
				);
				if (amounts.some((amount = 0) => amount % 10 !== 0)) return;
				expect(paidOf(part, 'cash') % 10).toBe(0);
			}),
			{ numRuns: 1000 },
		);
	});

	it('is planned the same again from what it set against the goods', () => {
		fc.assert(
			fc.property(anyExchange, ({ original, part }) => {
				const lines = part.lines.map(({ of_n: n = 0, quantity_milli: quantityMilli }) => {
					return { n, quantityMilli, disposition: 'restock' as const };
				});
				const isOther = part.paid_back.some(({ kind, of_tender }) => {
					return kind !== original.sale.tenders[of_tender ?? -1]?.kind;
				});
				const again = planRefund(refundableSale(original.sale, []), {
					of: OF,
					lines,
					reason: '',
					drawer: '1',
					creditFen: setAgainst(part),
					...(isOther ? { other: 'cash' } : {}),
				});
				expect(again).toEqual({ ok: true, value: part });
			}),
		);
	});

	it('when the rest of the sale and all of the exchange came back, every account is at nothing', () => {
		fc.assert(
			fc.property(anyExchange, ({ original, part, exchange }) => {
				const ofSale = returnAll(original, {}, [part]).slice(1);
				const ofExchange = returnAll({ ...original, sale: exchange });
				const back = [...ofSale, ...ofExchange].map(refunded);
				const sums = sumsOf([original.sale, exchange, ...back].flatMap(postEvent));
				// In another way than it was paid, money stands in other accounts, and no more of it.
				const isMoney = (name: string) => name.startsWith('cash:') || name.startsWith('clearing:');
				const money = [...sums].filter(([name]) => isMoney(name));
				expect(money.reduce((sum, [, amount]) => sum + amount, 0)).toBe(0);
				for (const [name, amount] of sums) {
					if (!isMoney(name)) expect([name, amount]).toEqual([name, 0]);
				}
			}),
		);
	});
});
