// Goal: a customer confirms on their own screen what only they can: each side does its own part and
// nothing of the other's, an answer is good once and for the very thing that was asked, and a PIN
// typed there is nowhere else.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { terminalContract, type RequestName } from '#shared/contract/terminal-contract.ts';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { withoutIds } from '#kit/without-ids.ts';

const TEA = '2000000000015';
const PIN = '274913';
const SIDE = { session: 'customer:side' };

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const added = await till.ask('member/add', { phone: '13800138000', name: '欧阳明' });
	({ memberId } = added);
	await till.ask('member/set-pin', { memberId, pin: PIN }, { approval: approvalOf('manager') });
	await here();
});
afterEach(() => till.close());

const here = (touch = true) => till.ask('customer/here', { touch }, SIDE);
const question = async () => (await till.ask('customer/question', {}, SIDE)).question;
const show = async () => (await till.ask('customer-ask/show', {})).ask;
const enter = (askId: string, pin: string) => till.ask('customer/enter-pin', { askId, pin }, SIDE);
const wrong = (askId: string, pin: string) =>
	till.refused('customer/enter-pin', { askId, pin }, SIDE);

/** A basket of a member with ¥500 of their own, of so many bottles at ¥4.20. */
async function basket(count = 50) {
	const topped = { memberId, amountText: '500', way: 'wechat', expectedBonusFen: 5000 } as const;
	await till.ask('stored-value/top-up', topped);
	await till.ask('sale/attach-member', { memberId, foundBy: 'list' });
	await till.ask('scan/submit', { text: TEA, quantityText: `${count}` });
	return till.ask('sale/current', {});
}

async function askPin(amountText = ''): Promise<string> {
	const { saleId, revision } = await till.ask('sale/current', {});
	return (await till.ask('customer-ask/pin', { saleId, revision, amountText })).askId;
}

async function begin(askId: string, amountText = '') {
	const { saleId, revision } = await till.ask('sale/current', {});
	const proof = { askId };
	const input = { saleId, revision, method: 'stored_value', amountText, proof } as const;
	return till.reply('payment/begin', input);
}

describe('two sides', () => {
	it('SEC-2: the customer’s window may ask nothing but its own requests', async () => {
		const own = ['terminal/status', 'customer/basket', 'customer/store', 'customer/here'];
		const answers = ['question', 'agree', 'enter-pin', 'sign', 'decline'];
		const allowed = new Set([...own, ...answers.map((verb) => `customer/${verb}`)]);
		for (const name of Object.keys(terminalContract) as RequestName[]) {
			if (allowed.has(name)) continue;
			const reply = await till.running.answer(SIDE.session, {
				request: name,
				input: {},
				commandId: 'customer-tries-it',
				approval: { operatorNo: '1001', pin: '274913' },
			});
			expect(reply, name).toEqual({
				ok: false,
				refusal: { code: 'request/unknown', request: 'sender' },
			});
		}
		expect((await till.ask('terminal/status', {}, SIDE)).operator).toBeUndefined();
	});

	it('SEC-2: the till cannot answer as the customer', async () => {
		await basket();
		const askId = await askPin();
		for (const [name, input] of [
			['customer/enter-pin', { askId, pin: PIN }],
			['customer/agree', { askId, given: ['marketing'] }],
			['customer/sign', { askId, initials: 'X' }],
			['customer/decline', { askId }],
			['customer/question', {}],
			['customer/here', {}],
		] satisfies [RequestName, object][]) {
			const refusal = await till.refused(name, input as never);
			expect(refusal, name).toEqual({ code: 'request/unknown', request: 'sender' });
		}
		expect(await show()).toMatchObject({ state: 'waiting' });
	});

	it('asks nobody while no customer’s screen is there', async () => {
		const { saleId, revision } = await basket();
		till.clock.advance(60_000);
		expect(await till.ask('customer-ask/show', {})).toEqual({
			screen: { here: false, touch: false },
		});
		expect((await till.refused('customer-ask/pin', { saleId, revision })).code).toBe(
			'customer-ask/no-screen',
		);
		await here(false);
		expect((await till.ask('customer-ask/show', {})).screen).toEqual({ here: true, touch: false });
	});

	it('one till’s question is not another’s to see, to use or to take back', async () => {
		await basket();
		const askId = await askPin();
		await till.signIn('cashier', 'other');
		const other = { session: 'other' };
		expect((await till.ask('customer-ask/show', {}, other)).ask).toBeUndefined();
		expect((await till.refused('customer-ask/cancel', { askId }, other)).code).toBe(
			'customer-ask/over',
		);
		const purposes = ['marketing'] as const;
		const busy = { memberId, purposes: [...purposes] };
		expect((await till.refused('customer-ask/consent', busy, other)).code).toBe(
			'customer-ask/busy',
		);
		await enter(askId, PIN);
		const { saleId, revision } = await till.ask('sale/current', {});
		const input = { saleId, revision, method: 'stored_value', proof: { askId } } as const;
		expect((await till.refused('payment/begin', input, other)).code).toBe(
			'customer-ask/not-answered',
		);
	});
});

