// Goal: technicians are kept in the member settings with what they are paid, named at a pass use
// and on a line by a touch or a number, and a pass is made longer for money; under axe.
import { describe, expect, it } from 'vitest';
import { findMassage, putPass } from '#kit/put-pass.ts';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const released = { approval: approvalOf('manager') };

const offices = keepOffices();

let memberId = '';
let productId = 0;

/** Two technicians, a service that pays 10 %, a member with a pass of it that may be extended. */
async function withTechnicians(till: TempTerminal, validDays = 365): Promise<void> {
	await till.openShop();
	productId = await findMassage(till);
	const pays = { productId, commissionText: '10%', durationText: '60' };
	await till.ask('product/change', pays, released);
	await till.ask('technician/put', { code: '08', name: '王芳' }, released);
	await till.ask('technician/put', { code: '12', name: '李静', operatorNo: '1003' }, released);
	const extension = { days: 90, priceFen: 10_000 };
	const { templateId } = await putPass(till, { validDays, extension });
	memberId = (await till.ask('member/add', { phone: '13800138000' })).memberId;
	const sale = { memberId, templateId, expectedPriceFen: 88_000 };
	const { pass } = await till.ask('pass-card/sell', sale);
	await till.ask('pass-card/use', { passId: pass.passId, times: 3, technician: '08' });
	await till.ask('pass-card/use', { passId: pass.passId, technician: '12' });
	await till.ask('sale/attach-member', { memberId });
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		role: 'manager',
		before: (till) => withTechnicians(till),
		...options,
	});
	return open;
}

describe('PASS-3: technicians in the member settings', () => {
	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)(
		'stand with what they are paid, a bar beside each, in %s, %s',
		async (language, theme) => {
			const { look, page, sees } = await office({ route: 'member-settings', language, theme });
			await sees('08 王芳');
			const table = page.getByRole('table', { name: /各技师应付提成|To be paid, by technician/ });
			await table.scrollIntoViewIfNeeded();
			const rows = await table.locator('tbody tr').allTextContents();
			expect(rows).toHaveLength(3);
			expect(rows[0]).toContain('26.40');
			expect(rows[2]).toContain('35.20');
			expect(await look('technicians')).toEqual([]);
			await page.getByRole('button', { name: /上月|Last month/ }).click();
			await sees(/这段时间没有记技师的服务|No services with a technician/);
		},
	);

	it('are added, and the table is printed', async () => {
		const { look, page, sees, till } = await office({ route: 'member-settings' });
		await page.getByRole('button', { name: '新增技师' }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('工号', { exact: true }).fill('a9');
		await page.getByLabel('姓名').fill('赵敏');
		expect(await look('technician-form')).toEqual([]);
		await page.getByRole('button', { name: '保存', exact: true }).click();
		await sees('已保存技师 赵敏');
		await sees('A9');
		await page.getByRole('button', { name: '打印提成表' }).click();
		await sees('提成表已送打印机');
		const { technicians } = await till.ask('technician/list', {});
		expect(technicians.map(({ code }) => code)).toEqual(['08', '12', 'A9']);
	});
});

describe('PASS-3: at the counter', () => {
	it('a technician is touched at a pass use', async () => {
		const { keys, look, page, sees, till } = await office({ role: 'cashier' });
		await keys.press('F10');
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByRole('button', { name: '12 李静' }).click();
		expect(await look('technician-use')).toEqual([]);
		await page.getByRole('button', { name: /^核销/ }).click();
		await sees('已核销 1 次 足疗');
		const { passes } = await till.ask('pass-card/list', { memberId });
		expect(passes[0]?.uses[0]).toMatchObject({ technician: '12' });
	});

	it('a line of a service names one with Ctrl+K', async () => {
		const { keys, look, page, sees, till } = await office({
			role: 'cashier',
			before: async (one) => {
				await withTechnicians(one);
				await one.ask('sale/add-product', { productId });
			},
		});
		await page.getByRole('button', { name: /^技师/ }).waitFor();
		await keys.press('Control+k');
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('技师工号').fill('08');
		expect(await look('technician-line')).toEqual([]);
		await keys.press('Enter');
		await sees('技师 08');
		expect((await till.ask('sale/current', {})).lines).toMatchObject([{ technician: '08' }]);
	});
});

describe('PASS-3: a service in the goods room', () => {
	it('says what it takes and pays, and is changed', async () => {
		const { look, page, sees, keys } = await office({ route: 'goods' });
		await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('足疗');
		await page.getByText('足疗').first().waitFor();
		await page.locator('tbody tr').first().click();
		await sees('60 分钟');
		await keys.press('F6');
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('技师提成').fill('15');
		expect(await look('technician-goods')).toEqual([]);
		await keys.press('Enter');
		await sees('15.00');
	});
});

describe('PASS-5: a pass is made longer for money, and renewed', () => {
	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('in two ways of paying, in %s, %s', async (language, theme) => {
		const before = (one: TempTerminal) => withTechnicians(one, 20);
		const { look, page, sees, till } = await office({
			route: 'pass-card',
			language,
			theme,
			before,
		});
		await page.getByText('138****8000').click();
		await page.getByRole('button', { name: /付费续期|Extend for money/ }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByRole('radio').first().check();
		await page.getByLabel(/另一种方式收多少|Of it another way/).fill('40');
		expect(await look('pass-extension')).toEqual([]);
		await page.getByRole('button', { name: /收款 ¥100.00|¥100.00/ }).click();
		await sees(/足疗十次卡.*2026-06-19/);
		expect(await look('pass-extended')).toEqual([]);
		const { passes } = await till.ask('pass-card/list', { memberId });
		expect(passes).toMatchObject([{ priceFen: 98_000, extensions: [{ feeFen: 10_000 }] }]);
		await page.getByRole('button', { name: /续卡|Renew/ }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByRole('radio').first().check();
		await page.getByRole('button', { name: /¥880.00/ }).click();
		await sees(/已续卡|is renewed/);
	});
});
