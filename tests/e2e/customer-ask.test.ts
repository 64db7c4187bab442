// Goal: two pages of one terminal: the cashier asks, the customer answers on their own screen with
// a finger or by keys, and the till goes on without ever having seen the PIN.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { withoutIds } from '#kit/without-ids.ts';
import { axeFindings } from './kit-axe.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const CARD = 'GT-0001';
const PIN = '274913';
const TEA = '2000000000015';

const offices = keepOffices();
let memberId = '';

type Both = Office & { readonly customer: Page };

/** The cashier's page, and the customer's beside it in the same browser. */
async function both(options: OfficeOptions = {}): Promise<Both> {
	const open = await offices.open({ role: 'cashier', ...options });
	const customer = await open.page.context().newPage();
	await customer.setViewportSize({ width: 1024, height: 600 });
	await customer.goto(`${open.url}#/customer`);
	await customer.locator('main').waitFor();
	const { till } = open;
	const isHere = async () => (await till.ask('customer-ask/show', {})).screen.here;
	await expect.poll(isHere).toBe(true);
	return { ...open, customer };
}

/** A member on the sale with ¥550 of stored value and a basket for most of it. */
async function withGoods(till: TempTerminal): Promise<void> {
	await till.openShop();
	const known = { phone: '13800138000', cardNo: CARD, name: '欧阳明' };
	({ memberId } = await till.ask('member/add', known));
	await till.ask('member/set-pin', { memberId, pin: PIN }, { approval: approvalOf('manager') });
	const paid = { amountText: '500', way: 'wechat', expectedBonusFen: 5000 } as const;
	await till.ask('stored-value/top-up', { memberId, ...paid });
	await till.ask('scan/submit', { text: CARD, source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: '60' });
}

async function typeThere({ customer }: Both, pin: string): Promise<void> {
	for (const digit of pin) await customer.getByRole('button', { name: digit, exact: true }).click();
	await customer.getByRole('button', { name: '确认', exact: true }).click();
}

async function draw({ customer }: Both): Promise<void> {
	const box = await customer.getByRole('img', { name: /签名处|Sign here/ }).boundingBox();
	if (box === null) throw new Error('no pad');
	const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
	await customer.mouse.move(...at(0.2, 0.7));
	await customer.mouse.down();
	await customer.mouse.move(...at(0.35, 0.2), { steps: 6 });
	await customer.mouse.move(...at(0.5, 0.8), { steps: 6 });
	await customer.mouse.move(...at(0.7, 0.4), { steps: 6 });
	await customer.mouse.up();
}

