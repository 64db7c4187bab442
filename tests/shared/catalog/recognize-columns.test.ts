// Goal: the columns of a product list are found wherever the header stands and whatever it says.
import { describe, expect, it } from 'vitest';
import { recognizeColumns } from '#shared/catalog/recognize-columns.ts';

const HEADER = [
	'行号',
	'货号',
	'自编码',
	'品名',
	'类别编码',
	'类别名称',
	'进货价',
	'零售价',
	'会员价',
	'单位',
	'销项稅',
	'计价方式',
	'允许折扣',
	'助记码',
];

describe('the header', () => {
	it('is found under titles, by synonyms, in both languages', () => {
		const columns = recognizeColumns([['商品资料表'], ['导出时间', '2026-03-01'], HEADER]);
		expect(columns?.headerRow).toBe(2);
		expect(columns?.at.get('price')).toBe(7);
		expect(columns?.at.get('tax')).toBe(10);
		expect(columns?.unknown).toEqual(['行号']);
		const english = recognizeColumns([
			['Item No.', 'Barcode', 'Product Name', 'Retail Price (RMB)', 'Unit'],
		]);
		expect([...(english?.at.keys() ?? [])]).toEqual(['sku', 'barcode', 'name', 'price', 'unit']);
	});

	it('is of the plainest names, wherever they stand; what means the same is told apart', () => {
		const columns = recognizeColumns([['编号', '货号', '名称', '品名', '单价', '零售价']]);
		expect(columns?.title).toEqual(
			new Map([
				['sku', '货号'],
				['name', '品名'],
				['price', '零售价'],
			]),
		);
		expect(columns).toMatchObject({ unknown: ['编号', '名称', '单价'], rivals: [] });
		expect(recognizeColumns([['货号', '品名', '零售价', '售价']])?.rivals).toEqual([
			'零售价',
			'售价',
		]);
	});

	it('is refused without a name, a price or a code', () => {
		expect(
			recognizeColumns([
				['货号', '品名'],
				['1', '茶'],
			]),
		).toBeUndefined();
		expect(recognizeColumns([['品名', '零售价']])).toBeUndefined();
		expect(recognizeColumns([])).toBeUndefined();
	});
});
