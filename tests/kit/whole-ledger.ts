/**
 * Every row of every table of a test's ledger as text, blobs included: for finding what must not
 * be.
 */
import { openReader } from '#main/ledger/open-reader.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { TempTerminal } from './temp-terminal.ts';

/** By table: all its rows, one a line. */
export async function wholeLedger({
	dataDir,
}: Pick<TempTerminal, 'dataDir'>): Promise<ReadonlyMap<string, string>> {
	const held = await fileKeyStore(dataDir).read();
	if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
	const opened = openReader({ dataDir, key: held.key });
	if (opened?.ok !== true) throw new Error('the ledger cannot be read');
	const { db, close } = opened.value;
	try {
		const tables = db
			.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
			.all() as { name: string }[];
		return new Map(
			tables.map(({ name }) => {
				const rows = db.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][];
				return [name, rows.map((row) => row.map(textOf).join('|')).join('\n')];
			}),
		);
	} finally {
		close();
	}
}

function textOf(cell: unknown): string {
	return Buffer.isBuffer(cell) ? cell.toString('utf8') : String(cell);
}
