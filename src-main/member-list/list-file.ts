/** A list as a file's bytes in base64; a second of work for a long one, so for a thread only. */
import { utils, write } from '@e965/xlsx';

export type Rows = readonly (readonly string[])[];

export function fileOf(format: 'xlsx' | 'csv', sheetName: string, rows: Rows): string {
	return format === 'csv' ? csvOf(rows) : workbookOf(sheetName, rows);
}

function csvOf(rows: Rows): string {
	const lines = rows.map((row) => `${row.map(csvCell).join(',')}\r\n`);
	// Spreadsheets take a CSV for UTF-8 only when it begins with its mark.
	return Buffer.from(`\uFEFF${lines.join('')}`, 'utf8').toString('base64');
}

/** Quotes what would break a line, and keeps a spreadsheet from running what somebody is named. */
function csvCell(cell: string): string {
	const inert = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function workbookOf(sheetName: string, rows: Rows): string {
	const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
	return write(utils.book_new(sheet, sheetName), { type: 'base64', bookType: 'xlsx' }) as string;
}
