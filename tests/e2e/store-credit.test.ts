// Goal: a cashier takes store credit and sales on account without the mouse: a slip is scanned or
// typed, a company is chosen by a few letters, what is refused says why, and the sale goes on.
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, sellGoods, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();
let slip = '';

const TEA = '2000000000015';
const approval = approvalOf('manager');

/** A slip of ¥9, a company with a limit of ¥20, and three at 4.50 in the basket. */
async function prepare(till: TempTerminal): Promise<void> {
	await till.openShop();
	await till.ask('scan/submit', { text: TEA, quantityText: '2' });
	const { saleId, revision } = await till.ask('sale/current', {});
	const { pos } = await till.ask('sale/complete', { saleId, revision });
	const wanted = { pos, way: 'store-credit' as const, lines: [{ n: 1, quantityText: '2' }] };
	const reason = 'other' as const;
	const given = { ...wanted, expectedPaidFen: 900, reason };
	slip = (await till.ask('refund/complete', given, { approval })).slips[0]?.code ?? '';
	const company = { code: 'C001', name: '长城贸易', limitText: '20' };
	await till.ask('account/put', company, { approval });
	await till.ask('scan/submit', { text: TEA, quantityText: '3' });
}

async function tender(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ role: 'cashier', before: prepare, ...options });
	await open.sees('13.50');
	await open.keys.press('Enter');
	await open.page.getByRole('button', { name: /店内余额|Store credit/ }).waitFor();
	return open;
}

const paidOf = async (till: TempTerminal) => {
	const { saleId } = await till.ask('sale/current', {});
	const { attempts } = await till.ask('payment/list', { saleId });
	return attempts.map(({ method, state, amountFen }) => [method, state, amountFen]);
};
const salesOf = async (till: TempTerminal) => (await till.ask('sale/list', {})).sales.length;

describe('store credit at the counter', () => {
	it('is taken by scanning the slip in the tender, the rest in cash', async () => {
		const { keys, sees, till } = await tender();
		await keys.scan(slip);
		await sees(`…${slip.slice(-4)}`);
		await expect.poll(() => paidOf(till)).toEqual([['store_credit', 'paid', 900]]);
		await keys.type('5');
		await keys.press('Enter');
		await expect.poll(() => salesOf(till)).toBe(3);
		expect(await till.ask('credit/find', { code: slip })).toMatchObject({ balanceFen: 0 });
	});

	it('is taken by D and the code, in part, and taken back without a manager', async () => {
		const { page, keys, sees, till } = await tender();
		await keys.type('4');
		await keys.press('d');
		await page.getByRole('dialog').waitFor();
		await keys.type('D1');
		await keys.press('Enter');
		await sees('这不是完整的余额凭证码');
		await keys.press('Backspace');
		await keys.press('Backspace');
		await keys.type(slip);
		await keys.press('Enter');
		await expect.poll(() => paidOf(till)).toEqual([['store_credit', 'paid', 400]]);
		await page.getByRole('button', { name: '撤销 店内余额' }).click();
		await expect.poll(() => paidOf(till)).toEqual([['store_credit', 'reversed', 400]]);
	});

	it('says what a slip is good for when it is scanned before the tender', async () => {
		const open = await offices.open({ role: 'cashier', before: prepare });
		await open.sees('13.50');
		await open.keys.scan(slip);
		await open.sees('可用 ¥9.00');
	});
});

describe('a refund as store credit', () => {
	it('is released by a manager, and shows the code where no printer does', async () => {
		const open = await offices.open({ role: 'cashier', before: prepare });
		const { page, keys, sees, till, look, url } = open;
		await sellGoods(till, 2);
		const { sales } = await till.ask('sale/list', {});
		const pos = sales[0]?.pos ?? 0;
		await page.goto(`${url}#/refund?pos=${pos}`);
		await page.reload();
		await page.locator('[data-refund-quantity]').first().waitFor();
		await keys.press('F8');
		await page.getByText('退成店内余额').click();
		await sees('余额凭证');
		expect(await look('refund-as-credit')).toEqual([]);
		await page.getByRole('button', { name: /确认退款/ }).click();
		await page.getByRole('dialog').waitFor();
		await keys.type(approval.operatorNo);
		await keys.press('Tab');
		await keys.type(approval.pin);
		await keys.press('Enter');
		await sees(/余额凭证 D\d{14}/);
		expect(await look('refund-slip')).toEqual([]);
	});
});

