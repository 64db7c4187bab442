/**
 * The data key in the system's keystore (safeStorage): sealed by the OS, kept as a 0600 file in the
 * data folder. Where Linux offers only `basic_text` the seal hides the key from nobody: a packaged
 * till refuses it, a developer's gets a warning.
 */
import { safeStorage } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeDurably } from '../vault/durable-file.ts';
import {
	DATA_KEY_BYTES,
	type KeyRead,
	type KeyStore,
	type KeyStoreWarning,
} from '../vault/key-store.ts';

export const SEALED_KEY_FILE = 'ledger.key.sealed';

export type SafeStorageOptions = {
	readonly dataDir: string;
	/** A packaged till does not accept a seal that is none. */
	readonly packaged: boolean;
};

export function safeStorageKeyStore({ dataDir, packaged }: SafeStorageOptions): KeyStore {
	const file = path.join(dataDir, SEALED_KEY_FILE);
	const warnings = new Set<KeyStoreWarning>();
	const isWeak = () =>
		process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
	const write = async (key: Uint8Array) => {
		if (!(await safeStorage.isAsyncEncryptionAvailable())) {
			throw new Error('no keystore to seal the key with');
		}
		if (isWeak() && packaged) {
			throw new Error('the keyring is basic_text: it would hide the key from nobody');
		}
		const sealed = await safeStorage.encryptStringAsync(Buffer.from(key).toString('hex'));
		writeDurably(file, sealed.toString('base64'));
	};
	return {
		kind: 'os-keystore',
		warnings: () => [...warnings],
		read: async (): Promise<KeyRead> => {
			if (!existsSync(file)) return { state: 'absent' };
			if (!(await safeStorage.isAsyncEncryptionAvailable())) {
				return { state: 'unreadable', why: 'the keyring is not available' };
			}
			if (isWeak()) {
				if (packaged) return { state: 'unreadable', why: 'the keyring is basic_text' };
				warnings.add('weak-keyring');
			}
			return unseal(file, write);
		},
		write,
	};
}

async function unseal(file: string, write: (key: Uint8Array) => Promise<void>): Promise<KeyRead> {
	try {
		const sealed = Buffer.from(readFileSync(file, 'utf8'), 'base64');
		const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
		const key = new Uint8Array(Buffer.from(result, 'hex'));
		if (key.length !== DATA_KEY_BYTES) {
			return { state: 'unreadable', why: 'the sealed key is damaged' };
		}
		// The system changed its own key: seal ours again while it can still be opened.
		if (shouldReEncrypt) await write(key);
		return { state: 'held', key };
	} catch (failure) {
		return { state: 'unreadable', why: failure instanceof Error ? failure.name : 'unknown' };
	}
}