describe('a PIN on the customer’s keypad', () => {
	it('SV-5: proves the member for the amount they saw, once', async () => {
		await basket();
		const askId = await askPin();
		expect(await question()).toEqual({ kind: 'pin', askId, member: '欧**明', amountFen: 21_000 });
		await enter(askId, PIN);
		expect(await question()).toBeUndefined();
		expect(await show()).toMatchObject({ state: 'answered', kind: 'pin' });
		const paid = await begin(askId);
		expect(paid).toMatchObject({ ok: true, value: { remainingFen: 0 } });
		expect(await begin(askId)).toMatchObject({
			refusal: { code: 'customer-ask/not-answered' },
		});
	});

	it('SV-5: is good for no more than they saw', async () => {
		await basket();
		const askId = await askPin('200');
		await enter(askId, PIN);
		expect(await begin(askId, '201')).toMatchObject({
			refusal: { code: 'customer-ask/other-thing' },
		});
		const again = await askPin('200');
		await enter(again, PIN);
		expect(await begin(again, '200')).toMatchObject({ ok: true });
	});

	it('wrong ones count as at the till, and the last of them ends it', async () => {
		await basket();
		const askId = await askPin();
		for (const left of [4, 3, 2, 1]) {
			expect(await wrong(askId, '111222')).toEqual({ code: 'member/wrong-pin', left });
			expect(await show()).toMatchObject({ state: 'waiting', triesLeft: left });
		}
		expect(await wrong(askId, '111222')).toEqual({ code: 'member/wrong-pin', left: 0 });
		expect(await show()).toMatchObject({ state: 'ended', why: 'pin-locked' });
		expect((await wrong(askId, PIN)).code).toBe('customer-ask/over');
		const next = await askPin();
		expect((await wrong(next, PIN)).code).toBe('member/pin-locked');
		const { saleId, revision } = await till.ask('sale/current', {});
		const typed = { saleId, revision, method: 'stored_value', proof: { pin: PIN } } as const;
		expect((await till.refused('payment/begin', typed)).code).toBe('member/pin-locked');
	});

	it('two tries at once are two tries', async () => {
		await basket();
		const askId = await askPin();
		const tried = await Promise.all(
			['111222', '111333'].map((pin) => till.reply('customer/enter-pin', { askId, pin }, SIDE)),
		);
		expect(tried.every(({ ok }) => !ok)).toBe(true);
		expect(await show()).toMatchObject({ triesLeft: 3 });
	});

	it('SEC-4: is in no journal, file, log, announcement or answer to the till', async () => {
		await basket();
		const odd = '830561';
		const askId = await askPin();
		await wrong(askId, odd);
		const heard = JSON.stringify([await till.ask('customer-ask/show', {}), till.events]);
		await enter(askId, PIN);
		await begin(askId);
		const told = JSON.stringify([await till.ask('customer-ask/show', {}), till.events]);
		const journal = JSON.stringify(await journalOf(till));
		await till.running.close();
		const files = readdirSync(till.dataDir, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
		for (const text of [heard, told, journal, ...files]) {
			const said = withoutIds(text);
			expect(said.includes(odd) || said.includes(PIN)).toBe(false);
		}
	});

	it('sets the first PIN of a member, which the till never sees', async () => {
		const { memberId: fresh } = await till.ask('member/add', { phone: '13900139000' });
		const { askId } = await till.ask('customer-ask/new-pin', { memberId: fresh });
		expect((await wrong(askId, '111111')).code).toBe('member/weak-pin');
		await enter(askId, '830561');
		expect(await show()).toMatchObject({ state: 'answered', kind: 'new-pin' });
		expect((await till.refused('customer-ask/new-pin', { memberId: fresh })).code).toBe(
			'customer-ask/has-pin',
		);
		const change = { memberId: fresh, pin: '274913', oldPin: '830561' };
		expect(await till.ask('member/set-pin', change)).toEqual({ hasPin: true });
	});
});

describe('a question ends', () => {
	const over = async (why: string) => {
		expect(await show()).toMatchObject({ state: 'ended', why });
		expect(await question()).toBeUndefined();
	};

	it('when it waits too long', async () => {
		await basket();
		await askPin();
		till.clock.advance(121_000);
		await over('timeout');
	});

	it('when its answer is not used', async () => {
		await basket();
		const askId = await askPin();
		await enter(askId, PIN);
		till.clock.advance(601_000);
		expect(await begin(askId)).toMatchObject({
			refusal: { code: 'customer-ask/not-answered' },
		});
	});

	it('when the sale changes, also after the answer', async () => {
		await basket();
		const askId = await askPin();
		await till.ask('scan/submit', { text: TEA });
		await over('sale-changed');
		expect((await wrong(askId, PIN)).code).toBe('customer-ask/over');
		const again = await askPin();
		await enter(again, PIN);
		await till.ask('scan/submit', { text: TEA });
		expect((await begin(again)).ok).toBe(false);
	});

	it('when whoever asked signs out', async () => {
		await basket();
		await askPin();
		await till.ask('operator/sign-out', {});
		expect(await question()).toBeUndefined();
		await till.signIn('cashier');
		expect(await show()).toMatchObject({ state: 'ended', why: 'signed-out' });
	});

	it('when the till takes it back, or the customer says no', async () => {
		await basket();
		const askId = await askPin();
		await till.ask('customer-ask/cancel', { askId });
		expect(await show()).toBeUndefined();
		expect((await wrong(askId, PIN)).code).toBe('customer-ask/over');
		const again = await askPin();
		await till.ask('customer/decline', { askId: again }, SIDE);
		expect(await show()).toMatchObject({ state: 'declined' });
		expect((await begin(again)).ok).toBe(false);
	});
});

describe('a consent on the customer’s screen', () => {
	it('SEC-4: keeps the text, its version and hash, the time, and where it was said', async () => {
		const purposes: ['membership', 'marketing'] = ['membership', 'marketing'];
		const { askId } = await till.ask('customer-ask/consent', { memberId, purposes });
		const asked = await question();
		expect(asked).toMatchObject({ kind: 'consent', member: '欧**明' });
		expect(asked?.kind === 'consent' && asked.texts.map(({ purpose }) => purpose)).toEqual(
			purposes,
		);
		await till.ask('customer/agree', { askId, given: ['membership'] }, SIDE);
		expect(await show()).toMatchObject({ state: 'answered', given: ['membership'] });
		const { consents } = await till.ask('consent/list', { memberId });
		const [membership, marketing] = consents;
		expect(membership).toMatchObject({ state: 'given', version: '2026-1' });
		expect(marketing).toMatchObject({ state: 'declined', version: '2026-1' });
		expect(await journalOf(till, 'consent/recorded')).toEqual([
			expect.objectContaining({ purpose: 'membership', given: 1, channel: 'customer-screen' }),
			expect.objectContaining({ purpose: 'marketing', given: 0, channel: 'customer-screen' }),
		]);
		expect(await verifyTill(till)).toEqual([]);
	});
});
