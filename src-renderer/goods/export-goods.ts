/**
 * The whole catalogue as one CSV file, fetched page by page and handed to the system to be saved.
 * What comes out can be imported again. A manager's PIN is asked for once, not for every page.
 */
import type {
	Answer,
	Approval,
	ClientRefusal,
	TerminalClient,
} from '../terminal-client/open-client.ts';

export type Exported =
	| { readonly ok: true; readonly rows: number; readonly file: string }
	| { readonly ok: false; readonly refusal: ClientRefusal };

export type Exporter = {
	readonly client: TerminalClient;
	/** The file's name without its ending. */
	readonly name: string;
	readonly onProgress: (rows: number, total: number) => void;
	readonly save: (file: string, content: Blob) => void;
};

/** Fetches and saves. */
export async function exportGoods({ client, name, onProgress, save }: Exporter): Promise<Exported> {
	const pages: string[] = [];
	let rows = 0;
	let total = 0;
	let released: { approval: Approval } | undefined;
	let afterId: number | undefined = 0;
	while (afterId !== undefined) {
		const got: Answer<'product/export'> = await client.ask(
			'product/export',
			{ afterId },
			{ ...released, onApproved: (approval) => (released = { approval }) },
		);
		if (!got.ok) return got;
		pages.push(got.value.csvText);
		rows += got.value.rows;
		total = got.value.total ?? total;
		onProgress(rows, total);
		afterId = got.value.nextAfterId;
	}
	const file = `${name}.csv`;
	// Spreadsheets take a CSV for UTF-8 only when it begins with its mark.
	save(file, new Blob(['\uFEFF', ...pages], { type: 'text/csv;charset=utf-8' }));
	return { ok: true, rows, file };
}

/** A browser keeps it among its downloads; the shell asks where to put it. */
export function saveFile(name: string, file: Blob): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The download has begun by the next turn; the copy in memory is not needed any more.
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
