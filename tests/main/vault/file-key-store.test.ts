// Goal: a key file is readable by its owner only, survives a cut anywhere, and is never guessed.
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileKeyStore, KEY_FILE } from '#main/vault/file-key-store.ts';

const key = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
let folder = '';
const keyFile = () => path.join(folder, KEY_FILE);
const modeOf = (file: string) => statSync(file).mode & 0o777;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'guitai-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the key file', () => {
	it('gives back the key it was given, also to another run of the program', async () => {
		await fileKeyStore(folder).write(key);
		expect(await fileKeyStore(folder).read()).toEqual({ state: 'held', key });
	});

	it('says absent when there is none, and makes none by reading', async () => {
		expect(await fileKeyStore(folder).read()).toEqual({ state: 'absent' });
		expect(readdirSync(folder)).toEqual([]);
	});

	it('is 0600 whatever the umask, and leaves no draft behind', async () => {
		const before = process.umask(0);
		try {
			await fileKeyStore(folder).write(key);
		} finally {
			process.umask(before);
		}
		expect(modeOf(keyFile())).toBe(0o600);
		expect(readdirSync(folder)).toEqual([KEY_FILE]);
	});

	it('always warns that the key lies in a plain file', () => {
		expect(fileKeyStore(folder).warnings()).toEqual(['key-in-plain-file']);
	});

	it('closes a file that was open to others, and says so', async () => {
		const store = fileKeyStore(folder);
		await store.write(key);
		chmodSync(keyFile(), 0o644);
		expect(await store.read()).toEqual({ state: 'held', key });
		expect(modeOf(keyFile())).toBe(0o600);
		expect(store.warnings()).toContain('key-file-was-open-to-others');
	});

	it.each([
		['empty', ''],
		['cut short', 'ab'.repeat(31)],
		['too long', 'ab'.repeat(33)],
		['no key at all', '{"key":1}'],
	])('says unreadable when the file is %s, and leaves it as it is', async (_, text) => {
		writeFileSync(keyFile(), text, { mode: 0o600 });
		expect(await fileKeyStore(folder).read()).toMatchObject({ state: 'unreadable' });
		expect(readFileSync(keyFile(), 'utf8')).toBe(text);
	});

	it('follows no link and reads no folder', async () => {
		const elsewhere = path.join(folder, 'elsewhere');
		writeFileSync(elsewhere, 'ab'.repeat(32), { mode: 0o600 });
		symlinkSync(elsewhere, keyFile());
		expect(await fileKeyStore(folder).read()).toMatchObject({ state: 'unreadable' });
		rmSync(keyFile());
		mkdirSync(keyFile());
		expect(await fileKeyStore(folder).read()).toMatchObject({ state: 'unreadable' });
	});

	it('writes over a draft that a power cut left', async () => {
		writeFileSync(`${keyFile()}.new`, 'half a k');
		await fileKeyStore(folder).write(key);
		expect(await fileKeyStore(folder).read()).toEqual({ state: 'held', key });
		expect(existsSync(`${keyFile()}.new`)).toBe(false);
	});

	it('keeps the old key when the new one cannot be written', async () => {
		const store = fileKeyStore(folder);
		await store.write(key);
		// A folder in the draft's place stands for a disk that refuses.
		mkdirSync(path.join(`${keyFile()}.new`, 'full'), { recursive: true });
		await expect(store.write(new Uint8Array(32))).rejects.toThrow();
		expect(await store.read()).toEqual({ state: 'held', key });
	});
});
