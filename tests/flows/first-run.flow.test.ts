// Goal: a store is set up without a manual, and its ledger opens again whatever was lost: the key
// store, the witness, the clock. Nothing is ever overwritten.
import {
	copyFileSync,
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '#kit/fixed-clock.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import type { Instant } from '#shared/kernel/time.ts';

let till: TempTerminal;
afterEach(() => till.close());

const settings = {
	...defaultSettings,
	storeName: '清和茶铺',
	storeCode: 'QH1',
	idleLockMinutes: 0,
};
const owner = { ownerNo: '1001', ownerName: '王老板', ownerPin: '274913' };

async function walkWizard(): Promise<string[]> {
	till = await openTempTerminal({ demo: false });
	expect((await till.ask('terminal/status', {})).phase).toBe('first-run');
	const { groups } = await till.ask('setup/recovery-key', {});
	await till.ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
	const ready = await till.ask('setup/complete', { settings, ...owner, goods: 'demo' });
	expect(ready).toMatchObject({ phase: 'ready', store: { name: '清和茶铺', code: 'QH1' } });
	return groups;
}

describe('the wizard', () => {
	it('ends with a store that sells', async () => {
		await walkWizard();
		await till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
		await till.ask('shift/open', { floatText: '0' });
		await till.ask('scan/submit', { text: '2000000000015' });
		const { saleId, revision } = await till.ask('sale/current', {});
		const done = await till.ask('sale/complete', { saleId, revision });
		expect(done.receiptNo).toMatch(/^QH1-T1-0000001-[0-9A-Z]{6}$/);
	});

	it('answers the same when its last step is asked again, and refuses another one', async () => {
		till = await openTempTerminal({ demo: false });
		const { groups } = await till.ask('setup/recovery-key', {});
		await till.ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
		const input = { settings, ...owner, goods: 'empty' as const };
		const commandId = 'setup-complete-once';
		const first = await till.ask('setup/complete', input, { commandId });
		expect(await till.ask('setup/complete', input, { commandId })).toEqual(first);
		const changed = { ...input, ownerNo: '1009' };
		expect((await till.refused('setup/complete', changed, { commandId })).code).toBe(
			'request/command-reused',
		);
		await till.restart();
		const later = await till.ask('setup/complete', input, { commandId });
		expect(later).toMatchObject({ phase: 'ready', store: first.store });
		const other = await till.refused('setup/complete', input, { commandId: 'setup-complete-more' });
		expect(other.code).toBe('terminal/set-up-already');
	});

	it('does not end before the recovery key was typed back, nor with a PIN anybody guesses', async () => {
		till = await openTempTerminal({ demo: false });
		const { groups } = await till.ask('setup/recovery-key', {});
		const input = { settings, ...owner, goods: 'empty' as const };
		expect((await till.refused('setup/complete', input)).code).toBe(
			'setup/recovery-key-not-confirmed',
		);
		const [first = '', second = '', ...rest] = groups;
		const swapped = [second, first, ...rest].join(' ');
		expect(await till.refused('setup/confirm-recovery-key', { typed: swapped })).toMatchObject({
			code: 'vault/recovery-key-mistyped',
			group: 1,
		});
		await till.ask('setup/confirm-recovery-key', { typed: groups.join('').toLowerCase() });
		for (const ownerPin of ['1111', '123456', '987654']) {
			expect((await till.refused('setup/complete', { ...input, ownerPin })).code).toBe(
				'setup/weak-pin',
			);
		}
		const zone = { ...settings, timeZone: 'Mars/Base' };
		expect((await till.refused('setup/complete', { ...input, settings: zone })).code).toBe(
			'settings/invalid',
		);
		await till.ask('setup/complete', input);
		expect((await till.refused('setup/complete', input)).code).toBe('terminal/set-up-already');
		expect((await till.refused('setup/recovery-key', {})).code).toBe('terminal/set-up-already');
	});

	it('prints the recovery key, and keeps it out of the ledger', async () => {
		till = await openTempTerminal({ demo: false });
		const printer = {
			kind: 'tcp',
			host: '127.0.0.1',
			port: 9,
			path: '',
			columns: 48,
			drawer: true,
		} as const;
		expect((await till.ask('setup/print-recovery-key', { printer })).outcome).toBe('confirmed');
		const { groups } = await till.ask('setup/recovery-key', {});
		expect(JSON.stringify(till.devices.printed[0]?.document)).toContain(groups[0]);
		const none = { ...printer, kind: 'none' } as const;
		expect((await till.refused('setup/print-recovery-key', { printer: none })).code).toBe(
			'printer/none',
		);
		till.devices.outcome = {
			kind: 'rejected',
			cause: 'link/refused',
			retry: 'when-ready',
			evidence: '',
		};
		expect((await till.refused('setup/print-recovery-key', { printer })).code).toBe(
			'printer/blocked',
		);
	});

	it('sells on the date of its own place, and of no place further east', async () => {
		// Noon of Sunday in Los Angeles is Monday in Shanghai.
		const clock = fixedClock(Date.parse('2026-03-01T12:00:00-08:00') as Instant);
		till = await openTempTerminal({ demo: false, clock });
		const { groups } = await till.ask('setup/recovery-key', {});
		await till.ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
		const there = { ...settings, timeZone: 'America/Los_Angeles' };
		const ready = await till.ask('setup/complete', { settings: there, ...owner, goods: 'demo' });
		expect(ready.bizDate).toBe('2026-03-01');
		await till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
		expect(await till.ask('shift/open', { floatText: '0' })).toMatchObject({
			bizDate: '2026-03-01',
		});
	});

	it('answers nothing else before the store is set up, except the language', async () => {
		till = await openTempTerminal({ demo: false });
		expect((await till.refused('sale/current', {})).code).toBe('terminal/not-ready');
		await till.ask('settings/language', { language: 'en' });
		expect((await till.ask('terminal/status', {})).language).toBe('en');
	});
});

describe('what may be lost', () => {
	it('opens with the recovery key when the key store is gone, and stays open after it', async () => {
		const groups = await walkWizard();
		const keyFile = path.join(till.dataDir, 'ledger.key');
		expect(existsSync(keyFile)).toBe(true);
		const before = readFileSync(path.join(till.dataDir, 'ledger.db')).length;
		rmSync(keyFile);
		await till.restart();
		const lost = await till.ask('terminal/status', {});
		expect(lost).toMatchObject({ phase: 'needs-recovery', problem: { code: 'vault/key-lost' } });
		expect((await till.refused('sale/current', {})).code).toBe('terminal/not-ready');
		const other = groups.map(() => 'AAA').join(' ');
		expect((await till.refused('setup/recover', { typed: other })).code).toMatch(
			/^vault\/recovery-key/,
		);
		const back = await till.ask('setup/recover', { typed: groups.join(' ') });
		expect(back).toMatchObject({ phase: 'ready', store: { name: '清和茶铺' } });
		expect(readFileSync(path.join(till.dataDir, 'ledger.db')).length).toBeGreaterThanOrEqual(
			before,
		);
		await till.restart();
		expect((await till.ask('terminal/status', {})).phase).toBe('ready');
	});

	it('says a wrong key and touches nothing', async () => {
		await walkWizard();
		await till.restart();
		const ledger = path.join(till.dataDir, 'ledger.db');
		await till.running.close();
		const bytes = readFileSync(ledger);
		writeFileSync(path.join(till.dataDir, 'ledger.key'), `${'ab'.repeat(32)}\n`);
		await till.restart();
		const status = await till.ask('terminal/status', {});
		expect(status.phase).not.toBe('ready');
		expect(status.problem?.code).toMatch(/^(ledger\/wrong-key|vault\/key-lost)$/);
		expect(readFileSync(ledger).equals(bytes)).toBe(true);
	});

	it('refuses a second terminal on the same folder in words', async () => {
		await walkWizard();
		const second = await openTempTerminal({
			demo: false,
			dataDir: till.dataDir,
			keyStore: fileKeyStore(till.dataDir),
		});
		const status = await second.ask('terminal/status', {});
		expect(status).toMatchObject({ phase: 'broken', problem: { code: 'ledger/busy' } });
		await second.close();
		expect((await till.ask('terminal/status', {})).phase).toBe('ready');
	});

	it('says a lost tail, jumps its fiscal number and goes on selling', async () => {
		await walkWizard();
		await till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
		await till.ask('shift/open', { floatText: '0' });
		await till.running.close();
		const kept = `${till.dataDir}-kept`;
		cpSync(till.dataDir, kept, { recursive: true });
		await till.restart();
		await till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
		await till.ask('scan/submit', { text: '2000000000015' });
		const sale = await till.ask('sale/current', {});
		const lost = await till.ask('sale/complete', { saleId: sale.saleId, revision: sale.revision });
		await till.running.close();
		for (const file of readdirSync(kept)) {
			if (file.startsWith('ledger.db')) {
				copyFileSync(path.join(kept, file), path.join(till.dataDir, file));
			}
		}
		rmSync(kept, { recursive: true });
		await till.restart();
		const status = await till.ask('terminal/status', {});
		expect(status.warnings.map((warning) => warning.code)).toContain('tail/lost');
		await till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
		await till.ask('scan/submit', { text: '2000000000015' });
		const next = await till.ask('sale/current', {});
		const done = await till.ask('sale/complete', { saleId: next.saleId, revision: next.revision });
		expect(lost.receiptNo.split('-')[2]).toBe('0000001');
		expect(done.receiptNo.split('-')[2]).toBe('0000002');
	});

	it('stays on the business day it has seen when the clock is set back', async () => {
		await walkWizard();
		const { bizDate } = await till.ask('terminal/status', {});
		till.clock.setBy(-3 * 86_400_000);
		expect((await till.ask('terminal/status', {})).bizDate).toBe(bizDate);
		await till.restart();
		const status = await till.ask('terminal/status', {});
		expect(status.bizDate).toBe(bizDate);
		expect(status.warnings.map((warning) => warning.code)).toContain('clock/went-back');
	});
});
