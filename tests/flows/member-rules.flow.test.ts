// Goal: after how long members are reminded and won back, with which coupon, and what makes an
// automatic tag is the store's to say; whoever is won back finds the coupon on their account, once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { MemberRulesInput } from '#shared/contract/member-rules-requests.ts';
import { addDays } from '#shared/coupon/add-days.ts';
import {
	bring,
	bringThree,
	daysBefore,
	OFTEN,
	openWithManager,
	type ListedTill,
} from './member-lists-kit.ts';

const DAY_MS = 86_400_000;
const BOOK = JSON.stringify({
	version: 1,
	rows: 1,
	coupon_kinds: [
		{ id: 'ten', name: '10元回归券', benefit: { kind: 'order-amount', off_fen: 1000 } },
	],
});

let listed: ListedTill;
let till: TempTerminal;
beforeEach(async () => {
	listed = await openWithManager();
	({ till } = listed);
	await till.ask('price-book/load', { text: BOOK });
});
afterEach(() => till.close());

async function put(change: Partial<MemberRulesInput>) {
	const { rules } = await till.ask('member-rules/list', {});
	return till.ask('member-rules/put', { rules: { ...rules, ...change } });
}
const refusedPut = async (change: Partial<MemberRulesInput>) => {
	const { rules } = await till.ask('member-rules/list', {});
	return till.refused('member-rules/put', { rules: { ...rules, ...change } });
};
const memberOf = async (tail: string) => {
	const { rows } = await till.ask('member-list/find', { filter: { phone: tail } });
	return rows[0]?.memberId ?? '';
};
const allow = async (tail: string) => {
	const memberId = await memberOf(tail);
	const { consents } = await till.ask('consent/list', { memberId });
	const asked = consents.find(({ purpose }) => purpose === 'marketing');
	const textHash = asked?.textHash ?? '';
	await till.ask('consent/record', { memberId, purpose: 'marketing', given: true, textHash });
	return memberId;
};

/** A day later the shop is opened again: the upkeep looks at once. */
async function nextDay(days = 1): Promise<void> {
	till.clock.advance(days * DAY_MS);
	await till.restart();
	await till.signIn('manager');
}
const tasks = async () => (await till.ask('member-list/tasks', {})).rows;

describe('K3, MEM-8: the rules', () => {
	it('are read by anybody and put by a manager, with who and which version', async () => {
		const usual = await till.ask('member-rules/list', {});
		expect(usual).toMatchObject({
			version: 0,
			rules: { remind: { days: 3 }, winBack: { months: 3 }, coupon: { kindId: '' } },
			couponKinds: [{ kindId: 'ten', name: '10元回归券' }],
		});
		expect(usual.rules).toEqual(usual.usual);
		await till.signIn('cashier');
		const { rules } = usual;
		expect((await till.refused('member-rules/put', { rules })).code).toBe(
			'permission/needs-approval',
		);
		await till.signIn('manager');
		await put({ coupon: { kindId: 'ten', days: 14 } });
		const done = await put({ remind: { days: 5, everyDays: 10, atMost: 2 } });
		expect(done).toMatchObject({ version: 2, changedBy: approvalOf('manager').operatorNo });
		expect(done.rules).toMatchObject({ coupon: { days: 14 }, remind: { days: 5 } });
		expect((await journalOf(till, 'member-rules/changed')).map(({ changed }) => changed)).toEqual([
			['coupon'],
			['remind'],
		]);
	});

	it('are refused as a whole when one of them cannot hold', async () => {
		const late = { remind: { days: 90, everyDays: 7, atMost: 3 } };
		expect(await refusedPut(late)).toEqual({
			code: 'member-rules/wrong',
			row: 0,
			problem: 'remind-after-win-back',
		});
		expect(await refusedPut({ coupon: { kindId: 'none', days: 3 } })).toMatchObject({
			problem: 'coupon-unknown',
		});
		const first = { tag: 'A', measure: 'visits', from: 5 } as const;
		for (const [rule, problem] of [
			[{ ...first, tag: '' }, 'tag-missing'],
			[first, 'tag-twice'],
			[{ tag: 'B', measure: 'spent' }, 'no-bound'],
			[{ tag: 'B', measure: 'spent', from: 5, to: 4 }, 'from-above-to'],
		] as const) {
			expect(await refusedPut({ segments: [first, rule] })).toMatchObject({ row: 2, problem });
		}
		expect((await till.ask('member-rules/list', {})).version).toBe(0);
	});

	it('hold from the next look on: other thresholds, other tags and other lines', async () => {
		await bringThree(listed);
		const always = { tag: '来过', measure: 'visits', from: 1 } as const;
		await put({ segments: [always], remind: { days: 30, everyDays: 7, atMost: 1 } });
		await till.ask('member-list/retag', {});
		const tags = await rowsOf(till, 'SELECT DISTINCT tag FROM member_tag WHERE by_rule = 1');
		expect(tags).toEqual([{ tag: '来过' }]);
		await nextDay();
		expect((await tasks()).map(({ kind, phone }) => `${kind} ${phone.slice(-4)}`)).toEqual([
			'remind 0002',
			'win-back 0003',
		]);
	});
});

