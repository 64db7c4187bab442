/** What each column of a spreadsheet of agreed prices means; a product and a price must be there. */
import { fieldsByName, findHeader, type ColumnsOf } from '../catalog/find-header.ts';
import type { Cell } from '../catalog/read-cell.ts';

export type PriceField = 'product' | 'name' | 'from' | 'price';
export type PriceColumns = ColumnsOf<PriceField>;

const NAMES: Readonly<Record<PriceField, readonly string[]>> = {
	product: ['条码', '商品条码', '条形码', 'barcode'],
	name: ['品名', '商品名称', 'name', 'productname'],
	from: [
		'数量起',
		'起订量',
		'起批量',
		'起批数量',
		'起订数量',
		'最少数量',
		'从数量',
		'from',
		'fromquantity',
		'minquantity',
		'minqty',
	],
	price: ['企业价', '协议价', '供货价', 'agreedprice'],
};

/** What these say is meant where nothing says it better. */
const LOOSER: Readonly<Partial<Record<PriceField, readonly string[]>>> = {
	product: ['货号', '商品编码', '商品编号', 'sku', 'productcode'],
	name: ['名称', '商品', 'product'],
	from: ['数量', 'quantity', 'qty'],
	price: ['批发价'],
};

const LOOSEST: Readonly<Partial<Record<PriceField, readonly string[]>>> = {
	product: ['自编码', '编码', '编号', 'code'],
	price: ['单价', '价格', '售价', 'price', 'unitprice'],
};

const FIELDS = fieldsByName(NAMES, LOOSER, LOOSEST);

/** Undefined when no row names a product and a price. */
export function recognizePriceColumns(
	rows: readonly (readonly Cell[])[],
): PriceColumns | undefined {
	return findHeader(rows, FIELDS, (at) => at.has('product') && at.has('price'));
}
