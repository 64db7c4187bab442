// Goal: the phases of a terminal hold when two people press at once and when it is on its way out:
// every request gets an answer, and no press spoils what the other did.
import {
	appendFileSync,
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';

let till: TempTerminal;
afterEach(() => till.close());

const settings = { ...defaultSettings, idleLockMinutes: 0 };
const owner = { ownerNo: '1001', ownerName: '王老板', ownerPin: '274913' };

async function setUp(): Promise<string> {
	till = await openTempTerminal({ demo: false });
	const { groups } = await till.ask('setup/recovery-key', {});
	await till.ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
	await till.ask('setup/complete', { settings, ...owner, goods: 'empty' });
	return groups.join(' ');
}

describe('the wizard', () => {
	it('is answered once when its last button is pressed twice', async () => {
		till = await openTempTerminal({ demo: false });
		const { groups } = await till.ask('setup/recovery-key', {});
		await till.ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
		const input = { settings, ...owner, goods: 'empty' as const };
		const replies = await Promise.all([
			till.reply('setup/complete', input),
			till.reply('setup/complete', input),
		]);
		const codes = replies.map((reply) => (reply.ok ? 'done' : reply.refusal.code));
		expect(codes.toSorted()).toEqual(['done', 'terminal/set-up-already']);
	});

	it('answers one command the same when it is sent again before the first was answered', async () => {
		till = await openTempTerminal({ demo: false });
		const { groups } = await till.ask('setup/recovery-key', {});
		await till.ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
		const input = { settings, ...owner, goods: 'empty' as const };
		const again = () => till.ask('setup/complete', input, { commandId: 'pressed-once' });
		const [first, second] = await Promise.all([again(), again()]);
		expect(first.phase).toBe('ready');
		expect(second).toEqual(first);
	});

	it('refuses half a character in a name instead of breaking on it', async () => {
		till = await openTempTerminal({ demo: false });
		const { groups } = await till.ask('setup/recovery-key', {});
		await till.ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
		const input = { settings, ...owner, ownerName: '王\ud83d', goods: 'empty' as const };
		expect(await till.refused('setup/complete', input)).toEqual({
			code: 'request/invalid-input',
			field: 'input.ownerName',
			problem: 'broken-text',
		});
	});
});

describe('the recovery key', () => {
	it('opens the ledger once when it is sent twice', async () => {
		const typed = await setUp();
		rmSync(path.join(till.dataDir, 'ledger.key'));
		await till.restart();
		const replies = await Promise.all([
			till.reply('setup/recover', { typed }),
			till.reply('setup/recover', { typed }),
		]);
		expect(replies.map((reply) => reply.ok)).toEqual([true, false]);
		expect((await till.ask('terminal/status', {})).phase).toBe('ready');
	});
});

describe('a key store with the key of another ledger', () => {
	it('touches nothing, and is put right by the recovery key', async () => {
		const typed = await setUp();
		await till.running.close();
		const keyFile = path.join(till.dataDir, 'ledger.key');
		const ledger = readFileSync(path.join(till.dataDir, 'ledger.db'));
		writeFileSync(keyFile, `${'ab'.repeat(32)}\n`);
		await till.restart();
		expect(await till.ask('terminal/status', {})).toMatchObject({
			phase: 'needs-recovery',
			problem: { code: 'ledger/wrong-key' },
		});
		const wrong = typed.replaceAll(/[A-Z]/g, 'A');
		expect((await till.reply('setup/recover', { typed: wrong })).ok).toBe(false);
		expect(readFileSync(path.join(till.dataDir, 'ledger.db')).equals(ledger)).toBe(true);
		expect(readFileSync(keyFile, 'utf8')).toBe(`${'ab'.repeat(32)}\n`);
		expect((await till.ask('setup/recover', { typed })).phase).toBe('ready');
	});
});

describe('a second program on the folder', () => {
	it('neither writes into the log of the one that runs nor rotates it away', async () => {
		await setUp();
		const folder = path.join(till.dataDir, 'log');
		const file = path.join(folder, 'terminal.log');
		await expect.poll(() => existsSync(file)).toBe(true);
		// Full: whoever opens it as its own rotates it.
		appendFileSync(file, 'x'.repeat(2_200_000));
		const before = readdirSync(folder);
		const second = await openTempTerminal({ demo: false, dataDir: till.dataDir });
		expect(await second.ask('terminal/status', {})).toMatchObject({
			phase: 'broken',
			problem: { code: 'ledger/busy' },
		});
		await second.close();
		expect(readdirSync(folder)).toEqual(before);
		expect(statSync(file).size).toBeGreaterThan(2_200_000);
	});
});

describe('a terminal that is closing', () => {
	it('answers what still comes in with a refusal', async () => {
		await setUp();
		await till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
		const closing = till.running.close();
		const late = await till.refused('sale/current', {});
		expect(late.code).toBe('terminal/not-ready');
		await closing;
		expect((await till.refused('sale/current', {})).code).toBe('terminal/not-ready');
		await till.restart();
	});
});
