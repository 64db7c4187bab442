// Goal: with the paper in hand, the ledger and every copy of it open on any machine; without it, or
// with another one, nothing opens and nothing is overwritten.
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { connectReader, connectWriter } from '#main/ledger/connect.ts';
import { fileKeyStore, KEY_FILE } from '#main/vault/file-key-store.ts';
import { openVault, type VaultPlaces } from '#main/vault/open-vault.ts';
import {
	confirmRecoveryKey,
	copyWrapBeside,
	makeRecoveryKey,
	openWithRecoveryKey,
	recoverDataKey,
} from '#main/vault/recovery-key.ts';
import { WRAP_FILE } from '#main/vault/recovery-wrap.ts';

const now = 1_790_000_000_000 as Instant;
const random = (count: number) => new Uint8Array(randomBytes(count));
let root = '';
let places: VaultPlaces;

function placesAt(name: string): VaultPlaces {
	const dataDir = path.join(root, name);
	const witnessDir = path.join(root, `${name}-witness`);
	mkdirSync(dataDir, { recursive: true });
	mkdirSync(witnessDir, { recursive: true });
	const ledgerFile = path.join(dataDir, 'ledger.db');
	return { dataDir, witnessDir, ledgerFile, keyStore: fileKeyStore(dataDir) };
}

function writeLedger(file: string, key: Uint8Array, word: string): void {
	const db = connectWriter(file, key);
	db.exec('CREATE TABLE said (word TEXT) STRICT');
	db.prepare('INSERT INTO said VALUES (?)').run(word);
	db.close();
}

function readWord(file: string, key: Uint8Array): unknown {
	const db = connectReader(file, key);
	try {
		return db.prepare('SELECT word FROM said').pluck().get();
	} finally {
		db.close();
	}
}

function opens(file: string, key: Uint8Array): boolean {
	try {
		return readWord(file, key) !== undefined;
	} catch {
		return false;
	}
}

/** A terminal that ran its wizard: key, ledger, paper. */
async function aTerminal(
	at: VaultPlaces,
	word = '柜台',
): Promise<{ key: Uint8Array; paper: string }> {
	const vault = await openVault(at, random);
	if (!vault.ok) throw new Error('a new folder must open');
	const key = vault.value.dataKey;
	writeLedger(at.ledgerFile, key, word);
	const groups = makeRecoveryKey(at, { dataKey: key, random, now });
	return { key, paper: groups.join(' ') };
}

const loseKey = (at: VaultPlaces) => rmSync(path.join(at.dataDir, KEY_FILE));

beforeEach(() => {
	root = mkdtempSync(path.join(tmpdir(), 'guitai-vault-'));
	places = placesAt('till');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the first run', () => {
	it('makes a key once and finds the same one again', async () => {
		const first = await openVault(places, random);
		expect(first).toMatchObject({ ok: true, value: { firstRun: true, recovery: 'none' } });
		const second = await openVault(places, random);
		expect(second).toMatchObject({ ok: true, value: { firstRun: false, recovery: 'none' } });
		expect(first.ok && second.ok && first.value.dataKey).toEqual(second.ok && second.value.dataKey);
	});

	it('is not over before the paper was typed back, and remembers that it was', async () => {
		const { key, paper } = await aTerminal(places);
		expect(await openVault(places, random)).toMatchObject({ value: { recovery: 'unconfirmed' } });
		expect(confirmRecoveryKey(places, { dataKey: key, text: paper, now })).toEqual(ok('confirmed'));
		expect(await openVault(places, random)).toMatchObject({ value: { recovery: 'confirmed' } });
	});

	it('names the group when the paper is typed back wrong, and stays unconfirmed', async () => {
		const { key, paper } = await aTerminal(places);
		const groups = paper.split(' ');
		[groups[4], groups[8]] = [groups[8] ?? '', groups[4] ?? ''];
		expect(confirmRecoveryKey(places, { dataKey: key, text: groups.join(' '), now })).toMatchObject(
			{
				refusal: { code: 'vault/recovery-key-mistyped', group: 5, groups: '5 9' },
			},
		);
		expect(await openVault(places, random)).toMatchObject({ value: { recovery: 'unconfirmed' } });
	});

	it('writes the key of the paper nowhere', async () => {
		const { paper } = await aTerminal(places);
		for (const folder of [places.dataDir, places.witnessDir]) {
			const wrap = readFileSync(path.join(folder, WRAP_FILE), 'utf8').toUpperCase();
			expect(wrap).not.toContain(paper.slice(0, 7));
			expect(wrap).not.toContain(paper.replaceAll(' ', '').slice(0, 9));
		}
	});

	it('may make a second paper; then the first one opens nothing here', async () => {
		const { key, paper } = await aTerminal(places);
		const second = makeRecoveryKey(places, { dataKey: key, random, now }).join(' ');
		expect(openWithRecoveryKey(places.dataDir, paper)).toMatchObject({
			refusal: { code: 'vault/recovery-key-wrong', why: 'other-key' },
		});
		expect(openWithRecoveryKey(places.dataDir, second)).toEqual(ok(key));
	});
});

