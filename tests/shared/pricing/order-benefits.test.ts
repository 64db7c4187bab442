// Goal: what comes off the basket as a whole comes off in its order, of its goods, never more than
// there is; and no promotion on a line costs the customer a 满减 (PRO-9, PRO-10, P16).
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { Basket } from '#shared/pricing/basket.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import type { Promotion, SpendAndSave } from '#shared/promotion/promotion.ts';
import { aBasket, aCoupon, aLine, aPromotion, bookOf, netsOf, price, takenOf } from './a-basket.ts';

const of = (...prices: readonly number[]) => prices.map((one) => aLine(one));
const step = (reach: number, off: number) => ({ reach: fen(reach), off: fen(off) });
const save = (steps: SpendAndSave['steps'], changes: Partial<Promotion> = {}, every = false) =>
	aPromotion({ kind: 'spend-and-save', every, steps }, changes);
const total = (basket: Basket) => price(basket).total;
const withBook = (lines: Basket['lines'], ...promotions: readonly Promotion[]) =>
	aBasket(lines, { book: bookOf(...promotions) });
const refusalOf = (basket: Basket) => {
	const found = priceBasket(basket);
	return found.ok ? undefined : found.refusal;
};
const byHand = { reason: 'regular', by: '1001' };

describe('满减', () => {
	it('takes the best step, and with 每满 as often as it fits, up to the cap', () => {
		const tiers = save([step(10_000, 1000), step(20_000, 3000)]);
		expect([9999, 10_000, 19_999, 25_000].map((sum) => total(withBook(of(sum), tiers)))).toEqual([
			9999, 9000, 18_999, 22_000,
		]);
		const each = save([step(10_000, 1000)], {}, true);
		expect(total(withBook(of(35_000), each))).toBe(32_000);
		expect(total(withBook(of(35_000), { ...each, cap: fen(2000) }))).toBe(33_000);
	});
	it('满200打9折 takes a share', () => {
		const share = save([{ reach: fen(20_000), charge: basisPoint(9000) }]);
		expect(total(withBook(of(20_005), share))).toBe(18_005);
	});
	it('takes the best of a stack group, and one of every group', () => {
		const small = save([step(100, 10)], { id: 'small' });
		const large = save([step(100, 30)], { id: 'large' });
		const other = save([step(100, 20)], { id: 'other', stackGroup: 'drinks' });
		const priced = price(withBook(of(1000), small, large, other));
		expect(priced.total).toBe(950);
		expect(priced.uses.map(({ ruleId }) => ruleId).sort()).toEqual(['large', 'other']);
		expect(priced.passedOver).toMatchObject([{ ruleId: 'small', why: 'other-is-better' }]);
	});
	it('互斥: an exclusive one stands alone, or not at all', () => {
		const alone = save([step(100, 40)], { id: 'alone', exclusive: true });
		const [a, b] = [save([step(100, 30)]), save([step(100, 30)], { id: 'b', stackGroup: 'b' })];
		expect(total(withBook(of(1000), alone, a))).toBe(960);
		expect(total(withBook(of(1000), alone, a, b))).toBe(940);
	});
	it('counts after the line prices', () => {
		const off20 = aPromotion({ kind: 'percent', charge: basisPoint(8000) });
		const line = aLine(10_000, { lineDiscount: { kind: 'amount', off: fen(1), ...byHand } });
		expect(total(withBook([line], save([step(10_000, 5000)])))).toBe(9999);
		expect(total(withBook(of(12_000), off20, save([step(10_000, 300)])))).toBe(9600);
	});
	it('keeps the 满减 where a line price would cost more than it gives, by just enough', () => {
		const off20 = aPromotion({ kind: 'percent', charge: basisPoint(8000) });
		const priced = price(withBook(of(12_000), off20, save([step(10_000, 5000)])));
		expect(priced.total).toBe(5000);
		expect(priced.byKind).toEqual({ promotion: 2000, threshold: 5000 });
		expect(priced.lines[0]?.passedOver).toContainEqual({
			ruleId: 'percent',
			name: off20.name,
			why: 'held-back',
			amount: 400,
		});
	});
	it('lets the third of three for ten yuan not cost the 满减 of the first two', () => {
		const three = aPromotion({ kind: 'n-for-price', n: 3, price: fen(1000) });
		const book = [three, save([step(1000, 400)])];
		const soda = (count: number) => aLine(550, { productId: 5, quantity: pieces(count) });
		expect(total(withBook([soda(2)], ...book))).toBe(700);
		expect(total(withBook([soda(3)], ...book))).toBe(600);
	});
});

