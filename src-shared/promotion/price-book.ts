/**
 * The price book (价目册): every promotion and issue of coupons that the store has, judged as a
 * whole when it was loaded (read-book.ts). A book is never half there: one bad row and the old
 * one stays.
 */
import type { GoodsScope } from './goods-scope.ts';
import type { CouponKind } from '../coupon/coupon.ts';
import type { CouponIssue } from '../coupon/issue-coupons.ts';
import type { Promotion } from './promotion.ts';

export type PriceBook = {
	readonly version: number;
	readonly promotions: readonly Promotion[];
	readonly issues: readonly CouponIssue[];
	readonly couponKinds: readonly CouponKind[];
	readonly index: BookIndex;
};

/**
 * Places in `promotions` by the goods they touch, so that a line meets only those that may fit.
 */
type BookIndex = {
	readonly byProduct: ReadonlyMap<number, readonly number[]>;
	readonly byCategory: ReadonlyMap<number, readonly number[]>;
	readonly forAll: readonly number[];
	readonly byId: ReadonlyMap<string, Promotion>;
	/** Per promotion: the goods whose price it changes. */
	readonly scopes: readonly (readonly GoodsScope[])[];
};

export type BookRows = Pick<PriceBook, 'version' | 'promotions' | 'issues' | 'couponKinds'>;

/** Makes a book of rows that were judged. */
export function makeBook(rows: BookRows): PriceBook {
	const byProduct = new Map<number, number[]>();
	const byCategory = new Map<number, number[]>();
	const forAll: number[] = [];
	const scopes = rows.promotions.map(pricedScopes);
	for (const [at, some] of scopes.entries()) {
		for (const { products, categories } of some) {
			if (products === undefined && categories === undefined && forAll.at(-1) !== at) {
				forAll.push(at);
			}
			for (const product of products ?? []) put(byProduct, product, at);
			for (const category of categories ?? []) put(byCategory, category, at);
		}
	}
	const byId = new Map(rows.promotions.map((promotion) => [promotion.id, promotion]));
	return { ...rows, index: { byProduct, byCategory, forAll, byId, scopes } };
}

export const EMPTY_BOOK: PriceBook = makeBook({
	version: 0,
	promotions: [],
	issues: [],
	couponKinds: [],
});

/** The goods whose price a promotion changes: for 满额赠 the gifts, not what was bought for them. */
function pricedScopes({ benefit, goods }: Promotion): readonly GoodsScope[] {
	switch (benefit.kind) {
		case 'gift':
		case 'add-on':
			return [benefit.gifts];
		case 'bundle':
			return benefit.parts.map((part) => part.goods);
		default:
			return [goods];
	}
}

function put(index: Map<number, number[]>, key: number, at: number): void {
	const held = index.get(key);
	if (held === undefined) index.set(key, [at]);
	else if (held.at(-1) !== at) held.push(at);
}
