// Goal: what is over by the table of retention is let go on its date, a slice at a time,
// and what is not over, or must be kept, stays.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

const ID_NO = '11010519491231002X';

/**
 * Days later a new shift begins. The full close is another work: here the row is closed by hand.
 */
async function beginShiftAfter(days: number): Promise<void> {
	const { till } = counter;
	await till.running.close();
	const held = await fileKeyStore(till.dataDir).read();
	if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
	const db = connectWriter(ledgerFile(till.dataDir), held.key);
	db.exec(`UPDATE shift SET state = 'closed'`);
	db.close();
	till.clock.advance(days * 86_400_000);
	await till.restart();
	await till.openShop();
	// What is over goes while the store works: it has begun to, and the next look is at hand.
	await till.restart();
	await till.signIn('cashier');
}

const keysText = () => {
	const file = path.join(counter.till.dataDir, 'person.keys');
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

async function allowHealth(memberId: string): Promise<void> {
	const { till } = counter;
	await till.signIn('owner');
	await till.ask('settings/change', { change: { askIdentityNo: true, healthNotes: 'cashier' } });
	const { consents } = await till.ask('consent/list', { memberId });
	const textHash = consents.find(({ purpose }) => purpose === 'health')?.textHash ?? '';
	await till.ask('consent/record', { memberId, purpose: 'health', given: true, textHash });
	await till.ask('health-note/write', { memberId, healthNote: '青霉素过敏' });
}

describe('PIPL 19: what is over goes', () => {
	it('what was noted with a sale of nobody after two years, from every copy of its paper', async () => {
		const { till } = counter;
		await till.ask('scan/submit', { text: '2000000000015' });
		await till.ask('sale/set-note', { note: '送 王先生 南京路九十九号' });
		const { saleId, revision } = await till.ask('sale/current', {});
		const { pos } = await till.ask('sale/complete', { saleId, revision });
		const shown = async () => JSON.stringify((await till.ask('sale/find', { pos })).document);
		await beginShiftAfter(729);
		expect(await shown()).toContain('备注: 送 王先生');
		await beginShiftAfter(3);
		await expect.poll(() => rowsOf(till, 'SELECT pos FROM sale_note')).toEqual([]);
		expect(await shown()).not.toContain('备注');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('old values of changes after two years, and not a day before', async () => {
		const { till, memberId } = counter;
		for (let at = 0; at < 3; at += 1) {
			await till.ask('member/change', { memberId, field: 'note', value: `第${at}次` });
		}
		const full = `SELECT count(*) AS n FROM member_change WHERE after <> ''`;
		await beginShiftAfter(729);
		const late = { memberId, field: 'note', value: '新的' } as const;
		await till.ask('member/change', late);
		expect(await rowsOf(till, full)).toEqual([{ n: 4 }]);
		await beginShiftAfter(3);
		await expect.poll(() => rowsOf(till, full)).toEqual([{ n: 1 }]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('health notes and their key a year after the last visit', async () => {
		const { till, memberId } = counter;
		await allowHealth(memberId);
		await beginShiftAfter(364);
		expect((await till.ask('health-note/read', { memberId })).notes).toHaveLength(1);
		await beginShiftAfter(3);
		await expect
			.poll(async () => (await till.ask('health-note/read', { memberId })).notes)
			.toEqual([]);
		await expect.poll(keysText).not.toContain(memberId);
		expect(await journalOf(till, 'health-note/destroyed')).toMatchObject([
			{ member_id: memberId, why: 'retention' },
		]);
	});

	it('an ID number five years after the last visit or the last prepaid thing', async () => {
		const { till, memberId } = counter;
		await allowHealth(memberId);
		await till.ask('member/change', { memberId, field: 'identityNo', value: ID_NO });
		await till.signIn('cashier');
		await beginShiftAfter(4 * 365);
		await counter.sell();
		await beginShiftAfter(2 * 365);
		const has = async () => (await till.ask('member/page', { memberId })).hasIdentityNo;
		await expect.poll(keysText).not.toContain(memberId);
		expect(await has()).toBe(true);
		await beginShiftAfter(4 * 365);
		await expect.poll(has).toBe(false);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('a sealed buyer on its date, with its key; requests three years after the answer', async () => {
		const { till, memberId } = counter;
		const { passId } = await counter.sell();
		const back = {
			passId,
			reason: 'seven-day',
			expectedRefundFen: 88_000,
			way: 'transfer',
		} as const;
		await till.ask('pass-card/refund', back, released);
		const asked = await till.ask('privacy/ask', { memberId, kind: 'erase', proof: 'card' });
		await till.signIn('manager');
		await till.ask('privacy/erase', { requestId: asked.requestId });
		expect(keysText()).toContain(`buyer ${memberId}`);
		const requests = () => rowsOf(till, 'SELECT state FROM privacy_request');
		await beginShiftAfter(5 * 365);
		await expect.poll(requests).toEqual([]);
		const sealed = () => rowsOf(till, 'SELECT kept_until FROM erased_member');
		expect(await sealed()).toEqual([{ kept_until: '2031-03-02' }]);
		await beginShiftAfter(2);
		await expect.poll(sealed).toEqual([{ kept_until: '' }]);
		await expect.poll(keysText).not.toContain(memberId);
		await till.signIn('owner');
		expect((await till.refused('privacy/unseal', { memberId, reason: 'dispute' })).code).toBe(
			'privacy/nothing-sealed',
		);
	});
});