describe('MEM-8: tags of preference', () => {
	const TEA = '2000000000015';
	let memberId = '';
	beforeEach(async () => {
		({ memberId } = await till.ask('member/add', { phone: '13800138000' }));
	});
	const buy = async (text: string, quantityText = '1', buyer = memberId) => {
		await till.ask('scan/submit', { text, quantityText });
		await till.ask('sale/attach-member', { memberId: buyer });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		const { totalFen } = totals;
		return till.ask('sale/complete', { saleId, revision, totalFen });
	};
	const preferred = async (of = memberId) => {
		await till.ask('member-list/retag', {});
		const { panel } = await till.ask('member/page', { memberId: of });
		return panel.tags.filter((tag) => tag.startsWith('偏好'));
	};
	/** Two goods that lie in different categories, and what these are called. */
	const goods = async () => {
		const rows = await rowsOf<{ code: string; category: string }>(
			till,
			`SELECT CAST(b.code AS TEXT) AS code, c.name AS category
			 FROM product p JOIN barcode b USING (product_id) JOIN category c USING (category_id)
			 WHERE p.weighed = 0 AND p.active = 1 AND p.price_fen > 0 ORDER BY p.product_id`,
		);
		const tea = rows.find(({ code }) => code === TEA);
		const other = rows.find(({ category }) => category !== tea?.category);
		return { tea: tea?.category ?? '', ...other };
	};

	it('are of the category most of the money goes to, from three visits on, and come and go', async () => {
		const { tea, code = '', category = '' } = await goods();
		await buy(TEA);
		const second = await buy(TEA);
		expect(await preferred()).toEqual([]);
		await buy(TEA);
		expect(await preferred()).toEqual([`偏好·${tea}`]);
		expect(await till.ask('member-list/retag', {})).toEqual({ members: 1, changed: 0 });
		// What comes back was not bought, and a sale that was voided was no visit.
		const whole = { pos: second.pos, mode: 'void' as const, lines: [] };
		const { paidFen } = await till.ask('refund/preview', whole);
		const asked = { ...whole, expectedPaidFen: paidFen, reason: 'mistake' as const };
		await till.ask('refund/complete', asked);
		expect(await preferred()).toEqual([]);
		await buy(code, '99');
		expect(await preferred()).toEqual([`偏好·${category}`]);
		till.clock.advance(200 * DAY_MS);
		await till.signIn('manager');
		expect(await preferred()).toEqual([]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('are the store’s to say: another share, more visits, none at all; one given by hand stays', async () => {
		const { tea } = await goods();
		for (let visit = 0; visit < 3; visit += 1) await buy(TEA);
		await put({ preference: { sharePercent: 100, months: 1, visits: 4 } });
		expect(await preferred()).toEqual([]);
		await put({ preference: { sharePercent: 100, months: 1, visits: 3 } });
		expect(await preferred()).toEqual([`偏好·${tea}`]);
		await till.ask('member/tag', { memberId, add: ['偏好·安静'] });
		await put({ preference: { sharePercent: 0, months: 1, visits: 3 } });
		expect(await preferred()).toEqual(['偏好·安静']);
		const changed = (await journalOf(till, 'member-rules/changed')).at(-1);
		expect(changed).toMatchObject({ changed: ['preference'] });
	});

	it('count what was bought under a row that was merged', async () => {
		const { tea } = await goods();
		for (let visit = 0; visit < 3; visit += 1) await buy(TEA);
		const { memberId: keepId } = await till.ask('member/add', { phone: '13900139000' });
		await till.ask('member/merge', { keepId, dropId: memberId });
		expect(await preferred(keepId)).toEqual([`偏好·${tea}`]);
	});
});

describe('MEM-17: the coupon that wins back', () => {
	it('is on the account of who may hear from us, once in an absence, told in the journal', async () => {
		await bringThree(listed);
		await bring(till, [`13700000004,王五,,90.00,1,${daysBefore(listed.today, 200)},`]);
		const memberId = await allow('0003');
		await put({ coupon: { kindId: 'ten', days: 10 } });
		await nextDay();
		await tasks();
		await nextDay(0);
		const row = async () => (await tasks()).find((one) => one.memberId === memberId);
		await expect.poll(async () => (await row())?.coupon?.name, OFTEN).toBe('10元回归券');
		const today = addDays(listed.today, 1);
		const coupon = (await row())?.coupon;
		expect(coupon?.validUntil).toBe(addDays(today, 9));
		const { panel } = await till.ask('member/page', { memberId });
		expect(panel.coupons).toEqual([coupon]);
		const silent = await till.ask('member/page', { memberId: await memberOf('0004') });
		expect(silent.panel.coupons).toEqual([]);
		expect(await journalOf(till, 'coupon/issued')).toMatchObject([
			{ member_id: memberId, why: 'win-back', codes: [coupon?.code], kind_id: 'ten' },
		]);
		// Weeks later they are on the list again, and have theirs.
		await nextDay(8);
		await tasks();
		await nextDay(0);
		expect((await rowsOf(till, 'SELECT * FROM win_back')).length).toBe(1);
		expect((await journalOf(till, 'coupon/issued')).length).toBe(1);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('a visit ends the absence: the next one earns another', async () => {
		await bringThree(listed);
		const memberId = await allow('0003');
		await put({ coupon: { kindId: 'ten', days: 10 } });
		await nextDay();
		await tasks();
		await nextDay(0);
		const sent = async () => (await rowsOf(till, 'SELECT * FROM win_back')).length;
		await expect.poll(sent, OFTEN).toBe(1);
		await till.ask('sale/attach-member', { memberId });
		await till.ask('scan/submit', { text: '2000000000015', quantityText: '3' });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		await nextDay(100);
		await tasks();
		await nextDay(0);
		await expect.poll(sent, OFTEN).toBe(2);
	});

	it('is not sent while the rules name none', async () => {
		await bringThree(listed);
		await allow('0003');
		await nextDay();
		expect((await tasks()).map(({ kind }) => kind)).toContain('win-back');
		await nextDay(0);
		expect(await rowsOf(till, 'SELECT * FROM win_back')).toEqual([]);
		expect((await tasks()).every(({ coupon }) => coupon === undefined)).toBe(true);
	});
});