describe('coupons', () => {
	const amount = (off: number, changes = {}) =>
		aCoupon({ kind: 'order-amount', off: fen(off) }, changes);

	it('takes an order coupon after 满减, over the goods it is for', () => {
		const coupon = amount(300, { goods: { products: [1] } });
		const lines = [aLine(1000, { productId: 1 }), aLine(1000, { productId: 2 })];
		const book = bookOf(save([step(2000, 500)]));
		const priced = price(aBasket(lines, { book, coupons: [coupon] }));
		expect(netsOf(priced)).toEqual([450, 750]);
		expect(priced.redeemed).toEqual([{ code: coupon.code, amount: 300 }]);
	});
	it('takes a share of what 满减 leaves, at most its cap', () => {
		const share = (cap?: number) =>
			aCoupon({
				kind: 'order-percent',
				charge: basisPoint(9000),
				...(cap === undefined ? {} : { cap: fen(cap) }),
			});
		const book = bookOf(save([step(2000, 500)]));
		expect(total(aBasket(of(2000), { book, coupons: [share()] }))).toBe(1350);
		expect(total(aBasket(of(2000), { book, coupons: [share(100)] }))).toBe(1400);
	});
	it('COUPON_EXCEEDS: more than the basket is refused, unless the kind says it may be cut', () => {
		const coupon = amount(3000);
		expect(refusalOf(aBasket(of(1000), { coupons: [coupon] }))).toEqual({
			code: 'coupon/exceeds',
			coupon: coupon.code,
			worth: 3000,
			room: 1000,
		});
		const cut = amount(3000, { capToBasket: true });
		expect(price(aBasket(of(1000), { coupons: [cut] }))).toMatchObject({
			total: 0,
			redeemed: [{ code: cut.code, amount: 1000 }],
		});
	});
	it('rather leaves a 满减 out than refuse a coupon that was good before it', () => {
		const book = bookOf(save([step(1000, 200)]));
		expect(total(aBasket(of(1000), { book, coupons: [amount(900)] }))).toBe(100);
	});
	it('asks for its minimum, its goods, and to stand alone', () => {
		const [poor, strange] = [
			amount(100, { minimum: 5000 }),
			amount(100, { goods: { products: [1] } }),
		];
		expect(refusalOf(aBasket(of(4000), { coupons: [poor] }))).toEqual({
			code: 'coupon/below-minimum',
			coupon: poor.code,
			minimum: 5000,
			missing: 1000,
		});
		expect(refusalOf(aBasket(of(4000), { coupons: [strange] }))?.code).toBe('coupon/no-goods');
		const two = [amount(100, { stackable: true }), amount(100)];
		expect(refusalOf(aBasket(of(4000), { coupons: two }))?.code).toBe('coupon/not-stackable');
		const same = amount(100);
		expect(refusalOf(aBasket(of(4000), { coupons: [same, same] }))?.code).toBe('coupon/twice');
	});
	it('item coupons go to the dearest piece, one a line; 兑换 makes it free', () => {
		const free = aCoupon({ kind: 'item-free' }, { goods: { products: [1] } });
		const half = aCoupon({ kind: 'item-percent', charge: basisPoint(5000) });
		const lines = [
			aLine(1000, { productId: 1, quantity: pieces(3) }),
			aLine(1500, { productId: 2 }),
		];
		expect(netsOf(price(aBasket(lines, { coupons: [free, half] })))).toEqual([2000, 750]);
	});
	it('is not spent where the goods cost less without it', () => {
		const book = bookOf(aPromotion({ kind: 'nth-item', n: 2, charge: basisPoint(0) }));
		const coupon = aCoupon({ kind: 'item-amount', off: fen(100) });
		const priced = price(
			aBasket([aLine(1000, { quantity: pieces(2) })], { book, coupons: [coupon] }),
		);
		expect(priced).toMatchObject({ total: 1000, redeemed: [] });
	});
});

