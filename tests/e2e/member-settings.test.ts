// Goal: a manager puts a table of tiers as a whole, sees what ¥100 brings and costs on every step,
// and makes a type of card; what is wrong is said at its row.
import { describe, expect, it } from 'vitest';
import { keepOffices, type Office } from './kit-office.ts';

const offices = keepOffices();

async function settings(language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Office> {
	const open = await offices.open({ route: 'member-settings', role: 'manager', language });
	await open.page.locator('tbody tr').first().waitFor();
	return open;
}

describe('CFG-2: the table of tiers', () => {
	it('is changed in a draft with its preview, and saved as a whole', async () => {
		const { page, keys, sees, look, till } = await settings();
		await sees('得 150 分 / 付 ¥100.00');
		expect(await look('member-settings')).toEqual([]);
		await page.getByRole('row').filter({ hasText: '白银' }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('折扣').fill('9.5');
		await page.getByLabel('权益').fill('免费礼品 4');
		await sees('得 120 分 / 付 ¥95.00');
		expect(await look('member-settings-tier')).toEqual([]);
		await page.getByRole('button', { name: '写好了' }).click();
		await sees('有改动还没有保存');
		await keys.press('F12');
		await sees('等级表已保存，下一单起生效');
		expect((await till.ask('tier/list', {})).tiers[1]).toMatchObject({
			charge: 9500,
			benefits: [{ name: '免费礼品', perYear: 4 }],
		});
	});

	it('K4: begins with a template, and says which row is wrong', async () => {
		const { page, keys, sees } = await settings();
		await page.getByRole('button', { name: '用五级模板' }).click();
		await sees('黑钻卡');
		await page.getByRole('row').filter({ hasText: '金卡' }).first().click();
		await page.getByLabel('满多少').fill('1000');
		await page.getByRole('button', { name: '写好了' }).click();
		await keys.press('F12');
		await sees('第 3 级：要比下面同类的等级高');
	});
});

describe('CFG-1: types of cards', () => {
	it('are made in a dialog, in English too', async () => {
		const { page, sees, look, till } = await settings('en');
		await page.getByRole('button', { name: 'New type' }).click();
		await page.getByLabel('Name').fill('Gold');
		await page.getByLabel('Code (capitals and digits)').fill('gold');
		await page.getByLabel('Discount').first().fill('9');
		expect(await look('member-settings-card')).toEqual([]);
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await sees('Saved; it holds from the next scan on');
		expect((await till.ask('card-type/list', {})).types).toMatchObject([
			{ code: 'GOLD', charge: 9000, active: true },
		]);
	});

	it('name every category they are good for', async () => {
		const { page, sees, look, till } = await settings();
		await page.getByRole('button', { name: '新卡类型' }).click();
		await page.getByLabel('名称').fill('茶饮卡');
		await page.getByLabel('编号（大写字母和数字）').fill('TEA');
		const category = page.getByLabel('适用分类');
		await category.selectOption({ index: 1 });
		await category.selectOption({ index: 1 });
		await sees('2 个分类');
		expect(await look('member-settings-card-goods')).toEqual([]);
		await page.getByRole('button', { name: '保存', exact: true }).click();
		await sees('已保存，下次扫码起生效');
		const { types } = await till.ask('card-type/list', {});
		expect(types[0]?.categories).toHaveLength(2);
	});
});

describe('K3, MEM-8: the rules of the day', () => {
	it('are changed in a form, and say who changed them', async () => {
		const { page, keys, sees, look, till } = await settings();
		await sees('3 天没来就提醒');
		await page.getByRole('button', { name: '改提醒和挽留' }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('多少天没来').fill('5');
		expect(await look('member-rules')).toEqual([]);
		await keys.press('Enter');
		await sees('会员规则已保存');
		await sees('5 天没来就提醒');
		await sees('第 1 版');
		expect((await till.ask('member-rules/list', {})).rules.remind.days).toBe(5);
	});

	it('of automatic tags are rows, and what is wrong is said at its row', async () => {
		const { page, sees, look, till } = await settings();
		await page.getByRole('button', { name: '改自动标签' }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByRole('button', { name: '加一个标签' }).click();
		await page.getByLabel('标签', { exact: true }).last().fill('R活跃');
		await page.getByLabel('从', { exact: true }).last().fill('3');
		expect(await look('member-rules-tags')).toEqual([]);
		await page.getByRole('button', { name: '保存', exact: true }).click();
		await sees('第 9 个标签：标签和上面的一样');
		await page.getByLabel('标签', { exact: true }).last().fill('来过三次');
		await page.getByRole('button', { name: '保存', exact: true }).click();
		await sees('会员规则已保存');
		const { rules } = await till.ask('member-rules/list', {});
		expect(rules.segments.at(-1)).toEqual({ tag: '来过三次', measure: 'visits', from: 3 });
	});
});
