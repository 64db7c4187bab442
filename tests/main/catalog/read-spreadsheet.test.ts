// Goal: whatever somebody's file holds is read as it is or refused with its reason, and a hostile
// one dies in its own thread.
import { crc32, deflateRawSync } from 'node:zlib';
import { utils, write, type BookType } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeList } from '#main/catalog/decode-list.ts';
import { readSpreadsheet } from '#main/catalog/read-spreadsheet.ts';
import { DEFAULT_LIMITS, type SpreadsheetLimits } from '#main/catalog/spreadsheet-limits.ts';
import { unpackedBytes } from '#main/catalog/zip-contents.ts';
import { systemClock } from '#main/system/clock.ts';
import type { Cell } from '#shared/catalog/read-cell.ts';
import { fixedClock } from '#kit/fixed-clock.ts';

const TABLE: Cell[][] = [
	['货号', '品名', '零售价'],
	['00123', '西红柿', 4.5],
	[6901028126212, '乌龙茶, "特级"', 12],
];

function workbook(
	bookType: BookType,
	sheets: Readonly<Record<string, readonly (readonly Cell[])[]>> = { Sheet1: TABLE },
) {
	const book = utils.book_new();
	for (const [name, rows] of Object.entries(sheets)) {
		utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
	}
	return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer);
}

const bytesOf = (text: string, encoding = 'utf8') => new Uint8Array(iconv.encode(text, encoding));
const CSV = '货号,品名,零售价\r\n00123,西红柿,4.5\r\n6901028126212,"乌龙茶, ""特级""",12\r\n';

function read(bytes: Uint8Array, limits: Partial<SpreadsheetLimits> = {}) {
	return readSpreadsheet({ file: '商品', bytes }, systemClock(), { ...DEFAULT_LIMITS, ...limits })
		.result;
}
const reasonOf = async (bytes: Uint8Array, limits: Partial<SpreadsheetLimits> = {}) => {
	const ending = await read(bytes, limits);
	if (ending.ok) return 'read';
	return 'reason' in ending.refusal
		? `${ending.refusal.code} ${ending.refusal.reason}`
		: ending.refusal.code;
};

describe('a file', () => {
	it.each(['xlsx', 'biff8', 'xlsb', 'xlml'] as const)('is read as %s', async (bookType) => {
		expect(await read(workbook(bookType))).toEqual({ ok: true, value: TABLE });
	});

	it('is read as Excel 95 of a Chinese Windows', async () => {
		const bytes = Buffer.from(workbook('biff5', { Sheet1: [['ABCD', 'EFGH', 'IJKLMN']] }));
		for (const [ascii, words] of [
			['ABCD', '货号'],
			['EFGH', '品名'],
			['IJKLMN', '零售价'],
		] as const) {
			iconv.encode(words, 'gbk').copy(bytes, bytes.indexOf(ascii));
		}
		// The record that names the code page: 936 instead of the writer's 1252.
		bytes.writeUInt16LE(936, bytes.indexOf(Buffer.from([0x42, 0, 2, 0])) + 4);
		expect(await read(new Uint8Array(bytes))).toEqual({
			ok: true,
			value: [['货号', '品名', '零售价']],
		});
	});

	it('is read as the HTML that some systems call .xls, without guessing at numbers', async () => {
		const cells = TABLE.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
		const page = `<html><meta charset="utf-8"><table>${cells.join('')}</table></html>`;
		const expected = TABLE.map((row) => row.map(String));
		expect(await read(bytesOf(page))).toEqual({ ok: true, value: expected });
		const rounded = page.replace('6901028126212', '6.90103E+12');
		const ending = await read(bytesOf(rounded));
		expect(ending.ok && ending.value[2]?.[0]).toBe('6.90103E+12');
	});

	it.each([
		['UTF-8', bytesOf(CSV)],
		['UTF-8 with its mark', bytesOf(`\ufeff${CSV}`)],
		['GBK', bytesOf(CSV, 'gbk')],
		['GB18030', bytesOf(CSV, 'gb18030')],
		['UTF-16', bytesOf(`\ufeff${CSV}`, 'utf16le')],
	])('is read as text in %s, codes with their zeros', async (_, bytes) => {
		expect(await read(bytes)).toEqual({
			ok: true,
			value: [
				['货号', '品名', '零售价'],
				['00123', '西红柿', '4.5'],
				['6901028126212', '乌龙茶, "特级"', '12'],
			],
		});
	});

	it('gives the sheet that has a header we know', async () => {
		const book = workbook('xlsx', { 说明: [['请勿修改']], 商品: TABLE, 旧: [['x']] });
		expect(await read(book)).toMatchObject({ ok: true, value: { length: 3 } });
	});

	it('keeps empty rows, so that row numbers stay those of the sheet', async () => {
		const ending = await read(workbook('biff8', { Sheet1: [['标题'], [], ...TABLE] }));
		expect(ending.ok && ending.value[2]).toEqual(TABLE[0]);
	});
});

describe('bytes', () => {
	it('may be a part of a larger piece of memory, which stays whole', async () => {
		const pool = new Uint8Array([...bytesOf('xx'), ...bytesOf(CSV), ...bytesOf('yy')]);
		expect(await read(pool.subarray(2, pool.length - 2))).toMatchObject({ ok: true });
		expect(pool.byteLength).toBeGreaterThan(4);
		expect(await read(Buffer.from(CSV))).toMatchObject({ ok: true, value: { length: 3 } });
	});
});

