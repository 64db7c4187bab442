// Goal: whoever keeps the store writes down once when a tax rate changes, is told of a day that is
// none, and sees it kept; a store whose prices are without tax says so in the same place.
import { describe, expect, it } from 'vitest';
import { keepOffices } from './kit-office.ts';

const offices = keepOffices();

async function openTaxes(language: 'zh-CN' | 'en' = 'zh-CN') {
	const office = await offices.open({ route: 'settings', role: 'owner', language });
	const name = language === 'en' ? 'Changes of rates' : '税率变动';
	const taxes = office.page.getByRole('group', { name });
	await taxes.waitFor();
	return { ...office, taxes };
}

describe('changes of tax rates', () => {
	it('are a row each, with a day that is one, and can be taken away again', async () => {
		const { keys, till, sees, look, taxes } = await openTaxes();
		await taxes.getByRole('button', { name: '添加税率变动' }).click();
		const row = taxes.getByRole('group', { name: '第 1 个变动' });
		await row.getByLabel('原税率').selectOption('300');
		await row.getByLabel('新税率').selectOption('100');
		await row.getByLabel('从哪天起').fill('2027-02-30');
		await keys.press('Control+s');
		await sees('设置不对：税率变动');
		await row.getByLabel('从哪天起').fill('2027/01/01');
		await keys.press('Control+s');
		await sees('已保存，马上生效');
		expect((await till.ask('settings/get', {})).taxChanges).toEqual([
			{ fromBp: 300, toBp: 100, date: '2027-01-01' },
		]);
		expect(await look('settings-tax')).toEqual([]);
		await taxes.getByRole('button', { name: '去掉第 1 个变动' }).click();
		await keys.press('Control+s');
		await expect.poll(async () => (await till.ask('settings/get', {})).taxChanges).toEqual([]);
	});
});

describe('tax on top', () => {
	it('is chosen here, and said in English too', async () => {
		const { keys, till, look, taxes } = await openTaxes('en');
		await taxes.locator('label', { hasText: 'Yes' }).click();
		await keys.press('Control+s');
		await expect.poll(async () => (await till.ask('settings/get', {})).taxOnTop).toBe(true);
		expect(await look('settings-tax-on-top')).toEqual([]);
	});
});
