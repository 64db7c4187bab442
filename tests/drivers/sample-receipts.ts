/** Receipts the driver tests print: one a customer would know, and any a generator can think of. */
import fc from 'fast-check';
import type { ReceiptBlock, ReceiptDocument } from '#shared/receipt/document.ts';

export function receiptOf(...blocks: ReceiptBlock[]): ReceiptDocument {
	return { v: 1, title: '销售小票', language: 'zh-CN', blocks };
}

const row = (name: string, ...figures: string[]): ReceiptBlock => ({
	kind: 'row',
	cells: [
		{ text: name, share: 20 },
		...figures.map((text, i) => ({ text, share: [6, 9, 10][i] ?? 9, align: 'right' as const })),
	],
});

/** A corner shop's receipt with everything a receipt can have on it. */
export const CORNER_SHOP = receiptOf(
	{ kind: 'text', text: '柜台便利店', align: 'center', size: 2, bold: true },
	{ kind: 'text', text: '人民路一店', align: 'center' },
	{ kind: 'text', text: '电话 021-5555 0123', align: 'center' },
	{ kind: 'feed', lines: 1 },
	{ kind: 'text', text: '销售小票', align: 'center', bold: true },
	{ kind: 'pair', left: '单号', right: '01-0000123-482913' },
	{ kind: 'pair', left: '时间', right: '2026-11-22 14:05:31' },
	{ kind: 'pair', left: '终端 01', right: '收银员 1001' },
	{ kind: 'rule' },
	row('品名', '数量', '单价', '金额'),
	{ kind: 'rule' },
	row('农夫山泉饮用天然水550ml', '2', '2.00', '4.00'),
	row('红富士苹果', '1.285', '11.98', '15.39'),
	row('可口可乐', '6', '3.00', '18.00'),
	row('五常大香米东北长粒香5kg', '1', '69.90', '69.90'),
	row('手工水饺（猪肉白菜）500g', '1', '18.80', '18.80'),
	{ kind: 'rule' },
	{ kind: 'pair', left: '件数', right: '11' },
	{ kind: 'pair', left: '合计', right: '126.09' },
	{ kind: 'pair', left: '会员优惠', right: '-6.00' },
	{ kind: 'pair', left: '抹零', right: '-0.09' },
	{ kind: 'pair', left: '应收', right: '¥120.00', size: 2, bold: true },
	{ kind: 'pair', left: '现金', right: '150.00' },
	{ kind: 'pair', left: '找零', right: '30.00' },
	{ kind: 'rule' },
	{ kind: 'text', text: '扫码开发票', align: 'center' },
	{ kind: 'qr', text: 'https://inv.example/i/S001/01JDXS8Q5C?a=12000&t=20261122&s=Zk3xQ9' },
	{ kind: 'text', text: '七天内凭小票退换，谢谢惠顾', align: 'center' },
	{ kind: 'feed', lines: 1 },
	{ kind: 'barcode', text: 'R0000123482913' },
);

/** Short enough to be cut at every byte. */
export const SHORT = receiptOf(
	{ kind: 'text', text: '柜台便利店', align: 'center', size: 2 },
	{ kind: 'pair', left: '可乐', right: '3.00' },
	{ kind: 'barcode', text: 'R1' },
	{ kind: 'text', text: '谢谢惠顾 0001' },
);

const gbkHanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
const sign = fc.constantFrom(...'·×°—“”α①ⅢЖ℃㎏々〇ぁ￥，。（）');
const awkward = fc.constantFrom('\u001b', '\u001d', '\u0000', '\u0010', '\n', '𠮷', '²', '🍎', '¥');

export const anyText = fc.oneof(
	{ weight: 3, arbitrary: fc.string({ unit: fc.oneof(gbkHanzi, sign), maxLength: 40 }) },
	{ weight: 2, arbitrary: fc.string({ maxLength: 60 }) },
	{ weight: 1, arbitrary: fc.string({ unit: awkward, maxLength: 12 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);
const figure = fc.integer({ min: -99_999_99, max: 99_999_99 }).map((fen) => (fen / 100).toFixed(2));
const align = fc.constantFrom('left', 'center', 'right' as const);
const size = fc.constantFrom(1, 2 as const);
const bold = fc.boolean();
const letter = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
const ascii = fc.string({ unit: letter, minLength: 1, maxLength: 12 });

export const anyBlock: fc.Arbitrary<ReceiptBlock> = fc.oneof(
	fc.record({ kind: fc.constant('text' as const), text: anyText, align, size, bold }),
	fc.record({ kind: fc.constant('pair' as const), left: anyText, right: figure, size, bold }),
	fc.record({
		kind: fc.constant('row' as const),
		bold,
		cells: fc
			.tuple(anyText, fc.array(figure, { minLength: 1, maxLength: 3 }))
			.map(([name, figures]) => [
				{ text: name, share: 20 },
				...figures.map((text) => ({ text, share: 8, align: 'right' as const })),
			]),
	}),
	fc.record({ kind: fc.constant('rule' as const), double: fc.boolean() }),
	fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 0, max: 5 }) }),
	fc.record({
		kind: fc.constant('barcode' as const),
		text: ascii,
	}),
	fc.record({
		kind: fc.constant('qr' as const),
		text: anyText.filter((text) => text !== '' && !/\p{Cs}/u.test(text)),
	}),
);

export const anyReceipt = fc
	.array(anyBlock, { maxLength: 12 })
	.map((blocks) => receiptOf(...blocks));
