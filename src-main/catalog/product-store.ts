/** The rows of `product`, `product_unit` and the two barcode tables: finding and showing goods. */
import { canonicalForms, printedCode, type CodeForm } from '#shared/barcode/canonical-code.ts';
import type { ProductView } from '#shared/contract/views.ts';
import { ONE } from '#shared/kernel/quantity.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { onHand } from './stock-store.ts';

export type ProductRow = {
	readonly product_id: number;
	readonly sku: string;
	readonly own_code: string;
	readonly name: string;
	readonly spec: string;
	readonly brand: string;
	readonly category_id: number | null;
	readonly unit: string;
	readonly kind: 'goods' | 'service';
	readonly weighed: number;
	readonly unit_grams: number;
	readonly plu: number | null;
	readonly price_fen: number;
	readonly member_price_fen: number | null;
	readonly wholesale_price_fen: number | null;
	readonly min_price_fen: number | null;
	readonly cost_fen: number | null;
	readonly tax_bp: number | null;
	readonly active: number;
	readonly discountable: number;
	readonly earns_points: number;
	readonly shelf_life_days: number | null;
	readonly mnemonic: string;
	readonly duration_minutes: number | null;
	/** At most one of both. */
	readonly commission_bp: number | null;
	readonly commission_fen: number | null;
};

/**
 * The columns a person sets, in the table's order; the number and the search keys come with them.
 */
export const PRODUCT_FIELDS = [
	'sku',
	'own_code',
	'name',
	'spec',
	'brand',
	'category_id',
	'unit',
	'kind',
	'weighed',
	'unit_grams',
	'plu',
	'price_fen',
	'member_price_fen',
	'wholesale_price_fen',
	'min_price_fen',
	'cost_fen',
	'tax_bp',
	'active',
	'discountable',
	'earns_points',
	'shelf_life_days',
	'mnemonic',
	'duration_minutes',
	'commission_bp',
	'commission_fen',
] as const satisfies readonly Exclude<keyof ProductRow, 'product_id'>[];

export const PRODUCT_COLUMNS = ['product_id', ...PRODUCT_FIELDS]
	.map((name) => `p.${name}`)
	.join(', ');

/** A pack (箱, 提) with a barcode and a price of its own. */
export type PackRow = {
	readonly name: string;
	readonly factor_milli: number;
	readonly price_fen: number;
};

export type FoundProduct = {
	readonly product: ProductRow;
	readonly pack?: PackRow;
	/** How the code was read, when it was found by a code. */
	readonly matched?: CodeForm | 'text';
};

/**
 * By barcode, exactly: the number forms in their fixed order, then the text itself. A code that
 * fails its check digit is found only if it was stored so; it never turns into another article.
 */
export function findByCode(ledger: ReadableLedger, text: string): FoundProduct | undefined {
	const bare = text.trim();
	for (const { form, code } of canonicalForms(bare)) {
		const found = findRow(ledger, 'barcode', code);
		if (found !== undefined) return { ...found, matched: form };
	}
	const found = findRow(ledger, 'barcode_alpha', bare.toUpperCase());
	return found === undefined ? undefined : { ...found, matched: 'text' };
}

type JoinedRow = ProductRow & {
	pack_name: string | null;
	pack_factor: number | null;
	pack_price: number | null;
};

function findRow(
	{ db }: ReadableLedger,
	table: 'barcode' | 'barcode_alpha',
	code: number | string,
): FoundProduct | undefined {
	const row = prepared(
		db,
		`SELECT ${PRODUCT_COLUMNS}, u.name AS pack_name, u.factor_milli AS pack_factor,
		   u.price_fen AS pack_price
		 FROM ${table} b JOIN product p ON p.product_id = b.product_id
		 LEFT JOIN product_unit u ON u.unit_id = b.unit_id WHERE b.code = ?`,
	).get(code) as JoinedRow | undefined;
	if (row === undefined) return undefined;
	const { pack_name: name, pack_factor: factor, pack_price: price, ...product } = row;
	if (name === null || factor === null || price === null) return { product };
	return { product, pack: { name, factor_milli: factor, price_fen: price } };
}

/** By the number its scale knows it by. */
export function findByPlu({ db }: ReadableLedger, plu: number): ProductRow | undefined {
	return prepared(db, `SELECT ${PRODUCT_COLUMNS} FROM product p WHERE p.plu = ?`).get(plu) as
		| ProductRow
		| undefined;
}

/** By the store's number (货号), small letters or capitals. */
export function findBySku({ db }: ReadableLedger, sku: string): ProductRow | undefined {
	return prepared(db, `SELECT ${PRODUCT_COLUMNS} FROM product p WHERE p.sku = ?`).get(
		sku.toUpperCase(),
	) as ProductRow | undefined;
}

/** By the ledger's own number. */
export function findProduct({ db }: ReadableLedger, productId: number): ProductRow | undefined {
	return prepared(db, `SELECT ${PRODUCT_COLUMNS} FROM product p WHERE p.product_id = ?`).get(
		productId,
	) as ProductRow | undefined;
}

/** What is sold of a product: a base unit, or a pack of so many thousandths of it. */
export type SoldUnit = {
	readonly productId: number;
	readonly unit: string;
	readonly factor: number;
};

