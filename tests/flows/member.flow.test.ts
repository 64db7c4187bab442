// Goal: a member is made in seconds with no line to anybody, is recognised by whatever is in the
// hand or in the head, and their rights hold from that move on; who they are is never in the
// journal.
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { showCard } from '#kit/show-card.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { withoutIds } from '#kit/without-ids.ts';
import { memberTokenMessage } from '#shared/member/member-token.ts';

/** ¥4.50 a bottle. */
const TEA = '2000000000015';
const approval = approvalOf('manager');

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const add = (input: Parameters<typeof till.ask<'member/add'>>[1]) => till.ask('member/add', input);
const find = (text: string, source: 'typed' | 'scanned' = 'typed') =>
	till.ask('member/find', { text, source });
const scan = (text: string) => till.ask('scan/submit', { text, source: 'wedge' });
const current = () => till.ask('sale/current', {});

async function sellTea(quantityText = '1') {
	await till.ask('scan/submit', { text: TEA, quantityText });
	const { saleId, revision, totals } = await current();
	return till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

describe('MEM-1: made at the counter', () => {
	it('needs a phone or a card and nothing else, and is usable at once', async () => {
		const panel = await add({ phone: '138 0013 8000' });
		expect(panel).toMatchObject({ phone: '138****8000', tierName: '青铜', points: 0, visits: 0 });
		expect((await scan('13800138000')).meaning).toBe('member');
		expect((await current()).totals.member).toMatchObject({ memberId: panel.memberId });
		expect((await till.refused('member/add', { name: '无名' })).code).toBe(
			'member/needs-phone-or-card',
		);
	});

	it('MEM-2: one phone and one card are one member’s', async () => {
		await add({ phone: '13800138000', cardNo: 'GT-0001' });
		expect((await till.refused('member/add', { phone: '+86 138-0013-8000' })).code).toBe(
			'member/phone-taken',
		);
		expect((await till.refused('member/add', { cardNo: 'gt-0001' })).code).toBe(
			'member/card-taken',
		);
		expect((await till.refused('member/add', { phone: '12800138000' })).code).toBe(
			'member/bad-phone',
		);
	});

	it('MEM-14: nobody refers themselves', async () => {
		const first = await add({ phone: '13800138000' });
		const page = await till.ask('member/page', { memberId: first.memberId });
		const again = { phone: '13900139000', referredBy: page.referralCode };
		expect(
			(await till.ask('member/page', { memberId: (await add(again)).memberId })).referredBy,
		).toBe('');
		const self = { phone: '13700137000', referredBy: '137 0013 7000' };
		expect((await till.refused('member/add', self)).code).toBe('member/referred-self');
		const nobody = { phone: '13700137000', referredBy: 'ZZZZZZ' };
		expect((await till.refused('member/add', nobody)).code).toBe('member/referrer-unknown');
	});
});

describe('MEM-4: recognised', () => {
	it('by card, stripe, phone, last four, initials, surname and any part of the name', async () => {
		const { memberId } = await add({ phone: '13812345678', cardNo: '880012345', name: '欧阳明远' });
		await add({ phone: '13912340000', name: '欧阳娜' });
		await add({ phone: '13700001111', name: '曾明' });
		const only = async (text: string, source: 'typed' | 'scanned' = 'typed') =>
			(await find(text, source)).panel?.memberId;
		expect(await only('880012345', 'scanned')).toBe(memberId);
		expect(await only(';880012345=2512?', 'scanned')).toBe(memberId);
		expect(await only('13812345678')).toBe(memberId);
		expect(await only('5678')).toBe(memberId);
		expect(await only('oymy')).toBe(memberId);
		expect(await only('ouyangming')).toBe(memberId);
		expect(await only('明远')).toBe(memberId);
		expect((await find('欧阳')).rows.map(({ name }) => name)).toEqual(['欧**远', '欧**娜']);
		// A surname has a sound of its own: 曾 is zeng.
		expect((await find('zm')).panel?.name).toBe('曾*');
	});

	it('never by a part of a card or of a phone', async () => {
		await add({ phone: '13812345678', cardNo: '880012345678' });
		for (const text of ['8800', '12345', '345678', '1381234567', '0012']) {
			expect((await till.refused('member/find', { text })).code).toBe('member/not-found');
		}
	});

	it('says a bank card is one, and keeps its number nowhere', async () => {
		const pan = '6222021234567890128';
		const said = await till.refused('member/find', { text: `;${pan}=2512?`, source: 'scanned' });
		expect(said).toEqual({ code: 'member/bank-card' });
		expect(
			(await till.refused('scan/submit', { text: `;${pan}=2512?`, source: 'wedge' })).code,
		).toBe('member/bank-card');
		expect(JSON.stringify(await journalOf(till))).not.toContain(pan);
	});

	it('a rotating code: ours and fresh, or refused by name', async () => {
		const { publicKey, privateKey } = generateKeyPairSync('ed25519');
		const couponKey = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
		await till.signIn('owner');
		await till.ask('settings/change', { change: { couponKey: couponKey.toString('base64') } });
		const { memberId } = await add({ phone: '13800138000' });
		const tokenAt = (atMs: number, key = privateKey) => {
			const message = memberTokenMessage(memberId, atMs);
			return `${message}.${sign(null, Buffer.from(message), key).toString('base64url')}`;
		};
		const now = till.clock.now();
		expect((await find(tokenAt(now), 'scanned')).panel).toMatchObject({ memberId, present: true });
		const refusal = async (text: string) =>
			(await till.refused('member/find', { text, source: 'scanned' })).code;
		expect(await refusal(tokenAt(now - 8 * 60_000))).toBe('member/code-expired');
		expect(await refusal(tokenAt(now + 3 * 60_000))).toBe('member/code-expired');
		const foreign = generateKeyPairSync('ed25519').privateKey;
		expect(await refusal(tokenAt(now, foreign))).toBe('member/foreign-code');
		expect(await refusal(tokenAt(now).slice(0, -60))).toBe('member/code-unreadable');
	});
});

describe('on a sale', () => {
	it('PRO-1: their tier’s price holds from the scan on, and goes with them', async () => {
		await till.ask('scan/submit', { text: TEA, quantityText: '10' });
		const { memberId } = await add({ phone: '13800138000' });
		const attached = await till.ask('sale/attach-member', { memberId, foundBy: 'phone' });
		expect(attached.totals.member).toMatchObject({ phone: '138****8000', present: false });
		expect(attached.totals.totalFen).toBe(4200);
		const gone = await till.ask('sale/detach-member', {});
		expect(gone.totals.member).toBeUndefined();
		expect(gone.totals.totalFen).toBe(4500);
		expect((await till.refused('sale/detach-member', {})).code).toBe('member/none-attached');
		await till.ask('sale/undo', {});
		expect((await current()).totals).toMatchObject({ member: { memberId }, totalFen: 4200 });
	});

	it('names the member in its event and no person, and counts the visit', async () => {
		const { memberId } = await add({ phone: '13800138000', name: '欧阳明', note: '不吃辣' });
		await scan('13800138000');
		const sold = await sellTea('2');
		const [event] = await journalOf(till, 'sale/completed');
		expect(event).toMatchObject({ v: 3, member: { member_id: memberId, tier: 'bronze' } });
		const text = JSON.stringify(await journalOf(till));
		for (const personal of ['13800138000', '欧阳', '不吃辣']) expect(text).not.toContain(personal);
		const visits = await till.ask('member/visits', { memberId });
		// Two at the member price.
		expect(sold.totalFen).toBeLessThan(900);
		const { totalFen } = sold;
		expect(visits).toMatchObject({
			averageFen: totalFen,
			top: [{ times: 1, netFen: totalFen }],
		});
		expect(visits.sales.map(({ pos }) => pos)).toEqual([sold.pos]);
		const panel = await till.ask('member/panel', { memberId });
		expect(panel).toMatchObject({ visits: 1, spentFen: totalFen });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('PRO-12: what they bought twice is what they usually buy', async () => {
		const { memberId } = await add({ phone: '13800138000' });
		for (let visit = 0; visit < 2; visit += 1) {
			await scan('13800138000');
			await sellTea();
		}
		const { usual } = await till.ask('member/panel', { memberId });
		expect(usual).toMatchObject([{ times: 2, priceFen: 450 }]);
	});
});

describe('MEM-6: changed', () => {
	it('keeps old, new, who and when; a new phone needs the whole old one or a manager', async () => {
		const { memberId } = await add({ phone: '13800138000', name: '欧阳明' });
		const change = (field: 'name' | 'phone', value: string, oldPhone = '') =>
			({ memberId, field, value, oldPhone }) as const;
		await till.ask('member/change', change('name', '欧阳明远'));
		const phone = change('phone', '13900139000');
		expect((await till.refused('member/change', phone)).code).toBe('permission/needs-approval');
		expect((await till.refused('member/change', { ...phone, oldPhone: '13800138001' })).code).toBe(
			'member/old-phone-wrong',
		);
		await till.ask('member/change', { ...phone, oldPhone: '13800138000' });
		expect((await find('13900139000')).panel?.memberId).toBe(memberId);
		await till.ask('member/change', change('phone', '13700137000'), { approval });
		await till.signIn('manager');
		const { changes } = await till.ask('member/history', { memberId });
		expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
			['phone', '139****9000', '137****7000'],
			['phone', '138****8000', '139****9000'],
			['name', '欧**明', '欧**远'],
		]);
		const journal = JSON.stringify(await journalOf(till));
		for (const phone of ['13700137000', '13800138000', '13900139000']) {
			expect(journal).not.toContain(phone);
		}
		expect(withoutIds(journal)).not.toMatch(/13[789]00/);
	});

	it('MEM-13: a birthday is changed once in 12 months, 29 February included', async () => {
		const { memberId } = await add({ phone: '13800138000', birthday: '1992-02-29' });
		const to = (value: string) => ({ memberId, field: 'birthday' as const, value });
		expect((await till.refused('member/change', to('1991-02-29'))).code).toBe(
			'member/bad-birthday',
		);
		expect((await till.refused('member/change', to('5-1'))).code).toBe('member/birthday-too-soon');
		till.clock.advance(366 * 86_400_000);
		expect((await till.ask('member/change', to('5-1'))).birthday).toBe('05-01');
	});

	it('K6: an ID number is not asked for unless the store says so', async () => {
		const { memberId } = await add({ phone: '13800138000' });
		const identity = { memberId, field: 'identityNo' as const, value: '11010519491231002x' };
		expect((await till.refused('member/change', identity)).code).toBe('member/identity-off');
		await till.signIn('owner');
		await till.ask('settings/change', { change: { askIdentityNo: true } });
		const wrong = { ...identity, value: '110105194912310021' };
		expect((await till.refused('member/change', wrong)).code).toBe('member/bad-identity-number');
		expect((await till.ask('member/change', identity)).hasIdentityNo).toBe(true);
		expect(JSON.stringify(await journalOf(till))).not.toContain('19491231');
	});

	it('a PIN of six digits is theirs; five wrong ones lock it', async () => {
		const { memberId } = await add({ phone: '13800138000' });
		const pin = (value: string, oldPin = '') => ({ memberId, pin: value, oldPin });
		expect((await till.refused('member/set-pin', pin('123456'))).code).toBe('member/weak-pin');
		expect((await till.refused('member/set-pin', pin('274913'))).code).toBe(
			'permission/needs-approval',
		);
		await showCard(till, memberId);
		await till.ask('member/set-pin', pin('274913'));
		const { changes } = await till.ask('member/history', { memberId }, { approval });
		expect(changes[0]).toMatchObject({ field: 'pin', before: '', after: '' });
		for (const left of [4, 3, 2, 1, 0]) {
			expect(await till.refused('member/set-pin', pin('582047', '111222'))).toEqual({
				code: 'member/wrong-pin',
				left,
			});
		}
		expect((await till.refused('member/set-pin', pin('582047', '274913'))).code).toBe(
			'member/pin-locked',
		);
		till.clock.advance(15 * 60_000);
		await till.ask('member/set-pin', pin('582047', '274913'));
	});
});
