// Goal: after a day at the counter with everything a member can give, and everything that can go
// wrong, nothing of a person stands anywhere but in their own rows: not in the journal, the log, a
// print job, a remembered reply, a refusal, an announcement or any other file.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { wholeLedger } from '#kit/whole-ledger.ts';
import { withoutIds } from '#kit/without-ids.ts';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');

/** Strings that nothing else in the store has. */
const PERSON = {
	phone: '13977665544',
	name: '欧阳明远',
	birthday: '1987-11-23',
	address: '霞飞路七十七弄',
	note: '左撇子爱喝龙井',
	cardNo: 'GTPRIV7788',
} as const;
const ID_NO = '11010519491231002X';
const HEALTH = '青霉素过敏';
const PIN = '274913';
const SECRETS = [...Object.values(PERSON), '龙井', '霞飞路', '阳明', ID_NO, HEALTH];

/** Where a person may stand: their own rows, and those that are emptied when their work is done. */
const OWN_ROWS = new Set([
	'member',
	'member_card',
	'member_change',
	'member_prefix',
	'member_part',
	'deposit_order',
	'sale_note',
]);

let till: TempTerminal;
/** All that was answered, but for what was asked to be shown in full. */
let answered: string[];
beforeEach(async () => {
	till = await openTempTerminal();
	answered = [];
	const reply = till.reply;
	const listening: TempTerminal['reply'] = async (name, input, how) => {
		const got = await reply(name, input, how);
		if (!got.ok || !SHOWS.has(name)) answered.push(`${name} ${JSON.stringify(got)}`);
		return got;
	};
	Object.assign(till, { reply: listening });
	await till.openShop();
});
afterEach(() => till.close());

/** Replies that show in full what they were asked for, or a note to the counter. */
const SHOWS: ReadonlySet<string> = new Set([
	'member/reveal',
	'health-note/read',
	'privacy/copy',
	'member/add',
	'member/page',
	'member/panel',
	'member/find',
	'member/change',
	'scan/submit',
	'sale/current',
	'sale/attach-member',
	'deposit/list',
]);

function without(text: string, where: string): void {
	for (const secret of SECRETS) expect(text.includes(secret), `${where}: ${secret}`).toBe(false);
	expect(withoutIds(text).includes(PIN), `${where}: the PIN`).toBe(false);
}

async function makeMember(): Promise<string> {
	await till.signIn('owner');
	await till.ask('settings/change', { change: { askIdentityNo: true, healthNotes: 'cashier' } });
	await till.signIn('cashier');
	const { memberId } = await till.ask('member/add', { ...PERSON, agreed: true, marketing: true });
	await till.ask('member/change', { memberId, field: 'identityNo', value: ID_NO });
	await till.ask('member/change', { memberId, field: 'note', value: '新口味' });
	await till.ask('member/change', { memberId, field: 'note', value: PERSON.note });
	await till.ask('member/set-pin', { memberId, pin: PIN }, { approval });
	const { consents } = await till.ask('consent/list', { memberId });
	const textHash = consents.find(({ purpose }) => purpose === 'health')?.textHash ?? '';
	await till.ask('consent/record', { memberId, purpose: 'health', given: true, textHash });
	await till.ask('health-note/write', { memberId, healthNote: HEALTH });
	return memberId;
}

