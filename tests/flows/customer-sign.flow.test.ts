// Goal: what a customer signs or agrees to on their own screen is kept with the very document, can
// be proved by its hash, is printed with it, and goes when it need not be kept any more.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { terminalContract } from '#shared/contract/terminal-contract.ts';
import { drawStrokes } from '#shared/customer-ask/draw-strokes.ts';

const SIDE = { session: 'customer:side' };
const NAME = [
	{ x: 20, y: 100 },
	{ x: 160, y: 20 },
	{ x: 300, y: 110 },
];
const PICTURE = drawStrokes([NAME], { width: 384, height: 128 });

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', name: '欧阳明' }));
	await till.ask('customer/here', { touch: true }, SIDE);
});
afterEach(() => till.close());

const question = async () => (await till.ask('customer/question', {}, SIDE)).question;
const askTopUp = async (amountText = '500') =>
	(await till.ask('customer-ask/sign', { document: 'top-up', memberId, amountText })).askId;
const sign = (askId: string) => till.ask('customer/sign', { askId, picture: PICTURE }, SIDE);
const input = (signAskId: string, amountText = '500') =>
	({
		memberId,
		amountText,
		way: 'wechat',
		expectedBonusFen: amountText === '500' ? 5000 : 3000,
		signAskId,
	}) as const;

const printed = () => JSON.stringify(till.devices.printed.map(({ document }) => document));

