// Goal: a company pays what its list says for the quantity of the line, never more than without the
// list, and the line says why (MEM-3, SAL-7, PRO-10).
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { milli, pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { agreedPrice, type AgreedPrice, type ListTerms } from '#shared/price-list/agreed-price.ts';
import type { BasketLine } from '#shared/pricing/basket.ts';
import { goodsOf } from '#shared/pricing/line-goods.ts';
import { ownPrices } from '#shared/pricing/own-price.ts';
import {
	aBasket,
	aLine,
	aMember,
	aPromotion,
	bookOf,
	morning,
	price,
} from '../pricing/a-basket.ts';

const LIST: ListTerms = {
	code: 'GW',
	name: '长城协议价',
	prices: [
		{ from: milli(1), price: fen(420) },
		{ from: pieces(10), price: fen(400) },
		{ from: pieces(100), price: fen(350) },
	],
	rates: [
		{ categoryId: 7, from: milli(1), charge: basisPoint(9000) },
		{ categoryId: 3, from: milli(1), charge: basisPoint(8000) },
		{ categoryId: 0, from: pieces(5), charge: basisPoint(9500) },
	],
};
const plain = { factor: pieces(1), categories: [] };

describe('agreedPrice', () => {
	it.each([
		['one', pieces(1), 420],
		['nine and a bit', milli(9999), 420],
		['ten', pieces(10), 400],
		['a thousand', pieces(1000), 350],
	])('takes the price of the quantity of the line: %s', (_, quantity, unitPrice) => {
		expect(agreedPrice(LIST, { ...plain, quantity })).toMatchObject({ unitPrice });
	});
	it('counts what is in a pack, and prices the pack by it', () => {
		const pack = { ...plain, quantity: pieces(1), factor: pieces(24) };
		expect(agreedPrice(LIST, pack)).toEqual({ code: 'GW', name: '长城协议价', unitPrice: 9600 });
	});
	it('asks the nearest category of goods without a price, then all goods', () => {
		const rest = { ...LIST, prices: [] };
		const of = (categories: number[], count: number) =>
			agreedPrice(rest, { ...plain, categories, quantity: pieces(count) });
		expect(of([7, 3], 1)).toMatchObject({ charge: 9000 });
		expect(of([9, 3], 1)).toMatchObject({ charge: 8000 });
		expect(of([9], 4)).toBeUndefined();
		expect(of([9], 5)).toMatchObject({ charge: 9500 });
	});
	it('has no price per unit for the amount of a scale label', () => {
		const label = { ...plain, quantity: pieces(1), labelAmount: fen(999) };
		expect(agreedPrice({ ...LIST, rates: [] }, label)).toBeUndefined();
	});
});

const AGREED: AgreedPrice = { code: 'GW', name: '长城协议价', unitPrice: fen(400) };

function lineOf(changes: Partial<BasketLine>): BasketLine {
	return aLine(450, { quantity: pieces(10), ...changes });
}

describe('PRO-10: the list in the choice of the best price', () => {
	it('is taken when it is the best, and the line says 企业价 by the name of the list', () => {
		const { lines } = price(aBasket([lineOf({ agreed: AGREED })]));
		expect(lines[0]?.adjustments).toEqual([
			{
				kind: 'level',
				reason: 'price-list',
				ruleId: 'price-list:GW',
				name: '长城协议价',
				amount: 500,
			},
		]);
		expect(lines[0]?.net).toBe(4000);
	});
	it.each([
		['the member price', { memberPrice: fen(390) }, {}, 3900],
		['the tier', {}, { levelRate: basisPoint(8000) }, 3600],
	])('gives way to %s when that is better, and is told as passed over', (_, line, rights, net) => {
		const situation = { ...morning, member: { ...aMember, ...rights } };
		const { lines } = price(aBasket([lineOf({ agreed: AGREED, ...line })], { situation }));
		expect(lines[0]?.net).toBe(net);
		expect(lines[0]?.passedOver).toContainEqual({
			ruleId: 'price-list:GW',
			name: '长城协议价',
			why: 'other-is-better',
			amount: 500,
		});
	});
	it('gives way to a promotion that is better', () => {
		const book = bookOf(aPromotion({ kind: 'fixed-price', price: fen(300) }));
		const { lines } = price(aBasket([lineOf({ agreed: AGREED })], { book }));
		expect(lines[0]?.net).toBe(3000);
	});
	it('holds for goods that may not be discounted when it names them, and its rates do not', () => {
		const rate: AgreedPrice = { code: 'GW', name: '协议', charge: basisPoint(9000) };
		const net = (agreed: AgreedPrice) =>
			price(aBasket([lineOf({ agreed, discountable: false })])).lines[0]?.net;
		expect(net(AGREED)).toBe(4000);
		expect(net(rate)).toBe(4500);
	});
});

const anAgreed = fc.oneof(
	fc.integer({ min: 1, max: 2000 }).map((unit) => ({ ...AGREED, unitPrice: fen(unit) })),
	fc
		.integer({ min: 1, max: 10_000 })
		.map((bp): AgreedPrice => ({ code: 'GW', name: '协议', charge: basisPoint(bp) })),
);

const anyLine = fc.record({
	listPrice: fc.integer({ min: 0, max: 2000 }).map(fen),
	quantity: fc.oneof(
		fc.integer({ min: 1, max: 200 }).map(pieces),
		fc.integer({ min: 1, max: 9000 }).map(milli),
	),
	weighed: fc.boolean(),
	discountable: fc.boolean(),
	agreed: anAgreed,
	memberPrice: fc.integer({ min: 0, max: 2000 }).map(fen),
});

describe('laws of the list', () => {
	it('a line never costs more with a list than without, and never more than on the shelf', () => {
		fc.assert(
			fc.property(anyLine, fc.integer({ min: 5000, max: 10_000 }), (drawn, rate) => {
				const { agreed, ...without } = aLine(0, drawn);
				expect(agreed).toBeDefined();
				const rights = {
					member: { ...aMember, levelRate: basisPoint(rate) },
					promotions: [],
				};
				const before = ownPrices(without, goodsOf(without, 0), rights)[0];
				const line = aLine(0, drawn);
				const after = ownPrices(line, goodsOf(line, 0), rights)[0];
				expect(after.line).toBeLessThanOrEqual(before.line);
				expect(after.line).toBeLessThanOrEqual(goodsOf(line, 0).base);
			}),
		);
	});
	it('a basket with 满减 never costs more in all with the list than without', () => {
		const steps = [{ reach: fen(50_000), off: fen(5000) }];
		const book = bookOf(aPromotion({ kind: 'spend-and-save', every: false, steps }));
		fc.assert(
			fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), (drawn) => {
				const lines = drawn.map((one) => aLine(0, one));
				const bare = lines.map(({ agreed: _gone, ...line }) => line);
				const { total } = price(aBasket(lines, { book }));
				expect(total).toBeLessThanOrEqual(price(aBasket(bare, { book })).total);
			}),
		);
	});
	it('the more of one product is bought, the less each costs, down a ladder that falls', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (a, b) => {
				const [few, many] = [Math.min(a, b), Math.max(a, b)];
				const unit = (count: number) => {
					const found = agreedPrice(LIST, { ...plain, quantity: pieces(count) });
					return found !== undefined && 'unitPrice' in found ? found.unitPrice : 0;
				};
				expect(unit(many)).toBeLessThanOrEqual(unit(few));
			}),
		);
	});
});