describe('a lost key store', () => {
	it('is a refusal with the way back, and no new key is made over the old ledger', async () => {
		await aTerminal(places);
		const before = readFileSync(places.ledgerFile);
		loseKey(places);
		expect(await openVault(places, random)).toMatchObject({
			refusal: { code: 'vault/key-lost', why: 'absent', way: 'recovery-key' },
		});
		expect(existsSync(path.join(places.dataDir, KEY_FILE))).toBe(false);
		expect(readFileSync(places.ledgerFile).equals(before)).toBe(true);
	});

	it('is the same refusal when the key is there and damaged; the damaged one is kept', async () => {
		await aTerminal(places);
		const keyFile = path.join(places.dataDir, KEY_FILE);
		writeFileSync(keyFile, 'half a key', { mode: 0o600 });
		expect(await openVault(places, random)).toMatchObject({
			refusal: { code: 'vault/key-lost', why: 'unreadable', way: 'recovery-key' },
		});
		expect(readFileSync(keyFile, 'utf8')).toBe('half a key');
	});

	it('says when there is no way back', async () => {
		await aTerminal(places);
		loseKey(places);
		rmSync(path.join(places.dataDir, WRAP_FILE));
		rmSync(path.join(places.witnessDir, WRAP_FILE));
		expect(await openVault(places, random)).toMatchObject({
			refusal: { code: 'vault/key-lost', way: 'none' },
		});
		expect(openWithRecoveryKey(places.dataDir, '0'.repeat(72)).ok).toBe(false);
	});

	it('takes a folder whose ledger went away for used, not for new', async () => {
		await aTerminal(places);
		loseKey(places);
		rmSync(places.ledgerFile);
		expect(await openVault(places, random)).toMatchObject({ refusal: { code: 'vault/key-lost' } });
	});

	it('is mended by the paper: the key is in the store again and the ledger reads', async () => {
		const { key, paper } = await aTerminal(places);
		loseKey(places);
		expect(await recoverDataKey(places, { text: paper.toLowerCase(), opens })).toEqual(ok(key));
		const vault = await openVault(places, random);
		expect(vault).toMatchObject({ ok: true, value: { firstRun: false } });
		expect(readWord(places.ledgerFile, key)).toBe('柜台');
	});

	it('is mended from the witness folder when the wrap went with the data folder', async () => {
		const { key, paper } = await aTerminal(places);
		loseKey(places);
		writeFileSync(path.join(places.dataDir, WRAP_FILE), '{"format":"guitai/recovery-wrap/1"');
		expect(await recoverDataKey(places, { text: paper, opens })).toEqual(ok(key));
		rmSync(path.join(places.witnessDir, WRAP_FILE));
		expect(openWithRecoveryKey(places.dataDir, paper)).toEqual(ok(key));
	});
});

