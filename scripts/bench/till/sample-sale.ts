/** A completed sale of eight lines, for what is made from a sale: paper. */
import type { SaleCompleted, SoldLine } from '#shared/journal/event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';

const NAMES = [
	'青溪乌龙茶',
	'云岭有机大米',
	'鲜味酱油',
	'福记五香豆腐干',
	'安康全脂牛奶',
	'银湖矿泉水',
	'丰园番茄罐头',
	'乐家洗衣液',
];

export function sampleSale(): SaleCompleted {
	const lines = NAMES.map((name, index): SoldLine => {
		const price = 350 + index * 190;
		return {
			n: index + 1,
			product_id: index + 1,
			sku: String(10_001 + index),
			name: `${name} 500ml`,
			code: `200000000${String(index).padStart(4, '0')}`,
			dept: 'goods',
			category_id: 1,
			unit: '件',
			quantity_milli: 2000,
			factor_milli: 1000,
			list_price_fen: price,
			base_fen: price * 2,
			adjustments: [],
			net_fen: price * 2,
			tax_bp: 1300,
			tax_fen: multiplyDivide(price * 2, 1300, 11_300),
		};
	});
	const total = lines.reduce((sum, line) => sum + line.net_fen, 0);
	const tax = lines.reduce((sum, line) => sum + line.tax_fen, 0);
	const tender = { kind: 'cash', drawer: '1', given_fen: 50_000 } as const;
	return {
		kind: 'sale/completed',
		v: 1,
		at_ms: Date.UTC(2026, 2, 2, 2, 0, 0),
		mono_ms: 1,
		biz_date: '2026-03-02',
		shift_id: 1,
		operator: '1001',
		fiscal_no: 123,
		receipt_no: 'S01-T1-0000123-ABCDEF',
		gt_count: 123,
		gt_net_fen: 1_000_000,
		gt_abs_fen: 1_000_000,
		gt_tax_fen: 100_000,
		sale_id: 'sale_00000000000000000000000000000001',
		lines,
		total_fen: total,
		tax_fen: tax,
		rounding_fen: 0,
		tenders: [{ ...tender, change_fen: 50_000 - total, amount_fen: total }],
	};
}
