/**
 * A basket of 200 lines under 300 promotions that all hold, as a hypermarket on a holiday has
 * them: most price some goods by themselves, every sixth looks at several pieces, a few are for
 * everything. Prices and rates are such that nothing is rounded, so that two ways of pricing must
 * agree.
 */
import { fen } from '#shared/kernel/money.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { BusinessDate } from '#shared/kernel/time.ts';
import type { Basket, BasketLine } from '#shared/pricing/basket.ts';
import { makeBook } from '#shared/promotion/price-book.ts';
import type { Benefit, Promotion } from '#shared/promotion/promotion.ts';
import { seededRandom, type Random } from '../sell/seeded-random.ts';

const PRODUCTS = 600;
const CATEGORIES = 40;
/** Products of a group that joint promotions are about. */
const GROUP = 6;

export function largeBasket(seed: number, size = { lines: 200, promotions: 300 }): Basket {
	const random = seededRandom(seed);
	const promotions = Array.from({ length: size.promotions }, (_, at) => promotionAt(random, at));
	return {
		lines: Array.from({ length: size.lines }, (_, at) => lineAt(random, at)),
		book: makeBook({ version: 1, promotions, issues: [], couponKinds: [] }),
		situation: {
			moment: { bizDate: '2026-10-01' as BusinessDate, weekday: 4, minute: 630, cutOff: 240 },
			store: 's1',
			channel: 'counter',
			member: { memberId: 'm1', level: 'gold' },
		},
	};
}

function lineAt(random: Random, at: number): BasketLine {
	const productId = 1 + random.below(PRODUCTS);
	const listPrice = fen(2000 * (1 + (productId % 11)));
	return {
		lineId: `line_${at}` as LineId,
		seat: at + 1,
		productId,
		sku: `${productId}`,
		name: `商品${productId}`,
		dept: 'goods',
		categoryId: 1 + (productId % CATEGORIES),
		unit: '件',
		factor: pieces(1),
		weighed: false,
		quantity: pieces(1 + random.below(3)),
		listPrice,
		tax: basisPoint(1300),
		discountable: random.below(20) > 0,
		...(random.below(4) === 0 ? { memberPrice: fen(listPrice - 400) } : {}),
	};
}

function promotionAt(random: Random, at: number): Promotion {
	const joint = at % 6 === 0;
	const save = at % 30 === 1;
	const some = Array.from({ length: 12 }, () => 1 + random.below(PRODUCTS));
	const from = GROUP * random.below(PRODUCTS / GROUP);
	const group = Array.from({ length: GROUP }, (_, place) => from + place + 1);
	const categories = [1 + random.below(CATEGORIES)];
	const goods = save
		? {}
		: joint
			? { products: group }
			: random.pick([{ products: some }, { categories }]);
	return {
		id: `P${at}`,
		version: 1,
		name: `促销${at}`,
		priority: random.pick([10, 20, 30]),
		exclusive: false,
		stackGroup: random.pick(['a', 'b']),
		schedule: { from: '2026-10-01', until: '2026-10-07' },
		audience: at % 5 === 0 ? { membersOnly: true } : {},
		goods,
		condition:
			!joint && !save && at % 7 === 0 ? { kind: 'quantity', pieces: 3 } : { kind: 'always' },
		benefit: save ? saveOf(random) : joint ? jointOf(random, group) : priceOf(random),
		limits: {},
	};
}

function priceOf(random: Random): Benefit {
	return random.pick<Benefit>([
		{ kind: 'percent', charge: basisPoint(random.pick([9500, 9000, 8500, 8000])) },
		{ kind: 'percent', charge: basisPoint(9500) },
		{ kind: 'amount-off', off: fen(100 * (1 + random.below(5))) },
		{ kind: 'fixed-price', price: fen(2000 * (1 + random.below(8))) },
	]);
}

function jointOf(random: Random, group: readonly number[]): Benefit {
	return random.pick<Benefit>([
		{ kind: 'nth-item', n: 2, charge: basisPoint(5000) },
		{ kind: 'n-for-price', n: 3, price: fen(10_000) },
		{ kind: 'buy-n-get-m', buy: 2, free: 1 },
		{
			kind: 'bundle',
			price: fen(9000),
			parts: [
				{ goods: { products: group.slice(0, 3) }, pieces: 1 },
				{ goods: { products: group.slice(3) }, pieces: 1 },
			],
		},
	]);
}

function saveOf(random: Random): Benefit {
	const reach = 10_000 * (1 + random.below(30));
	return {
		kind: 'spend-and-save',
		every: false,
		steps: [{ reach: fen(reach), off: fen(reach / 10) }],
	};
}
