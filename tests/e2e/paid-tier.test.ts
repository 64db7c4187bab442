// Goal: on the member's page a level is given by hand, sold by several ways of paying, given back
// with its calculation and undone on its day; by keys and under axe, in both languages.
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office } from './kit-office.ts';

const FEE = 19_900;

const offices = keepOffices();

let memberId = '';

async function withMember(till: TempTerminal): Promise<void> {
	await till.openShop();
	const { templates } = await till.ask('tier/list', {});
	const tiers = templates.three.map((row, at) => {
		const paid = { basis: 'paid' as const, threshold: 0, feeFen: FEE, feeDays: 365 };
		return at < 2 ? row : { ...row, ...paid, name: '尊享卡' };
	});
	await till.ask('tier/put-table', { tiers }, { approval: approvalOf('manager') });
	const known = { phone: '13800138000', name: '欧阳明', tags: [] };
	memberId = (await till.ask('member/add', known)).memberId;
}

/** The page of the member, on what their level gives. */
async function opened(language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Office> {
	const open = await offices.open({
		role: 'manager',
		route: 'member',
		before: withMember,
		language,
	});
	const { keys, page } = open;
	await keys.type('8000');
	await page.getByRole('option').first().waitFor();
	await keys.press('Enter');
	await page.getByText('138****8000').first().waitFor();
	await keys.press('Alt+6');
	return open;
}

const fees = async ({ till }: Office) => (await till.ask('tier/fees', { memberId })).fees;

describe('the level of a member', () => {
	it('is sold by two ways of paying, and undone the same day', async () => {
		const office = await opened();
		const { page, keys, sees, look } = office;
		await page.getByRole('button', { name: '开通付费会员' }).click();
		await page.getByRole('dialog').waitFor();
		expect(await look('tier-buy')).toEqual([]);
		await keys.press('Enter');
		await page.getByRole('button', { name: '收款 ¥199.00' }).click();
		await sees('请先选怎么付');
		await page.getByRole('dialog').getByRole('combobox').selectOption('cash');
		await page.getByLabel('金额（元）').fill('100');
		await sees('还差 ¥99.00');
		await page.getByRole('button', { name: '再加一种收款' }).click();
		expect(await look('tier-buy-money')).toEqual([]);
		await page.getByRole('button', { name: '收款 ¥199.00' }).click();
		await sees('尊享卡已开通到 2027-03-01，收款 ¥199.00');
		expect(await fees(office)).toMatchObject([{ state: 'active', leftFen: FEE }]);
		expect(await look('tier-bought')).toEqual([]);
		await page.getByRole('button', { name: /^撤销/ }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await sees('已撤销，¥199.00 按原路退回');
		expect(await fees(office)).toMatchObject([{ state: 'undone', leftFen: 0 }]);
	});

	it('is given back with its calculation, in English', async () => {
		const office = await opened('en');
		const { page, keys, sees, look } = office;
		await page.getByRole('button', { name: 'Sell a paid tier' }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByRole('dialog').getByRole('combobox').selectOption('cash');
		await page.getByRole('button', { name: 'Take ¥199.00' }).click();
		await sees('holds until 2027-03-01');
		await page.getByRole('button', { name: /^Refund .+ 2026/ }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await sees('1 of 365 days are gone');
		expect(await look('tier-refund')).toEqual([]);
		await page.getByRole('button', { name: 'Refund ¥198.45' }).click();
		await sees('refunded; the paid tier has ended');
		expect(await fees(office)).toMatchObject([{ state: 'refunded', refundFen: 19_845 }]);
	});

	it('is given by hand until a date, with a reason', async () => {
		const { page, keys, sees, look, till } = await opened();
		await page.getByRole('button', { name: '手工定级' }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByRole('dialog').getByLabel('等级', { exact: true }).selectOption('silver');
		await page.getByLabel(/到哪天/).fill('2026-12-31');
		expect(await look('tier-grant')).toEqual([]);
		await keys.press('Enter');
		await sees('已定级为白银');
		expect(await till.ask('member/page', { memberId })).toMatchObject({
			tierUntil: '2026-12-31',
			tierByHand: true,
		});
	});
});
