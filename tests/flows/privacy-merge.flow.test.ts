// Goal: two rows of one person are one person for what they agreed to and told of their health: the
// last word holds, notes are read, copied and withdrawn whichever row they were written for.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '#kit/rows-of.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { wholeLedger } from '#kit/whole-ledger.ts';

let till: TempTerminal;
let keepId: string;
let dropId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.signIn('owner');
	const change = { healthNotes: 'manager', askIdentityNo: true } as const;
	await till.ask('settings/change', { change });
	await till.openShop();
	await till.signIn('manager');
	keepId = (await till.ask('member/add', { phone: '13800138000', name: '欧阳明远' })).memberId;
	dropId = (await till.ask('member/add', { phone: '13912345678' })).memberId;
});
afterEach(() => till.close());

async function say(memberId: string, purpose: 'health' | 'marketing', given: boolean) {
	const { consents } = await till.ask('consent/list', { memberId });
	const textHash = consents.find((one) => one.purpose === purpose)?.textHash ?? '';
	till.clock.advance(1000);
	return till.ask('consent/record', { memberId, purpose, given, textHash });
}
const write = (memberId: string, healthNote: string) =>
	till.ask('health-note/write', { memberId, healthNote });
async function read(memberId: string): Promise<string[]> {
	const { notes } = await till.ask('health-note/read', { memberId });
	return notes.map(({ text }) => text);
}
const merge = () => till.ask('member/merge', { keepId, dropId });
const keysText = () => {
	const file = path.join(till.dataDir, 'person.keys');
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
async function copyOf(memberId: string): Promise<string> {
	const { requestId } = await till.ask('privacy/ask', { memberId, kind: 'export', proof: 'pin' });
	return (await till.ask('privacy/copy', { requestId })).csvText;
}

describe('PIPL 15, 28, 45: what a member told before two rows became one', () => {
	it('is read and copied, written on, and destroyed one by one, under either row', async () => {
		await say(dropId, 'health', true);
		await write(dropId, '青霉素过敏');
		await merge();
		expect(await read(keepId)).toEqual(['青霉素过敏']);
		expect(await read(dropId)).toEqual(['青霉素过敏']);
		await write(keepId, '孕期');
		expect(await read(keepId)).toEqual(['孕期', '青霉素过敏']);
		const copy = await copyOf(keepId);
		for (const text of ['青霉素过敏', '孕期']) expect(copy).toContain(text);
		const { notes } = await till.ask('health-note/read', { memberId: keepId });
		const left = [];
		for (const { noteId } of notes) {
			left.push(await till.ask('health-note/destroy', { memberId: keepId, noteId }));
		}
		expect(left).toEqual([{ left: 1 }, { left: 0 }]);
		for (const id of [keepId, dropId]) expect(keysText()).not.toContain(id);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('goes with its keys when they take their yes back, also after a restart', async () => {
		await say(dropId, 'health', true);
		await write(dropId, '青霉素过敏');
		await merge();
		await till.restart();
		await till.signIn('manager');
		expect(await read(keepId)).toEqual(['青霉素过敏']);
		expect(await say(keepId, 'health', false)).toMatchObject({ healthNotes: 'none' });
		expect(await rowsOf(till, 'SELECT note_id FROM health_note')).toEqual([]);
		for (const id of [keepId, dropId]) expect(keysText()).not.toContain(id);
	});

	it('goes with the merge when their last word was a no', async () => {
		await say(keepId, 'health', true);
		await write(keepId, '青霉素过敏');
		await say(dropId, 'health', false);
		await merge();
		expect(await rowsOf(till, 'SELECT note_id FROM health_note')).toEqual([]);
		expect(keysText()).not.toContain(keepId);
		const refusal = await till.refused('health-note/write', { memberId: keepId, healthNote: '孕' });
		expect(refusal.code).toBe('health-note/no-consent');
	});

	it('of offers is their last word: a later no ends a yes, a later yes a no', async () => {
		await say(keepId, 'marketing', true);
		await say(dropId, 'marketing', false);
		expect(await merge()).toMatchObject({ marketing: false });
		const { consents } = await till.ask('consent/list', { memberId: keepId });
		const marketing = consents.find(({ purpose }) => purpose === 'marketing');
		expect(marketing?.state).toBe('withdrawn');
		const otherId = (await till.ask('member/add', { phone: '13700137000' })).memberId;
		await say(otherId, 'marketing', true);
		const other = await till.ask('member/merge', { keepId, dropId: otherId });
		expect(other).toMatchObject({ marketing: true });
	});

	it('MEM-20: and the history of it shows no whole phone', async () => {
		await merge();
		const history = await till.ask('member/history', { memberId: keepId });
		expect(JSON.stringify(history)).not.toContain('13912345678');
		expect(JSON.stringify(history)).toContain('139****5678');
	});

	it('of who they are is on one row: an ID number goes along, or is gone', async () => {
		const identityNo = { field: 'identityNo', value: '11010519491231002X' } as const;
		await till.ask('member/change', { memberId: dropId, ...identityNo });
		await merge();
		const sql = `SELECT member_id FROM member WHERE identity_no <> ''`;
		expect(await rowsOf(till, sql)).toEqual([{ member_id: keepId }]);
	});
});

describe('PIPL 45, 47: what they asked before two rows became one', () => {
	const ask = (memberId: string, kind: 'export' | 'erase') =>
		till.ask('privacy/ask', { memberId, kind, proof: 'card' });

	it('is a request of whoever they are now: both rows are forgotten by it', async () => {
		const { requestId } = await ask(dropId, 'erase');
		await merge();
		const again = { memberId: keepId, kind: 'erase', proof: 'card' } as const;
		expect((await till.refused('privacy/ask', again)).code).toBe('privacy/asked-already');
		const { open } = await till.ask('privacy/list', {});
		expect(open).toMatchObject([{ requestId, memberId: keepId, phone: '138****8000' }]);
		expect(await till.ask('privacy/erase', { requestId })).toMatchObject({ memberId: keepId });
		const ledger = [...(await wholeLedger(till)).values()].join();
		for (const trace of ['欧阳明远', '13800138000', '13912345678']) {
			expect(ledger).not.toContain(trace);
		}
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is held back by what whoever they are now still has', async () => {
		const { requestId } = await ask(dropId, 'erase');
		const topUp = { memberId: keepId, amountText: '100', way: 'wechat' } as const;
		await till.ask('stored-value/top-up', { ...topUp, expectedBonusFen: 0 });
		await merge();
		const refusal = await till.refused('privacy/erase', { requestId });
		expect(refusal).toEqual({ code: 'privacy/still-holds', count: 1 });
	});

	it('is answered with a copy of both rows', async () => {
		const { requestId } = await ask(dropId, 'export');
		await merge();
		const { jsonText } = await till.ask('privacy/copy', { requestId });
		for (const text of ['13800138000', '欧阳明远', '13912345678']) expect(jsonText).toContain(text);
	});

	it('is over once they are forgotten, whatever it was', async () => {
		await ask(dropId, 'export');
		await merge();
		await till.ask('privacy/ask', { memberId: keepId, kind: 'access', proof: 'card' });
		const { requestId } = await ask(keepId, 'erase');
		await till.ask('privacy/erase', { requestId });
		expect((await till.ask('privacy/list', {})).open).toEqual([]);
	});
});
