// Goal: with the paper in hand, the ledger and every copy of it open on any machine; without it, or
// with another one, nothing opens and nothing is overwritten.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import { KEY_FILE } from '#main/vault/file-key-store.ts';
import { openVault, type VaultPlaces } from '#main/vault/open-vault.ts';
import {
	confirmRecoveryKey,
	makeRecoveryKey,
	openWithRecoveryKey,
	recoverDataKey,
} from '#main/vault/recovery-key.ts';
import { WRAP_FILE } from '#main/vault/recovery-wrap.ts';
import { aTerminal, keepBench, loseKey, now, opens, random, readWord } from './vault-bench.ts';

const { placesAt } = keepBench();
let places: VaultPlaces;
beforeEach(() => {
	places = placesAt('till');
});

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