describe('what is refused', () => {
	it('is nothing, something else, or a part of a file', async () => {
		expect(await reasonOf(new Uint8Array())).toBe('import/unreadable empty');
		expect(await reasonOf(bytesOf('\r\n\r\n'))).toBe('import/unreadable empty');
		expect(await reasonOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toBe(
			'import/unreadable not-a-spreadsheet',
		);
		expect(await reasonOf(workbook('xlsx').subarray(0, 600).slice())).toBe(
			'import/unreadable not-a-spreadsheet',
		);
		expect(await reasonOf(workbook('biff8').subarray(0, 900).slice())).toBe(
			'import/unreadable not-a-spreadsheet',
		);
	});

	it('is larger than its limits', async () => {
		expect(await reasonOf(bytesOf(CSV), { maxBytes: 10 })).toBe('import/too-large bytes');
		expect(await reasonOf(bytesOf(CSV), { maxRows: 2 })).toBe('import/too-large rows');
		expect(await reasonOf(workbook('biff8'), { maxRows: 2 })).toBe('import/too-large rows');
		expect(await reasonOf(workbook('xlsx'), { maxCell: 5 })).toBe('import/too-large cell');
		expect(await reasonOf(workbook('xlsx'), { maxUnpackedBytes: 1000 })).toBe(
			'import/too-large memory',
		);
	});

	it('claims twenty thousand rows and holds three', async () => {
		const book = utils.book_new();
		const sheet = utils.aoa_to_sheet(TABLE);
		sheet['!ref'] = 'A1:Z20000';
		utils.book_append_sheet(book, sheet, 'Sheet1');
		const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
		expect(await read(bytes)).toMatchObject({ ok: true, value: { length: 3 } });
	});

	it('runs out of its own memory, not of ours', async () => {
		const many = Array.from({ length: 8000 }, (_, row) => [
			row,
			`商品${row}`,
			row / 100,
			`x${row}`.repeat(9),
		]);
		expect(await reasonOf(workbook('xlsx', { Sheet1: many }), { maxHeapMb: 12 })).toBe(
			'import/too-large memory',
		);
	});

	it('takes longer than it may', async () => {
		const clock = fixedClock();
		const many = Array.from({ length: 20_000 }, (_, row) => [row, `商品${row}`, row / 100]);
		const reading = readSpreadsheet(
			{ file: '慢', bytes: workbook('xlsx', { Sheet1: many }) },
			clock,
			DEFAULT_LIMITS,
		);
		clock.advance(DEFAULT_LIMITS.maxMs + 1);
		expect(await reading.result).toMatchObject({
			ok: false,
			refusal: { code: 'import/too-large', reason: 'time' },
		});
	});

	it('was cancelled', async () => {
		const reading = readSpreadsheet({ file: '停', bytes: workbook('xlsx') }, systemClock());
		reading.cancel();
		expect(await reading.result).toEqual({ ok: false, refusal: { code: 'import/cancelled' } });
	});
});

describe('a zip bomb', () => {
	let bomb: Uint8Array;
	/** An .xlsx whose one sheet unpacks to `megabytes` of spaces and says `claimed` of itself. */
	function zipOf(megabytes: number, claimed?: number): Uint8Array {
		const content = Buffer.alloc(megabytes * 1_000_000, 0x20);
		const packed = deflateRawSync(content);
		const name = Buffer.from('xl/worksheets/sheet1.xml');
		const sizes = Buffer.alloc(16);
		sizes.writeUInt32LE(crc32(content), 4);
		sizes.writeUInt32LE(packed.length, 8);
		sizes.writeUInt32LE(claimed ?? content.length, 12);
		const local = Buffer.concat([
			Buffer.from('504b0304140000000800', 'hex'),
			sizes,
			Buffer.from([name.length, 0, 0, 0]),
			name,
			packed,
		]);
		const entry = Buffer.concat([
			Buffer.from('504b01021400140000000800', 'hex'),
			sizes,
			Buffer.from([name.length, 0, 0, 0, 0, 0]),
			Buffer.alloc(12),
			name,
		]);
		const end = Buffer.alloc(22);
		end.writeUInt32LE(0x06054b50, 0);
		end.writeUInt16LE(1, 8);
		end.writeUInt16LE(1, 10);
		end.writeUInt32LE(entry.length, 12);
		end.writeUInt32LE(local.length, 16);
		return new Uint8Array(Buffer.concat([local, entry, end]));
	}
	beforeAll(() => {
		bomb = zipOf(20);
	});
	afterAll(() => {
		bomb = new Uint8Array();
	});

	it('says itself how large it is and is not unpacked', async () => {
		expect(unpackedBytes(bomb)).toBe(20_000_000);
		expect(await reasonOf(bomb.slice(), { maxUnpackedBytes: 10_000_000 })).toBe(
			'import/too-large memory',
		);
	});

	it('that lies about its size is refused all the same', async () => {
		const liar = zipOf(20, 1000);
		expect(unpackedBytes(liar)).toBe(1000);
		expect(await reasonOf(liar, { maxHeapMb: 16 })).toMatch(/^import\/(too-large|unreadable)/);
	});

	it('without a table of contents is no zip', () => {
		expect(unpackedBytes(new Uint8Array(100))).toBeUndefined();
		expect(unpackedBytes(new Uint8Array())).toBeUndefined();
	});
});

describe('decodeList', () => {
	it('tells GBK from UTF-8 and both from what is no text', () => {
		expect(decodeList(bytesOf('品名', 'gbk'))).toBe('品名');
		expect(decodeList(bytesOf('品名'))).toBe('品名');
		expect(decodeList(new Uint8Array([0x41, 0, 0x42]))).toBeUndefined();
		expect(decodeList(new Uint8Array([0xff, 0xff, 0xff]))).toBeUndefined();
	});
});