describe('a contract signed on the customer’s screen', () => {
	it('MEM-6.1: shows the sums and the terms, and stands hashed in the event, sealed beside it', async () => {
		const askId = await askTopUp();
		const asked = await question();
		expect(asked).toMatchObject({
			kind: 'sign',
			document: 'top-up',
			member: '欧**明',
			amountFen: 50_000,
			bonusFen: 5000,
		});
		expect(asked?.kind === 'sign' && asked.terms.join('').length).toBeGreaterThan(60);
		await sign(askId);
		const { ask } = await till.ask('customer-ask/show', {});
		expect(ask).toMatchObject({ state: 'answered', kind: 'sign' });
		await till.ask('stored-value/top-up', input(askId));
		const [event] = await journalOf(till, 'stored-value/topped-up');
		const signed = event?.['signed'] as { hash: string };
		expect(signed).toEqual({
			ask_id: askId,
			hash: expect.stringMatching(/^[0-9a-f]{64}$/),
			way: 'drawn',
		});
		expect(signed.hash.slice(0, 8)).toBe(ask?.signedHash);
		expect(JSON.stringify(event)).not.toContain(PICTURE.base64.slice(200, 240));
		const rows = await rowsOf(till, 'SELECT document, way, hash, sealed FROM customer_answer');
		expect(rows).toMatchObject([{ document: 'top-up', way: 'drawn', hash: signed.hash }]);
		expect(JSON.stringify(rows)).not.toContain('base64');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('prints the picture with its hash, and keeps no picture in the job', async () => {
		const askId = await askTopUp();
		await sign(askId);
		await till.ask('stored-value/top-up', input(askId));
		const [event] = await journalOf(till, 'stored-value/topped-up');
		const signed = event?.['signed'] as { hash: string } | undefined;
		const hash8 = signed?.hash.slice(0, 8) ?? '';
		await expect.poll(printed).toContain(`已在客显签名 ${hash8}`);
		expect(printed()).toContain(PICTURE.base64);
		const jobs = await rowsOf(till, 'SELECT * FROM print_job');
		expect(JSON.stringify(jobs)).toContain(askId);
		expect(JSON.stringify(jobs)).not.toContain(PICTURE.base64);
	});

	it('is good for that sum and that member, once, and not without ink', async () => {
		const blank = await askTopUp();
		const empty = drawStrokes([], { width: 384, height: 128 });
		expect((await till.refused('customer/sign', { askId: blank, picture: empty }, SIDE)).code).toBe(
			'customer-ask/not-signed',
		);
		await sign(blank);
		expect((await till.refused('stored-value/top-up', input(blank, '200'))).code).toBe(
			'customer-ask/other-thing',
		);
		await till.ask('stored-value/top-up', input(blank));
		expect((await till.refused('stored-value/top-up', input(blank))).code).toBe(
			'customer-ask/not-answered',
		);
	});

	it('typed initials are kept as they are and printed as a line only', async () => {
		const askId = await askTopUp();
		await till.ask('customer/sign', { askId, initials: 'OYM' }, SIDE);
		await till.ask('stored-value/top-up', input(askId));
		await expect.poll(printed).toContain('已在客显签名');
		expect(await journalOf(till, 'stored-value/topped-up')).toMatchObject([
			{ signed: { way: 'typed' } },
		]);
		expect(JSON.stringify(await journalOf(till))).not.toContain('OYM');
		expect(JSON.stringify(await rowsOf(till, 'SELECT sealed FROM customer_answer'))).not.toContain(
			'OYM',
		);
	});

	it('without one the paper has a line for the pen', async () => {
		await till.ask('stored-value/top-up', input(''));
		await expect.poll(printed).toContain('顾客签字');
		expect(await rowsOf(till, 'SELECT count(*) AS n FROM customer_answer')).toEqual([{ n: 0 }]);
	});
});

describe('a new member who agrees on their own screen', () => {
	const ask = async () => {
		const purposes = ['membership', 'marketing'] as ('membership' | 'marketing')[];
		return (await till.ask('customer-ask/consent', { purposes })).askId;
	};
	const add = (consentAskId: string) => ({ phone: '13900139000', consentAskId });

	it('SEC-4: what they said goes with them, with the time and the place it was said', async () => {
		const askId = await ask();
		await till.ask('customer/agree', { askId, given: ['membership', 'marketing'] }, SIDE);
		till.clock.advance(40_000);
		const added = await till.ask('member/add', add(askId));
		const { consents } = await till.ask('consent/list', { memberId: added.memberId });
		expect(consents.slice(0, 2).map(({ state }) => state)).toEqual(['given', 'given']);
		expect(consents[0]?.atMs).toBe(till.clock.now() - 40_000);
		const rows = await rowsOf(till, 'SELECT DISTINCT channel FROM member_consent');
		expect(rows).toEqual([{ channel: 'customer-screen' }]);
		expect(await journalOf(till, 'member/added')).toMatchObject([
			{ marketing: 0 },
			{ marketing: 1 },
		]);
		expect((await till.refused('member/add', add(askId))).code).toBe('member/phone-taken');
	});

	it('offers are never agreed to by themselves, and a no stops nobody', async () => {
		const askId = await ask();
		await till.ask('customer/agree', { askId, given: [] }, SIDE);
		const added = await till.ask('member/add', add(askId));
		const { consents } = await till.ask('consent/list', { memberId: added.memberId });
		expect(consents.slice(0, 2).map(({ state }) => state)).toEqual(['declined', 'declined']);
	});

	it('nobody’s answer is taken for somebody’s, nor what was never answered', async () => {
		expect((await till.refused('member/add', add('ask_none'))).code).toBe(
			'customer-ask/not-answered',
		);
		const purposes = ['membership'] as 'membership'[];
		const { askId } = await till.ask('customer-ask/consent', { memberId, purposes });
		await till.ask('customer/agree', { askId, given: ['membership'] }, SIDE);
		expect((await till.refused('member/add', add(askId))).code).toBe('customer-ask/other-thing');
	});

	it('a text that changed meanwhile was not agreed to', async () => {
		const askId = await ask();
		await till.ask('customer/agree', { askId, given: ['membership'] }, SIDE);
		await till.signIn('owner', 'office');
		const office = { session: 'office' };
		await till.ask('settings/change', { change: { storeName: '新店名' } }, office);
		expect((await till.refused('member/add', add(askId))).code).toBe('consent/text-changed');
	});
});

describe('a pass signed on the customer’s screen', () => {
	it('is signed for that pass at that price', async () => {
		await till.signIn('manager');
		// As the contract shows one: ten times for ¥880.
		const { template } = terminalContract['pass-card/put-template'].example;
		const { templateId } = await till.ask('pass-card/put-template', {
			template: { ...template, items: [...template.items] },
		});
		const asked = { document: 'pass', memberId, templateId } as const;
		const { askId } = await till.ask('customer-ask/sign', asked);
		expect(await question()).toMatchObject({ name: '足疗十次卡', amountFen: 88_000 });
		await sign(askId);
		const sold = { memberId, templateId, expectedPriceFen: 88_000, way: 'wechat' } as const;
		const other = { ...sold, memberId: `mem_${'0'.repeat(32)}`, signAskId: askId };
		expect((await till.refused('pass-card/sell', other)).code).toBe('member/not-found');
		await till.ask('pass-card/sell', { ...sold, signAskId: askId });
		expect(await journalOf(till, 'pass/sold')).toMatchObject([{ signed: { ask_id: askId } }]);
		expect(await rowsOf(till, 'SELECT document, way FROM customer_answer')).toEqual([
			{ document: 'pass', way: 'drawn' },
		]);
		await expect.poll(printed).toContain('已在客显签名');
	});
});

describe('what was signed goes when its time is over', () => {
	const kept = () =>
		rowsOf(till, 'SELECT count(*) AS n FROM customer_answer WHERE sealed NOT NULL');

	async function beginShiftAfter(days: number): Promise<void> {
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

	it('five years after the last prepaid thing of theirs, and its key with it', async () => {
		const askId = await askTopUp();
		await sign(askId);
		await till.ask('stored-value/top-up', input(askId));
		const keys = () => readFileSync(path.join(till.dataDir, 'person.keys'), 'utf8');
		expect(keys()).toContain(`signature ${memberId}`);
		await beginShiftAfter(1800);
		expect(await kept()).toEqual([{ n: 1 }]);
		await beginShiftAfter(40);
		await expect.poll(kept).toEqual([{ n: 0 }]);
		await expect.poll(keys).not.toContain(`signature ${memberId}`);
		expect(await rowsOf(till, 'SELECT way FROM customer_answer')).toEqual([{ way: 'drawn' }]);
	});

	it('stays sealed for its five years when they are forgotten, and is found by nobody', async () => {
		const askId = await askTopUp();
		await sign(askId);
		const { lotId } = await till.ask('stored-value/top-up', input(askId));
		await till.signIn('owner');
		await till.ask('stored-value/undo-top-up', { memberId, lotId });
		const { requestId } = await till.ask('privacy/ask', { memberId, kind: 'erase', proof: 'card' });
		const { keptUntil } = await till.ask('privacy/erase', { requestId });
		expect(keptUntil).not.toBe('');
		expect(await kept()).toEqual([{ n: 1 }]);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('identity at a top-up', () => {
	it('MEM-6.1 (2): is asked where the store sets it, and only the kind of document is kept', async () => {
		await till.signIn('owner');
		const book = await till.ask('stored-value/book', {});
		const rules = { ...book.rules, kycFromFen: 50_000 };
		await till.ask('stored-value/change-book', { book: { ...book, rules } });
		const bare = await till.ask('member/add', { cardNo: 'GT-0002' });
		const whose = { memberId: bare.memberId, amountText: '500' };
		const quote = await till.ask('stored-value/quote-top-up', whose);
		expect(quote.needsIdentity).toBe(true);
		const wanted = { ...whose, way: 'wechat', expectedBonusFen: quote.bonusFen } as const;
		expect((await till.refused('stored-value/top-up', wanted)).code).toBe(
			'stored-value/needs-identity',
		);
		const seen = { identified: true, identityKind: 'passport' } as const;
		await till.ask('stored-value/top-up', { ...wanted, ...seen });
		expect(await journalOf(till, 'stored-value/topped-up')).toMatchObject([
			{ identified: 1, identity_kind: 'passport' },
		]);
		const ofPhone = { memberId, amountText: '500' };
		const asks = async () => (await till.ask('stored-value/quote-top-up', ofPhone)).needsIdentity;
		expect(await asks()).toBe(true);
		const known = { ...ofPhone, way: 'wechat', expectedBonusFen: quote.bonusFen } as const;
		await till.ask('stored-value/top-up', { ...known, ...seen });
		expect(await asks()).toBe(false);
	});
});
