// Goal: whatever comes back, in whatever pieces, is worth its frozen share, and the last piece
// brings every account back to the fen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances } from '#shared/journal/account.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { payBack } from '#shared/refund/pay-back.ts';
import { planRefund, wholeSale } from '#shared/refund/plan-refund.ts';
import { refundableSale } from '#shared/refund/refundable-sale.ts';
import { anySale, OF, refund, refunded, returnAll } from './any-sale.ts';
import { cash, code, soldSale } from './sold.ts';

function refusalOf(sale: SaleCompleted, earlier: ReturnedPart[], n: number, milli: number) {
	const lines = [{ n, quantityMilli: milli, disposition: 'restock' as const }];
	const plan = planRefund(refundableSale(sale, earlier), {
		of: OF,
		lines,
		reason: '',
		drawer: '1',
	});
	return plan.ok ? 'done' : plan.refusal.code;
}

/** E6: 1999, 2599, 399 less the shares of 500 and of 抹分 7. */
function saleOfE6(): SaleCompleted {
	const take = (a: number, b: number) => [
		{ kind: 'override' as const, amount_fen: a },
		{ kind: 'cash_rounding' as const, amount_fen: b },
	];
	return soldSale(
		[
			{ quantity_milli: 1000, base_fen: 1999, adjustments: take(200, 3) },
			{ quantity_milli: 1000, base_fen: 2599, adjustments: take(260, 4) },
			{ quantity_milli: 1000, base_fen: 399, adjustments: take(40, 0).slice(0, 1) },
		],
		[cash(4490)],
	);
}

describe('a returned piece', () => {
	it('E12, E14 is its frozen share: 333, 334, 333 with the tax 38, 39, 38', () => {
		const sale = soldSale([{ quantity_milli: 3000, base_fen: 1000 }], [code(1000)]);
		const parts: ReturnedPart[] = [];
		for (let piece = 0; piece < 3; piece += 1) {
			parts.push(refund(sale, parts, [{ n: 1, quantityMilli: 1000 }]));
		}
		expect(parts.map((part) => part.total_fen)).toEqual([333, 334, 333]);
		expect(parts.map((part) => part.tax_fen)).toEqual([38, 39, 38]);
	});

	it('E13 of E6’s second line is exactly 2335', () => {
		const part = refund(saleOfE6(), [], [{ n: 2, quantityMilli: 1000 }]);
		expect(part.total_fen).toBe(2335);
		expect(part.lines[0]?.base_fen).toBe(2599);
		expect(part.paid_back).toMatchObject([{ kind: 'cash', exact_fen: 2335, paid_fen: 2340 }]);
		expect(part.rounding_fen).toBe(5);
	});

	it('E15 goes back over what is left of each tender', () => {
		const sale = soldSale(
			[{ quantity_milli: 1000, base_fen: 9990 }],
			[code(6000), { ...code(3000), method: 'alipay' }, code(990)],
		);
		const left = (exacts: number[]) =>
			sale.tenders.map((tender, at) => {
				const fen = exacts[at] ?? 0;
				return { tender, exactFen: fen, settledFen: fen, backParts: [], backPoints: [] };
			});
		const sharesOf = (totalFen: number, exacts: number[]) =>
			payBack(left(exacts), { totalFen, creditFen: 0, drawer: '1' }).map((row) => row.exact_fen);
		expect(sharesOf(3330, [0, 0, 0])).toEqual([2000, 1000, 330]);
		expect(sharesOf(1000, [0, 0, 0])).toEqual([601, 300, 99]);
		expect(sharesOf(3330, [601, 300, 99])).toEqual([2000, 1000, 330]);
		expect(sharesOf(5660, [2601, 1300, 429])).toEqual([3399, 1700, 561]);
	});
});