describe('two pages of one terminal', () => {
	it('SV-5: the PIN is typed on the customer’s keypad and the till pays by itself', async () => {
		const pages = await both({ before: withGoods });
		const { keys, page, customer, till, asked } = pages;
		await keys.press('Enter');
		await page.getByRole('button', { name: /储值/ }).waitFor();
		await keys.type('c');
		await page.getByRole('button', { name: '请会员在客显输密码' }).click();
		await customer.getByRole('heading', { name: '请输入会员密码' }).waitFor();
		await customer.getByText('252.00').first().waitFor();
		await typeThere(pages, '111222');
		await customer.getByText('还可以试 4 次').waitFor();
		await page.getByText('还可以试 4 次').waitFor();
		await typeThere(pages, PIN);
		await page.getByText('252.00').first().waitFor();
		const pockets = async () => (await till.ask('stored-value/show', { memberId })).pockets;
		await expect.poll(async () => (await pockets()).principalFen).toBe(27_090);
		await customer.getByRole('heading', { name: '谢谢惠顾' }).waitFor();
		const begun = asked.filter(({ request }) => request === 'payment/begin');
		expect(withoutIds(JSON.stringify(begun))).not.toContain(PIN);
	});

	it('taken back by the cashier it is gone from the customer’s screen', async () => {
		const { keys, page, customer } = await both({ before: withGoods });
		await keys.press('Enter');
		await page.getByRole('button', { name: /储值/ }).waitFor();
		await keys.type('c');
		await page.getByRole('button', { name: '请会员在客显输密码' }).click();
		await customer.getByRole('heading', { name: '请输入会员密码' }).waitFor();
		await page.getByRole('button', { name: '收回' }).click();
		await customer.getByRole('heading', { name: '请输入会员密码' }).waitFor({ state: 'detached' });
		await page.getByRole('textbox', { name: '会员密码' }).waitFor();
	});

	it('a top-up is signed with a finger, and its slip says so', async () => {
		const pages = await both({ before: withGoods });
		const { keys, page, customer, till, sees } = pages;
		await keys.press('Shift+F10');
		await page.getByLabel('充多少').fill('200');
		await sees('充200送30：赠金 ¥30.00');
		await keys.press('Enter');
		await page.getByRole('radio', { name: '微信' }).check();
		await page.getByRole('button', { name: '请顾客在客显签名' }).click();
		await customer.getByRole('heading', { name: '请核对并签名' }).waitFor();
		await draw(pages);
		await customer.getByRole('button', { name: '确认签名' }).click();
		await page.getByText('顾客已在客显签名').waitFor();
		await keys.press('Enter');
		const printed = () => JSON.stringify(till.devices.printed.map(({ document }) => document));
		await expect.poll(printed).toContain('已在客显签名');
	});

	it('a new member agrees there, offers apart and never ticked for them', async () => {
		const { page, customer, till, keys } = await both({ before: (one) => one.openShop() });
		await page.evaluate(() => (location.hash = '#/member'));
		await page
			.getByRole('button', { name: /新会员|建档|新建/ })
			.first()
			.click();
		await page.getByLabel('手机号').first().fill('13900139000');
		await page.getByRole('button', { name: '请顾客在客显确认' }).click();
		await customer.getByRole('heading', { name: '请您阅读并选择' }).waitFor();
		expect(await customer.getByRole('checkbox').isChecked()).toBe(false);
		await customer.getByRole('button', { name: '同意', exact: true }).click();
		await page.getByText('顾客已在客显回答').waitFor();
		await keys.press('Enter');
		const found = async () => (await till.ask('member/find', { text: '13900139000' })).panel;
		await expect.poll(found).toBeDefined();
		const id = (await found())?.memberId ?? '';
		const said = async () => (await till.ask('consent/list', { memberId: id })).consents;
		const states = async () => (await said()).slice(0, 2).map(({ state }) => state);
		await expect.poll(states).toEqual(['given', 'declined']);
	});
});

/** The customer's screens: a small one on the counter, and two usual ones. */
const SCREENS = [
	[1920, 1080],
	[1366, 768],
	[1024, 600],
] as const;

async function look(page: Page, name: string): Promise<string[]> {
	const found: string[] = [];
	for (const [width, height] of SCREENS) {
		await page.setViewportSize({ width, height });
		const folder = process.env['GUITAI_SHOTS'];
		if (folder !== undefined) {
			mkdirSync(folder, { recursive: true });
			await page.screenshot({ path: path.join(folder, `${name}-${width}.png`) });
		}
		const small = await page.evaluate(() => {
			const { clientWidth, clientHeight } = document.documentElement;
			return [...document.querySelectorAll('main section button, main section label')]
				.map((one) => ({ one, box: one.getBoundingClientRect() }))
				.filter(({ box }) => {
					const isOut = box.right > clientWidth + 1 || box.bottom > clientHeight + 1;
					return box.height < 55.5 || isOut;
				})
				.map(({ one, box }) => `${one.textContent}: ${box.width} × ${box.height} at ${box.bottom}`);
		});
		found.push(...small, ...(await axeFindings(page)));
	}
	return found.map((finding) => `${name}: ${finding}`);
}

describe.each([
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const)('what the customer is asked, in $language, $theme', ({ language, theme }) => {
	it('is large, whole and readable on every screen: consent, PIN, signature', async () => {
		const pages = await both({ before: withGoods, language, theme });
		const { customer, till } = pages;
		const found: string[] = [];
		const shown = async (name: string) => {
			await customer.locator('main section h1').waitFor();
			found.push(...(await look(customer, `ask-${name}-${language}`)));
		};
		const purposes = ['membership', 'marketing'] as ('membership' | 'marketing')[];
		await till.ask('customer-ask/consent', { memberId, purposes });
		await shown('consent');
		const { saleId, revision } = await till.ask('sale/current', {});
		await till.ask('customer-ask/pin', { saleId, revision });
		await customer.locator('main section [role="group"]').waitFor();
		await shown('pin');
		const contract = { document: 'top-up', memberId, amountText: '200' } as const;
		await till.ask('customer-ask/sign', contract);
		await customer.getByRole('img').waitFor();
		await draw(pages);
		await shown('sign');
		expect(found).toEqual([]);
	});
});
