/**
 * The data key in a file, for a terminal without a system keystore: 64 hex digits in `ledger.key`,
 * readable by its owner only. Whoever can read this file and the ledger can read everything, so the
 * store carries a warning that the screen shows. A file that was open to others is closed again
 * when it is read, and said.
 */
import { chmodSync, lstatSync, readFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import { invariant } from '#shared/kernel/invariant.ts';
import { writeDurably } from './durable-file.ts';
import { DATA_KEY_BYTES, type KeyRead, type KeyStore, type KeyStoreWarning } from './key-store.ts';

export const KEY_FILE = 'ledger.key';

const OPEN_TO_OTHERS = 0o077;
const OWNER_ONLY = 0o600;

/** A key store in `folder`. `write` replaces the key that was there. */
export function fileKeyStore(folder: string): KeyStore {
	const file = path.join(folder, KEY_FILE);
	const warnings = new Set<KeyStoreWarning>(['key-in-plain-file']);
	return {
		kind: 'file',
		warnings: () => [...warnings],
		read: async () => readKeyFile(file, () => warnings.add('key-file-was-open-to-others')),
		write: async (key) => {
			invariant(key.length === DATA_KEY_BYTES, `a data key has ${DATA_KEY_BYTES} bytes`);
			writeDurably(file, `${Buffer.from(key).toString('hex')}\n`);
		},
	};
}

function readKeyFile(file: string, onOpenToOthers: () => void): KeyRead {
	try {
		const found = lstatSync(file, { throwIfNoEntry: false });
		if (found === undefined) return { state: 'absent' };
		const flaw = flawOf(found);
		if (flaw !== undefined) return { state: 'unreadable', why: `${file} ${flaw}` };
		if (process.platform !== 'win32' && (found.mode & OPEN_TO_OTHERS) !== 0) {
			chmodSync(file, OWNER_ONLY);
			onOpenToOthers();
		}
		const text = readFileSync(file, 'utf8').trim();
		if (/^[0-9a-f]{64}$/i.test(text)) {
			return { state: 'held', key: Uint8Array.from(Buffer.from(text, 'hex')) };
		}
		return { state: 'unreadable', why: `${file} does not hold a key of 64 hex digits` };
	} catch (failure) {
		// Not ours to read, or the disk says no: the key is there and cannot be had.
		return {
			state: 'unreadable',
			why: failure instanceof Error ? failure.message : String(failure),
		};
	}
}

/** What makes a file unfit to hold a key; its mode is mended instead. */
function flawOf(found: Stats): string | undefined {
	// A link would let someone else choose whose key we use, and where the next one is written.
	if (!found.isFile()) return 'is not a plain file';
	const stranger = process.platform !== 'win32' && found.uid !== process.getuid?.();
	return stranger ? 'belongs to another user of this machine' : undefined;
}
