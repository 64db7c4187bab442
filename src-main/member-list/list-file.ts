/** A list as a file's bytes in base64; a second of work for a long one, so for a thread only. */
import { utils, write, type CellObject } from '@e965/xlsx';
import { formatYuan } from '#shared/receipt/format.ts';

/** Text, a count, or money in fen. */
export type ListCell = string | number | { readonly fen: number };
export type Rows = readonly (readonly ListCell[])[];

export function fileOf(format: 'xlsx' | 'csv', sheetName: string, rows: Rows): string {
	return format === 'csv' ? csvOf(rows) : workbookOf(sheetName, rows);
}

function csvOf(rows: Rows): string {
	const lines = rows.map((row) => `${row.map(csvCell).join(',')}\r\n`);
	// Spreadsheets take a CSV for UTF-8 only when it begins with its mark.
	return Buffer.from(`\uFEFF${lines.join('')}`, 'utf8').toString('base64');
}

/** Quotes what would break a line, and keeps a spreadsheet from running what somebody is named. */
function csvCell(of: ListCell): string {
	const cell = typeof of === 'object' ? formatYuan(of.fen) : String(of);
	const runs = /^[=+\-@\t\r＝＋－＠]/u.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);
	const inert = runs ? `'${cell}` : cell;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function workbookOf(sheetName: string, rows: Rows): string {
	const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(bookCell)));
	return write(utils.book_new(sheet, sheetName), { type: 'base64', bookType: 'xlsx' }) as string;
}

/** Figures can be added up; a phone or a card is text and loses no digit. */
function bookCell(of: ListCell): string | CellObject {
	if (typeof of === 'string') return of;
	return typeof of === 'number' ? { t: 'n', v: of } : { t: 'n', v: of.fen / 100, z: '0.00' };
}
