// Goal: a member's pass is used with three keys, what cannot be used says why, and the passes that
// are sold are written in the back office, all by keys and under axe.
import { describe, expect, it } from 'vitest';
import { putPass } from '#kit/put-pass.ts';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

let memberId = '';

/** A member on the sale with a pass of ten uses, and one that ran out. */
async function withPasses(till: TempTerminal): Promise<void> {
	await till.openShop();
	memberId = (await till.ask('member/add', { phone: '13800138000' })).memberId;
	for (const [name, days] of [
		['足疗十次卡', 365],
		['开业体验卡', 30],
	] as const) {
		const { templateId } = await putPass(till, { name, validDays: days });
		const sale = { memberId, templateId, expectedPriceFen: 88_000, way: 'wechat' as const };
		await till.ask('pass-card/sell', sale);
	}
	till.clock.advance(40 * 86_400_000);
	await till.signIn('cashier');
	await till.ask('sale/attach-member', { memberId });
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ role: 'cashier', ...options });
	return open;
}

async function listed(till: TempTerminal) {
	return (await till.ask('pass-card/list', { memberId })).passes;
}

describe('golden path D: a pass at the counter', () => {
	it('two equal ones are told apart by the day they were sold, or that they were given', async () => {
		const before = async (till: TempTerminal) => {
			await withPasses(till);
			const { templateId } = await putPass(till);
			const sale = { memberId, templateId, expectedPriceFen: 88_000, way: 'wechat' as const };
			await till.ask('pass-card/sell', sale);
		};
		const { keys, page, look } = await office({ before });
		await keys.press('F10');
		const rows = page.getByRole('dialog').getByRole('radio');
		await rows.nth(1).waitFor();
		expect(await page.getByRole('dialog').locator('label').allTextContents()).toEqual([
			expect.stringContaining('2026-03-02 购'),
			expect.stringContaining('2026-04-11 购'),
		]);
		expect(await look('pass-choice')).toEqual([]);
	});

	it('is used with F10, Enter, Enter', async () => {
		const { keys, sees, till, page } = await office({ before: withPasses });
		await keys.press('F10');
		await page.getByRole('dialog').waitFor();
		await sees('开业体验卡');
		await sees('已到期，可延期');
		await keys.press('Enter');
		await page.getByLabel('次数').waitFor();
		await keys.press('Enter');
		await sees('已核销 1 次 足疗，剩 9/10 次');
		expect((await listed(till))[0]).toMatchObject({ name: '足疗十次卡', usesLeft: 9 });
	});

	it('is used several times at once, and a refusal stays in the dialog', async () => {
		const { keys, sees, till, page } = await office({ before: withPasses });
		await keys.press('F10');
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByLabel('次数').waitFor();
		await keys.type('11');
		await keys.press('Enter');
		await sees('次数不够，还剩 10 次，没有扣次');
		await page.getByLabel('次数').fill('3');
		await keys.press('Enter');
		await sees('已核销 3 次 足疗，剩 7/10 次');
		expect((await listed(till))[0]).toMatchObject({ usesLeft: 7 });
	});

	it('needs a member on the sale', async () => {
		const { keys, sees } = await office({ before: (till) => till.openShop() });
		await keys.press('F10');
		await sees('这一单没有会员');
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('has no finding of axe in %s, %s', async (language, theme) => {
		const { keys, look, page } = await office({ language, theme, before: withPasses });
		await keys.press('F10');
		await page.getByRole('dialog').waitFor();
		await page.getByRole('dialog').getByText('开业体验卡', { exact: true }).waitFor();
		expect(await look('pass-choose')).toEqual([]);
		await keys.press('Enter');
		await page.getByRole('textbox').first().waitFor();
		expect(await look('pass-use')).toEqual([]);
	});
});

describe('the templates of passes', () => {
	it('are written with F8: a wrong one is named, a right one is listed', async () => {
		const { keys, sees, page, till } = await office({
			role: 'manager',
			route: 'pass-card',
			before: (shop) => shop.openShop(),
		});
		await sees('还没有次卡模板');
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		await keys.type('足疗五次卡');
		await page.getByLabel('售价（元）').fill('9999');
		await keys.press('Enter');
		await sees('请先选好项目 1 的服务');
		await page.getByLabel('商品名称、拼音或编号').fill('足疗');
		await page.getByRole('button', { name: '足疗 60分钟' }).click();
		await page.getByLabel('次数', { exact: true }).fill('5');
		await keys.press('Enter');
		await sees('售价比单次原价加起来还高');
		await page.getByLabel('售价（元）').fill('500');
		await keys.press('Enter');
		await sees('足疗五次卡 已保存');
		const { templates } = await till.ask('pass-card/templates', {});
		expect(templates).toMatchObject([{ active: true, pricePerUseFen: 10_000 }]);
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('have no finding of axe in %s, %s', async (language, theme) => {
		const { keys, look, page } = await office({
			language,
			theme,
			role: 'manager',
			route: 'pass-card',
			before: withPasses,
		});
		await page.getByText('138****8000').waitFor();
		await page.getByText('足疗十次卡').click();
		expect(await look('pass-templates')).toEqual([]);
		await keys.press('F12');
		await page.getByRole('dialog').waitFor();
		expect(await look('pass-template')).toEqual([]);
	});
});

/** From the list of passes that ended to the passes of that member. */
async function paneOf(options: OfficeOptions = {}): Promise<Office> {
	const opened = await office({
		role: 'manager',
		route: 'pass-card',
		before: withPasses,
		...options,
	});
	await opened.page.getByText('138****8000').click();
	await opened.page.getByText('足疗十次卡').waitFor();
	return opened;
}

describe('the passes of a member', () => {
	it('are extended from the list of those that ended with something left', async () => {
		const { sees, page, keys, till } = await paneOf();
		await page.getByText('开业体验卡').click();
		await sees('这张卡已到期，还有没用完的，请问会员要不要延期。');
		await page.getByRole('button', { name: '延期' }).click();
		await page.getByLabel('延长几天').fill('60');
		await keys.press('Enter');
		await sees('开业体验卡 已延期到 2026-06-09');
		expect(await listed(till)).toMatchObject([{ needsExtension: false }, {}]);
	});

	it('are sold, used, taken back and given back with their calculation', async () => {
		const { sees, page, keys, till } = await paneOf();
		await page.getByText('足疗十次卡').click();
		await page.getByRole('button', { name: '核销' }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByLabel('次数').fill('3');
		await keys.press('Enter');
		await sees('已核销 3 次 足疗，剩 7/10 次');
		await page.getByRole('button', { name: '退卡' }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await sees('已用 足疗 3 次，按单次原价');
		await sees('583.00');
		await sees('按规定退到本人同名账户');
		// What is too much for cash is not offered in cash.
		await sees('怎么退');
		expect(await page.getByText('现金', { exact: true }).count()).toBe(0);
		await keys.press('Enter');
		await sees('足疗十次卡 已退，退款 ¥583.00');
		await page.getByRole('button', { name: '售卡' }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await sees('怎么付');
		// Nobody said how: it is not taken for cash.
		await keys.press('Enter');
		await sees('请先选怎么付');
		await keys.press('1');
		await keys.press('Enter');
		await sees('已售 开业体验卡，收款 ¥880.00');
		expect(await listed(till)).toHaveLength(3);
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('have no finding of axe in %s, %s', async (language, theme) => {
		const { look, page, keys } = await paneOf({ language, theme });
		await page.getByText('开业体验卡').click();
		expect(await look('pass-pane')).toEqual([]);
		await page.getByRole('button', { name: /^(?:退卡|Refund)$/ }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByText('880.00').last().waitFor();
		expect(await look('pass-refund')).toEqual([]);
	});
});
