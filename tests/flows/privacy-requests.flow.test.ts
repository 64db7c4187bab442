// Goal: what a member asks of their own record is answered in time and with a reason, a copy has
// everything, and a person who is forgotten is nowhere in the ledger while its accounts still tie.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { wholeLedger } from '#kit/whole-ledger.ts';
import { withoutIds } from '#kit/without-ids.ts';
import { openPassCounter, type PassCounter } from './pass-card-counter.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');
const released = { approval };

/** Nobody else's: whatever of these is found anywhere came from this member. */
const WHO = {
	phone: '13912345678',
	name: '欧阳明远',
	birthday: '1992-02-29',
	address: '南京路九十九号',
	note: '左撇子爱喝龙井',
	cardNo: 'GTPRIV7788',
};
const ID_NO = '11010519491231002X';
const EVERY_TRACE = [...Object.values({ ...WHO, note: '左撇子' }), ID_NO];

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

async function addWho(): Promise<string> {
	const { till } = counter;
	await till.signIn('owner');
	await till.ask('settings/change', { change: { askIdentityNo: true, healthNotes: 'manager' } });
	const { memberId } = await till.ask('member/add', { ...WHO, tags: ['老顾客'], agreed: true });
	await till.ask('member/change', { memberId, field: 'identityNo', value: ID_NO });
	return memberId;
}

async function allowHealth(memberId: string, given = true): Promise<void> {
	const { till } = counter;
	const { consents } = await till.ask('consent/list', { memberId });
	const textHash = consents.find(({ purpose }) => purpose === 'health')?.textHash ?? '';
	await till.ask('consent/record', { memberId, purpose: 'health', given, textHash });
}

