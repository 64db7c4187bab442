// Goal: a member is known with one gesture at the counter, found by whatever they say, made in a
// few keys, and their panel never hides the total; all by keys and under axe.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { openOffice, type Office, type OfficeOptions } from './kit-office.ts';

const TEA = '2000000000015';
const PHONE = '13800138000';
const CARD = '8600123456';
const LONG = '一位名字特别特别长的企业会员联系人欧阳端木';

let browser: Browser;
let open: Office | undefined;
beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
	const complaints = open?.complaints ?? [];
	await open?.close();
	open = undefined;
	if (complaints.length > 0) throw new Error(complaints.join('\n'));
});

let memberId = '';

/** A member with a card, a note and tags who bought tea twice, and one with a very long name. */
async function withMembers(till: TempTerminal): Promise<void> {
	await till.openShop();
	const note = '对花生过敏，送货请先打电话；发票抬头每次都要核对一遍再开';
	const tags = ['老客户', '过敏', '送货', '生日送花'];
	const known = { phone: PHONE, cardNo: CARD, name: '欧阳明', note, tags, birthday: '11-25' };
	memberId = (await till.ask('member/add', known)).memberId;
	await till.ask('member/add', { phone: '13900138000', name: LONG });
	for (let visit = 0; visit < 2; visit += 1) {
		await till.ask('sale/attach-member', { memberId });
		await till.ask('scan/submit', { text: TEA });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
	}
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	open = await openOffice(browser, { role: 'cashier', before: withMembers, ...options });
	return open;
}

describe('a member at the counter', () => {
	it('is on the sale and in the panel with one scan, asked for once', async () => {
		const { scanner, sees, page, asked, keys } = await office();
		await scanner(TEA);
		await scanner(CARD);
		await sees('老客户');
		const panel = page.getByRole('region', { name: '会员', exact: true });
		expect(await panel.textContent()).toContain('138****8000');
		expect(await panel.textContent()).not.toContain('欧阳明');
		expect(asked.filter(({ request }) => request.startsWith('member/'))).toEqual([]);
		await keys.press('Alt+1');
		await page.getByText('×2').or(page.getByText('2 件')).first().waitFor();
		const total = page.getByRole('heading', { name: '合计' }).locator('+ span');
		const size = await total.evaluate((figure) =>
			Number.parseFloat(getComputedStyle(figure).fontSize),
		);
		expect(size).toBeGreaterThanOrEqual(56);
	});

	it('is taken off with Ctrl+F9, comes back with an undo, and the pad with Ctrl+M', async () => {
		const { scanner, sees, page, keys, till } = await office();
		await scanner(CARD);
		await sees('老客户');
		await keys.press('Control+F9');
		await sees('这一单不再算会员的');
		await page.getByRole('group', { name: '数字键盘' }).waitFor();
		await keys.press('Control+z');
		await sees('老客户');
		await keys.press('Control+m');
		await page.getByRole('group', { name: '数字键盘' }).waitFor();
		await keys.press('Control+m');
		await sees('老客户');
		expect((await till.ask('sale/current', {})).totals.member?.memberId).toBe(memberId);
	});

	it('is found with F9 by the last four, chosen with the arrows', async () => {
		const { keys, sees, page, till } = await office();
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('8000');
		await page.getByRole('option').nth(1).waitFor();
		await keys.press('ArrowDown');
		await keys.press('Enter');
		await sees('会员 一');
		expect((await till.ask('sale/current', {})).totals.member?.phone).toBe('139****8000');
	});

	it('is made with F9 F9 Enter: the phone that was typed goes along', async () => {
		const { keys, page, till } = await office();
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('13700137000');
		await page.getByText('没有这位会员').waitFor();
		await keys.press('F9');
		await page.getByRole('heading', { name: '新建会员' }).waitFor();
		await keys.type('Li Lei');
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await page.getByText('137****7000').first().waitFor();
		const { member } = (await till.ask('sale/current', {})).totals;
		expect(member?.phone).toBe('137****7000');
	});

	it('is not looked for by a bank card: that is said, and its number kept nowhere', async () => {
		const { scanner, sees } = await office();
		await scanner('4111111111111111');
		await sees('刷的是银行卡');
	});
});

const looks = [
	['zh-CN', 'light'],
	['en', 'dark'],
] as const;

describe.each(looks)('the member at the counter in %s, %s', (language, theme) => {
	it('has no finding of axe: panel, lookup, new member', async () => {
		const { scanner, look, page, keys } = await office({ language, theme });
		await scanner(TEA);
		await scanner(CARD);
		await page.getByText('138****8000').first().waitFor();
		const found = await look('member-panel');
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('8000');
		await page.getByRole('option').nth(1).waitFor();
		found.push(...(await look('member-find')));
		await keys.press('F9');
		await page.getByRole('dialog').getByRole('textbox').nth(3).waitFor();
		found.push(...(await look('member-new')));
		await keys.press('Escape');
		await scanner('13900138000');
		await page.getByText('139****8000').first().waitFor();
		found.push(...(await look('member-panel-long')));
		expect(found).toEqual([]);
	});
});
