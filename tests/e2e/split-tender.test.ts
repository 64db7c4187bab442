// Goal: a cashier takes part by code, part by card and the rest in cash without touching the mouse;
// what is under way is asked about, and nothing is asked twice.
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

/** A basket of 27.30 on the counter. */
async function fill(till: TempTerminal): Promise<void> {
	await till.openShop();
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge', quantityText: '3' });
	await till.ask('scan/submit', { text: '2000000000022', source: 'wedge', quantityText: '2' });
}

async function tender(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ role: 'cashier', before: fill, ...options });
	await open.sees('27.30');
	await open.keys.press('Enter');
	await open.page.getByRole('button', { name: /微信|WeChat/ }).waitFor();
	return open;
}

const paidOf = async (till: TempTerminal) => {
	const { saleId } = await till.ask('sale/current', {});
	const { attempts } = await till.ask('payment/list', { saleId });
	return attempts.map(({ method, state, amountFen }) => [method, state, amountFen]);
};

describe('paying in several ways', () => {
	it('takes code, card and cash by keys, and the change is from the cash', async () => {
		const { keys, sees, till } = await tender();
		await keys.type('10');
		await keys.press('w');
		await sees('请顾客扫店里的微信收款码');
		await keys.press('Enter');
		await sees('待核对');
		await keys.type('7.3');
		await keys.press('k');
		await sees('请在刷卡机上收 ¥7.30');
		await keys.type('004213');
		await keys.press('Enter');
		await expect
			.poll(() => paidOf(till))
			.toEqual([
				['wechat', 'paid', 1000],
				['card', 'paid', 730],
			]);
		await sees('银行卡 004213');
		await keys.type('20');
		await keys.press('Enter');
		await sees('10.00');
		await expect.poll(async () => (await till.ask('sale/list', {})).sales.length).toBe(1);
	});

	it('completes by itself when the last of it arrived', async () => {
		const { keys, sees, till } = await tender();
		await keys.press('z');
		await sees('支付宝收款码');
		await keys.press('Enter');
		await expect.poll(async () => (await till.ask('sale/list', {})).sales.length).toBe(1);
		await sees('不用找零');
	});

	it('goes back by Esc when nothing arrived, with the basket as it was', async () => {
		const { keys, sees, till } = await tender();
		await keys.press('k');
		await sees('请在刷卡机上收');
		await keys.press('Escape');
		await expect.poll(() => paidOf(till)).toEqual([['card', 'failed', 2730]]);
		await keys.press('Escape');
		await sees('27.30');
		expect((await till.ask('sale/current', {})).lines).toHaveLength(2);
	});

	it('is still asked about after the window was closed in the middle', async () => {
		const { page, keys, sees } = await tender();
		await keys.press('w');
		await sees('请顾客扫店里的微信收款码');
		await page.reload();
		await sees('27.30');
		await keys.press('Enter');
		await sees('请顾客扫店里的微信收款码');
	});

	it('gives back what had arrived only with a manager', async () => {
		const { page, keys, sees, till } = await tender();
		await keys.type('10');
		await keys.press('w');
		await sees('请顾客扫店里的微信收款码');
		await keys.press('Enter');
		await page.getByRole('button', { name: '撤销 微信' }).click();
		const { operatorNo, pin } = approvalOf('manager');
		await page.getByRole('dialog').waitFor();
		await keys.type(operatorNo);
		await keys.press('Tab');
		await keys.type(pin);
		await keys.press('Enter');
		await expect.poll(() => paidOf(till)).toEqual([['wechat', 'reversed', 1000]]);
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('has no finding of axe in %s, %s', async (language, theme) => {
		const { keys, look, page } = await tender({ language, theme });
		await keys.type('10');
		await keys.press('w');
		await page
			.getByRole('button', { name: /已收到|It arrived/ })
			.first()
			.waitFor();
		expect(await look('tender-pending')).toEqual([]);
		await keys.press('Enter');
		await page.getByText(/待核对|to be checked/).waitFor();
		expect(await look('tender-split')).toEqual([]);
	});
});
