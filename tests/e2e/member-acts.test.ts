// Goal: what cannot be taken back is looked at before it is done, of who has left nothing is begun,
// and the head of the page counts what was just done.
import { describe, expect, it } from 'vitest';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { addVisitor, openPage, PHONE } from './kit-member-page.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

let memberId = '';

async function withMember(till: TempTerminal): Promise<void> {
	memberId = await addVisitor(till);
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		role: 'manager',
		route: 'member',
		before: withMember,
		...options,
	});
	return open;
}

/** With somebody else, who has points, and a tier of their own. */
async function withTwo(till: TempTerminal): Promise<void> {
	await withMember(till);
	const other = await till.ask('member/add', { phone: '13900138000', name: '欧阳明' });
	const points = { memberId: other.memberId, points: 1_000, reason: '补登' };
	await till.signIn('manager');
	await till.ask('points/adjust', points);
	await till.ask('tier/grant', { memberId: other.memberId, tier: 'gold', reason: 'goodwill' });
}

describe('two rows of one person on the page', () => {
	it('MEM-6: who is found is looked at first, and nobody is found to be their own double', async () => {
		const office_ = await office({ before: withTwo });
		const { keys, page, sees, till, look } = office_;
		await page.getByRole('textbox').fill(PHONE);
		await page.getByRole('option').first().waitFor();
		await keys.press('Enter');
		await page.getByText('138****8000').first().waitFor();
		await page.getByRole('button', { name: '合并' }).click();
		await keys.type('8000');
		await page.getByRole('option').first().waitFor();
		await expect.poll(() => page.getByRole('option').count()).toBe(1);
		await keys.press('Enter');
		await sees('合并以后不能拆开。');
		await sees('139****8000');
		await sees('1,000');
		await keys.press('Enter');
		expect(await look('page-merge')).toEqual([]);
		expect((await till.ask('member/page', { memberId })).panel.points).toBeLessThan(1_000);
		await keys.press('F12');
		await sees('已合并进来');
		expect((await till.ask('member/page', { memberId })).panel.points).toBeGreaterThan(999);
		// The head says it at once.
		await sees(/^1,0\d\d$/);
		expect(await look('page-merged')).toEqual([]);
	});

	it('MEM-15: a card goes to somebody else only after both were looked at', async () => {
		const office_ = await office({ before: withTwo });
		const { keys, page, sees, till, look } = office_;
		await page.getByRole('textbox').fill(PHONE);
		await page.getByRole('option').first().waitFor();
		await keys.press('Enter');
		await page.getByRole('button', { name: '卡片' }).click();
		await page.getByRole('button', { name: '转卡' }).click();
		await keys.type('8000');
		await page.getByRole('option').first().waitFor();
		await keys.press('Enter');
		await sees(/只转卡号/);
		expect(await look('page-transfer')).toEqual([]);
		expect((await till.ask('member/page', { memberId })).cards[0]?.state).toBe('active');
		await keys.press('F12');
		await sees(/已转给/);
	});

	it('MEM-6: of who has left everything is there to be read, and nothing is begun', async () => {
		const office_ = await office();
		const { page, keys, till, look } = office_;
		await openPage(office_);
		await till.signIn('owner');
		const { panel } = await till.ask('member/page', { memberId });
		const all = { memberId, points: -panel.points, reason: '销户' };
		if (panel.points > 0) await till.ask('points/adjust', all);
		await till.ask('member/close', { memberId });
		await till.signIn('manager');
		await page.goto(`${office_.url}#/sales`);
		await page.locator('[aria-label="销售单列表"]').first().waitFor();
		await page.goto(`${office_.url}#/member?id=${memberId}`);
		await page.getByText('已注销：不能用').waitFor();
		expect(await look('page-closed')).toEqual([]);
		const acts = /修改|密码|加标签|发卡|充值|调整|售卡|核销|授予|加副账户/;
		for (const part of ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+7', 'Alt+8']) {
			await keys.press(part);
			await page.locator(`button[aria-pressed=true][aria-keyshortcuts="${part}"]`).waitFor();
			expect(await page.getByRole('button', { name: acts }).count()).toBe(0);
		}
	});
});

describe('the pockets on the page', () => {
	it('counts in the head what was just done in a pocket', async () => {
		const office_ = await office();
		const { keys, page, look } = office_;
		await openPage(office_);
		await keys.press('Alt+3');
		await page.getByRole('button', { name: '调整积分' }).click();
		await page.getByLabel('加或减多少分').fill('990');
		await page.getByLabel('原因').fill('补登');
		await keys.press('Enter');
		await page
			.locator('header dd')
			.filter({ hasText: /^99\d|1,0\d\d$/ })
			.first()
			.waitFor();
		await page.getByText('+990').waitFor();
		expect(await look('page-points')).toEqual([]);
	});
});
