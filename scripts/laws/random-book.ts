/**
 * Random promotions of every kind over a small store of forty products in eight categories, so
 * that they overlap and get in each other's way far more than in any real store.
 */
import { fen } from '#shared/kernel/money.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { GoodsScope } from '#shared/promotion/goods-scope.ts';
import type { CouponIssue } from '#shared/coupon/issue-coupons.ts';
import { makeBook, type PriceBook } from '#shared/promotion/price-book.ts';
import type { Benefit, Condition, Limits, Promotion } from '#shared/promotion/promotion.ts';
import type { Random } from '../sell/seeded-random.ts';

export const PRODUCTS = 40;
export const CATEGORIES = 8;

/** 1…8; products lie in them in turn. */
export function categoryOf(productId: number): number {
	return (productId % CATEGORIES) + 1;
}

export function oneIn(random: Random, chance: number): boolean {
	return random.below(chance) === 0;
}

/** About `count` promotions; half of the books hold no exclusive one. */
export function randomBook(random: Random, count: number): PriceBook {
	const exclusives = oneIn(random, 2);
	const promotions = Array.from({ length: count }, (_, at) => {
		const promotion = randomPromotion(random, at);
		const exclusive = exclusives && oneIn(random, 12);
		return { ...promotion, exclusive };
	});
	return makeBook({
		version: 1,
		promotions,
		issues: oneIn(random, 4) ? [anIssue] : [],
		couponKinds: [],
	});
}

const anIssue: CouponIssue = {
	id: 'issue',
	version: 1,
	name: '满200送30元券',
	schedule: {},
	audience: {},
	goods: {},
	reach: fen(20_000),
	every: true,
	most: 3,
	kindId: 'voucher-30',
	afterDays: 1,
	validDays: 30,
};

function randomPromotion(random: Random, at: number): Promotion {
	const benefit = randomBenefit(random);
	const spends = benefit.kind === 'spend-and-save' || benefit.kind === 'bonus-points';
	return {
		id: `P${at}`,
		version: 1,
		name: `促销${at}`,
		priority: random.pick([10, 20, 30]),
		exclusive: false,
		stackGroup: random.pick(['a', 'a', 'a', 'b', 'c']),
		schedule: {},
		audience: oneIn(random, 6) ? { membersOnly: true } : {},
		goods: spends && random.below(3) > 0 ? {} : randomScope(random),
		condition: randomCondition(random, benefit),
		benefit,
		limits: spends ? {} : randomLimits(random),
		...(oneIn(random, 10) ? { cap: fen(500 + random.below(3000)) } : {}),
	};
}

export function randomScope(random: Random): GoodsScope {
	const products = Array.from({ length: 1 + random.below(5) }, () => 1 + random.below(PRODUCTS));
	const categories = Array.from(
		{ length: 1 + random.below(2) },
		() => 1 + random.below(CATEGORIES),
	);
	return random.pick<GoodsScope>([
		{ products },
		{ products },
		{ categories },
		{ categories },
		{ categories, exceptProducts: products },
		{ exceptCategories: categories },
		{},
	]);
}

function randomLimits(random: Random): Limits {
	if (!oneIn(random, 8)) return {};
	return random.pick<Limits>([
		{ perSale: 1 + random.below(4) },
		{ total: 1 + random.below(6) },
		{ perDay: 1 + random.below(6) },
		{ perMember: 1 + random.below(4) },
		{ perMemberDay: 1 + random.below(4), total: 6 },
	]);
}

function randomCondition(random: Random, benefit: Benefit): Condition {
	const amount: Condition = { kind: 'amount', amount: fen(1000 * (1 + random.below(20))) };
	const quantity: Condition = { kind: 'quantity', pieces: 1 + random.below(4) };
	switch (benefit.kind) {
		case 'gift':
		case 'add-on':
			return random.pick([amount, amount, quantity]);
		case 'bonus-points':
			return amount;
		case 'percent':
		case 'amount-off':
		case 'fixed-price':
			return random.pick<Condition>([
				{ kind: 'always' },
				{ kind: 'always' },
				{ kind: 'always' },
				quantity,
				amount,
				{ kind: 'together', goods: randomScope(random), pieces: 1 + random.below(2) },
			]);
		default:
			return { kind: 'always' };
	}
}

function randomBenefit(random: Random): Benefit {
	const charge = basisPoint(random.pick([5000, 7000, 8000, 8500, 8800, 9000, 9500, 0]));
	const price = fen(1 + random.below(3000));
	const few = 2 + random.below(3);
	const kinds: readonly (() => Benefit)[] = [
		() => ({ kind: 'percent', charge }),
		() => ({ kind: 'percent', charge }),
		() => ({ kind: 'amount-off', off: fen(1 + random.below(800)) }),
		() => ({ kind: 'fixed-price', price }),
		() => ({ kind: 'nth-item', n: few, charge }),
		() => ({ kind: 'n-for-price', n: few, price: fen(price * few) }),
		() => ({ kind: 'buy-n-get-m', buy: few - 1, free: 1 + random.below(2) }),
		() => ({
			kind: 'bundle',
			parts: Array.from({ length: 2 }, () => ({
				goods: randomScope(random),
				pieces: 1 + random.below(2),
			})),
			price: fen(price * 2),
		}),
		() => ({
			kind: random.pick(['gift', 'add-on'] as const),
			gifts: randomScope(random),
			pieces: 1 + random.below(2),
			price: oneIn(random, 2) ? fen(0) : fen(random.below(500)),
			every: oneIn(random, 2),
		}),
		() => randomSave(random),
		() => randomSave(random),
		() => randomSave(random),
		() => ({ kind: 'bonus-points', points: 20, every: oneIn(random, 2) }),
	];
	return random.pick(kinds)();
}

function randomSave(random: Random): Benefit {
	const reach = 1000 * (1 + random.below(20));
	const every = oneIn(random, 3);
	if (!every && oneIn(random, 4)) {
		const charge = basisPoint(random.pick([7000, 8000, 9000]));
		return { kind: 'spend-and-save', every, steps: [{ reach: fen(reach), charge }] };
	}
	const off = Math.max(1, Math.floor((reach * (5 + random.below(40))) / 100));
	const first = { reach: fen(reach), off: fen(off) };
	const second = { reach: fen(reach * 2), off: fen(Math.floor(off * 2.5)) };
	const steps = every || oneIn(random, 2) ? [first] : [first, second];
	return { kind: 'spend-and-save', every, steps };
}