/** The price of one unit by now, fen; undefined when the product or the pack is gone. */
export function shelfPriceOf(
	{ db }: ReadableLedger,
	{ productId, unit, factor }: SoldUnit,
): number | undefined {
	const product = prepared(db, 'SELECT unit, price_fen FROM product WHERE product_id = ?').get(
		productId,
	) as { unit: string; price_fen: number } | undefined;
	if (factor === ONE && product?.unit === unit) return product.price_fen;
	const pack = prepared(
		db,
		'SELECT price_fen FROM product_unit WHERE product_id = ? AND name = ? AND factor_milli = ?',
	).get(productId, unit, factor) as { price_fen: number } | undefined;
	return pack?.price_fen;
}

/** Pack units, the smallest first. */
export function listPacks({ db }: ReadableLedger, productId: number): PackRow[] {
	return prepared(
		db,
		`SELECT name, factor_milli, price_fen FROM product_unit WHERE product_id = ?
		 ORDER BY factor_milli LIMIT 20`,
	).all(productId) as PackRow[];
}

/** Barcodes as printed; alphanumeric ones as they are. */
export function listCodes({ db }: ReadableLedger, productId: number): string[] {
	const numeric = prepared(db, 'SELECT code FROM barcode WHERE product_id = ? LIMIT 50').all(
		productId,
	);
	const alpha = prepared(db, 'SELECT code FROM barcode_alpha WHERE product_id = ? LIMIT 50').all(
		productId,
	);
	return [
		...(numeric as { code: number }[]).map(({ code }) => printedCode(code)),
		...(alpha as { code: string }[]).map(({ code }) => code),
	];
}

/** Goods of a category, a page of 40. */
export function listByCategory(
	{ db }: ReadableLedger,
	categoryId: number,
	page: number,
): ProductRow[] {
	return prepared(
		db,
		`SELECT ${PRODUCT_COLUMNS} FROM product p WHERE p.category_id = ? AND p.active = 1
		 ORDER BY p.product_id LIMIT 41 OFFSET ?`,
	).all(categoryId, page * 40) as ProductRow[];
}

/** A product as the screen is shown it; the store's tax rate where it has none of its own. */
export function showProduct(
	ledger: ReadableLedger,
	row: ProductRow,
	storeTaxBp: number,
): ProductView {
	const category = prepared(ledger.db, 'SELECT name FROM category WHERE category_id = ?').get(
		row.category_id,
	) as { name: string } | undefined;
	return {
		productId: row.product_id,
		sku: row.sku,
		name: row.name,
		spec: row.spec,
		unit: row.unit,
		categoryName: category?.name ?? '',
		kind: row.kind,
		weighed: row.weighed === 1,
		plu: row.plu === null ? '' : String(row.plu),
		priceFen: row.price_fen,
		...(row.member_price_fen === null ? {} : { memberPriceFen: row.member_price_fen }),
		...(row.min_price_fen === null ? {} : { minPriceFen: row.min_price_fen }),
		discountable: row.discountable === 1,
		taxBp: row.tax_bp ?? storeTaxBp,
		active: row.active === 1,
		...serviceOf(row),
		codes: listCodes(ledger, row.product_id),
		packs: listPacks(ledger, row.product_id).map((pack) => {
			return { unit: pack.name, factorMilli: pack.factor_milli, priceFen: pack.price_fen };
		}),
		onHandMilli: onHand(ledger, row.product_id),
	};
}

/** What a service says besides: how long it takes, and what its technician is paid. */
function serviceOf(
	row: ProductRow,
): Pick<ProductView, 'durationMinutes' | 'commissionBp' | 'commissionFen'> {
	const { duration_minutes: minutes, commission_bp: bp, commission_fen: fixed } = row;
	return {
		...(minutes === null ? {} : { durationMinutes: minutes }),
		...(bp === null ? {} : { commissionBp: bp }),
		...(fixed === null ? {} : { commissionFen: fixed }),
	};
}

/** The least a product has cost since then, fen: the price that held at that time counts too. */
export function leastPriceSince(
	{ db }: ReadableLedger,
	productId: number,
	sinceMs: number,
): number {
	const row = prepared(
		db,
		`SELECT min(price_fen) AS least FROM price_history WHERE product_id = :productId
		   AND from_ms >= coalesce((SELECT max(from_ms) FROM price_history
		     WHERE product_id = :productId AND from_ms <= :sinceMs), 0)`,
	).get({ productId, sinceMs }) as { least: number | null };
	return row.least ?? Number.MAX_SAFE_INTEGER;
}

/** The newest prices first, at most 100. */
export function listPrices(
	{ db }: ReadableLedger,
	productId: number,
): { fromMs: number; priceFen: number; operator: string; why: string }[] {
	return prepared(
		db,
		`SELECT from_ms AS fromMs, price_fen AS priceFen, operator, why FROM price_history
		 WHERE product_id = ? ORDER BY from_ms DESC, seq DESC LIMIT 100`,
	).all(productId) as { fromMs: number; priceFen: number; operator: string; why: string }[];
}

type CategoryRow = {
	readonly categoryId: number;
	readonly parentId: number | null;
	readonly name: string;
	readonly products: number;
};

/** All categories with how many products each has on sale. */
export function listCategoryRows({ db }: ReadableLedger): CategoryRow[] {
	return prepared(
		db,
		`SELECT c.category_id AS categoryId, c.parent_id AS parentId, c.name,
		   (SELECT count(*) FROM product p
		    WHERE p.category_id = c.category_id AND p.active = 1) AS products
		 FROM category c ORDER BY coalesce(c.code, ''), c.category_id LIMIT 500`,
	).all() as CategoryRow[];
}
