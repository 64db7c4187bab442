/**
 * A thread that makes a workbook (.xlsx): rows come in handfuls, the file goes out as base64. It is
 * a second of work for a long list, and none of it is the counter's.
 */
import { parentPort } from 'node:worker_threads';
import { utils, write } from '@e965/xlsx';

export type SheetMessage =
	| { readonly rows: readonly (readonly string[])[] }
	| { readonly end: string };

const rows: (readonly string[])[] = [];

parentPort?.on('message', (message: SheetMessage) => {
	if ('rows' in message) {
		rows.push(...message.rows);
		return;
	}
	const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
	const book = utils.book_new(sheet, message.end);
	parentPort?.postMessage(write(book, { type: 'base64', bookType: 'xlsx' }) as string);
	parentPort?.close();
});
