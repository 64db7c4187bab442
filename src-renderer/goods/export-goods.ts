/**
 * The whole catalogue as one CSV file, fetched page by page and handed to the system to be saved.
 * What comes out can be imported again.
 */
import type { Answer, ClientRefusal, TerminalClient } from '../terminal-client/open-client.ts';

export type Exported =
	| { readonly ok: true; readonly rows: number }
	| { readonly ok: false; readonly refusal: ClientRefusal };

/** Fetches and saves; `name` is the file's name without its ending. */
export async function exportGoods(client: TerminalClient, name: string): Promise<Exported> {
	const pages: string[] = [];
	let rows = 0;
	let afterId: number | undefined = 0;
	while (afterId !== undefined) {
		const got: Answer<'product/export'> = await client.ask('product/export', { afterId });
		if (!got.ok) return got;
		pages.push(got.value.csvText);
		rows += got.value.rows;
		afterId = got.value.nextAfterId;
	}
	// Spreadsheets take a CSV for UTF-8 only when it begins with its mark.
	saveFile(`${name}.csv`, new Blob(['\uFEFF', ...pages], { type: 'text/csv;charset=utf-8' }));
	return { ok: true, rows };
}

function saveFile(name: string, file: Blob): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The download has begun by the next turn; the copy in memory is not needed any more.
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
