// Goal: a member's yes and no are kept with the very words they were asked, looking at a person in
// full leaves a trace without the person, and neither a no nor a withdrawal stops a sale.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { Purpose } from '#shared/privacy/consent.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const add = (input: Parameters<typeof till.ask<'member/add'>>[1]) => till.ask('member/add', input);

async function textOf(memberId: string, purpose: Purpose) {
	const { consents } = await till.ask('consent/list', { memberId });
	const one = consents.find((consent) => consent.purpose === purpose);
	if (one === undefined) throw new Error(`no text for ${purpose}`);
	return one;
}

async function say(memberId: string, purpose: Purpose, given: boolean) {
	const { textHash } = await textOf(memberId, purpose);
	return till.ask('consent/record', { memberId, purpose, given, textHash });
}

describe('SEC-4: consent', () => {
	it('keeps a yes with the version and the very text, and marketing apart from membership', async () => {
		const { memberId } = await add({ phone: '13800138000', agreed: true });
		const membership = await textOf(memberId, 'membership');
		expect(membership).toMatchObject({ state: 'given', outdated: false, version: '2026-1' });
		expect(membership.text).toContain('不同意不影响您购物');
		expect(createHash('sha256').update(membership.text).digest('hex')).toBe(membership.textHash);
		expect((await textOf(memberId, 'marketing')).state).toBe('');
		expect((await till.ask('member/page', { memberId })).marketing).toBe(false);
		const kept = await rowsOf<{ text: string }>(
			till,
			`SELECT t.text FROM member_consent c JOIN consent_text t USING (text_hash)
			 WHERE c.purpose = 'membership'`,
		);
		expect(kept).toEqual([{ text: membership.text }]);
		const [event] = await journalOf(till, 'consent/recorded');
		expect(event).toMatchObject({
			member_id: memberId,
			purpose: 'membership',
			given: 1,
			text_hash: membership.textHash,
		});
	});

	it('what was not asked is not agreed to; a yes to marketing is its own', async () => {
		const { memberId } = await add({ phone: '13800138000', marketing: true });
		expect((await textOf(memberId, 'membership')).state).toBe('');
		expect((await textOf(memberId, 'marketing')).state).toBe('given');
		expect((await till.ask('member/page', { memberId })).marketing).toBe(true);
		await say(memberId, 'marketing', false);
		expect((await textOf(memberId, 'marketing')).state).toBe('withdrawn');
		expect((await till.ask('member/page', { memberId })).marketing).toBe(false);
		await say(memberId, 'sharing', false);
		expect((await textOf(memberId, 'sharing')).state).toBe('declined');
	});

	it('PIPL 16: withdrawing everything does not stop them from buying', async () => {
		const { memberId } = await add({ phone: '13800138000', agreed: true, marketing: true });
		for (const purpose of ['membership', 'marketing', 'health', 'sharing'] as const) {
			await say(memberId, purpose, false);
		}
		await till.ask('scan/submit', { text: TEA });
		const { totals } = await till.ask('sale/attach-member', { memberId, foundBy: 'phone' });
		expect(totals.member).toMatchObject({ memberId });
		const { saleId, revision } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('does not record a yes to a text that was changed meanwhile', async () => {
		const { memberId } = await add({ phone: '13800138000' });
		const { textHash } = await textOf(memberId, 'membership');
		await till.signIn('owner');
		await till.ask('settings/change', { change: { storeName: '另一家店' } });
		const yes = { memberId, purpose: 'membership', given: true, textHash } as const;
		expect((await till.refused('consent/record', yes)).code).toBe('consent/text-changed');
	});

	it('PIPL 17: asks again when the store took another name, and not for another language', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13977665500' });
		await say(memberId, 'marketing', true);
		const outdated = async (language: 'zh-CN' | 'en') => {
			const { consents } = await till.ask('consent/list', { memberId, language });
			return consents.find(({ purpose }) => purpose === 'marketing')?.outdated;
		};
		expect([await outdated('zh-CN'), await outdated('en')]).toEqual([false, false]);
		await till.signIn('owner');
		await till.ask('settings/change', { change: { storeName: '另一家店' } });
		expect([await outdated('zh-CN'), await outdated('en')]).toEqual([true, true]);
		await say(memberId, 'marketing', true);
		expect(await outdated('en')).toBe(false);
	});
});

describe('MEM-20, I10: looking at a person in full', () => {
	const full = {
		phone: '13800138000',
		name: '欧阳明远',
		birthday: '1992-02-29',
		address: '南京路 1 号',
	};

	it('is a manager’s right or released by one, and each look is an event without the value', async () => {
		const { memberId } = await add(full);
		const look = { memberId, field: 'phone', reason: 'call-back' } as const;
		expect((await till.refused('member/reveal', look)).code).toBe('permission/needs-approval');
		expect(await till.ask('member/reveal', look, { approval })).toEqual({
			field: 'phone',
			value: '13800138000',
		});
		await till.signIn('manager');
		for (const [field, value] of Object.entries(full)) {
			const seen = { memberId, field: field as keyof typeof full, reason: 'own-request' } as const;
			expect((await till.ask('member/reveal', seen)).value).toBe(value);
		}
		const looks = await journalOf(till, 'member/revealed');
		expect(looks.map(({ field, reason }) => [field, reason])).toEqual([
			['phone', 'call-back'],
			...Object.keys(full).map((field) => [field, 'own-request']),
		]);
		expect(looks[0]).toMatchObject({ member_id: memberId, approver: approval.operatorNo });
		expect(JSON.stringify(await journalOf(till))).not.toMatch(/13800138000|欧阳|南京路|1992-02/);
	});

	it('K6: an ID number is for a manager’s own eyes, released to nobody', async () => {
		await till.signIn('owner');
		await till.ask('settings/change', { change: { askIdentityNo: true } });
		const { memberId } = await add(full);
		const value = '11010519491231002X';
		await till.ask('member/change', { memberId, field: 'identityNo', value });
		const look = { memberId, field: 'identityNo', reason: 'authority' } as const;
		expect((await till.ask('member/reveal', look)).value).toBe(value);
		await till.signIn('cashier');
		expect((await till.refused('member/reveal', look, { approval })).code).toBe(
			'privacy/managers-only',
		);
		expect(await journalOf(till, 'member/revealed')).toHaveLength(1);
	});

	it('leaves nothing of what was shown in the remembered replies', async () => {
		const { memberId } = await add({ ...full, note: '左撇子' });
		await till.signIn('manager');
		for (const field of ['phone', 'name', 'address', 'birthday'] as const) {
			await till.ask('member/reveal', { memberId, field, reason: 'correct' });
		}
		await till.ask('member/change', { memberId, field: 'note', value: '右撇子' });
		const replies = JSON.stringify(await rowsOf(till, 'SELECT reply_json FROM command_reply'));
		expect(replies).toContain('138****8000');
		expect(replies).not.toMatch(/13800138000|欧阳明远|南京路|1992-02|撇子/);
	});
});
