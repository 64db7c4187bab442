// Goal: a cashier takes part of the price, finds the order again by a word or its slip, takes more,
// and hands the goods over, all by keys; what is due is where the eye is.
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { checkoutKeys } from '../../src-renderer/checkout/checkout-keys.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const DEPOSIT = checkoutKeys.find(({ action }) => action === 'deposit')?.keyLabel ?? '';

const offices = keepOffices();

/** A basket of 27.30 on the counter. */
async function fill(till: TempTerminal): Promise<void> {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge', quantityText: '3' });
	await till.ask('scan/submit', { text: '2000000000022', source: 'wedge', quantityText: '2' });
}

type Details = { readonly label: string; readonly phone?: string; readonly dueDate?: string };

async function takeOrder(till: TempTerminal, details: Details): Promise<string> {
	await fill(till);
	const { saleId, revision } = await till.ask('sale/current', {});
	const input = { saleId, revision, amountText: '10', ...details };
	return (await till.ask('deposit/take', input)).orderNo;
}

async function withOrders(till: TempTerminal): Promise<void> {
	await till.openShop();
	await takeOrder(till, { label: '王女士 旗袍改长', phone: '13800138000', dueDate: '2026-02-20' });
	const orderNo = await takeOrder(till, { label: '李先生', dueDate: '2026-12-24' });
	await till.ask('deposit/pay', { orderNo, amountText: '7.30', way: 'wechat' });
	await takeOrder(till, { label: '' });
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ role: 'cashier', ...options });
	return open;
}

const list = async (till: TempTerminal) => (await till.ask('deposit/list', {})).orders;

describe('a deposit', () => {
	it('is taken from the tender by its key: amount, Enter, and the basket is gone', async () => {
		const before = async (till: TempTerminal) => {
			await till.openShop();
			await fill(till);
		};
		const { keys, sees, till, page } = await office({ before });
		await sees('27.30');
		await keys.press('Enter');
		await page.getByRole('button', { name: /微信/ }).waitFor();
		await keys.type('10');
		await keys.press(DEPOSIT);
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('顾客姓名或备注').fill('王女士');
		await page.getByRole('button', { name: '7 天后' }).click();
		await keys.press('Enter');
		await sees('已收定金 ¥10.00，待付 ¥17.30');
		await expect.poll(async () => (await till.ask('sale/current', {})).lines).toEqual([]);
		const [order] = await list(till);
		expect(order).toMatchObject({ label: '王女士', paidFen: 1000, dueDate: '2026-03-09' });
	});

	it('is found by a word, paid on with F10, and collected with Enter', async () => {
		const { keys, sees, till, page } = await office({ before: withOrders });
		await keys.press(DEPOSIT);
		await sees('旗袍改长');
		await keys.type('李');
		await expect.poll(() => page.getByText('旗袍改长').count()).toBe(0);
		await sees('取货收款');
		await keys.press('F10');
		await page.getByRole('dialog').waitFor();
		await keys.type('5');
		await keys.press('Enter');
		await sees('已收 ¥5.00，待付 ¥5.00');
		await keys.press('Enter');
		await page.getByRole('main', { name: '收银' }).waitFor();
		await sees('27.30');
		await keys.press('Enter');
		await sees(/定金 D\d+/);
		await keys.press('Enter');
		await expect.poll(async () => (await till.ask('sale/list', {})).sales.length).toBe(1);
		expect(await list(till)).toHaveLength(2);
	});

	it('is not taken for another while the list is still that of the word before', async () => {
		const { keys, sees, page, script, asked, rest } = await office({ before: withOrders });
		await keys.press(DEPOSIT);
		await sees('旗袍改长');
		await keys.type('李');
		await sees('取货收款');
		const listed = Promise.withResolvers<void>();
		script.set('deposit/list', async () => {
			await listed.promise;
			return { ok: true, value: { orders: [], openCount: 0, heldFen: 0, more: false } };
		});
		await page.getByRole('searchbox').fill('王');
		await keys.press('Enter');
		listed.resolve();
		await page.getByText('李先生').waitFor({ state: 'detached' });
		await rest();
		expect(asked.map(({ request }) => request)).not.toContain('deposit/collect');
	});

	it('is found by its slip, and given back with F11 when a manager releases another way', async () => {
		const { keys, sees, till, page, scanner } = await office({ before: withOrders });
		const order = (await list(till)).find(({ label }) => label === '李先生');
		await sees('等待扫码');
		await scanner(order?.orderNo ?? '');
		await page.getByRole('region', { name: order?.orderNo ?? '' }).waitFor();
		await keys.press('F11');
		await page.getByRole('dialog').waitFor();
		await page.getByText('全部退现金').click();
		await keys.press('Enter');
		await page.getByText('授权人工号').waitFor();
		const { operatorNo, pin } = approvalOf('manager');
		await keys.type(operatorNo);
		await keys.press('Tab');
		await keys.type(pin);
		await keys.press('Enter');
		await sees('已退定金，现金 ¥17.30');
		expect(await list(till)).toHaveLength(2);
	});

	it('MEM-20 shows whom to call with F8, for a reason and when a manager releases it', async () => {
		const { keys, sees, page } = await office({ before: withOrders });
		await keys.press(DEPOSIT);
		await page.getByText('旗袍改长').click();
		await sees('查看号码');
		expect(await page.getByText('13800138000').count()).toBe(0);
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByText('授权人工号').waitFor();
		const { operatorNo, pin } = approvalOf('manager');
		await keys.type(operatorNo);
		await keys.press('Tab');
		await keys.type(pin);
		await keys.press('Enter');
		await sees('13800138000');
		await keys.press('Escape');
		await expect.poll(() => page.getByText('13800138000').count()).toBe(0);
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('has no finding of axe in %s, %s', async (language, theme) => {
		const { keys, look, page, till } = await office({ language, theme, before: withOrders });
		await keys.press(DEPOSIT);
		await page.getByText('李先生').click();
		await page.getByRole('button', { name: /取货收款|Collect/ }).waitFor();
		expect(await look('deposit-list')).toEqual([]);
		await keys.press('F11');
		await page.getByRole('dialog').waitFor();
		expect(await look('deposit-cancel')).toEqual([]);
		await keys.press('Escape');
		await keys.press('F10');
		await page.getByRole('dialog').waitFor();
		expect(await look('deposit-pay')).toEqual([]);
		await keys.press('Escape');
		await keys.press('Enter');
		await page.getByRole('main', { name: /收银|Checkout/ }).waitFor();
		await page.getByText('27.30').first().waitFor();
		await keys.press('Enter');
		await page.getByText(/(定金|Deposit) D\d+/).waitFor();
		expect(await look('deposit-tender')).toEqual([]);
		await keys.press(DEPOSIT);
		await page.getByRole('dialog').waitFor();
		expect(await look('deposit-take')).toEqual([]);
		expect(await list(till)).toHaveLength(3);
	});
});
