// Goal: whoever uses a pass was here: they are not missed, not put away, and their notes stay.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '#kit/rows-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

const TEA = '2000000000015';
let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

async function buyTea(): Promise<void> {
	const { till, memberId } = counter;
	await till.ask('scan/submit', { text: TEA });
	await till.ask('sale/attach-member', { memberId });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

async function panel() {
	return counter.till.ask('member/panel', { memberId: counter.memberId });
}

describe('a use of a pass', () => {
	it('MEM-17: whoever used one yesterday is not to be won back', async () => {
		const { till, memberId } = counter;
		const { passId } = await counter.sell({ validDays: 720 });
		await buyTea();
		for (let month = 0; month < 4; month += 1) {
			await counter.wait(30);
			await counter.use(passId);
		}
		const usedMs = till.clock.now();
		await counter.wait(1);
		await till.restart();
		await till.signIn('cashier');
		const { rows } = await till.ask('member-list/tasks', {});
		expect(rows.filter((row) => row.memberId === memberId)).toEqual([]);
		const { lastMs, visits } = await panel();
		expect({ lastMs: Math.round((lastMs - usedMs) / 60_000), visits }).toEqual({
			lastMs: 0,
			visits: 5,
		});
		expect(await verifyTill(till)).toEqual([]);
	});
	it('MEM-9: whoever used the last of one yesterday is not archived as away', async () => {
		const { till, memberId } = counter;
		const { passId } = await counter.sell();
		await counter.wait(200);
		await counter.use(passId, 10);
		await counter.wait(1);
		const { rows } = await till.ask('member-list/idle', { months: 6 }, released);
		expect(rows.map((row) => row.memberId)).not.toContain(memberId);
		const idle = { memberIds: [memberId], months: 6 };
		expect(await till.ask('member-list/archive', idle, released)).toMatchObject({ archived: 0 });
	});
	it('MEM-5: is a visit of the day, however often; undone it is none, and no basket ever', async () => {
		const { till, memberId } = counter;
		await buyTea();
		const { averageFen } = await till.ask('member/visits', { memberId });
		const { passId } = await counter.sell();
		const first = await till.ask('pass-card/use', { passId });
		const second = await till.ask('pass-card/use', { passId });
		expect(await panel()).toMatchObject({ visits: 2 });
		expect(await till.ask('member/visits', { memberId })).toMatchObject({ averageFen });
		await till.ask('pass-card/undo-use', { passId, useId: first.useId });
		expect(await panel()).toMatchObject({ visits: 2 });
		await till.ask('pass-card/undo-use', { passId, useId: second.useId });
		expect(await panel()).toMatchObject({ visits: 1 });
		expect(await verifyTill(till)).toEqual([]);
	});
	it('K5: stays the visit of whoever used it when the pass or the past goes to another', async () => {
		const { till, memberId } = counter;
		const { passId } = await counter.sell();
		const { useId } = await till.ask('pass-card/use', { passId });
		const keepId = await counter.addMember('13900139000');
		await till.ask('member/merge', { keepId, dropId: memberId }, released);
		const visitsOf = async (of: string) =>
			(await till.ask('member/panel', { memberId: of })).visits;
		expect(await visitsOf(keepId)).toBe(1);
		const otherId = await counter.addMember('13700137000');
		const to = { passId, toMemberId: otherId, reason: 'friend' } as const;
		await till.ask('pass-card/transfer', to, released);
		await till.ask('pass-card/undo-use', { passId, useId });
		expect([await visitsOf(keepId), await visitsOf(otherId)]).toEqual([0, 0]);
		expect(await verifyTill(till)).toEqual([]);
	});
	it('6.6: counts towards the level that visits lead to', async () => {
		const { till } = counter;
		const { templates } = await till.ask('tier/list', {});
		const [first, second] = templates.three;
		const byVisits = { ...second, basis: 'visits', threshold: 2 };
		const tiers = [first, byVisits].map((tier) => ({ ...tier, benefits: [] }));
		await till.ask('tier/put-table', { tiers: tiers as never }, released);
		const { passId } = await counter.sell();
		await counter.use(passId);
		const { tierName } = await panel();
		await counter.wait(1);
		await counter.use(passId);
		expect((await panel()).tierName).not.toBe(tierName);
	});
	it('6.7: keeps the health note of whoever comes with it every two months', async () => {
		const { till, memberId } = counter;
		await till.signIn('owner');
		await till.ask('settings/change', { change: { healthNotes: 'cashier' } });
		await till.signIn('cashier');
		const { consents } = await till.ask('consent/list', { memberId });
		const textHash = consents.find(({ purpose }) => purpose === 'health')?.textHash ?? '';
		await till.ask('consent/record', { memberId, purpose: 'health', given: true, textHash });
		await till.ask('health-note/write', { memberId, healthNote: '青霉素过敏' });
		const { passId } = await counter.sell({ validDays: 900 });
		for (let month = 0; month < 7; month += 1) {
			await beginShiftAfter(60);
			await counter.use(passId);
		}
		await beginShiftAfter(1);
		await new Promise((resolve) => {
			setTimeout(resolve, 500);
		});
		expect(await rowsOf(till, 'SELECT note_id FROM health_note')).toHaveLength(1);
	});
});

it('MEM-17: whoever pays for a pass, tops up or takes a gift was here, and visited nothing yet', async () => {
	const { till, memberId } = counter;
	await buyTea();
	const was = await panel();
	await counter.wait(1);
	await counter.sell();
	const sold = await panel();
	expect(sold.lastMs - was.lastMs).toBeGreaterThanOrEqual(86_400_000);
	expect(sold.visits).toBe(was.visits);
	await counter.wait(1);
	const top = { memberId, amountText: '100', way: 'cash', expectedBonusFen: 0 } as const;
	await till.ask('stored-value/top-up', top);
	expect((await panel()).lastMs - sold.lastMs).toBeGreaterThanOrEqual(86_400_000);
	expect(await verifyTill(till)).toEqual([]);
});

/** Retention is looked after when a shift begins. */
async function beginShiftAfter(days: number): Promise<void> {
	const { till } = counter;
	await till.running.close();
	const held = await fileKeyStore(till.dataDir).read();
	if (held.state !== 'held') throw new Error('no key');
	const db = connectWriter(ledgerFile(till.dataDir), held.key);
	db.exec(`UPDATE shift SET state = 'closed'`);
	db.close();
	till.clock.advance(days * 86_400_000);
	await till.restart();
	await till.openShop();
}