async function sellTo(text: string): Promise<number> {
	await till.ask('scan/submit', { text: TEA });
	await till.ask('scan/submit', { text, source: 'wedge' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const sold = await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
	return sold.pos;
}

/** A day: money on the member's account, two sales, copies, an order that is taken and given up. */
async function workADay(memberId: string): Promise<void> {
	const topUp = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
	await till.ask('stored-value/top-up', topUp);
	await till.ask('member-list/statement', { memberId, month: '2026-03' });
	const pos = await sellTo(PERSON.phone);
	await sellTo(PERSON.cardNo);
	await till.ask('receipt/reprint', { pos }, { approval });
	await till.ask('receipt/gift', { pos });
	await till.ask('scan/submit', { text: TEA });
	await till.ask('sale/attach-member', { memberId, foundBy: 'name' });
	const sale = await till.ask('sale/current', {});
	const order = await till.ask('deposit/take', {
		saleId: sale.saleId,
		revision: sale.revision,
		amountText: '2',
		label: PERSON.name,
		phone: PERSON.phone,
	});
	await till.ask('deposit/cancel', { orderNo: order.orderNo, expectedPaidFen: 200 });
	await till.signIn('manager');
	for (const field of ['phone', 'name', 'address', 'birthday', 'identityNo'] as const) {
		await till.ask('member/reveal', { memberId, field, reason: 'own-request' });
	}
	await till.ask('health-note/read', { memberId });
	const { requestId } = await till.ask('privacy/ask', { memberId, kind: 'export', proof: 'pin' });
	await till.ask('privacy/copy', { requestId });
	await till.ask('privacy/answer', { requestId, outcome: 'answered', answer: '已交本人' });
	await till.signIn('cashier');
}

/** Whatever can be refused with something of a person in the hand. */
async function goWrong(memberId: string): Promise<void> {
	const { phone, name, cardNo, address } = PERSON;
	const codes = [
		await till.refused('member/add', { phone }),
		await till.refused('member/add', { phone: '13000000001', cardNo }),
		await till.refused('member/add', { phone: `${phone}9`, name }),
		await till.refused('member/add', { phone, name: name.repeat(20) }),
		await till.refused('member/add', { phone: '13000000001', birthday: `${name} ${address}` }),
		await till.refused('member/find', { text: `${phone}1` }),
		await till.refused('member/find', { text: `${name}${address}` }),
		await till.refused('member/change', { memberId, field: 'phone', value: phone.slice(1) }),
		await till.refused('member/change', { memberId, field: 'identityNo', value: `${ID_NO}1` }),
		await till.refused('member/reveal', { memberId, field: 'phone', reason: 'call-back' }),
		await till.refused('member/add', { phone, note: '\uD800' }),
		await till.refused('coupon/find', { code: phone }),
		await till.refused('credit/find', { code: cardNo }),
	].map(({ code }) => code);
	expect(new Set(codes).size).toBeGreaterThan(6);
	const commandId = 'the-same-command-id';
	await till.ask('member/add', { phone: '13000000002', name }, { commandId });
	await till.refused('member/add', { phone: '13000000003', name }, { commandId });
}

/** A bug of ours, in the middle of writing a person down. */
async function breakSomething(): Promise<void> {
	const held = await fileKeyStore(till.dataDir).read();
	if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
	const db = connectWriter(ledgerFile(till.dataDir), held.key);
	try {
		db.exec('ALTER TABLE member_tag RENAME TO member_tag_gone');
		const fresh = { ...PERSON, phone: '13000000009', cardNo: 'GTPRIV9999', tags: ['常客'] };
		expect((await till.refused('member/add', fresh)).code).toBe('terminal/bug');
		db.exec('ALTER TABLE member_tag_gone RENAME TO member_tag');
	} finally {
		db.close();
	}
	till.devices.print = (job) => Promise.reject(new Error(JSON.stringify({ job, ...PERSON })));
	await sellTo(PERSON.phone);
}

function filesUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => path.join(folder, name))
		.filter((file) => statSync(file).isFile());
}

describe('SEC-4, MEM-20: nothing of a person but in their own rows', () => {
	it('in journal, replies, jobs, refusals, announcements, paper, log and files after a whole day', async () => {
		const memberId = await makeMember();
		await workADay(memberId);
		await goWrong(memberId);
		await expect.poll(() => till.devices.printed.length).toBeGreaterThan(2);
		await breakSomething();

		const ledger = await wholeLedger(till);
		for (const [table, text] of ledger) if (!OWN_ROWS.has(table)) without(text, table);
		// The order is over: who it was for went with it.
		without(ledger.get('deposit_order') ?? '', 'deposit_order');
		expect(ledger.get('journal')).toContain(memberId);
		expect(ledger.get('print_job')).toContain(memberId);
		expect(ledger.get('print_job')).not.toContain('139****5544');
		expect(ledger.get('command_reply')).toContain('139****5544');
		expect(ledger.get('member')).toContain(PERSON.phone);

		for (const reply of answered) without(reply, reply.split(' ')[0] ?? '');
		expect(answered.filter((reply) => reply.includes('"ok":false')).length).toBeGreaterThan(12);
		without(JSON.stringify(till.events.filter(({ event }) => event !== 'sale/changed')), 'events');
		const paper = JSON.stringify(till.devices.printed);
		without(paper, 'paper');
		expect(paper).toContain('欧**远');

		await till.running.close();
		const files = filesUnder(till.dataDir);
		const log = files.filter((file) => file.includes(`${path.sep}log${path.sep}`));
		expect(log.map((file) => readFileSync(file, 'utf8')).join('')).toContain('bridge/bug');
		for (const file of files) without(readFileSync(file, 'utf8'), path.basename(file));
		await till.restart();
	});
});
