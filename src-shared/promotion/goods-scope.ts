/** Which goods a promotion or a coupon speaks of (适用范围): some or all, with exceptions. */

export type GoodsScope = {
	/** Absent and no `categories` either: all goods. */
	readonly products?: readonly number[];
	/** A category stands for everything below it. */
	readonly categories?: readonly number[];
	readonly exceptProducts?: readonly number[];
	readonly exceptCategories?: readonly number[];
};

/** What a scope has to know of goods. */
export type ScopedGoods = {
	readonly productId: number;
	/** Its category and those above it, in any order. */
	readonly categories: readonly number[];
};

/** True when the scope names the goods and does not except them. */
export function isInScope(scope: GoodsScope, goods: ScopedGoods): boolean {
	const { products, categories, exceptProducts, exceptCategories } = scope;
	if (exceptProducts?.includes(goods.productId) === true) return false;
	if (exceptCategories !== undefined && meets(exceptCategories, goods.categories)) return false;
	if (products === undefined && categories === undefined) return true;
	if (products?.includes(goods.productId) === true) return true;
	return categories !== undefined && meets(categories, goods.categories);
}

function meets(named: readonly number[], path: readonly number[]): boolean {
	return path.some((category) => named.includes(category));
}