describe('what a refund refuses', () => {
	const sale = () => soldSale([{ quantity_milli: 2000, base_fen: 1000 }], [cash(1000)]);

	it('is more than is left of a line', () => {
		const first = refund(sale(), [], [{ n: 1, quantityMilli: 1000 }]);
		expect(refusalOf(sale(), [first], 1, 2000)).toBe('refund/exceeds');
		const both = [first, refund(sale(), [first], [{ n: 1, quantityMilli: 1000 }])];
		expect(refusalOf(sale(), both, 1, 1000)).toBe('refund/all-returned');
	});

	it.each([0, -1000, 500, 0.5, Number.NaN, 2 ** 60])('is a quantity of %d', (milli) => {
		expect(refusalOf(sale(), [], 1, milli)).toBe('refund/quantity-invalid');
	});

	it('is a line the sale does not have, and the same line twice', () => {
		expect(refusalOf(sale(), [], 2, 1000)).toBe('refund/line-unknown');
		const line = { n: 1, quantityMilli: 1000, disposition: 'restock' as const };
		const wanted = { of: OF, lines: [line, line], reason: '', drawer: '1' };
		const twice = planRefund(refundableSale(sale(), []), wanted);
		expect(twice).toMatchObject({ ok: false, refusal: { code: 'refund/line-twice' } });
	});
});

describe('laws of returning', () => {
	it('every part balances, and all parts together undo the sale in every account', () => {
		fc.assert(
			fc.property(anySale, (sold) => {
				const sums = new Map<string, number>();
				const parts = returnAll(sold);
				for (const event of [sold.sale, ...parts.map(refunded)]) {
					const postings = postEvent(event);
					expect(balances(postings)).toBe(true);
					for (const { account, amount } of postings) {
						sums.set(account, (sums.get(account) ?? 0) + amount);
					}
				}
				expect([...sums].filter(([, amount]) => amount !== 0)).toEqual([]);
			}),
		);
	});

	it('the parts of a line make the line, in net, tax, base and each adjustment', () => {
		fc.assert(
			fc.property(anySale, (sold) => {
				const rows = returnAll(sold).flatMap((part) => part.lines);
				for (const line of sold.sale.lines) {
					const own = rows.filter((row) => row.of_n === line.n);
					const sumOf = (of: (row: (typeof own)[number]) => number) =>
						own.reduce((sum, row) => sum + of(row), 0);
					expect(sumOf((row) => row.net_fen)).toBe(line.net_fen);
					expect(sumOf((row) => row.tax_fen)).toBe(line.tax_fen);
					expect(sumOf((row) => row.base_fen)).toBe(line.base_fen);
					expect(sumOf((row) => row.quantity_milli)).toBe(line.quantity_milli);
					for (const row of own) expect(row.net_fen).toBeGreaterThanOrEqual(0);
				}
			}),
		);
	});

	it('cash leaves in whole jiao until the last of it, and never more than was paid', () => {
		fc.assert(
			fc.property(anySale, (sold) => {
				const settled = sold.sale.tenders.map(() => 0);
				for (const part of returnAll(sold)) {
					for (const row of part.paid_back) {
						const at = row.of_tender ?? 0;
						expect(row.paid_fen).toBeGreaterThanOrEqual(0);
						settled[at] = (settled[at] ?? 0) + row.paid_fen + row.credit_fen;
						const whole = sold.sale.tenders[at]?.amount_fen ?? 0;
						expect(settled[at]).toBeLessThanOrEqual(whole);
						const isInJiao = (settled[at] ?? 0) % 10 === 0 || settled[at] === whole;
						if (row.kind === 'cash') expect(isInJiao).toBe(true);
					}
				}
				expect(settled).toEqual(sold.sale.tenders.map((tender) => tender.amount_fen));
			}),
		);
	});

	it('mixed ways and credits still give back exactly what was paid', () => {
		const way = fc.constantFrom('own', 'cash', 'credit');
		fc.assert(
			fc.property(anySale, fc.array(way, { minLength: 40, maxLength: 40 }), (sold, ways) => {
				const parts: ReturnedPart[] = [];
				for (const [turn] of ways.entries()) {
					const line = wholeSale(refundableSale(sold.sale, parts), 'write-off')[0];
					if (line === undefined) break;
					const more =
						ways[turn] === 'cash'
							? { other: 'cash' }
							: ways[turn] === 'credit'
								? { creditFen: 700 }
								: {};
					parts.push(refund(sold.sale, parts, [{ n: line.n, quantityMilli: 1000 }], more));
				}
				const back = parts
					.flatMap((part) => part.paid_back)
					.reduce((sum, row) => sum + row.paid_fen + row.credit_fen, 0);
				expect(back).toBe(sold.sale.total_fen);
				const rounding = parts.reduce((sum, part) => sum + part.rounding_fen, 0);
				expect(rounding).toBe(0);
			}),
		);
	});
});
