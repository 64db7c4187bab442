// Goal: the data key is sealed by the system or not kept at all: a keyring that hides nothing is
// refused in a packaged till, a key is never lost to a changed keyring, and a folder the browser
// host worked on opens in the shell.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SEALED_KEY_FILE, safeStorageKeyStore } from '#main/shell/safe-storage-key-store.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { keyring } from './electron-double.ts';

const key = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
const other = Uint8Array.from({ length: 32 }, (_, at) => at);
let dataDir: string;
const sealedFile = () => path.join(dataDir, SEALED_KEY_FILE);
const open = (packaged = true) => safeStorageKeyStore({ dataDir, packaged });

beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), 'guitai-keys-'));
	Object.assign(keyring, { available: true, backend: 'gnome_libsecret', rotated: false });
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe('a key in the system’s keystore', () => {
	it('comes back as it was, sealed in a file of its owner', async () => {
		expect(await open().read()).toEqual({ state: 'absent' });
		await open().write(key);
		expect(await open().read()).toEqual({ state: 'held', key });
		expect(statSync(sealedFile()).mode & 0o777).toBe(0o600);
		const hex = Buffer.from(key).toString('hex');
		const kept = Buffer.from(readFileSync(sealedFile(), 'utf8'), 'base64');
		expect(kept.includes(hex)).toBe(false);
		expect(kept.includes(Buffer.from(key))).toBe(false);
		expect(open().warnings()).toEqual([]);
	});

	it('is sealed anew when the system changed its own key', async () => {
		await open().write(key);
		const before = readFileSync(sealedFile(), 'utf8');
		keyring.rotated = true;
		expect(await open().read()).toEqual({ state: 'held', key });
		expect(readFileSync(sealedFile(), 'utf8')).not.toBe(before);
	});

	it('is unreadable, never replaced, when its seal is damaged', async () => {
		await open().write(key);
		for (const text of ['', 'AAAA', readFileSync(sealedFile(), 'utf8').slice(0, 40)]) {
			writeFileSync(sealedFile(), text);
			expect((await open().read()).state).toBe('unreadable');
			expect(readFileSync(sealedFile(), 'utf8')).toBe(text);
		}
	});
});

describe('a keyring that is none', () => {
	it('is refused before a first key is made', async () => {
		keyring.available = false;
		expect((await open().read()).state).toBe('unreadable');
		await expect(open().write(key)).rejects.toThrow('not available');
	});

	it('is refused in a packaged till', async (ctx) => {
		ctx.skip(process.platform !== 'linux', 'only Linux has such a keyring');
		keyring.backend = 'basic_text';
		expect(await open().read()).toMatchObject({ state: 'unreadable' });
		await expect(open().write(key)).rejects.toThrow('basic_text');
	});

	it('is said to a developer', async (ctx) => {
		ctx.skip(process.platform !== 'linux', 'only Linux has such a keyring');
		keyring.backend = 'basic_text';
		const store = open(false);
		await store.write(key);
		expect(await store.read()).toEqual({ state: 'held', key });
		expect(store.warnings()).toEqual(['weak-keyring']);
	});
});

describe('a folder of the browser host', () => {
	it('opens with its plain key, which is sealed, stays, and is warned of', async () => {
		await fileKeyStore(dataDir).write(key);
		const store = open();
		expect(await store.read()).toEqual({ state: 'held', key });
		expect(store.warnings()).toEqual(['key-in-plain-file']);
		expect(await fileKeyStore(dataDir).read()).toEqual({ state: 'held', key });
		rmSync(path.join(dataDir, 'ledger.key'));
		const later = open();
		expect(await later.read()).toEqual({ state: 'held', key });
		expect(later.warnings()).toEqual([]);
	});

	it('prefers the seal, and falls back to the plain key without replacing it', async () => {
		await open().write(key);
		await fileKeyStore(dataDir).write(other);
		expect(await open().read()).toEqual({ state: 'held', key });
		writeFileSync(sealedFile(), 'AAAA');
		expect(await open().read()).toEqual({ state: 'held', key: other });
		expect(readFileSync(sealedFile(), 'utf8')).toBe('AAAA');
	});
});
