// Goal: every kind of promotion takes off what its words say, of the goods it names, and a piece
// has one price: the best of member price, level price and promotion (PRO-1…PRO-8, PRO-10).
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { milli, pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { BusinessDate } from '#shared/kernel/time.ts';
import type { Basket } from '#shared/pricing/basket.ts';
import type { Promotion } from '#shared/promotion/promotion.ts';
import {
	aBasket,
	aLine,
	aMember,
	aPromotion,
	bookOf,
	morning,
	netsOf,
	price,
	takenOf,
} from './a-basket.ts';

const off20 = aPromotion({ kind: 'percent', charge: basisPoint(8000) });
const save = (reach: number, off: number, changes: Partial<Promotion> = {}) =>
	aPromotion(
		{ kind: 'spend-and-save', every: false, steps: [{ reach: fen(reach), off: fen(off) }] },
		changes,
	);
const of = (...prices: readonly number[]) => prices.map((one) => aLine(one));
const nets = (basket: Basket) => netsOf(price(basket));
const withBook = (lines: Basket['lines'], ...promotions: readonly Promotion[]) =>
	aBasket(lines, { book: bookOf(...promotions) });

describe('prices for each piece', () => {
	it('rounds a percentage on the line, never above the pieces one by one', () => {
		const off15 = aPromotion({ kind: 'percent', charge: basisPoint(8500) });
		const three = (each: number) => [aLine(each, { quantity: pieces(3) })];
		expect(nets(withBook(three(335), off15))).toEqual([854]);
		expect(nets(withBook(three(333), off15))).toEqual([849]);
	});
	it('takes an amount off every piece, and never more than it costs', () => {
		const less = aPromotion({ kind: 'amount-off', off: fen(300) });
		const lines = [aLine(1000, { quantity: pieces(2) }), aLine(200)];
		expect(nets(withBook(lines, less))).toEqual([1400, 0]);
	});
	it('sells weighed goods at a fixed price per kilogram, but no case at a bottle price', () => {
		const fixed = aPromotion({ kind: 'fixed-price', price: fen(1000) });
		const weighed = aLine(1280, { weighed: true, quantity: milli(735) });
		const box = aLine(12_000, { factor: pieces(24) });
		expect(nets(withBook([weighed, box], fixed))).toEqual([735, 12_000]);
	});
	it('never lifts a price: a dearer fixed price is none', () => {
		const fixed = aPromotion({ kind: 'fixed-price', price: fen(1500) });
		expect(nets(withBook(of(1000), fixed))).toEqual([1000]);
	});
	it('leaves alone what is not to be discounted, but for its member price', () => {
		const line = aLine(1000, { discountable: false, memberPrice: fen(900) });
		const book = bookOf(off20, save(100, 50));
		expect(nets(aBasket([line], { book }))).toEqual([1000]);
		const member = { ...morning, member: { ...aMember, levelRate: basisPoint(5000) } };
		expect(nets(aBasket([line], { book, situation: member }))).toEqual([900]);
	});
	it('PRO-10: one of override, member price, level and promotion, whichever is best', () => {
		const member = { ...aMember, levelRate: basisPoint(9000) };
		const lines = [
			aLine(1000, { memberPrice: fen(750) }),
			aLine(1000, { levelPrices: { gold: fen(700), silver: fen(100) } }),
			aLine(1000),
			aLine(1000, { override: { unitPrice: fen(500), reason: 'damaged', by: '1001' } }),
		];
		const basket = aBasket(lines, { book: bookOf(off20), situation: { ...morning, member } });
		const priced = price(basket);
		expect(netsOf(priced)).toEqual([750, 700, 800, 500]);
		expect(priced.byKind).toEqual({ level: 550, promotion: 200, override: 500 });
		expect(priced.lines[0]?.passedOver).toMatchObject([
			{ ruleId: 'level-rate', why: 'other-is-better', amount: 100 },
			{ ruleId: 'percent', why: 'other-is-better', amount: 200 },
		]);
	});
	it('among equals goes by priority and then id', () => {
		const twin = (id: string, priority: number) => ({ ...off20, id, priority });
		const book = bookOf(twin('b', 2), twin('c', 1), twin('a', 2));
		expect(price(aBasket(of(1000), { book })).uses.map(({ ruleId }) => ruleId)).toEqual(['c']);
		const equal = bookOf(twin('b', 2), twin('a', 2));
		expect(price(aBasket(of(1000), { book: equal })).uses[0]?.ruleId).toBe('a');
	});
});

describe('prices for several pieces', () => {
	it('第二件半价: of every two the cheaper costs half, and both share the saving', () => {
		const half = aPromotion({ kind: 'nth-item', n: 2, charge: basisPoint(5000) });
		const priced = price(withBook(of(1000, 600, 400), half));
		expect(priced.total).toBe(1700);
		expect(takenOf(priced, 'promotion')).toEqual([188, 112, 0]);
	});
	it('第N件折扣 looks at pieces, however they were scanned', () => {
		const third = aPromotion({ kind: 'nth-item', n: 3, charge: basisPoint(0) });
		const product = { productId: 7 };
		const apart = [1, 2, 3].map(() => aLine(500, product));
		const together = [aLine(500, { ...product, quantity: pieces(3) })];
		expect(price(withBook(apart, third)).total).toBe(1000);
		expect(price(withBook(together, third)).total).toBe(1000);
	});
	it('N件X元: the dearest three for ten yuan, the fourth at its price', () => {
		const three = aPromotion({ kind: 'n-for-price', n: 3, price: fen(1000) });
		expect(nets(withBook(of(500, 400, 300, 200), three))).toEqual([417, 333, 250, 200]);
		expect(nets(withBook(of(300, 300, 300), three))).toEqual([300, 300, 300]);
	});
	it('买二送一: the cheapest of three is free, and each of the three bears its share', () => {
		const free = aPromotion({ kind: 'buy-n-get-m', buy: 2, free: 1 });
		expect(nets(withBook(of(1000, 1000, 400), free))).toEqual([833, 833, 334]);
		expect(price(withBook(of(1000, 1000), free)).total).toBe(2000);
	});
	it('组合价: a set of parts for one price', () => {
		const [bread, milk] = [aLine(800, { productId: 1 }), aLine(600, { productId: 2 })];
		const set = aPromotion({
			kind: 'bundle',
			price: fen(1000),
			parts: [
				{ goods: { products: [1] }, pieces: 1 },
				{ goods: { products: [2] }, pieces: 1 },
			],
		});
		expect(nets(withBook([bread, milk], set))).toEqual([571, 429]);
		expect(nets(withBook([bread], set))).toEqual([800]);
	});
	it('满额赠: the gift is free once the rest reaches the amount, and does not help to reach it', () => {
		const gift = aPromotion(
			{ kind: 'gift', gifts: { products: [9] }, pieces: 1, price: fen(0), every: false },
			{ condition: { kind: 'amount', amount: fen(5000) } },
		);
		const umbrella = aLine(1500, { productId: 9 });
		expect(nets(withBook([aLine(5000), umbrella], gift))).toEqual([5000, 0]);
		expect(nets(withBook([aLine(4000), umbrella], gift))).toEqual([4000, 1500]);
		expect(price(withBook(of(5000), gift)).giftsDue).toMatchObject([
			{ ruleId: 'gift', pieces: 1, price: 0, products: [9] },
		]);
	});
	it('换购: so many more cheaply, for every time the amount is reached', () => {
		const addOn = aPromotion(
			{ kind: 'add-on', gifts: { products: [9] }, pieces: 1, price: fen(100), every: true },
			{ condition: { kind: 'amount', amount: fen(5000) } },
		);
		const cups = aLine(800, { productId: 9, quantity: pieces(3) });
		expect(nets(withBook([aLine(10_000), cups], addOn))).toEqual([10_000, 1000]);
	});
	it('满3件8折: once there are three, all of them', () => {
		const three = { ...off20, condition: { kind: 'quantity', pieces: 3 } } as const;
		expect(price(withBook(of(100, 200), three)).total).toBe(300);
		expect(price(withBook(of(100, 200, 300), three)).total).toBe(480);
	});
	it('lets one product take part in one of them, as is best for the customer', () => {
		const half = aPromotion({ kind: 'nth-item', n: 2, charge: basisPoint(5000) });
		const three = aPromotion({ kind: 'n-for-price', n: 3, price: fen(1200) });
		const soda = (count: number) => [aLine(500, { productId: 5, quantity: pieces(count) })];
		expect(price(withBook(soda(2), half, three)).total).toBe(750);
		expect(price(withBook(soda(3), half, three)).total).toBe(1200);
	});
});

describe('flash sales and limits', () => {
	const flash = aPromotion(
		{ kind: 'fixed-price', price: fen(100) },
		{ id: 'flash', limits: { perSale: 2, total: 10, perMember: 3 } },
	);
	const member = { ...morning, member: aMember };
	const used = (byMember: number, total: number) =>
		new Map([['flash', { total, today: total, byMember, byMemberToday: byMember }]]);
	const five = () => [aLine(1000, { quantity: pieces(5) })];

	it('PRO-6: gives it to so many pieces, the others keep their price', () => {
		const priced = price(aBasket(five(), { book: bookOf(flash), situation: member }));
		expect(priced.total).toBe(3200);
		expect(priced.uses).toEqual([{ ruleId: 'flash', version: 1, times: 2, amount: 1800 }]);
	});
	it('counts what the ledger counted: per member and in all', () => {
		const left = (byMember: number, total: number) =>
			price(
				aBasket(five(), {
					book: bookOf(flash),
					situation: member,
					priorUse: used(byMember, total),
				}),
			).total;
		expect([left(2, 2), left(3, 3), left(0, 9), left(0, 10)]).toEqual([4100, 5000, 4100, 5000]);
	});
	it('leaves a limit per member to members', () => {
		expect(price(aBasket(five(), { book: bookOf(flash) })).total).toBe(5000);
	});
	it('never gives more to one sale than its cap', () => {
		const capped = { ...off20, cap: fen(150) };
		expect(price(withBook(of(1000, 1000), capped)).total).toBe(1850);
	});
});

describe('when, where and for whom', () => {
	const at = (bizDate: string, minute: number, weekday = 1) => ({
		...morning,
		moment: { bizDate: bizDate as BusinessDate, weekday, minute, cutOff: 240 },
	});
	const total = (promotion: Partial<Promotion>, situation = morning) =>
		price(aBasket(of(1000), { book: bookOf({ ...off20, ...promotion }), situation })).total;

	it('PRO-3: on the 8th of the month, by business date, until the cut-off in the night', () => {
		const memberDay = { schedule: { monthDays: [8] }, audience: { membersOnly: true } };
		const asMember = (bizDate: string, minute: number) => {
			return { ...at(bizDate, minute), member: aMember };
		};
		expect(total(memberDay, asMember('2026-03-08', 600))).toBe(800);
		expect(total(memberDay, asMember('2026-03-08', 90))).toBe(800);
		expect(total(memberDay, asMember('2026-03-09', 600))).toBe(1000);
		expect(total(memberDay, at('2026-03-08', 600))).toBe(1000);
	});
	it('PRO-2: in the month of the birthday', () => {
		const birthday = { audience: { birthdayMonth: true } };
		expect(total(birthday, { ...morning, member: aMember })).toBe(800);
		expect(total(birthday, { ...morning, member: { ...aMember, birthMonth: 4 } })).toBe(1000);
		expect(total(birthday)).toBe(1000);
	});
	it('starts and ends to the minute', () => {
		const schedule = {
			from: '2026-03-08',
			fromMinute: 600,
			until: '2026-03-09',
			untilMinute: 1200,
		};
		const seen = [at('2026-03-08', 599), at('2026-03-08', 600), at('2026-03-09', 1199)].map(
			(moment) => total({ schedule }, moment),
		);
		expect(seen).toEqual([1000, 800, 800]);
		expect(total({ schedule }, at('2026-03-09', 1200))).toBe(1000);
		// 01:00 in the night after the first day, still that business date.
		expect(total({ schedule }, at('2026-03-08', 60))).toBe(800);
	});
	it('keeps happy hours, weekdays and a calendar of holidays', () => {
		const late = { schedule: { hours: { from: 1320, until: 120 } } };
		expect([total(late, at('2026-03-08', 1330)), total(late, at('2026-03-08', 120))]).toEqual([
			800, 1000,
		]);
		expect(total({ schedule: { weekdays: [6, 7] } }, at('2026-03-08', 600, 7))).toBe(800);
		expect(total({ schedule: { weekdays: [6, 7] } }, at('2026-03-09', 600, 1))).toBe(1000);
		expect(total({ schedule: { dates: ['2026-10-01'] } })).toBe(1000);
	});
	it('keeps to stores, channels and levels', () => {
		expect(total({ stores: ['s2'] })).toBe(1000);
		expect(total({ channels: ['counter'] })).toBe(800);
		const silver = { ...morning, member: { ...aMember, level: 'silver' } };
		expect(total({ audience: { levels: ['gold'] } }, silver)).toBe(1000);
		expect(total({ audience: { levels: ['silver'] } }, silver)).toBe(800);
	});
});
