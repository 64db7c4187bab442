/**
 * product/export (PRD-6): the catalogue as CSV with headers the import recognises, so what was
 * exported can be looked at in a spreadsheet, changed and imported again. A page at a time: a till
 * that sells is not kept waiting by an export.
 */
import { asc, count, eq, gt, inArray } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { printedCode } from '#shared/barcode/canonical-code.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { formatCommission } from '#shared/receipt/format-commission.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { barcode, barcodeAlpha, category, product } from '../ledger/schema/catalog.ts';
import type { Terminal } from '../terminal.ts';

const PAGE = 500;
const HEADERS = [
	'货号',
	'条码',
	'品名',
	'规格',
	'品牌',
	'类别名称',
	'单位',
	'PLU',
	'零售价',
	'会员价',
	'进价',
	'税率',
	'商品类型',
	'时长',
	'提成',
] as const;

export function exportProducts(
	{ pen }: Pick<Terminal, 'pen'>,
	{ afterId }: ParsedInput<'product/export'>,
): Result<RequestOutput<'product/export'>, AnyRefusal> {
	const rows = readPage(pen, afterId);
	const codes = codesOf(
		pen,
		rows.map(({ productId }) => productId),
	);
	const lines = rows.map((row) => lineOf(row, codes.get(row.productId) ?? ''));
	const header = afterId === 0 ? [HEADERS.join(',')] : [];
	const last = rows.at(-1)?.productId;
	return ok({
		csvText: [...header, ...lines].map((line) => `${line}\r\n`).join(''),
		rows: rows.length,
		...(afterId === 0 ? { total: countProducts(pen) } : {}),
		...(rows.length === PAGE && last !== undefined ? { nextAfterId: last } : {}),
	});
}

function countProducts({ db }: ReadableLedger): number {
	const [row] = drizzle(db).select({ products: count() }).from(product).all();
	return row?.products ?? 0;
}

type ExportRow = ReturnType<typeof readPage>[number];

function readPage({ db }: ReadableLedger, afterId: number) {
	return drizzle(db)
		.select({
			productId: product.productId,
			sku: product.sku,
			name: product.name,
			spec: product.spec,
			brand: product.brand,
			unit: product.unit,
			plu: product.plu,
			priceFen: product.priceFen,
			memberPriceFen: product.memberPriceFen,
			costFen: product.costFen,
			taxBp: product.taxBp,
			kind: product.kind,
			durationMinutes: product.durationMinutes,
			commissionBp: product.commissionBp,
			commissionFen: product.commissionFen,
			category: category.name,
		})
		.from(product)
		.leftJoin(category, eq(category.categoryId, product.categoryId))
		.where(gt(product.productId, afterId))
		.orderBy(asc(product.productId))
		.limit(PAGE)
		.all();
}

/** The first barcode of each product: one column, as the import reads it. */
function codesOf({ db }: ReadableLedger, productIds: readonly number[]): Map<number, string> {
	const found = new Map<number, string>();
	if (productIds.length === 0) return found;
	const typed = drizzle(db);
	const ids = [...productIds];
	const texts = typed.select().from(barcodeAlpha).where(inArray(barcodeAlpha.productId, ids)).all();
	const numbers = typed.select().from(barcode).where(inArray(barcode.productId, ids)).all();
	for (const { productId, code, unitId } of texts) {
		if (unitId === null) found.set(productId, code);
	}
	for (const { productId, code, unitId } of numbers) {
		if (unitId === null) found.set(productId, printedCode(code));
	}
	return found;
}

function lineOf(row: ExportRow, code: string): string {
	const yuan = (fen: number | null) => (fen === null ? '' : formatYuan(fen));
	const cells = [
		row.sku,
		code,
		row.name,
		row.spec,
		row.brand,
		row.category ?? '',
		row.unit,
		row.plu === null ? '' : String(row.plu),
		yuan(row.priceFen),
		yuan(row.memberPriceFen),
		yuan(row.costFen),
		row.taxBp === null ? '' : `${formatYuan(row.taxBp)}%`,
		row.kind === 'service' ? '服务' : '商品',
		row.durationMinutes === null ? '' : String(row.durationMinutes),
		formatCommission({ bp: row.commissionBp, fen: row.commissionFen }),
	];
	return cells.map(quote).join(',');
}

/** Quotes what would break a line or a column. */
function quote(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
