/**
 * The rows of one file, whatever it is: .xls and .xlsx (also the HTML and XML that some systems
 * call .xls) through SheetJS, text through our own reader. Of several sheets the one with a header
 * we know is taken. Runs in a reader thread only.
 */
import { read, set_cptable, type CellObject, type WorkBook } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { parseCsv } from '#shared/catalog/parse-csv.ts';
import type { Cell } from '#shared/catalog/read-cell.ts';
import { recognizeColumns } from '#shared/catalog/recognize-columns.ts';
import { isExcelDay } from '#shared/member/read-member-row.ts';
import { DATE_FIELDS, recognizeMemberColumns } from '#shared/member/recognize-member-columns.ts';
import { recognizePriceColumns } from '#shared/price-list/list-columns.ts';
import { decodeList } from './decode-list.ts';
import {
	UnreadableSheet,
	type ReadingTask,
	type SheetRows,
	type TooLargeReason,
	type UnreadableReason,
} from './spreadsheet-limits.ts';
import { unpackedBytes } from './zip-contents.ts';

// Workbooks of Excel 95 and HTML exports are written in the code page of their Windows (GBK).
set_cptable(codePages);

/** Reads a file. Throws UnreadableSheet with the refusal when it cannot or must not be read. */
export function readSheetRows(task: ReadingTask): SheetRows {
	const { bytes, limits } = task;
	if (bytes.length === 0) throw unreadable(task, 'empty');
	if (bytes.length > limits.maxBytes) throw tooLarge(task, 'bytes');
	const rows = isWorkbook(bytes) ? workbookRows(task) : textRows(task);
	if (!rows.some((row) => row.length > 0)) throw unreadable(task, 'empty');
	return rows;
}

function unreadable({ file }: ReadingTask, reason: UnreadableReason): UnreadableSheet {
	return new UnreadableSheet({ code: 'import/unreadable', file, reason });
}

function tooLarge({ file }: ReadingTask, reason: TooLargeReason): UnreadableSheet {
	return new UnreadableSheet({ code: 'import/too-large', file, reason });
}

function startsWith(bytes: Uint8Array, ...magic: readonly number[]): boolean {
	return magic.every((byte, index) => bytes[index] === byte);
}

const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** A zip, an OLE file, a bare BIFF stream, or markup. */
function isWorkbook(bytes: Uint8Array): boolean {
	if (isZip(bytes) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return true;
	if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? 0xff)) return true;
	const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^ï»¿/, '');
	return /^\s*<(?:\?xml|!doctype|html|table|meta)/i.test(start);
}

function textRows(task: ReadingTask): SheetRows {
	const text = decodeList(task.bytes);
	if (text === undefined) throw unreadable(task, 'not-a-spreadsheet');
	const rows = parseCsv(text, task.limits);
	if (rows === undefined) throw tooLarge(task, 'rows');
	return rows.map((row) => row.slice(0, task.limits.maxColumns));
}

/** Of several sheets the one is meant whose header is known. */
const RECOGNIZE = {
	goods: recognizeColumns,
	members: recognizeMemberColumns,
	prices: recognizePriceColumns,
};

function workbookRows(task: ReadingTask): SheetRows {
	const { bytes, limits } = task;
	if (isZip(bytes)) {
		const unpacked = unpackedBytes(bytes);
		if (unpacked === undefined) throw unreadable(task, 'not-a-spreadsheet');
		if (unpacked > limits.maxUnpackedBytes) throw tooLarge(task, 'memory');
	}
	const book = openWorkbook(task);
	const sheets = Object.values(book.Sheets).map((sheet) => {
		const rows = denseRows(task, sheet['!data'] ?? []);
		return book.Workbook?.WBProps?.date1904 === true ? countedFrom1900(task, rows) : rows;
	});
	const recognize = RECOGNIZE[task.listOf];
	const known = sheets.find((rows) => recognize(rows) !== undefined);
	return known ?? sheets.find((rows) => rows.length > 0) ?? [];
}

/** 1904-01-01 less 1899-12-30. */
const DAYS_FROM_1900 = 1462;

/** Some workbooks of a Mac count days from 1904: in the columns of dates of a list we know. */
function countedFrom1900({ listOf }: ReadingTask, rows: SheetRows): SheetRows {
	const columns = listOf === 'members' ? recognizeMemberColumns(rows) : undefined;
	if (columns === undefined) return rows;
	const dates = new Set(DATE_FIELDS.map((field) => columns.at.get(field)));
	return rows.map((row) => {
		return row.map((cell, at) =>
			dates.has(at) && isExcelDay(cell) ? cell + DAYS_FROM_1900 : cell,
		);
	});
}

function openWorkbook(task: ReadingTask): WorkBook {
	try {
		return read(task.bytes, {
			type: 'array',
			dense: true,
			// Markup holds what was shown; guessing numbers from it would lose digits of codes.
			raw: true,
			cellFormula: false,
			cellHTML: false,
			cellText: false,
			sheetRows: task.limits.maxRows + 2,
			// Where a file does not say its code page it was written on a Chinese Windows.
			codepage: 936,
		});
	} catch (failure) {
		const words = failure instanceof Error ? failure.message : '';
		throw unreadable(task, /password|encrypt/i.test(words) ? 'password' : 'not-a-spreadsheet');
	}
}

/** Only the cells that are there: a sheet's own range may claim a million empty rows. */
function denseRows(task: ReadingTask, sheet: readonly (readonly CellObject[])[]): SheetRows {
	const { maxRows, maxColumns } = task.limits;
	if (sheet.length > maxRows) throw tooLarge(task, 'rows');
	return Array.from(sheet, (row) => {
		const cells = row === undefined ? [] : row.slice(0, maxColumns);
		return Array.from(cells, (cell) => valueOf(task, cell));
	});
}

function valueOf(task: ReadingTask, cell: CellObject | undefined): Cell {
	if (cell === undefined || cell.t === 'e' || cell.t === 'z') return null;
	const { v: value } = cell;
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	if (typeof value !== 'string') return null;
	if (value.length > task.limits.maxCell) throw tooLarge(task, 'cell');
	return value;
}
