// Goal: nothing is kept of a child under 14 before a guardian agreed, with the text they agreed to;
// who is 14 today agrees for themselves; what the guardian takes back ends all the rest.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

type Purpose = 'membership' | 'marketing' | 'health' | 'guardian';
const SIDE = { session: 'customer:side' };
const approval = approvalOf('manager');
/** Today is 2026-03-02. */
const CHILD = { phone: '13800138000', name: '王小明', birthday: '2012-03-03' };
const FOURTEEN = { ...CHILD, birthday: '2012-03-02' };

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const stateOf = async (memberId: string, purpose: Purpose) => {
	const { consents } = await till.ask('consent/list', { memberId });
	return consents.find((one) => one.purpose === purpose)?.state;
};
async function say(memberId: string, purpose: Purpose, given: boolean) {
	const { consents } = await till.ask('consent/list', { memberId });
	const textHash = consents.find((one) => one.purpose === purpose)?.textHash ?? '';
	return till.reply('consent/record', { memberId, purpose, given, textHash });
}
const needsGuardian = { ok: false, refusal: { code: 'consent/needs-guardian' } };

describe('6.6, PIPL 31: a child under 14', () => {
	it('is made with a guardian’s yes, kept with its text, and not without', async () => {
		const without = await till.refused('member/add', { ...CHILD, agreed: true });
		expect(without.code).toBe('consent/needs-guardian');
		expect(await rowsOf(till, 'SELECT id FROM member')).toEqual([]);
		const { memberId } = await till.ask('member/add', { ...CHILD, agreed: true, guardian: true });
		const sql = `SELECT c.purpose, t.text FROM member_consent c JOIN consent_text t
			USING (text_hash) ORDER BY c.consent_id`;
		const kept = await rowsOf<{ purpose: string; text: string }>(till, sql);
		expect(kept.map(({ purpose }) => purpose)).toEqual(['guardian', 'membership']);
		expect(kept[0]?.text).toContain('未满十四周岁');
		expect(await stateOf(memberId, 'guardian')).toBe('given');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('who is 14 today agrees for themselves, and so does who told no year', async () => {
		const { memberId } = await till.ask('member/add', { ...FOURTEEN, guardian: true });
		expect(await stateOf(memberId, 'guardian')).toBe('');
		expect(await say(memberId, 'marketing', true)).toMatchObject({ ok: true });
		const noYear = { phone: '13912345678', birthday: '3-3', agreed: true };
		await till.ask('member/add', noYear);
	});

	it('becomes one by a birthday, or agrees to anything, after a guardian did', async () => {
		const { memberId } = await till.ask('member/add', { phone: CHILD.phone });
		const birthday = { memberId, field: 'birthday', value: CHILD.birthday } as const;
		const early = await till.refused('member/change', birthday);
		expect(early.code).toBe('consent/needs-guardian');
		await say(memberId, 'guardian', true);
		await till.ask('member/change', birthday);
		expect(await say(memberId, 'marketing', true)).toMatchObject({ ok: true });
		await till.ask('settings/change', { change: { healthNotes: 'cashier' } }, { approval });
		expect(await say(memberId, 'health', true)).toMatchObject({ ok: true });
		await till.ask('health-note/write', { memberId, healthNote: '花粉过敏' });
		// What the guardian takes back ends the rest, and what was told of their health is gone.
		expect(await say(memberId, 'guardian', false)).toMatchObject({ ok: true });
		expect(await stateOf(memberId, 'marketing')).toBe('withdrawn');
		expect((await till.ask('member/page', { memberId })).marketing).toBe(false);
		expect(await rowsOf(till, 'SELECT note_id FROM health_note')).toEqual([]);
		expect(await say(memberId, 'health', true)).toMatchObject(needsGuardian);
		expect(await say(memberId, 'marketing', false)).toMatchObject({ ok: true });
		till.clock.advance(366 * 86_400_000);
		await till.restart();
		await till.signIn('cashier');
		expect(await say(memberId, 'marketing', true)).toMatchObject({ ok: true });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('what a guardian takes back on the customer’s screen takes notes and key with it', async () => {
		const { memberId } = await till.ask('member/add', { ...CHILD, agreed: true, guardian: true });
		await till.ask('settings/change', { change: { healthNotes: 'cashier' } }, { approval });
		await say(memberId, 'health', true);
		await till.ask('health-note/write', { memberId, healthNote: '花粉过敏' });
		const keys = () => readFileSync(path.join(till.dataDir, 'person.keys'), 'utf8');
		expect(keys()).toContain(memberId);
		await till.ask('customer/here', { touch: true }, SIDE);
		const asked = { memberId, purposes: ['guardian' as const] };
		const { askId } = await till.ask('customer-ask/consent', asked);
		await till.ask('customer/agree', { askId, given: [] }, SIDE);
		expect(await stateOf(memberId, 'health')).toBe('withdrawn');
		expect(await rowsOf(till, 'SELECT note_id FROM health_note')).toEqual([]);
		expect(keys()).not.toContain(memberId);
	});

	it('is asked on the customer’s screen together with the guardian', async () => {
		await till.ask('customer/here', { touch: true }, SIDE);
		const purposes = ['guardian', 'membership'] as const;
		const { askId } = await till.ask('customer-ask/consent', { purposes: [...purposes] });
		await till.ask('customer/agree', { askId, given: ['membership'] }, SIDE);
		const input = { ...CHILD, consentAskId: askId };
		expect((await till.refused('member/add', input)).code).toBe('consent/needs-guardian');
		const again = await till.ask('customer-ask/consent', { purposes: [...purposes] });
		const given = [...purposes];
		await till.ask('customer/agree', { askId: again.askId, given }, SIDE);
		const { memberId } = await till.ask('member/add', { ...CHILD, consentAskId: again.askId });
		expect(await stateOf(memberId, 'guardian')).toBe('given');
		await say(memberId, 'guardian', false);
		const alone = { memberId, purposes: ['marketing' as const] };
		const refused = await till.refused('customer-ask/consent', alone);
		expect(refused.code).toBe('consent/needs-guardian');
	});
});
