// Goal: what a member tells of their health is written only with their yes, read only by whom the
// store lets, always with a trace, and is gone for good when they take the yes back.
import { copyFileSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { silentLog } from '#main/system/log.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { openPersonKeys } from '#main/vault/person-keys.ts';
import { wholeLedger } from '#kit/whole-ledger.ts';

const approval = approvalOf('manager');
const ALLERGY = '青霉素过敏，孕期';

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000' }));
});
afterEach(() => till.close());

async function allow(healthNotes: 'off' | 'manager' | 'cashier'): Promise<void> {
	await till.signIn('owner');
	await till.ask('settings/change', { change: { healthNotes } });
	await till.signIn('cashier');
}

async function say(given: boolean): Promise<void> {
	const { consents } = await till.ask('consent/list', { memberId });
	const textHash = consents.find(({ purpose }) => purpose === 'health')?.textHash ?? '';
	await till.ask('consent/record', { memberId, purpose: 'health', given, textHash });
}

const write = () => till.ask('health-note/write', { memberId, healthNote: ALLERGY });
const read = () => till.ask('health-note/read', { memberId });
const notes = async () => (await till.ask('consent/list', { memberId })).healthNotes;

/** The keys of this folder, opened beside the terminal. */
async function personKeys() {
	const held = await fileKeyStore(till.dataDir).read();
	if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
	const { dataDir } = till;
	return openPersonKeys({ dataDir, dataKey: held.key, random: randomBytes, log: silentLog() });
}

describe('SEC-4, PIPL 28: health notes', () => {
	it('are off until the store turns them on, and need a consent of their own', async () => {
		const wanted = { memberId, healthNote: ALLERGY };
		expect((await till.refused('health-note/write', wanted)).code).toBe('health-note/off');
		expect(await notes()).toBe('off');
		await allow('cashier');
		expect((await till.refused('health-note/write', wanted)).code).toBe('health-note/no-consent');
		await say(true);
		await write();
		expect(await notes()).toBe('some');
	});

	it('are read only by whom the store lets, and each look is an event', async () => {
		await allow('manager');
		await say(true);
		const wanted = { memberId, healthNote: ALLERGY };
		expect((await till.refused('health-note/write', wanted)).code).toBe(
			'permission/needs-approval',
		);
		await till.ask('health-note/write', wanted, { approval });
		expect((await till.refused('health-note/read', { memberId })).code).toBe(
			'permission/needs-approval',
		);
		const seen = await till.ask('health-note/read', { memberId }, { approval });
		expect(seen).toMatchObject({ notes: [{ text: ALLERGY }], lost: 0 });
		expect(await journalOf(till, 'health-note/read')).toMatchObject([
			{ member_id: memberId, notes: 1, approver: approval.operatorNo },
		]);
	});

	it('stand nowhere in clear: not in the ledger, not in a reply, not in the key’s file', async () => {
		await allow('cashier');
		await say(true);
		await write();
		await read();
		for (const [table, text] of await wholeLedger(till)) {
			expect(text.includes('青霉素'), table).toBe(false);
		}
		const file = readFileSync(path.join(till.dataDir, 'person.keys'), 'utf8');
		expect(file).toContain(memberId);
		expect(file).not.toContain('青霉素');
	});

	it('are destroyed with their key when the consent is withdrawn; a copy from before opens nothing', async () => {
		await allow('cashier');
		await say(true);
		await write();
		const [before] = await rowsOf<{ sealed: Buffer }>(till, 'SELECT sealed FROM health_note');
		await say(false);
		expect(await notes()).toBe('none');
		expect(await read()).toEqual({ notes: [], lost: 0 });
		expect(readFileSync(path.join(till.dataDir, 'person.keys'), 'utf8')).not.toContain(memberId);
		// The same member, a new yes and a new key: what a backup held stays shut.
		await say(true);
		await write();
		const [after] = await rowsOf<{ sealed: Buffer }>(till, 'SELECT sealed FROM health_note');
		const keys = await personKeys();
		expect(keys.open('health', memberId, after?.sealed ?? Buffer.alloc(0))).toBe(ALLERGY);
		expect(keys.open('health', memberId, before?.sealed ?? Buffer.alloc(0))).toBeUndefined();
		expect((await journalOf(till, 'health-note/destroyed'))[0]).toMatchObject({ notes: 1 });
	});

	it('one is destroyed alone; with the last one goes the key', async () => {
		await allow('cashier');
		await say(true);
		const { noteId } = await write();
		await write();
		expect(await till.ask('health-note/destroy', { memberId, noteId })).toEqual({ left: 1 });
		expect((await till.refused('health-note/destroy', { memberId, noteId })).code).toBe(
			'health-note/not-found',
		);
		const [last] = (await read()).notes;
		await till.ask('health-note/destroy', { memberId, noteId: last?.noteId ?? 0 });
		expect(readFileSync(path.join(till.dataDir, 'person.keys'), 'utf8')).not.toContain(memberId);
	});

	it('take fifty and no more', async () => {
		await allow('cashier');
		await say(true);
		for (let at = 0; at < 50; at += 1) await write();
		const more = { memberId, healthNote: ALLERGY };
		expect((await till.refused('health-note/write', more)).code).toBe('health-note/too-many');
	});

	it('survive a restart; without the key’s file they are counted as lost, and new ones are written', async () => {
		await allow('cashier');
		await say(true);
		await write();
		await till.restart();
		await till.signIn('cashier');
		expect((await read()).notes).toHaveLength(1);
		const file = path.join(till.dataDir, 'person.keys');
		copyFileSync(path.join(till.dataDir, 'ledger.key'), file);
		await till.restart();
		await till.signIn('cashier');
		expect(await read()).toEqual({ notes: [], lost: 1 });
		await write();
		expect(await read()).toMatchObject({ notes: [{ text: ALLERGY }], lost: 1 });
	});
});
