/**
 * The tables of migrations/0003_catalog.sql, for typed queries. The SQL is the truth; a test holds
 * this picture against the real tables, both ways. The full-text table is not one drizzle can draw.
 */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const category = sqliteTable('category', {
	categoryId: integer('category_id').primaryKey(),
	parentId: integer('parent_id'),
	code: text('code'),
	name: text('name').notNull(),
});

export const product = sqliteTable('product', {
	productId: integer('product_id').primaryKey(),
	sku: text('sku').notNull(),
	ownCode: text('own_code').notNull().default(''),
	name: text('name').notNull(),
	spec: text('spec').notNull().default(''),
	brand: text('brand').notNull().default(''),
	categoryId: integer('category_id'),
	unit: text('unit').notNull().default('件'),
	kind: text('kind', { enum: ['goods', 'service'] })
		.notNull()
		.default('goods'),
	weighed: integer('weighed').notNull().default(0),
	unitGrams: integer('unit_grams').notNull().default(1000),
	plu: integer('plu'),
	priceFen: integer('price_fen').notNull(),
	memberPriceFen: integer('member_price_fen'),
	wholesalePriceFen: integer('wholesale_price_fen'),
	minPriceFen: integer('min_price_fen'),
	costFen: integer('cost_fen'),
	taxBp: integer('tax_bp'),
	active: integer('active').notNull().default(1),
	discountable: integer('discountable').notNull().default(1),
	earnsPoints: integer('earns_points').notNull().default(1),
	shelfLifeDays: integer('shelf_life_days'),
	mnemonic: text('mnemonic').notNull().default(''),
	mnemonicKey: text('mnemonic_key').notNull().default(''),
	initials: text('initials').notNull().default(''),
	pinyin: text('pinyin').notNull().default(''),
	updatedMs: integer('updated_ms').notNull(),
	durationMinutes: integer('duration_minutes'),
	commissionBp: integer('commission_bp'),
	commissionFen: integer('commission_fen'),
});

export const productUnit = sqliteTable('product_unit', {
	unitId: integer('unit_id').primaryKey(),
	productId: integer('product_id').notNull(),
	name: text('name').notNull(),
	factorMilli: integer('factor_milli').notNull(),
	priceFen: integer('price_fen').notNull(),
});

export const barcode = sqliteTable('barcode', {
	code: integer('code').primaryKey(),
	productId: integer('product_id').notNull(),
	unitId: integer('unit_id'),
});

export const barcodeAlpha = sqliteTable('barcode_alpha', {
	code: text('code').primaryKey(),
	productId: integer('product_id').notNull(),
	unitId: integer('unit_id'),
});

export const priceHistory = sqliteTable(
	'price_history',
	{
		productId: integer('product_id').notNull(),
		fromMs: integer('from_ms').notNull(),
		seq: integer('seq').notNull(),
		priceFen: integer('price_fen').notNull(),
		memberPriceFen: integer('member_price_fen'),
		costFen: integer('cost_fen'),
		operator: text('operator').notNull(),
		why: text('why').notNull(),
	},
	(table) => [primaryKey({ columns: [table.productId, table.fromMs, table.seq] })],
);

export const stockBase = sqliteTable('stock_base', {
	productId: integer('product_id').primaryKey(),
	onHandMilli: integer('on_hand_milli').notNull(),
});

export const stockFold = sqliteTable('stock_fold', {
	id: integer('id').primaryKey(),
	uptoPos: integer('upto_pos').notNull(),
});

export const stockMovement = sqliteTable(
	'stock_movement',
	{
		pos: integer('pos').notNull(),
		seq: integer('seq').notNull(),
		productId: integer('product_id').notNull(),
		quantityMilli: integer('quantity_milli').notNull(),
		kind: text('kind').notNull(),
	},
	(table) => [primaryKey({ columns: [table.pos, table.seq] })],
);

export const importRow = sqliteTable('import_row', {
	productId: integer('product_id').primaryKey(),
	sku: text('sku').notNull(),
	ownCode: text('own_code').notNull(),
	name: text('name').notNull(),
	spec: text('spec').notNull(),
	brand: text('brand').notNull(),
	categoryId: integer('category_id'),
	unit: text('unit').notNull(),
	kind: text('kind').notNull(),
	weighed: integer('weighed').notNull(),
	unitGrams: integer('unit_grams').notNull(),
	plu: integer('plu'),
	priceFen: integer('price_fen').notNull(),
	memberPriceFen: integer('member_price_fen'),
	wholesalePriceFen: integer('wholesale_price_fen'),
	minPriceFen: integer('min_price_fen'),
	costFen: integer('cost_fen'),
	taxBp: integer('tax_bp'),
	active: integer('active').notNull(),
	discountable: integer('discountable').notNull(),
	earnsPoints: integer('earns_points').notNull(),
	shelfLifeDays: integer('shelf_life_days'),
	mnemonic: text('mnemonic').notNull(),
	mnemonicKey: text('mnemonic_key').notNull(),
	initials: text('initials').notNull(),
	pinyin: text('pinyin').notNull(),
	words: text('words'),
	durationMinutes: integer('duration_minutes'),
	commissionBp: integer('commission_bp'),
	commissionFen: integer('commission_fen'),
});

export const importCode = sqliteTable('import_code', {
	code: integer('code'),
	alpha: text('alpha'),
	productId: integer('product_id').notNull(),
});

export const importCategory = sqliteTable('import_category', {
	categoryId: integer('category_id').primaryKey(),
	parentId: integer('parent_id'),
	code: text('code'),
	name: text('name').notNull(),
});
