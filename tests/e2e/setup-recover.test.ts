// Goal: a ledger that does not open says what is wrong and the next step, and the printed key opens
// it again.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { keepOffices, type OfficeOptions } from './kit-office.ts';
import { openWizard, pasteBack } from './kit-wizard.ts';

const offices = keepOffices();

const wizard = (options?: OfficeOptions) => openWizard(offices, options);

const owner = { ownerNo: '1001', ownerName: '王老板', ownerPin: '274913' };

/** Sets a store up, closes it and does something to its folder. Returns the recovery key. */
async function afterwards(till: TempTerminal, change: () => void): Promise<string[]> {
	const { groups } = await till.ask('setup/recovery-key', {});
	await till.ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
	const settings = { ...defaultSettings, storeName: '好邻居' };
	await till.ask('setup/complete', { settings, ...owner, goods: 'empty' });
	await till.running.close();
	change();
	await till.restart();
	return groups;
}

describe('a ledger that does not open', () => {
	it('is opened with the printed key when the key store is lost', async () => {
		let groups: string[] = [];
		const office = await wizard({
			before: async (till) => {
				groups = await afterwards(till, () => rmSync(path.join(till.dataDir, 'ledger.key')));
			},
		});
		await office.sees('找不到账本的密钥');
		await pasteBack(office, groups.with(11, 'AAA'));
		await office.keys.press('Enter');
		await office.sees('第 12 组抄错了');
		await office.keys.type(groups[11] ?? '');
		await office.keys.press('Enter');
		await office.page.getByRole('heading', { name: '登录' }).waitFor();
		await office.till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
	});

	it('is not touched by the key of another ledger', async () => {
		let bytes = Buffer.alloc(0);
		const office = await wizard({
			before: async (till) => {
				await afterwards(till, () => {
					bytes = readFileSync(path.join(till.dataDir, 'ledger.db'));
					writeFileSync(path.join(till.dataDir, 'ledger.key'), `${'ab'.repeat(32)}\n`);
				});
			},
		});
		await office.sees('密钥打不开这本账');
		expect(await office.look('recover')).toEqual([]);
		expect(readFileSync(path.join(office.till.dataDir, 'ledger.db')).equals(bytes)).toBe(true);
	});

	it('says what is wrong and the next step, and offers nothing else', async () => {
		const other = await openTempTerminal({ demo: false });
		try {
			const { dataDir } = other;
			const office = await wizard({ dataDir, keyStore: fileKeyStore(dataDir) });
			await office.sees('账本正被另一个收银台程序使用');
			await office.sees('请关闭另一个程序');
			expect(await office.page.locator('main button').count()).toBe(0);
			expect(await office.look('broken')).toEqual([]);
		} finally {
			await other.close();
		}
	});
});
