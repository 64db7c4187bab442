// Goal: a copy of the ledger opens on any machine with the paper of its time, and says so where it
// came without its wrap.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import { connectWriter } from '#main/ledger/connect.ts';
import type { VaultPlaces } from '#main/vault/open-vault.ts';
import {
	copyWrapBeside,
	makeRecoveryKey,
	openWithRecoveryKey,
	recoverDataKey,
} from '#main/vault/recovery-key.ts';
import { WRAP_FILE } from '#main/vault/recovery-wrap.ts';
import { aTerminal, keepBench, loseKey, now, opens, random, readWord } from './vault-bench.ts';

const { placesAt, at } = keepBench();
let places: VaultPlaces;
beforeEach(() => {
	places = placesAt('till');
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
		const usb = at('usb');
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
		const backup = at('old.db');
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
		const usb = at('usb');
		mkdirSync(usb);
		cpSync(places.ledgerFile, path.join(usb, 'a.db'));
		copyWrapBeside(places, path.join(usb, 'a.db'));
		renameSync(path.join(usb, 'a.db'), path.join(usb, '备份.db'));
		expect(openWithRecoveryKey(path.join(usb, '备份.db'), paper)).toEqual(ok(key));
	});

	it('says so when a backup came without any wrap', async () => {
		const { paper } = await aTerminal(places);
		const usb = at('usb');
		mkdirSync(usb);
		cpSync(places.ledgerFile, path.join(usb, 'a.db'));
		for (const place of [usb, path.join(usb, 'a.db'), at('nowhere')]) {
			expect(openWithRecoveryKey(place, paper)).toMatchObject({
				refusal: { code: 'vault/wrap-missing', why: 'absent' },
			});
		}
	});
});