describe('by hand, points, small change', () => {
	it('takes them in their order, each of what is left', () => {
		const basket = aBasket([aLine(10_000), aLine(10_000, { discountable: false })], {
			book: bookOf(save([step(10_000, 1000)])),
			coupons: [aCoupon({ kind: 'order-amount', off: fen(500) })],
			orderDiscount: { kind: 'percent', charge: basisPoint(9000), ...byHand },
			points: { points: 1000, amount: fen(1003) },
			smallChange: { step: 10, limit: fen(9), by: '1001' },
		});
		expect(price(basket).byKind).toEqual({
			threshold: 1000,
			order_coupon: 500,
			order_discount: 850,
			points: 1003,
			small_change: 7,
		});
	});
	it('refuses what is more than there is, below the minimum, or not to be discounted', () => {
		const off = (amount: number) => ({ kind: 'amount', off: fen(amount), ...byHand }) as const;
		const line = (changes: object) => aBasket([aLine(1000, changes)]);
		expect(refusalOf(line({ lineDiscount: off(1001) }))).toEqual({
			code: 'pricing/discount-exceeds',
			discount: 1001,
			room: 1000,
		});
		expect(refusalOf(line({ lineDiscount: off(201), minimum: fen(800) }))).toMatchObject({
			code: 'pricing/below-minimum',
			net: 799,
			minimum: 800,
		});
		const bare = line({ lineDiscount: off(1), discountable: false });
		expect(refusalOf(bare)?.code).toBe('pricing/not-discountable');
		const points = { points: 1, amount: fen(1001) };
		expect(refusalOf(aBasket(of(1000), { points }))?.code).toBe('pricing/points-exceed');
		const smallChange = { step: 100, limit: fen(50), by: '1001' } as const;
		expect(refusalOf(aBasket(of(1099), { smallChange }))).toEqual({
			code: 'pricing/small-change-limit',
			amount: 99,
			limit: 50,
		});
	});
	it('never lifts what is paid: a discount by hand yields to a promotion that gives more', () => {
		const book = bookOf(aPromotion({ kind: 'nth-item', n: 2, charge: basisPoint(0) }));
		const lineDiscount = { kind: 'amount', off: fen(100), ...byHand } as const;
		const line = aLine(1000, { quantity: pieces(2), lineDiscount });
		const priced = price(aBasket([line], { book }));
		expect(priced.total).toBe(1000);
		expect(priced.lines[0]?.passedOver).toContainEqual({
			ruleId: 'line-discount',
			name: '',
			why: 'other-is-better',
		});
	});
	it('warns when a promotion goes below the minimum', () => {
		const book = bookOf(aPromotion({ kind: 'fixed-price', price: fen(500) }));
		const lines = [aLine(1000, { minimum: fen(800) }), aLine(1000)];
		const warned = price(aBasket(lines, { book })).lines.map(({ belowMinimum }) => belowMinimum);
		expect(warned).toEqual([true, false]);
	});
});

describe('goods that come back, and bad input', () => {
	it('keeps returned goods frozen: they are taken off the end, and off their rate', () => {
		const returned = [{ net: fen(3000), tax: fen(345), rate: basisPoint(1300) }];
		const orderDiscount = { kind: 'amount', off: fen(100), ...byHand } as const;
		const priced = price(aBasket(of(1000), { returned, orderDiscount }));
		expect(priced).toMatchObject({ total: 900, returned: 3000, due: -2100 });
		expect(priced.taxes).toEqual([{ rate: 1300, net: -2100, tax: 104 - 345 }]);
		expect(takenOf(priced, 'order_discount')).toEqual([100]);
	});
});

describe('what a basket says of itself', () => {
	it('tells of a line what it would have got with more goods, and what was beaten', () => {
		const two = { kind: 'quantity', pieces: 2 } as const;
		const ten = { kind: 'percent', charge: basisPoint(9000) } as const;
		const lesser = aPromotion(ten, { id: 'lesser', condition: two });
		const better = aPromotion(
			{ kind: 'amount-off', off: fen(300) },
			{ id: 'better', condition: two },
		);
		const told = (basket: Basket) => price(basket).lines[0]?.passedOver;
		expect(told(withBook(of(1000), lesser, better))).toMatchObject([
			{ ruleId: 'better', why: 'condition-not-met' },
			{ ruleId: 'lesser', why: 'condition-not-met' },
		]);
		expect(told(withBook(of(1000, 1000), lesser, better))).toMatchObject([
			{ ruleId: 'lesser', why: 'other-is-better' },
		]);
	});
	it('tells the next step: 再买 ¥8.50 可减30元', () => {
		const priced = price(withBook(of(19_150), save([step(10_000, 1000), step(20_000, 3000)])));
		expect(priced.unlocks).toMatchObject([
			{ ruleId: 'spend-and-save', needAmount: 850, gain: 2000 },
		]);
	});
	it('tells how many pieces are missing to the next group', () => {
		const free = aPromotion({ kind: 'buy-n-get-m', buy: 2, free: 1 });
		expect(price(withBook(of(100, 100), free)).unlocks).toMatchObject([{ needPieces: 1 }]);
		const three = { ...free, id: 'three', condition: { kind: 'quantity', pieces: 5 } } as const;
		const priced = price(withBook(of(100, 100), three));
		expect(priced.unlocks).toMatchObject([{ ruleId: 'three', needPieces: 3 }]);
		expect(priced.lines[0]?.passedOver).toMatchObject([{ why: 'condition-not-met' }]);
	});
	it('K2: 满100送20积分 are points and take nothing off; multipliers take the best', () => {
		const points = (every: boolean) =>
			aPromotion(
				{ kind: 'bonus-points', points: 20, every },
				{ condition: { kind: 'amount', amount: fen(10_000) } },
			);
		const double = aPromotion({ kind: 'points-multiplier', rate: basisPoint(20_000) });
		const basket = (every: boolean) => withBook(of(25_000), points(every), double);
		expect(price(basket(false))).toMatchObject({
			total: 25_000,
			bonusPoints: [{ points: 20 }],
			pointsRate: 20_000,
		});
		expect(price(basket(true)).bonusPoints).toMatchObject([{ points: 40 }]);
		expect(price(withBook(of(9850), points(false))).unlocks).toMatchObject([
			{ needAmount: 150, points: 20 },
		]);
	});
});
