/** The events of a test's terminal, read beside it by a connection of its own. */
import type { JournalEvent } from '#shared/journal/event.ts';
import { openReader } from '#main/ledger/open-reader.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { TempTerminal } from './temp-terminal.ts';

export type ReadEvent = JournalEvent & Readonly<Record<string, unknown>>;

/** The events of these kinds, oldest first; all of them when none is named. */
export async function journalOf(
	{ dataDir }: Pick<TempTerminal, 'dataDir'>,
	...kinds: JournalEvent['kind'][]
): Promise<ReadEvent[]> {
	const held = await fileKeyStore(dataDir).read();
	if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
	const opened = openReader({ dataDir, key: held.key });
	if (opened?.ok !== true) throw new Error('the ledger cannot be read');
	const { db, close } = opened.value;
	try {
		const rows = db.prepare('SELECT kind, body FROM journal ORDER BY pos').all() as {
			kind: JournalEvent['kind'];
			body: Buffer;
		}[];
		return rows
			.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
			.map(({ body }) => JSON.parse(body.toString('utf8')) as ReadEvent);
	} finally {
		close();
	}
}
