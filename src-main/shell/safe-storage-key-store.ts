/**
 * The data key in the system's keystore (safeStorage): sealed by the OS, kept as a 0600 file in the
 * data folder. Where Linux offers only `basic_text` the seal hides the key from nobody: a packaged
 * till refuses it, a developer's gets a warning.
 *
 * A folder the browser host worked on has its key in a plain file. It is used and sealed, and stays
 * where it is, with a warning: the other host still opens the ledger, and its owner decides.
 */
import { safeStorage } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { invariant } from '#shared/kernel/invariant.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { fileKeyStore, KEY_FILE } from '../vault/file-key-store.ts';
import {
	DATA_KEY_BYTES,
	type KeyRead,
	type KeyStore,
	type KeyStoreWarning,
} from '../vault/key-store.ts';

export const SEALED_KEY_FILE = 'ledger.key.sealed';

const ABSENT: KeyRead = { state: 'absent' };

export type SafeStorageOptions = {
	readonly dataDir: string;
	/** A packaged till does not accept a seal that is none. */
	readonly packaged: boolean;
};

export function safeStorageKeyStore({ dataDir, packaged }: SafeStorageOptions): KeyStore {
	const file = path.join(dataDir, SEALED_KEY_FILE);
	const warnings = new Set<KeyStoreWarning>();
	const write = async (key: Uint8Array) => {
		invariant(key.length === DATA_KEY_BYTES, `a data key has ${DATA_KEY_BYTES} bytes`);
		const flaw = await flawOfKeyring(packaged);
		if (flaw !== undefined) throw new Error(flaw);
		const sealed = await safeStorage.encryptStringAsync(Buffer.from(key).toString('hex'));
		writeDurably(file, `${sealed.toString('base64')}\n`);
	};
	return {
		kind: 'os-keystore',
		warnings: () => [...warnings],
		read: async () => {
			// Also before a first key is made: it could not be kept afterwards.
			const flaw = await flawOfKeyring(packaged);
			if (flaw !== undefined) return { state: 'unreadable', why: flaw };
			if (isWeak()) warnings.add('weak-keyring');
			const sealed = existsSync(file) ? await unseal(file, write) : ABSENT;
			if (!existsSync(path.join(dataDir, KEY_FILE))) return sealed;
			const plainStore = fileKeyStore(dataDir);
			const plain = await plainStore.read();
			for (const warning of plainStore.warnings()) warnings.add(warning);
			if (sealed.state === 'held' || plain.state !== 'held') return sealed;
			// A seal that cannot be opened is never replaced here: its keyring may come back.
			if (sealed.state === 'absent') await write(plain.key);
			return plain;
		},
		write,
	};
}

/** Why the system's keystore cannot keep a key; undefined when it can. */
async function flawOfKeyring(packaged: boolean): Promise<string | undefined> {
	if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'the keyring is not available';
	if (packaged && isWeak()) return 'the keyring is basic_text: it hides a key from nobody';
	return undefined;
}

function isWeak(): boolean {
	return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
}

async function unseal(file: string, write: (key: Uint8Array) => Promise<void>): Promise<KeyRead> {
	try {
		const sealed = Buffer.from(readFileSync(file, 'utf8'), 'base64');
		const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
		if (!/^[0-9a-f]{64}$/.test(result)) return { state: 'unreadable', why: 'the seal is damaged' };
		const key = new Uint8Array(Buffer.from(result, 'hex'));
		// The system changed its own key: seal ours again while it can still be opened.
		if (shouldReEncrypt) await write(key).catch(() => undefined);
		return { state: 'held', key };
	} catch (failure) {
		return { state: 'unreadable', why: failure instanceof Error ? failure.name : 'unknown' };
	}
}
