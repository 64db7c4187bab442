// Goal: the paper says what the sale was, in the order a customer and a tax officer look for it,
// and nothing on it contradicts itself.
import { describe, expect, it } from 'vitest';
import type { SaleCompleted, SoldLine } from '#shared/journal/event.ts';
import { countPieces } from '#shared/journal/count-pieces.ts';
import { composeReceipt, receiptBarcode } from '#shared/receipt/compose-receipt.ts';
import {
	formatQuantity,
	formatRate,
	formatYuan,
	formatYuanGrouped,
} from '#shared/receipt/format.ts';
import { layoutReceipt } from '#shared/receipt/layout-receipt.ts';
import { textWidth, halfWidthOf } from '#shared/receipt/wrap-text.ts';
import { receiptWords } from '#shared/words/receipt.ts';

const line: SoldLine = {
	n: 1,
	product_id: 1,
	sku: '1',
	name: '青溪乌龙茶',
	dept: 'goods',
	unit: '瓶',
	quantity_milli: 2000,
	factor_milli: 1000,
	list_price_fen: 450,
	base_fen: 900,
	adjustments: [],
	net_fen: 900,
	tax_bp: 1300,
	tax_fen: 104,
};
const apple: SoldLine = {
	...line,
	n: 2,
	name: '红富士苹果',
	unit: 'kg',
	weighed: 1,
	quantity_milli: 2000,
	list_price_fen: 1280,
	base_fen: 2561,
	adjustments: [
		{ kind: 'override', amount_fen: 560, reason: 'damaged' },
		{ kind: 'cash_rounding', amount_fen: 1 },
	],
	net_fen: 2000,
	tax_bp: 900,
	tax_fen: 165,
};
/** 2026-03-03 01:30 in Shanghai: still the second of March's business. */
const sale: SaleCompleted = {
	kind: 'sale/completed',
	v: 1,
	at_ms: Date.UTC(2026, 2, 2, 17, 30),
	mono_ms: 0,
	biz_date: '2026-03-02',
	shift_id: 1,
	operator: '1003',
	fiscal_no: 17,
	receipt_no: 'S01-T1-0000017-7ZK4QF',
	gt_count: 17,
	gt_net_fen: 0,
	gt_abs_fen: 0,
	gt_tax_fen: 0,
	sale_id: 'sale_1',
	lines: [line, apple],
	total_fen: 2900,
	tax_fen: 269,
	rounding_fen: 1,
	tenders: [{ kind: 'cash', drawer: 'D1', given_fen: 5000, change_fen: 2100, amount_fen: 2900 }],
};
const store = {
	name: '清和茶铺',
	address: '示范路 8 号',
	phone: '0571-1',
	terminalCode: 'T1',
	timeZone: 'Asia/Shanghai',
	footer: '谢谢惠顾',
	language: 'zh-CN',
} as const;

const paper = (columns: 32 | 48, changes: Partial<SaleCompleted> = {}) =>
	layoutReceipt(composeReceipt({ ...sale, ...changes }, store, receiptWords['zh-CN']), {
		columns,
	}).map((row) => ('text' in row ? row.text : row.kind));

describe('the receipt', () => {
	it('says all of it in its order', () => {
		const said = paper(48).map((text) => text.replaceAll(/ +/g, ' ').trim());
		const rule = '-'.repeat(48);
		expect(said).toEqual([
			'清和茶铺',
			'示范路 8 号',
			'电话 0571-1',
			'销售小票',
			'单号 S01-T1-0000017-7ZK4QF',
			'终端 T1 收银员 1003',
			'时间 2026-03-03 01:30:00',
			'营业日 2026-03-02',
			rule,
			'青溪乌龙茶',
			'2瓶 × 4.50 9.00',
			'红富士苹果',
			'2kg × 12.80 25.61',
			'改价 -5.60',
			rule,
			'件数 3',
			'合计 34.61',
			'优惠合计 -5.60',
			'抹零 -0.01',
			'应收 ￥29.00',
			'实收 现金 50.00',
			'找零 21.00',
			'含税额 13% 1.04',
			'含税额 9% 1.65',
			rule,
			'谢谢惠顾',
			'feed',
			'R00000177ZK4QF',
		]);
	});

	it('fits 58 mm as it fits 80 mm', () => {
		for (const columns of [32, 48] as const) {
			const rows = layoutReceipt(composeReceipt(sale, store, receiptWords['zh-CN']), { columns });
			for (const row of rows) {
				if (row.kind !== 'text') continue;
				expect(textWidth(row.text, halfWidthOf) * row.size).toBeLessThanOrEqual(columns);
			}
		}
	});

	it('leaves out what the store has not: address, phone, footer, tax', () => {
		const bare = { ...store, address: '', phone: '', footer: '' };
		const free = { ...sale, lines: [{ ...line, tax_bp: 0, tax_fen: 0 }] };
		const texts = JSON.stringify(composeReceipt(free, bare, receiptWords['zh-CN']));
		for (const absent of ['电话', '含税额', '优惠合计']) expect(texts).not.toContain(absent);
	});

	it('shows no unit price where there was none', () => {
		const labelled = { ...line, list_price_fen: 0, quantity_milli: 1000 };
		const said = paper(48, { lines: [labelled] }).map((text) => text.replaceAll(/ +/g, ' ').trim());
		expect(said).toContain('1瓶 9.00');
		expect(said.join()).not.toContain('× 0.00');
	});

	it('is the same in English, without a hanzi of ours left', () => {
		const english = { ...store, name: 'Tea', address: 'Road 8', footer: 'Thank you' };
		const plain = {
			...sale,
			lines: sale.lines.map((one) => ({ ...one, name: 'Tea', unit: 'pc' })),
		};
		const said = JSON.stringify(composeReceipt(plain, english, receiptWords.en));
		expect(said).not.toMatch(/[\u4e00-\u9fff]/u);
	});

	it('has a barcode of its number and its incarnation, short enough for 58 mm', () => {
		const text = receiptBarcode(sale.receipt_no);
		expect(text).toBe('R00000177ZK4QF');
		// CODE128: 11 modules a character, start and check, 13 for the stop; 2 dots a module, 384 dots.
		expect(((text.length + 2) * 11 + 13) * 2).toBeLessThanOrEqual(384);
	});
});

describe('pieces', () => {
	it('count goods by the piece and weighed goods by the line', () => {
		expect(countPieces([{ quantity_milli: 3000 }, { quantity_milli: 5000, weighed: 1 }])).toBe(4);
		expect(countPieces([{ quantity_milli: 735, weighed: 1 }, { quantity_milli: 1562 }])).toBe(2);
	});
});

describe('figures', () => {
	it('are written in full', () => {
		expect([0, 5, 45, 12_345, -12_345].map(formatYuan)).toEqual([
			'0.00',
			'0.05',
			'0.45',
			'123.45',
			'-123.45',
		]);
		expect([12_345_678, -100_000].map(formatYuanGrouped)).toEqual(['123,456.78', '-1,000.00']);
		expect([735, 3000, 12_500, -735].map(formatQuantity)).toEqual([
			'0.735',
			'3',
			'12.500',
			'-0.735',
		]);
		expect([1300, 825, 50, 0].map(formatRate)).toEqual(['13%', '8.25%', '0.5%', '0%']);
	});
});
