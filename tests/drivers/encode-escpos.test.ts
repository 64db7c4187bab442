// Goal: what the encoder says in bytes is what an independent reader finds on the paper, character
// for character, on every paper width; and nothing in a name ever becomes a command.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { layoutReceipt, type PaperLine } from '#shared/receipt/layout-receipt.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { code128Data } from '#drivers/printer/code128.ts';
import { encodeDrawerPulse, encodeProcessId } from '#drivers/printer/commands.ts';
import { encodeReceipt } from '#drivers/printer/encode-escpos.ts';
import { spellGbk, writeGbk } from '#drivers/printer/encode-gbk.ts';
import { findProfile, printerProfiles, type PrinterProfile } from '#drivers/printer/profile.ts';
import { EscposLexer } from '#drivers/simulator/escpos-lexer.ts';
import { PaperReader } from '#drivers/simulator/paper-reader.ts';
import { paperLines, type Paper, type PaperItem } from '#drivers/simulator/paper.ts';
import { anyReceipt, anyText, CORNER_SHOP, receiptOf } from './sample-receipts.ts';

const profileOf = (name: string): PrinterProfile => {
	const profile = findProfile(name);
	if (profile === undefined) throw new Error(`no profile ${name}`);
	return profile;
};
const wide = profileOf('generic-80');
const narrow = profileOf('generic-58');

function encoded(document: ReceiptDocument, profile = wide, marks: string[] = []): Uint8Array {
	const result = encodeReceipt(document, profile, marks);
	if (!result.ok) throw new Error(result.refusal.code);
	return result.value.bytes;
}

