/** What each column of a spreadsheet of agreed prices means; a product and a price must be there. */
import { fieldsByName, findHeader, type ColumnsOf } from '../catalog/find-header.ts';
import type { Cell } from '../catalog/read-cell.ts';

export type PriceField = 'product' | 'name' | 'from' | 'price';
export type PriceColumns = ColumnsOf<PriceField>;

const NAMES: Readonly<Record<PriceField, readonly string[]>> = {
	product: [
		'条码',
		'商品条码',
		'条形码',
		'货号',
		'商品编码',
		'商品编号',
		'编码',
		'编号',
		'自编码',
		'barcode',
		'sku',
		'code',
		'productcode',
	],
	name: ['品名', '名称', '商品名称', '商品', 'name', 'productname', 'product'],
	from: [
		'数量起',
		'起订量',
		'起批量',
		'起批数量',
		'起订数量',
		'数量',
		'最少数量',
		'从数量',
		'from',
		'fromquantity',
		'minquantity',
		'minqty',
		'quantity',
		'qty',
	],
	price: [
		'企业价',
		'协议价',
		'批发价',
		'供货价',
		'单价',
		'价格',
		'售价',
		'price',
		'unitprice',
		'agreedprice',
	],
};

const FIELDS = fieldsByName(NAMES);

/** Undefined when no row names a product and a price. */
export function recognizePriceColumns(
	rows: readonly (readonly Cell[])[],
): PriceColumns | undefined {
	return findHeader(rows, FIELDS, (at) => at.has('product') && at.has('price'));
}
