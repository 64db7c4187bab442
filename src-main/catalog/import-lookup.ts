/**
 * The catalogue as an import plan sees it, and a product's fields as the row that is kept of them.
 * Every question is one step in an index, so a plan costs by the length of the list, not by the
 * size of the catalogue.
 */
import type { StoredCode } from '#shared/barcode/canonical-code.ts';
import type { CatalogLookup } from '#shared/catalog/plan-import.ts';
import type { CategoryRef, ProductFields } from '#shared/catalog/product.ts';
import { GRAMS_PER_DEFAULT_UNIT, gramsPerUnit } from '#shared/catalog/weight-unit.ts';
import { fen, type Fen } from '#shared/kernel/money.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { PRODUCT_COLUMNS, type ProductRow } from './product-store.ts';
import type { NewProduct } from './save-product.ts';

type RowWithCategory = ProductRow & {
	readonly category_code: string | null;
	readonly category_name: string | null;
};

/** Answers a plan's questions from the ledger as it is now. */
export function catalogLookup({ db }: ReadableLedger): CatalogLookup {
	const bySku = prepared(
		db,
		`SELECT ${PRODUCT_COLUMNS}, c.code AS category_code, c.name AS category_name
		 FROM product p LEFT JOIN category c ON c.category_id = p.category_id WHERE p.sku = ?`,
	);
	const byNumber = prepared(db, 'SELECT product_id AS id FROM barcode WHERE code = ?');
	const byText = prepared(db, 'SELECT product_id AS id FROM barcode_alpha WHERE code = ?');
	const byPlu = prepared(db, 'SELECT product_id AS id FROM product WHERE plu = ?');
	return {
		findBySku: (sku) => {
			const row = bySku.get(sku) as RowWithCategory | undefined;
			return row && { productId: row.product_id, fields: fieldsOf(row) };
		},
		ownerOfCode: ({ kind, code }: StoredCode) => {
			return idIn((kind === 'numeric' ? byNumber : byText).get(code));
		},
		ownerOfPlu: (plu) => idIn(byPlu.get(plu)),
	};
}

function idIn(row: unknown): number | undefined {
	return (row as { readonly id: number } | undefined)?.id;
}

function fieldsOf(row: RowWithCategory): ProductFields {
	const { category_code: code, category_name: name } = row;
	return {
		sku: row.sku,
		ownCode: row.own_code,
		name: row.name,
		spec: row.spec,
		brand: row.brand,
		category: name === null ? null : ({ code: code ?? '', name } satisfies CategoryRef),
		unit: row.unit,
		kind: row.kind,
		weighed: row.weighed === 1,
		plu: row.plu,
		price: fen(row.price_fen),
		memberPrice: fenOrNull(row.member_price_fen),
		wholesalePrice: fenOrNull(row.wholesale_price_fen),
		minPrice: fenOrNull(row.min_price_fen),
		cost: fenOrNull(row.cost_fen),
		tax: row.tax_bp === null ? null : basisPoint(row.tax_bp),
		active: row.active === 1,
		discountable: row.discountable === 1,
		earnsPoints: row.earns_points === 1,
		shelfLifeDays: row.shelf_life_days,
		mnemonic: row.mnemonic,
		durationMinutes: row.duration_minutes,
		commissionRate: row.commission_bp === null ? null : basisPoint(row.commission_bp),
		commissionFixed: fenOrNull(row.commission_fen),
	};
}

function fenOrNull(amount: number | null): Fen | null {
	return amount === null ? null : fen(amount);
}

/** The row of a product with these fields, in a category that has a number already. */
export function rowOfFields(fields: ProductFields, categoryId: number | null): NewProduct {
	return {
		sku: fields.sku,
		own_code: fields.ownCode,
		name: fields.name,
		spec: fields.spec,
		brand: fields.brand,
		category_id: categoryId,
		unit: fields.unit,
		kind: fields.kind,
		weighed: Number(fields.weighed),
		unit_grams: gramsPerUnit(fields.unit) ?? GRAMS_PER_DEFAULT_UNIT,
		plu: fields.plu,
		price_fen: fields.price,
		member_price_fen: fields.memberPrice,
		wholesale_price_fen: fields.wholesalePrice,
		min_price_fen: fields.minPrice,
		cost_fen: fields.cost,
		tax_bp: fields.tax,
		active: Number(fields.active),
		discountable: Number(fields.discountable),
		earns_points: Number(fields.earnsPoints),
		shelf_life_days: fields.shelfLifeDays,
		mnemonic: fields.mnemonic,
		duration_minutes: fields.durationMinutes,
		commission_bp: fields.commissionRate,
		commission_fen: fields.commissionFixed,
	};
}
