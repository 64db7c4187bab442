// Goal: a key does what its person meant and nothing more. A second Enter answers no question that
// nobody has read, a touch throws away nothing that was typed, and the focus never falls away.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { putPass } from '#kit/put-pass.ts';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices } from './kit-office.ts';

const CARD = 'GT-0001';
const TEA = '2000000000015';
const offices = keepOffices();

/** In no time: faster than anybody reads. */
const AT_ONCE = 140;

async function withPass(till: TempTerminal): Promise<void> {
	await till.openShop();
	const known = { phone: '13800138000', cardNo: CARD, name: '欧阳明' };
	const { memberId } = await till.ask('member/add', known);
	const { templateId } = await putPass(till);
	const sold = { memberId, templateId, expectedPriceFen: 88_000, way: 'wechat' as const };
	await till.ask('pass-card/sell', sold);
	await till.ask('scan/submit', { text: CARD, source: 'wedge' });
	await till.ask('scan/submit', { text: TEA });
}

/** The dialog's own field: the page behind it has one for phones too. */
const field = (page: Page, name: string) =>
	page.getByRole('dialog').getByRole('textbox', { name, exact: true });

const usesLeft = async (till: TempTerminal) => {
	const { totals } = await till.ask('sale/current', {});
	const memberId = totals.member?.memberId ?? '';
	const { passes } = await till.ask('pass-card/list', { memberId });
	return passes.map((pass) => pass.usesLeft);
};

describe('Enter in a burst', () => {
	it('uses a pass once at most, and sells nothing', async () => {
		const { page, keys, till } = await offices.open({ role: 'cashier', before: withPass });
		await keys.press('F10');
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByLabel('次数').waitFor();
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await keys.press('Enter', AT_ONCE);
		await keys.press('Enter', AT_ONCE);
		expect(await usesLeft(till)).toEqual([9]);
		expect((await till.ask('sale/current', {})).lines).toHaveLength(1);
		// Read by now: Enter takes the money, as ever.
		await keys.press('Enter');
		await page.getByText('应收').first().waitFor();
	});

	it('does not answer the second step with the Enter of the first', async () => {
		const { page, keys, till } = await offices.open({ role: 'cashier', before: withPass });
		await keys.press('F10');
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByLabel('次数').waitFor();
		await keys.press('Enter', AT_ONCE);
		await keys.press('Enter', AT_ONCE);
		await page.getByLabel('次数').waitFor();
		expect(await usesLeft(till)).toEqual([10]);
	});
});

describe('what is typed', () => {
	it('stays in the field it was begun in', async () => {
		const { page, keys } = await offices.open({
			role: 'cashier',
			before: (till) => till.openShop(),
		});
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.press('F9');
		await page.getByRole('heading', { name: '新建会员' }).waitFor();
		await keys.type('13800138000');
		expect(await field(page, '手机号').inputValue()).toBe('13800138000');
		expect(await field(page, '姓名').inputValue()).toBe('');
	});

	it('is not lost by a touch beside the dialog, and three fields of it by the second Esc only', async () => {
		const { page, keys } = await offices.open({ role: 'manager', route: 'member' });
		await keys.press('F8');
		await field(page, '手机号').fill('13800138000');
		await page.mouse.click(5, 5);
		expect(await field(page, '手机号').inputValue()).toBe('13800138000');
		await field(page, '姓名').fill('欧阳明');
		await field(page, '地址').fill('解放路 1 号');
		await keys.press('Escape');
		await page.getByText('填的还没有保存').waitFor();
		expect(await field(page, '地址').inputValue()).toBe('解放路 1 号');
		await keys.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
	});

	it('on a page that does not keep it: Esc asks once before it is lost', async () => {
		const office = await offices.open({ role: 'owner', route: 'member-settings' });
		const { page, keys } = office;
		await page.getByRole('row').filter({ hasText: '白银' }).focus();
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor();
		expect(await page.getByText('有改动还没有保存').count()).toBe(0);
		await keys.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await page.getByRole('button', { name: '用三级模板' }).click();
		await page.getByText('有改动还没有保存').waitFor();
		await keys.press('Escape');
		await page.getByText('再按一次就离开').waitFor();
		expect(page.url()).toContain('member-settings');
		expect(await office.look('unsaved-page')).toEqual([]);
		await keys.press('Escape');
		await page.getByText('有改动还没有保存').waitFor({ state: 'detached' });
		// What the browser says of its address comes by a way of its own.
		await expect.poll(() => page.url()).not.toContain('member-settings');
	});
});

describe('the focus', () => {
	it('stays in its place when the button that was pressed is gone', async () => {
		let memberId = '';
		const before = async (till: TempTerminal) => {
			await withPass(till);
			memberId = (await till.ask('sale/current', {})).totals.member?.memberId ?? '';
			const { passes } = await till.ask('pass-card/list', { memberId });
			const use = { passId: passes[0]?.passId ?? '', itemNo: 1, times: 1 };
			await till.ask('pass-card/use', use);
		};
		const { page, keys, url } = await offices.open({ role: 'manager', route: 'sales', before });
		await page.goto(`${url}#/member?id=${memberId}`);
		await page.getByText('138****8000').first().waitFor();
		await keys.press('Alt+4');
		const undo = page.getByRole('button', { name: /^撤销/ });
		await undo.focus();
		await keys.press('Enter');
		await undo.waitFor({ state: 'detached' });
		const focused = () => page.evaluate(() => document.activeElement?.closest('main') !== null);
		await expect.poll(focused).toBe(true);
	});
});
