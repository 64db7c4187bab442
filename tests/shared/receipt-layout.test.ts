// Goal: no line of a receipt is ever wider than its paper, and no amount is ever broken or lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReceiptBlock, ReceiptDocument } from '#shared/receipt/document.ts';
import { layoutReceipt, plainText, type PaperLine } from '#shared/receipt/layout-receipt.ts';
import { halfWidthOf, textWidth, wrapText } from '#shared/receipt/wrap-text.ts';

const paper = (...blocks: ReceiptBlock[]): ReceiptDocument => ({
	v: 1,
	title: '销售小票',
	language: 'zh-CN',
	blocks,
});
const texts = (lines: readonly PaperLine[]) =>
	lines.map((line) => {
		if ('text' in line) return line.text;
		return line.kind === 'feed' ? `feed ${line.lines}` : line.kind;
	});
const widthOf = (text: string) => textWidth(text, halfWidthOf);

const saleRow = (name: string, ...[quantity, price, amount]: string[]): ReceiptBlock => ({
	kind: 'row',
	cells: [
		{ text: name, share: 20 },
		{ text: quantity ?? '', share: 6, align: 'right' },
		{ text: price ?? '', share: 9, align: 'right' },
		{ text: amount ?? '', share: 10, align: 'right' },
	],
});

describe('layoutReceipt', () => {
	it('lines the columns of a table up at 80 mm, hanzi counting two', () => {
		const document = paper(
			saleRow('品名', '数量', '单价', '金额'),
			saleRow('农夫山泉550ml', '2', '2.00', '4.00'),
			saleRow('红富士苹果', '1.285', '11.98', '15.39'),
		);
		const lines = texts(layoutReceipt(document, { columns: 48 }));
		expect(lines).toEqual([
			'品名                   数量      单价       金额',
			'农夫山泉550ml             2      2.00       4.00',
			'红富士苹果            1.285     11.98      15.39',
		]);
	});

	it('gives a long name its own line at 58 mm and keeps the figures in their columns', () => {
		const document = paper(
			saleRow('五常大香米东北长粒香5kg', '1', '69.90', '69.90'),
			saleRow('可乐', '2', '3.50', '7.00'),
		);
		const lines = texts(layoutReceipt(document, { columns: 32 }));
		expect(lines).toEqual([
			'五常大香米东北长粒香5kg',
			'                 1  69.90  69.90',
			'可乐             2   3.50   7.00',
		]);
	});

	it('puts a label left and its figure right, and wraps the label only', () => {
		const document = paper(
			{ kind: 'pair', left: '合计', right: '￥26.39' },
			{ kind: 'pair', left: '会员专享满一百减十五元优惠', right: '-15.00' },
		);
		expect(texts(layoutReceipt(document, { columns: 32 }))).toEqual([
			'合计                     ￥26.39',
			'会员专享满一百减十五元优',
			'惠                        -15.00',
		]);
	});

	it('sets a total too wide for large type in normal type rather than breaking it', () => {
		const total: ReceiptBlock = { kind: 'pair', left: '应收', right: '￥9,999,999.99', size: 2 };
		const [label, figure] = layoutReceipt(paper(total), { columns: 32 });
		expect(label).toMatchObject({ kind: 'text', size: 2, text: '应收' });
		expect(figure).toMatchObject({ kind: 'text', size: 2, text: '  ￥9,999,999.99' });
		const [small] = layoutReceipt(paper({ ...total, right: '￥-99,999,999.99' }), { columns: 30 });
		expect(small).toMatchObject({ size: 1, text: '应收          ￥-99,999,999.99' });
	});

	it('sets the marks above and below', () => {
		const document = paper({ kind: 'text', text: '谢谢惠顾' });
		const lines = texts(layoutReceipt(document, { columns: 32, marks: ['补打 第2次'] }));
		const rule = '-'.repeat(32);
		expect(lines).toEqual(['补打 第2次', rule, '谢谢惠顾', rule, '补打 第2次']);
	});
});

const hanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
const tricky = fc.constantFrom(...'汉，a1 ￥（）.²\n\u001b');
const anyText = fc.oneof(
	fc.string({ maxLength: 60 }),
	fc.string({ unit: hanzi }),
	fc.string({ unit: tricky }),
);
const align = fc.constantFrom('left', 'center', 'right' as const);
const size = fc.constantFrom(1, 2 as const);
const anyBlock: fc.Arbitrary<ReceiptBlock> = fc.oneof(
	fc.record({ kind: fc.constant('text' as const), text: anyText, align, size }),
	fc.record({ kind: fc.constant('pair' as const), left: anyText, right: anyText, size }),
	fc.record({
		kind: fc.constant('row' as const),
		cells: fc.array(fc.record({ text: anyText, share: fc.nat({ max: 30 }), align }), {
			minLength: 1,
			maxLength: 9,
		}),
	}),
	fc.record({ kind: fc.constant('rule' as const), double: fc.boolean() }),
);
const columnsOf = fc.constantFrom(16, 32, 42, 48);
const glyphs = (text: string) => [...plainText(text)].filter((char) => char !== ' ').sort();

function textOf(block: ReceiptBlock): string {
	if (block.kind === 'row') return block.cells.map((cell) => cell.text).join('');
	if (block.kind === 'pair') return block.left + block.right;
	return 'text' in block ? block.text : '';
}

describe('the laws of the layout', () => {
	it('never makes a line wider than the paper', () => {
		fc.assert(
			fc.property(fc.array(anyBlock, { maxLength: 6 }), columnsOf, (blocks, columns) => {
				for (const line of layoutReceipt(paper(...blocks), { columns, marks: ['重打 第1次'] })) {
					if (line.kind === 'rule') expect(widthOf(line.text)).toBe(columns);
					if (line.kind !== 'text') continue;
					expect(widthOf(line.text) * line.size).toBeLessThanOrEqual(columns);
					expect(line.text).not.toMatch(/\p{Cc}/u);
				}
			}),
			{ numRuns: 400 },
		);
	});

	it('loses no character and invents none', () => {
		fc.assert(
			fc.property(anyBlock, columnsOf, (block, columns) => {
				fc.pre(block.kind !== 'rule');
				const printed = texts(layoutReceipt(paper(block), { columns })).join('');
				expect(glyphs(printed)).toEqual(glyphs(textOf(block)));
			}),
			{ numRuns: 400 },
		);
	});

	it('never breaks a figure that would fit on a line of its own', () => {
		const fen = fc.integer({ min: -9_999_999_99, max: 9_999_999_99 });
		const figure = fen.map((amount) => (amount / 100).toFixed(2));
		const wide = fc.constantFrom(32, 42, 48);
		fc.assert(
			fc.property(anyText, figure, size, wide, (left, right, size, columns) => {
				const pair: ReceiptBlock = { kind: 'pair', left, right, size };
				const lines = texts(layoutReceipt(paper(pair), { columns }));
				expect(lines.at(-1)?.endsWith(right)).toBe(true);
			}),
		);
	});
});

describe('wrapText', () => {
	it('breaks between words and between hanzi, never before a closing mark', () => {
		const words = wrapText('thank you for coming', 10, halfWidthOf);
		expect(words).toEqual(['thank you', 'for coming']);
		expect(wrapText('欢迎光临，谢谢', 8, halfWidthOf)).toEqual(['欢迎光', '临，谢谢']);
		expect(wrapText('实付￥1234.50', 10, halfWidthOf)).toEqual(['实付', '￥1234.50']);
	});
});
