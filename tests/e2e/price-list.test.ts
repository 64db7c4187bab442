// Goal: a manager keeps a price list and its prices by quantity, takes one in from a file with each
// fault named, gives it to a company with an account; the counter says what is used and why a price
// is what it is, and the tender takes the company's own account with one key (MEM-3).
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const TEA = '2000000000015';
const PHONE = '13900139000';
const approval = approvalOf('manager');

const offices = keepOffices();

let memberId = '';

async function withCompany(till: TempTerminal): Promise<void> {
	await till.openShop();
	const company = { phone: PHONE, name: '长城贸易', kind: 'company' } as const;
	({ memberId } = await till.ask('member/add', company));
}

/** A list, an account with something on it, and whose they are. */
async function withAll(till: TempTerminal): Promise<void> {
	await withCompany(till);
	const { product } = await till.ask('product/check-price', { text: TEA });
	await till.ask('price-list/put', { code: 'GW', name: '长城协议价' }, { approval });
	const tiers = [
		{ fromMilli: 1000, priceFen: 400 },
		{ fromMilli: 10_000, priceFen: 350 },
	];
	const price = { code: 'GW', productId: product.productId, tiers };
	await till.ask('price-list/put-price', price, { approval });
	await till.ask('price-list/assign', { memberId, code: 'GW' }, { approval });
	const account = { memberId, name: '长城贸易有限公司', limitText: '500' };
	await till.ask('account/link', account, { approval });
	await till.ask('scan/submit', { text: TEA, quantityText: '20' });
	await till.ask('sale/attach-member', { memberId });
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('payment/begin', { saleId, revision, method: 'on_account' });
	await till.ask('sale/complete', { saleId, revision });
}

async function office(options: OfficeOptions): Promise<Office> {
	const open = await offices.open({ role: 'manager', before: withCompany, ...options });
	return open;
}

const FILE = `条码,品名,数量起,单价
${TEA},乌龙茶,1,4.10
${TEA},乌龙茶,12,3.60
404,没有的商品,1,1
${TEA},乌龙茶,24,3.80
`;

describe('keeping price lists', () => {
	it('makes one, prices a product by quantity, and takes the rest from a file', async () => {
		const { page, keys, sees, look, till } = await office({ route: 'member-settings' });
		await page.getByRole('button', { name: '价格表' }).click();
		await sees('还没有价格表');
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('代码').fill('gw');
		await page.getByLabel('名称', { exact: true }).fill('长城协议价');
		await page.getByLabel('其余商品折扣').fill('9.5');
		expect(await look('price-list-form')).toEqual([]);
		await page.getByRole('button', { name: '保存' }).click();
		await sees('长城协议价 已保存');
		await page.getByRole('row').filter({ hasText: 'GW' }).click();
		expect(await look('price-list')).toEqual([]);
		await keys.press('F11');
		await sees('还没有单独定价的商品');
		await keys.press('F8');
		await page.getByLabel('条码、货号或名称').fill(TEA);
		await page.getByRole('button', { name: '查找' }).click();
		await page.getByLabel('第 1 档：单价').fill('4');
		await page.getByLabel('第 2 档：数量起').fill('10');
		await page.getByLabel('第 2 档：单价').fill('4.5');
		await page.getByRole('button', { name: '保存' }).click();
		await sees('数量越多单价越低');
		await page.getByLabel('第 2 档：单价').fill('3.5');
		expect(await look('price-list-price')).toEqual([]);
		await page.getByRole('button', { name: '保存' }).click();
		await sees('的价格已保存');
		expect((await till.ask('price-list/get', { code: 'GW' })).products).toMatchObject([
			{
				tiers: [
					{ fromMilli: 1000, priceFen: 400 },
					{ fromMilli: 10_000, priceFen: 350 },
				],
			},
		]);
		await keys.press('F9');
		const buffer = Buffer.from(FILE);
		const file = { name: '协议价.csv', mimeType: 'text/csv', buffer };
		await page.locator('input[type=file]').setInputFiles(file);
		await sees('没有这个商品');
		await sees('买得多反而不便宜');
		expect(await look('price-list-import')).toEqual([]);
		await page.getByRole('button', { name: '修改' }).click();
		await keys.press('F12');
		await sees('导入完成');
		expect((await till.ask('price-list/get', { code: 'GW' })).products[0]?.tiers).toEqual([
			{ fromMilli: 1000, priceFen: 410 },
			{ fromMilli: 12_000, priceFen: 360 },
		]);
	});
});

