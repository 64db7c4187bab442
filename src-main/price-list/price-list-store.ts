/** The rows of `price_list` and its prices and rates (价格表). */
import type { PriceListView } from '#shared/contract/price-list-requests.ts';
import { fen } from '#shared/kernel/money.ts';
import { milli } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { PriceTier, RateTier } from '#shared/price-list/agreed-price.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type PriceListRow = {
	readonly code: string;
	readonly name: string;
	readonly active: number;
	readonly valid_from: string;
	readonly valid_until: string;
	readonly changed_ms: number;
};

export function findPriceList({ db }: ReadableLedger, code: string): PriceListRow | undefined {
	const row = prepared(db, 'SELECT * FROM price_list WHERE code = ?').get(code);
	return row as PriceListRow | undefined;
}

/** True on the days the list holds. */
export function holdsOn({ active, valid_from, valid_until }: PriceListRow, date: string): boolean {
	return active === 1 && valid_from <= date && (valid_until === '' || date <= valid_until);
}

export function putPriceList({ db }: WritableLedger, row: PriceListRow): void {
	prepared(
		db,
		`INSERT INTO price_list (code, name, active, valid_from, valid_until, changed_ms)
		 VALUES (:code, :name, :active, :valid_from, :valid_until, :changed_ms)
		 ON CONFLICT (code) DO UPDATE SET name = excluded.name, active = excluded.active,
		   valid_from = excluded.valid_from, valid_until = excluded.valid_until,
		   changed_ms = excluded.changed_ms`,
	).run(row);
}

export function listRates({ db }: ReadableLedger, code: string): RateTier[] {
	const rows = prepared(
		db,
		`SELECT category_id AS categoryId, from_milli AS "from", charge_bp AS charge
		 FROM price_list_rate WHERE list_code = ? ORDER BY category_id, from_milli`,
	).all(code) as { categoryId: number; from: number; charge: number }[];
	return rows.map(({ categoryId, from, charge }) => {
		return { categoryId, from: milli(from), charge: basisPoint(charge) };
	});
}

/** All rates of the list anew. */
export function replaceRates(
	{ db }: WritableLedger,
	code: string,
	rates: readonly { categoryId: number; fromMilli: number; charge: number }[],
): void {
	prepared(db, 'DELETE FROM price_list_rate WHERE list_code = ?').run(code);
	const insert = prepared(
		db,
		`INSERT INTO price_list_rate (list_code, category_id, from_milli, charge_bp)
		 VALUES (?, ?, ?, ?)`,
	);
	for (const { categoryId, fromMilli, charge } of rates) {
		insert.run(code, categoryId, fromMilli, charge);
	}
}

/** The fewest first. */
export function listTiersOf({ db }: ReadableLedger, code: string, productId: number): PriceTier[] {
	const rows = prepared(
		db,
		`SELECT from_milli AS "from", price_fen AS price FROM price_list_price
		 WHERE list_code = ? AND product_id = ? ORDER BY from_milli`,
	).all(code, productId) as { from: number; price: number }[];
	return rows.map(({ from, price }) => ({ from: milli(from), price: fen(price) }));
}

/** The product's prices on the list are these and no others. */
export function replaceTiersOf(
	{ db }: WritableLedger,
	code: string,
	{ productId, tiers }: { readonly productId: number; readonly tiers: readonly PriceTier[] },
): void {
	const gone = 'DELETE FROM price_list_price WHERE list_code = ? AND product_id = ?';
	prepared(db, gone).run(code, productId);
	const insert = prepared(
		db,
		`INSERT INTO price_list_price (list_code, product_id, from_milli, price_fen)
		 VALUES (?, ?, ?, ?)`,
	);
	for (const { from, price } of tiers) insert.run(code, productId, from, price);
}

/** Products on the list after this one, in the order of their numbers. */
export function listProductIds(
	{ db }: ReadableLedger,
	code: string,
	{ after, most }: { readonly after: number; readonly most: number },
): number[] {
	const rows = prepared(
		db,
		`SELECT DISTINCT product_id AS id FROM price_list_price
		 WHERE list_code = ? AND product_id > ? ORDER BY product_id LIMIT ?`,
	).all(code, after, most) as { id: number }[];
	return rows.map(({ id }) => id);
}

/** Without their rates. */
export function listPriceLists({ db }: ReadableLedger): Omit<PriceListView, 'rates'>[] {
	const rows = prepared(
		db,
		`SELECT l.*, (SELECT count(DISTINCT p.product_id) FROM price_list_price p
		     WHERE p.list_code = l.code) AS products,
		   (SELECT count(*) FROM member m WHERE m.price_list = l.code AND m.price_list <> ''
		     AND m.state IN ('active', 'frozen')) AS members
		 FROM price_list l ORDER BY l.active DESC, l.code`,
	).all() as (PriceListRow & { products: number; members: number })[];
	return rows.map(({ code, name, active, valid_from, valid_until, products, members }) => {
		const days = { from: valid_from, until: valid_until };
		return { code, name, active: active === 1, ...days, products, members };
	});
}

/** The name of a category; '' for all goods, undefined when there is none. */
export function categoryName({ db }: ReadableLedger, categoryId: number): string | undefined {
	if (categoryId === 0) return '';
	const row = prepared(db, 'SELECT name FROM category WHERE category_id = ?').get(categoryId);
	return (row as { name: string } | undefined)?.name;
}