describe('the wrong paper', () => {
	it('of another terminal opens nothing and writes nothing', async () => {
		await aTerminal(places);
		const other = await aTerminal(placesAt('other'));
		loseKey(places);
		expect(await recoverDataKey(places, { text: other.paper, opens })).toMatchObject({
			refusal: { code: 'vault/recovery-key-wrong', why: 'other-key' },
		});
		expect(existsSync(path.join(places.dataDir, KEY_FILE))).toBe(false);
	});

	it('does not put a key into the store that does not open the ledger lying there', async () => {
		const mine = await aTerminal(places);
		const other = placesAt('other');
		await aTerminal(other);
		// Someone copied another till's ledger over this one's.
		cpSync(other.ledgerFile, places.ledgerFile);
		expect(await recoverDataKey(places, { text: mine.paper, opens })).toMatchObject({
			refusal: { code: 'vault/recovery-key-wrong', why: 'other-ledger' },
		});
		expect(await places.keyStore.read()).toEqual({ state: 'held', key: mine.key });
	});

	it('is not taken for the right one when one bit of the wrap changed', async () => {
		const { paper } = await aTerminal(places);
		const file = path.join(places.dataDir, WRAP_FILE);
		const text = readFileSync(file, 'utf8');
		const sealed = /"sealed": "([0-9a-f]+)"/.exec(text)?.[1] ?? '';
		const first = sealed.startsWith('0') ? '1' : '0';
		writeFileSync(file, text.replace(sealed, first + sealed.slice(1)));
		expect(openWithRecoveryKey(places.dataDir, paper)).toMatchObject({
			refusal: { code: 'vault/recovery-key-wrong' },
		});
	});

	it.each(['', '{', '[]', 'null', '{"format":"guitai/recovery-wrap/9"}', '\u0000'])(
		'is not asked of a wrap that reads %j: that wrap is damaged',
		async (text) => {
			const { paper } = await aTerminal(places);
			writeFileSync(path.join(places.dataDir, WRAP_FILE), text);
			expect(openWithRecoveryKey(places.dataDir, paper)).toMatchObject({
				refusal: { code: 'vault/wrap-missing', why: 'damaged' },
			});
		},
	);
});

describe('on another machine', () => {
	it('opens a copy of the data folder that came without the key', async () => {
		const { key, paper } = await aTerminal(places);
		const elsewhere = placesAt('elsewhere');
		cpSync(places.dataDir, elsewhere.dataDir, { recursive: true });
		loseKey(elsewhere);
		rmSync(elsewhere.witnessDir, { recursive: true });
		rmSync(places.dataDir, { recursive: true });
		expect(openWithRecoveryKey(elsewhere.dataDir, paper)).toEqual(ok(key));
		expect(await recoverDataKey(elsewhere, { text: paper, opens })).toEqual(ok(key));
		expect(readWord(elsewhere.ledgerFile, key)).toBe('柜台');
		expect(existsSync(path.join(elsewhere.witnessDir, WRAP_FILE))).toBe(true);
	});

	it('opens a backup with its wrap beside it', async () => {
		const { key, paper } = await aTerminal(places);
		const usb = path.join(root, 'usb');
		mkdirSync(usb);
		const backup = path.join(usb, 'monday.db');
		const db = connectWriter(places.ledgerFile, key);
		db.prepare('VACUUM INTO ?').run(backup);
		db.close();
		expect(copyWrapBeside(places, backup)).toBe(true);
		const opened = openWithRecoveryKey(backup, paper);
		expect(opened).toEqual(ok(key));
		expect(readWord(backup, key)).toBe('柜台');
	});

	it('opens an old backup with the paper of its time, after a new paper was made', async () => {
		const { key, paper } = await aTerminal(places);
		const backup = path.join(root, 'old.db');
		cpSync(places.ledgerFile, backup);
		copyWrapBeside(places, backup);
		makeRecoveryKey(places, { dataKey: key, random, now });
		expect(openWithRecoveryKey(backup, paper)).toEqual(ok(key));
	});

	it('opens the copies that lie in a folder inside the data folder', async () => {
		const { key, paper } = await aTerminal(places);
		const copy = path.join(places.dataDir, 'copies', 'before-0002-1.db');
		mkdirSync(path.dirname(copy));
		cpSync(places.ledgerFile, copy);
		expect(openWithRecoveryKey(copy, paper)).toEqual(ok(key));
	});

	it('finds the one wrap of the folder when a backup was renamed', async () => {
		const { key, paper } = await aTerminal(places);
		const usb = path.join(root, 'usb');
		mkdirSync(usb);
		cpSync(places.ledgerFile, path.join(usb, 'a.db'));
		copyWrapBeside(places, path.join(usb, 'a.db'));
		renameSync(path.join(usb, 'a.db'), path.join(usb, '备份.db'));
		expect(openWithRecoveryKey(path.join(usb, '备份.db'), paper)).toEqual(ok(key));
	});

	it('says so when a backup came without any wrap', async () => {
		const { paper } = await aTerminal(places);
		const usb = path.join(root, 'usb');
		mkdirSync(usb);
		cpSync(places.ledgerFile, path.join(usb, 'a.db'));
		for (const place of [usb, path.join(usb, 'a.db'), path.join(root, 'nowhere')]) {
			expect(openWithRecoveryKey(place, paper)).toMatchObject({
				refusal: { code: 'vault/wrap-missing', why: 'absent' },
			});
		}
	});
});