describe('the page of a company', () => {
	it('opens the account, gives the list, shows the statement and takes a payment', async () => {
		const before = async (till: TempTerminal) => {
			await withCompany(till);
			await till.ask('price-list/put', { code: 'GW', name: '长城协议价' }, { approval });
		};
		const { page, keys, sees, look, till } = await office({ route: 'member', before });
		await keys.type('9000');
		await page.getByRole('option').first().waitFor();
		await keys.press('Enter');
		await sees('没有开通挂账');
		await page.getByRole('button', { name: '开通挂账' }).click();
		await page.getByLabel('额度（元）').fill('500');
		await page.getByLabel('企业名称').fill('长城贸易有限公司');
		expect(await look('company-account')).toEqual([]);
		await page.getByRole('button', { name: '保存' }).click();
		await sees('挂账已更新');
		await page.getByRole('button', { name: '选价格表' }).click();
		await page.getByLabel('企业价格表').selectOption('GW');
		await page.getByRole('button', { name: '保存' }).click();
		await sees('价格表已改');
		const { panel } = await till.ask('member/page', { memberId });
		expect(panel).toMatchObject({ account: { limitFen: 50_000 }, priceList: { code: 'GW' } });
		expect(await look('company-page')).toEqual([]);
		await page.getByRole('button', { name: '变更记录' }).click();
		await sees('挂账额度');
	});

	it('takes a wrong tax number for what it is', async () => {
		const { page, keys, sees } = await office({ route: 'member' });
		await keys.type('9000');
		await page.getByRole('option').first().waitFor();
		await keys.press('Enter');
		await page.getByRole('button', { name: '修改 税号' }).click();
		await page.getByLabel('新的税号').fill('91350100M000100Y44');
		await keys.press('Enter');
		await sees(/税号.*不对/);
		await page.getByLabel('新的税号').fill('91350100M000100Y43');
		await keys.press('Enter');
		await sees('税号已修改');
		await sees('91350100M000100Y43');
	});

	it('shows and prints a month of the account, in English too', async () => {
		const { page, keys, sees, look } = await office({
			route: 'account',
			before: withAll,
			language: 'en',
		});
		await page.getByRole('row').filter({ hasText: 'C001' }).click();
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		// The terminal's month, whatever this machine's clock says.
		await expect.poll(() => page.getByLabel('Month').inputValue()).toBe('2026-03');
		await page.getByLabel('Month').fill('2999-01');
		await sees('Nothing this month');
		expect(await look('account-statement')).toEqual([]);
		await keys.press('Enter');
		await sees('The statement is being printed');
	});
});

describe('a company at the counter', () => {
	it.each(['zh-CN', 'en'] as const)(
		'sees what is used of the limit, why the price is so, and pays with one key: %s',
		async (language) => {
			const zh = language === 'zh-CN';
			const { scanner, keys, sees, look, page, till } = await office({
				role: 'cashier',
				route: '',
				before: withAll,
				language,
			});
			await scanner(TEA);
			await scanner(PHONE);
			await sees(zh ? '已用 ¥70.00 / 额度 ¥500.00' : '¥70.00 used of ¥500.00');
			await sees(zh ? '企业价 长城协议价' : 'Company price 长城协议价');
			expect(await look('company-panel')).toEqual([]);
			await keys.press('Enter');
			await page.getByRole('button', { name: /微信|WeChat/ }).waitFor();
			await keys.press('g');
			await page.getByRole('dialog').waitFor();
			await sees(zh ? '长城贸易有限公司（C001）挂账' : 'On the account of 长城贸易有限公司');
			expect(await look('company-tender')).toEqual([]);
			await keys.press('Enter');
			await expect
				.poll(async () => (await till.ask('member/page', { memberId })).panel.account?.owedFen)
				.toBe(7400);
		},
	);
});
