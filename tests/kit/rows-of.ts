/** Rows of a test's ledger, read beside the running terminal by a connection of its own. */
import { openReader } from '#main/ledger/open-reader.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { TempTerminal } from './temp-terminal.ts';

/** What a query gives; the type is the test's word. */
export async function rowsOf<Row>(
	{ dataDir }: Pick<TempTerminal, 'dataDir'>,
	sql: string,
): Promise<Row[]> {
	const held = await fileKeyStore(dataDir).read();
	if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
	const opened = openReader({ dataDir, key: held.key });
	if (opened?.ok !== true) throw new Error('the ledger cannot be read');
	try {
		return opened.value.db.prepare(sql).all() as Row[];
	} finally {
		opened.value.close();
	}
}