describe('on account at the counter', () => {
	it('takes the company by G and a few letters, and completes by itself', async () => {
		const { page, keys, till } = await tender();
		await keys.press('g');
		await page.getByRole('option', { name: /长城贸易/ }).waitFor();
		await keys.type('c00');
		await keys.press('Enter');
		await expect.poll(() => salesOf(till)).toBe(3);
		const { accounts } = await till.ask('account/list', {});
		expect(accounts).toMatchObject([{ code: 'C001', owedFen: 1350 }]);
	});

	it('refuses above the limit in words, and Esc is back at the tender', async () => {
		const { page, keys, sees, till } = await tender();
		await till.ask('account/put', { code: 'C001', name: '长城贸易', limitText: '5' }, { approval });
		await keys.press('g');
		await page.getByRole('option', { name: /长城贸易/ }).waitFor();
		await keys.press('Enter');
		await sees('最多还能挂 ¥5.00');
		await keys.press('Escape');
		await keys.press('Enter');
		await expect.poll(() => salesOf(till)).toBe(3);
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('has no finding of axe in %s, %s', async (language, theme) => {
		const { page, keys, look } = await tender({ language, theme });
		await keys.press('d');
		await page.getByRole('dialog').waitFor();
		expect(await look('tender-credit')).toEqual([]);
		await keys.press('Escape');
		await keys.press('g');
		await page.getByRole('option', { name: /长城贸易/ }).waitFor();
		expect(await look('tender-account')).toEqual([]);
		await keys.press('Escape');
		await keys.scan(slip);
		await page.getByText(`…${slip.slice(-4)}`).waitFor();
		expect(await look('tender-slip-paid')).toEqual([]);
	});
});

describe('the accounts of the back office', () => {
	const office = async (options: OfficeOptions = {}) => {
		const open = await offices.open({
			route: 'account',
			role: 'manager',
			before: async (till) => {
				await prepare(till);
				const { saleId, revision } = await till.ask('sale/current', {});
				const sale = { saleId, revision };
				const method = 'on_account' as const;
				await till.ask('payment/begin', { ...sale, method, subject: 'C001' });
				await till.ask('sale/complete', sale);
				await sellGoods(till, 1);
			},
			...options,
		});
		return open;
	};

	it('adds a company and takes what another pays, by keys', async () => {
		const { page, keys, sees, till } = await office();
		await sees('长城贸易');
		await keys.press('F1');
		await page.getByRole('heading', { name: '挂账客户' }).waitFor({ state: 'detached' });
		await keys.press('Shift+F1');
		await sees('长城贸易');
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		await keys.type('c002');
		await keys.press('Enter');
		await keys.type('Lighthouse Ltd');
		await keys.press('Enter');
		await keys.type('300');
		await keys.press('Enter');
		await sees('Lighthouse Ltd 已保存');
		await page.getByText('长城贸易').click();
		await keys.press('F11');
		await page.getByRole('dialog').waitFor();
		await keys.type('10');
		await keys.press('Enter');
		await sees('已还 ¥10.00，还欠 ¥3.50');
		const { accounts } = await till.ask('account/list', {});
		expect(accounts.map(({ code, owedFen }) => [code, owedFen])).toEqual([
			['C001', 350],
			['C002', 0],
		]);
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('has no finding of axe in %s, %s', async (language, theme) => {
		const { page, keys, sees, look } = await office({ language, theme });
		await sees('长城贸易');
		expect(await look('accounts')).toEqual([]);
		await page.getByText('长城贸易').click();
		await keys.press('F11');
		await page.getByRole('dialog').waitFor();
		expect(await look('account-settle')).toEqual([]);
	});
});