function read(bytes: Uint8Array, profile = wide): Paper {
	const cutter = profile.cut !== 'tear';
	const reader = new PaperReader({ dots: profile.dots, cutter, hanziAtStart: false }, () => {});
	const lexer = new EscposLexer();
	for (const byte of bytes) {
		const token = lexer.push(byte);
		if (token !== undefined) reader.execute(token);
	}
	const [paper] = reader.papers();
	if (paper === undefined) throw new Error('nothing was printed');
	return paper;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const holds = (bytes: Uint8Array, part: string) => hex(bytes).includes(part.replaceAll(' ', ''));

/** What the layout asked for, in the paper's words. */
function wanted(line: PaperLine): string {
	if (line.kind === 'text') {
		if (line.text.trimEnd() === '') return 'blank';
		return `${line.align} ${line.size} ${line.bold} ${line.text.trimEnd()}`;
	}
	if (line.kind === 'rule') return `left 1 false ${line.text}`;
	if (line.kind === 'feed') return `feed ${line.lines}`;
	if (line.kind === 'logo') return `picture ${line.picture.width} ${line.picture.rows}`;
	return `${line.kind} ${line.text}`;
}

function found(item: PaperItem): string {
	if (item.kind === 'line') {
		const text = item.runs
			.map((run) => run.text)
			.join('')
			.trimEnd();
		if (text === '') return 'blank';
		const { wide: times = 1, high = 1, bold = false } = item.runs[0] ?? {};
		expect(high).toBe(times);
		return `${item.align} ${times} ${bold} ${text}`;
	}
	if (item.kind === 'feed') return `feed ${item.lines}`;
	return item.kind === 'picture' ? 'picture' : `${item.kind} ${item.text}`;
}

describe('encodeReceipt', () => {
	it('prints a receipt a customer would know, on 80 and on 58 mm', () => {
		const paper = read(encoded(CORNER_SHOP));
		expect(paper.problems).toEqual([]);
		expect(paper.end).toBe('cut');
		expect(paperLines(paper)).toContain('红富士苹果            1.285     11.98      15.39');
		expect(paperLines(paper)).toContain('应收            ￥120.00');
		expect(paper.items).toContainEqual(
			expect.objectContaining({ kind: 'barcode', text: 'R0000123482913', captioned: true }),
		);

		const strip = read(encoded(CORNER_SHOP, narrow), narrow);
		expect(strip.problems).toEqual([]);
		expect(strip.end).toBe('open');
		expect(paperLines(strip)).toContain('红富士苹果   1.285  11.98  15.39');
		expect(strip.items).toContainEqual(
			expect.objectContaining({ kind: 'barcode', text: 'R0000123482913' }),
		);
	});

	it('starts every job by resetting the printer and switching hanzi on', () => {
		expect(hex(encoded(receiptOf())).startsWith('1b401c26')).toBe(true);
	});

	it('writes ¥ as the ￥ of GBK, two columns wide', () => {
		expect(holds(encoded(receiptOf({ kind: 'text', text: '¥5' })), 'a3 a4 35 0a')).toBe(true);
	});

	it('gives CODE128 its code set and its length', () => {
		const bytes = encoded(receiptOf({ kind: 'barcode', text: '{A1' }));
		expect(holds(bytes, '1d 6b 49 06 7b 42 7b 7b 41 31')).toBe(true);
	});

	it('counts the bytes of a QR code, not its characters', () => {
		const bytes = encoded(receiptOf({ kind: 'qr', text: '中文' }));
		const utf8 = Buffer.from('中文', 'utf8').toString('hex');
		expect(holds(bytes, `1d 28 6b 09 00 31 50 30 ${utf8}`)).toBe(true);
	});

	it('feeds to the cutter before it cuts, and never cuts without one', () => {
		expect(hex(encoded(receiptOf())).endsWith('1d564200')).toBe(true);
		expect(holds(encoded(CORNER_SHOP, narrow), '1d 56')).toBe(false);
		const plain: PrinterProfile = { ...wide, cut: 'feed-then-cut' };
		expect(hex(encoded(receiptOf(), plain)).endsWith('1b64041d5601')).toBe(true);
	});

	it('refuses an amount it cannot print, and prints a name with a □ instead', () => {
		const amount = encodeReceipt(receiptOf({ kind: 'pair', left: '合计', right: '𠮷3.00' }), wide);
		expect(amount).toMatchObject({ ok: false, refusal: { code: 'job/unprintable-figure' } });
		const name = receiptOf({ kind: 'pair', left: '𠮷野家', right: '3.00' });
		expect(paperLines(read(encoded(name)))[0]).toMatch(/^□野家 +3\.00$/);
	});

	it('draws a code in slices a cheap printer can count, when it lacks the command', () => {
		const raster: PrinterProfile = { ...wide, qr: 'raster', barcode: 'raster' };
		const paper = read(encoded(CORNER_SHOP, raster), raster);
		expect(paper.problems).toEqual([]);
		const pictures = paper.items.filter((item) => item.kind === 'picture');
		expect(pictures.length).toBeGreaterThan(2);
		for (const { rows, rowBytes } of pictures) {
			expect(rows).toBeLessThanOrEqual(255);
			expect(rows * rowBytes).toBeLessThanOrEqual(4096);
		}
	});

	it('prints the store’s logo in the middle, dot by dot, in slices', () => {
		const bits = Buffer.from(Array.from({ length: 72 * 100 }, (_, at) => at % 256));
		const picture = { width: 576, rows: 100, base64: bits.toString('base64') };
		const paper = read(encoded(receiptOf({ kind: 'logo', picture })));
		expect(paper.problems).toEqual([]);
		const pictures = paper.items.filter((item) => item.kind === 'picture');
		const printed = pictures.map((item) => Buffer.from(item.bits, 'base64'));
		expect(Buffer.concat(printed)).toEqual(bits);
		for (const { align, rowBytes, rows } of pictures) {
			expect(align).toBe('center');
			expect(rowBytes * rows).toBeLessThanOrEqual(4096);
		}
	});

	it('leaves a logo out that is not what it says or wider than the paper, and prints the rest', () => {
		const base64 = Buffer.alloc(72).toString('base64');
		const thanks = { kind: 'text', text: '谢谢惠顾' } as const;
		for (const picture of [
			{ width: 576, rows: 2, base64 },
			{ width: 576, rows: 1, base64: 'no base64!' },
			{ width: 577, rows: 1, base64: Buffer.alloc(73).toString('base64') },
		]) {
			const paper = read(encoded(receiptOf({ kind: 'logo', picture }, thanks)));
			expect(paper.problems).toEqual([]);
			expect(paper.items.some((item) => item.kind === 'picture')).toBe(false);
			expect(paperLines(paper)).toContain('谢谢惠顾');
		}
	});

	it('sets marks in bold above and below', () => {
		const lines = paperLines(read(encoded(CORNER_SHOP, wide, ['重打 第1次 14:05'])));
		expect(lines[0]).toBe('重打 第1次 14:05');
		expect(lines.at(-1)).toBe('重打 第1次 14:05');
	});
});

describe('what the reader finds', () => {
	it.each(printerProfiles.map((profile) => [profile.name, profile] as const))(
		'is what the layout asked for, for any receipt on %s',
		(_, profile) => {
			fc.assert(
				fc.property(anyReceipt, fc.array(anyText, { maxLength: 2 }), (document, marks) => {
					const result = encodeReceipt(document, profile, marks);
					fc.pre(result.ok || result.refusal.code !== 'job/invalid');
					if (!result.ok) throw new Error(result.refusal.text);
					const paper = read(result.value.bytes, profile);
					expect(paper.problems).toEqual([]);
					const layout = { columns: profile.columns, spell: spellGbk };
					const lines = layoutReceipt(document, { ...layout, marks }).map(wanted);
					// The feed before the tear-off edge is the encoder's own.
					const items = profile.cut === 'tear' ? paper.items.slice(0, -1) : paper.items;
					if (profile.qr === 'native') expect(items.map(found)).toEqual(lines);
					else {
						const texts = (all: string[]) => all.filter((one) => !/^(qr|picture)/.test(one));
						expect(texts(items.map(found))).toEqual(texts(lines));
					}
				}),
				{ numRuns: 150 },
			);
		},
	);

	it('is free of anything a product name tried to command', () => {
		const control = fc.string({
			unit: fc.oneof(
				fc.integer({ min: 0, max: 31 }).map((code) => String.fromCharCode(code)),
				fc.constantFrom('\u007f', '\u0080', '\u009b', 'p', '@', '汉'),
			),
		});
		fc.assert(
			fc.property(control, (name) => {
				const bytes = encoded(
					receiptOf(
						{ kind: 'text', text: name },
						{ kind: 'pair', left: name, right: '1.00' },
						{ kind: 'row', cells: [{ text: name, share: 1 }] },
					),
				);
				const clean = encoded(
					receiptOf(
						{ kind: 'text', text: name.replaceAll(/[^p@汉\n\t\r]/gu, '') },
						{ kind: 'pair', left: name.replaceAll(/[^p@汉\n\t\r]/gu, ''), right: '1.00' },
						{
							kind: 'row',
							cells: [{ text: name.replaceAll(/[^p@汉\n\t\r]/gu, ''), share: 1 }],
						},
					),
				);
				expect(hex(bytes)).toBe(hex(clean));
			}),
		);
	});
});

describe('GBK', () => {
	it('writes every character it claims to print as the two bytes GBK has for it', () => {
		const target = new Uint8Array(4);
		let printable = 0;
		for (let code = 0x80; code < 0x10000; code++) {
			const char = String.fromCharCode(code);
			if (/\p{Cs}/u.test(char) || spellGbk(char) !== char) continue;
			printable += 1;
			expect(writeGbk(char, target, 0)).toBe(2);
			expect(iconv.decode(Buffer.from(target.subarray(0, 2)), 'gbk')).toBe(char);
			expect(target[1]).toBeGreaterThanOrEqual(0x40);
		}
		expect(printable).toBeGreaterThan(21_800);
	});

	it('never writes a control byte, whatever it is given', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const target = new Uint8Array(text.length * 2);
				const end = writeGbk(text, target, 0);
				expect([...target.subarray(0, end)].every((byte) => byte >= 0x20)).toBe(true);
			}),
		);
	});
});

describe('code128Data', () => {
	it('uses set B where it fits and pairs of digits where it must', () => {
		expect(Buffer.from(code128Data('AB-1', 576) ?? []).toString('latin1')).toBe('{BAB-1');
		expect([...(code128Data('R00001234829', 384) ?? [])].slice(0, 3)).toEqual([0x7b, 0x42, 0x52]);
		const tight = code128Data('R0000123482913', 384);
		expect(Buffer.from(tight ?? []).toString('hex')).toBe(
			'7b425230' + '7b43' + '00011730' + '1d0d',
		);
		expect(code128Data('没有', 576)).toBeUndefined();
		expect(code128Data('x'.repeat(60), 576)).toBeUndefined();
	});
});

describe('short commands', () => {
	it('pulse the drawer on one pin, in turn or at once', () => {
		const { drawer } = wide;
		expect(hex(encodeDrawerPulse(drawer, 'in-turn'))).toBe('1b700019fa');
		expect(hex(encodeDrawerPulse({ ...drawer, pin: 5, onMs: 200 }, 'real-time'))).toBe(
			'1014010102',
		);
	});

	it('ask for a process id', () => {
		expect(hex(encodeProcessId('QS13'))).toBe('1d2848060030305153' + '3133');
	});
});