async function sellTea(memberId: string): Promise<void> {
	const { till } = counter;
	await till.ask('scan/submit', { text: TEA });
	await till.ask('sale/attach-member', { memberId, foundBy: 'phone' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

const ask = (memberId: string, kind: 'access' | 'export' | 'correct' | 'erase') =>
	counter.till.ask('privacy/ask', { memberId, kind, proof: 'card' });

describe('SEC-4: asked and answered', () => {
	it('has a date by which it is answered, is listed with the days left, and closes once', async () => {
		const { till, memberId } = counter;
		const asked = await ask(memberId, 'access');
		// Monday 2026-03-02 and 15 working days.
		expect(asked).toMatchObject({ state: 'open', dueDate: '2026-03-23', daysLeft: 15 });
		expect(
			(await till.refused('privacy/ask', { memberId, kind: 'access', proof: 'pin' })).code,
		).toBe('privacy/asked-already');
		await counter.wait(22);
		await till.signIn('manager');
		const { open } = await till.ask('privacy/list', {});
		expect(open).toMatchObject([
			{ requestId: asked.requestId, daysLeft: -1, phone: '138****8000' },
		]);
		const done = { requestId: asked.requestId, outcome: 'answered', answer: '已当面查看' } as const;
		expect(await till.ask('privacy/answer', done)).toMatchObject({ state: 'answered' });
		expect((await till.refused('privacy/answer', done)).code).toBe('privacy/answered-already');
		const { closed } = await till.ask('privacy/list', {});
		expect(closed).toMatchObject([{ answer: '已当面查看', state: 'answered' }]);
		const nobody = { ...done, requestId: `ask_${'0'.repeat(32)}` };
		expect((await till.refused('privacy/answer', nobody)).code).toBe('privacy/not-found');
		const events = await journalOf(till, 'privacy/asked', 'privacy/answered');
		expect(events.map(({ kind }) => kind)).toEqual(['privacy/asked', 'privacy/answered']);
		// What the member was told may name them.
		expect(JSON.stringify(events)).not.toContain('当面');
	});

	it('is refused only with a reason, and how long there is can be set', async () => {
		const { till, memberId } = counter;
		await till.signIn('owner');
		await till.ask('settings/change', { change: { privacyDays: 5 } });
		const { requestId, dueDate } = await ask(memberId, 'correct');
		expect(dueDate).toBe('2026-03-09');
		const no = { requestId, outcome: 'refused' } as const;
		expect((await till.refused('privacy/answer', no)).code).toBe('privacy/needs-reason');
		const said = await till.ask('privacy/answer', { ...no, answer: '姓名与证件不符' });
		expect(said).toMatchObject({ state: 'refused', answer: '姓名与证件不符' });
	});

	it('PIPL 45: is answered as given only after a copy was made, or refused with a reason', async () => {
		const { till, memberId } = counter;
		const { requestId } = await ask(memberId, 'export');
		await till.signIn('manager');
		const answered = { requestId, outcome: 'answered' } as const;
		expect((await till.refused('privacy/answer', answered)).code).toBe('privacy/copy-first');
		await till.ask('privacy/copy', { requestId });
		expect(await till.ask('privacy/answer', answered)).toMatchObject({ state: 'answered' });
		// The copy of the last request is none of the next.
		const next = await ask(memberId, 'export');
		const again = { requestId: next.requestId, outcome: 'answered' } as const;
		expect((await till.refused('privacy/answer', again)).code).toBe('privacy/copy-first');
		const no = { ...again, outcome: 'refused', answer: '本月已给过' } as const;
		expect(await till.ask('privacy/answer', no)).toMatchObject({ state: 'refused' });
	});

	it('PIPL 45: a copy has everything of theirs, and nothing of it is remembered', async () => {
		const { till } = counter;
		const memberId = await addWho();
		await allowHealth(memberId);
		await till.ask('health-note/write', { memberId, healthNote: '青霉素过敏' });
		await sellTea(memberId);
		const { templateId, template } = await counter.put();
		const expectedPriceFen = template.priceFen;
		const { pass } = await till.ask('pass-card/sell', { memberId, templateId, expectedPriceFen });
		await till.ask('pass-card/use', { passId: pass.passId });
		const { requestId } = await ask(memberId, 'export');
		const copy = await till.ask('privacy/copy', { requestId });
		const read = JSON.parse(copy.jsonText) as Record<string, Record<string, unknown>[]>;
		expect(read['member']?.[0]).toMatchObject({ phone: WHO.phone, identity_no: ID_NO });
		expect(read['card']).toMatchObject([{ card_no: WHO.cardNo }]);
		expect(read['health-note']).toMatchObject([{ text: '青霉素过敏' }]);
		expect(read['sale']).toHaveLength(1);
		expect(read['sale-line']).toMatchObject([{ net_fen: 420, quantity_milli: 1000 }]);
		expect(read['pass-use']).toHaveLength(1);
		expect(read['consent']).toHaveLength(2);
		expect(copy.csvText).toContain(`member,1,phone,${WHO.phone}\r\n`);
		expect(copy.csvText.split('\r\n')[0]).toBe('section,row,field,value');
		const [event] = await journalOf(till, 'member/exported');
		expect(event).toMatchObject({ member_id: memberId, request_id: requestId, rows: copy.rows });
		const replies = JSON.stringify(await rowsOf(till, 'SELECT reply_json FROM command_reply'));
		expect(replies).not.toContain(WHO.phone);
		expect(replies).not.toContain('青霉素');
		const other = await ask(memberId, 'correct');
		expect((await till.refused('privacy/copy', { requestId: other.requestId })).code).toBe(
			'privacy/not-found',
		);
	});

	it('K6: a copy with an ID number is for a manager’s own eyes, and a look at health notes', async () => {
		const { till } = counter;
		const memberId = await addWho();
		await allowHealth(memberId);
		await till.ask('health-note/write', { memberId, healthNote: '青霉素过敏' });
		const { requestId } = await ask(memberId, 'access');
		await till.signIn('cashier');
		const refusal = await till.refused('privacy/copy', { requestId }, released);
		expect(refusal.code).toBe('privacy/managers-only');
		expect(await journalOf(till, 'member/exported')).toEqual([]);
		await till.signIn('manager');
		// What it was before stands in the history, and in the copy.
		await till.ask('member/change', { memberId, field: 'identityNo', value: '' });
		await till.signIn('cashier');
		expect((await till.refused('privacy/copy', { requestId }, released)).code).toBe(
			'privacy/managers-only',
		);
		await till.signIn('manager');
		await till.ask('privacy/copy', { requestId });
		expect(await journalOf(till, 'health-note/read')).toMatchObject([
			{ member_id: memberId, notes: 1 },
		]);
	});

	it('keeps a cell that would be a formula as text', async () => {
		const { till, memberId } = counter;
		await till.ask('member/change', { memberId, field: 'note', value: '=1+1,"x"' });
		await till.signIn('manager');
		const { requestId } = await ask(memberId, 'export');
		const { csvText } = await till.ask('privacy/copy', { requestId });
		expect(csvText).toContain(`member,1,note,"'=1+1,""x"""\r\n`);
	});
});

describe('PIPL 47: forgotten', () => {
	it('not while money, a pass or an open sale of theirs stands', async () => {
		const { till } = counter;
		const memberId = await addWho();
		const { templateId, template } = await counter.put();
		const expectedPriceFen = template.priceFen;
		await till.ask('pass-card/sell', { memberId, templateId, expectedPriceFen });
		await till.ask('scan/submit', { text: TEA });
		await till.ask('sale/attach-member', { memberId, foundBy: 'phone' });
		const topUp = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', topUp);
		const { requestId } = await ask(memberId, 'erase');
		const check = await till.ask('privacy/check-erase', { memberId });
		expect(check.holds).toEqual([
			{ kind: 'stored-value', figure: 10_000 },
			{ kind: 'pass-card', figure: 1 },
			{ kind: 'open-sale', figure: 1 },
		]);
		expect(check.keptUntil).toBe('2031-03-02');
		expect(await till.refused('privacy/erase', { requestId })).toEqual({
			code: 'privacy/still-holds',
			count: 3,
		});
		expect((await till.ask('member/find', { text: WHO.phone })).panel?.memberId).toBe(memberId);
		const answered = { requestId, outcome: 'answered' } as const;
		expect((await till.refused('privacy/answer', answered)).code).toBe('privacy/erase-first');
		const other = await ask(memberId, 'access');
		expect((await till.refused('privacy/erase', { requestId: other.requestId })).code).toBe(
			'privacy/other-kind',
		);
	});

	it('leaves no trace of the person anywhere, while the accounts and the journal stay', async () => {
		const { till } = counter;
		const memberId = await addWho();
		await allowHealth(memberId);
		await till.ask('health-note/write', { memberId, healthNote: '青霉素过敏' });
		await sellTea(memberId);
		await till.ask('member/change', { memberId, field: 'name', value: '欧阳明' });
		await till.ask('member/change', { memberId, field: 'name', value: WHO.name });
		const { requestId } = await ask(memberId, 'erase');
		const before = await rowsOf(till, 'SELECT count(*) AS n, sum(amount) AS s FROM posting');
		const gone = await till.ask('privacy/erase', { requestId });
		expect(gone).toEqual({ memberId, keptUntil: '' });
		for (const [table, text] of await wholeLedger(till)) {
			for (const trace of [...EVERY_TRACE, '青霉素']) {
				expect(text.includes(trace), `${table} holds ${trace}`).toBe(false);
			}
			// Lines of a sale have prices; no last four of a phone is looked for there.
			if (!table.startsWith('member')) continue;
			expect(withoutIds(text).includes('5678'), `${table} holds 5678`).toBe(false);
		}
		for (const text of [WHO.phone, '5678', WHO.cardNo, 'oymy', '明远', '欧阳']) {
			expect((await till.refused('member/find', { text })).code).toBe('member/not-found');
		}
		expect(await rowsOf(till, 'SELECT count(*) AS n, sum(amount) AS s FROM posting')).toEqual(
			before,
		);
		expect(await rowsOf(till, 'SELECT visits, spent_fen FROM member WHERE id = 2')).toEqual([
			{ visits: 1, spent_fen: 420 },
		]);
		const [event] = await journalOf(till, 'member/erased');
		expect(event).toMatchObject({ member_id: memberId, kept_until: '' });
		const look = { memberId, field: 'phone', reason: 'authority' } as const;
		expect((await till.refused('member/reveal', look)).code).toBe('member/not-found');
		await till.signIn('owner');
		expect((await till.refused('privacy/unseal', { memberId, reason: 'dispute' })).code).toBe(
			'privacy/nothing-sealed',
		);
		// The phone is free again, and who comes back is somebody new.
		await till.signIn('cashier');
		const back = await till.ask('member/add', { phone: WHO.phone, cardNo: WHO.cardNo });
		expect(back).toMatchObject({ visits: 0 });
		expect(back.memberId).not.toBe(memberId);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('who drew on a pool is let go of it, and the pool goes on', async () => {
		const { till, memberId: primaryId } = counter;
		const memberId = await addWho();
		await till.ask('family/link', { primaryId, memberId }, released);
		const { requestId } = await ask(memberId, 'erase');
		await till.ask('privacy/erase', { requestId });
		expect(await rowsOf(till, 'SELECT member_id FROM family_link')).toEqual([]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('a buyer of prepaid cards is sealed for five years, for the owner’s eyes and a reason', async () => {
		const { till } = counter;
		const memberId = await addWho();
		const { templateId, template } = await counter.put();
		const expectedPriceFen = template.priceFen;
		const { pass } = await till.ask('pass-card/sell', { memberId, templateId, expectedPriceFen });
		const back = { passId: pass.passId, reason: 'seven-day', expectedRefundFen: 88_000 } as const;
		await till.signIn('cashier');
		await till.ask('pass-card/refund', { ...back, way: 'transfer' }, released);
		await till.signIn('manager');
		const { requestId } = await ask(memberId, 'erase');
		expect(await till.ask('privacy/erase', { requestId })).toMatchObject({
			keptUntil: '2031-03-02',
		});
		for (const [table, text] of await wholeLedger(till)) {
			for (const trace of [WHO.phone, WHO.name, WHO.cardNo, ID_NO]) {
				expect(text.includes(trace), `${table} holds ${trace}`).toBe(false);
			}
		}
		const open = { memberId, reason: 'authority' } as const;
		expect((await till.refused('privacy/unseal', open)).code).toBe('permission/needs-approval');
		await till.signIn('owner');
		expect(await till.ask('privacy/unseal', open)).toEqual({
			name: WHO.name,
			phone: WHO.phone,
			identityNo: ID_NO,
			cards: [WHO.cardNo],
			keptUntil: '2031-03-02',
		});
		expect(await journalOf(till, 'member/revealed')).toMatchObject([{ field: 'sealed' }]);
		expect(await verifyTill(till)).toEqual([]);
	});
});
