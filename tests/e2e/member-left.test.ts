// Goal: nobody pays with the money of the customer before (SV-5): whoever is on the sale stands on
// the screen, goes with Esc from an empty basket, and shows anew that they are there after a while.
import { describe, expect, it } from 'vitest';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const CARD = 'GT-0001';
const TEA = '2000000000015';
const offices = keepOffices();
let memberId = '';

/** A member with a card, a name and ¥500 of stored value. */
async function withMember(till: TempTerminal): Promise<void> {
	await till.openShop();
	const who = { phone: '13800138000', cardNo: CARD, name: '欧阳明' };
	({ memberId } = await till.ask('member/add', who));
	const paid = { amountText: '500', way: 'wechat', expectedBonusFen: 5000 } as const;
	await till.ask('stored-value/top-up', { memberId, ...paid });
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	return offices.open({ role: 'cashier', before: withMember, ...options });
}

const whose = async (till: TempTerminal) => (await till.ask('sale/current', {})).totals.member;
const principal = async (till: TempTerminal) =>
	(await till.ask('stored-value/show', { memberId })).pockets.principalFen;

describe('a member who goes', () => {
	it('MEM-5: is taken off an empty basket with Esc, which says so; a scan brings them back', async () => {
		const { scanner, keys, sees, till } = await office();
		await scanner(CARD);
		await sees('138****8000');
		await keys.press('Escape');
		await sees('已取下会员 欧**明，要用请重新刷卡、扫码或按 F9');
		expect(await whose(till)).toBeUndefined();
		await scanner(CARD);
		await sees('138****8000');
		expect((await whose(till))?.memberId).toBe(memberId);
	});

	it('SV-5: left alone on an empty basket, is nobody to the goods that come after', async () => {
		const { scanner, sees, till } = await office();
		await scanner(CARD);
		await sees('138****8000');
		till.clock.advance(11 * 60_000);
		await scanner(TEA);
		await sees('会员 欧**明 久无操作，已取下；还是本人请重新刷卡、扫码');
		expect((await till.ask('sale/current', {})).totals.totalFen).toBe(450);
		expect(await whose(till)).toBeUndefined();
	});
});

describe('a member on a sale with goods', () => {
	it('MEM-5: stands beside the total while their panel is folded, and is taken off there', async () => {
		const { scanner, keys, sees, page, till } = await office();
		await scanner(CARD);
		await scanner(TEA);
		await sees('138****8000');
		await keys.press('Escape');
		const chip = page.getByRole('group', { name: '会员', exact: true });
		await chip.getByText('欧**明 · 白银').waitFor();
		await keys.press('Control+m');
		await chip.waitFor({ state: 'detached' });
		await keys.press('Control+m');
		await chip.getByRole('button', { name: '取下' }).click();
		await sees('这一单不再算会员的');
		expect(await whose(till)).toBeUndefined();
	});

	it('SV-5: shows that they are there once more when the card was read a while ago', async () => {
		const { scanner, keys, page, till } = await office();
		await scanner(TEA);
		await scanner(CARD);
		await page.getByText('138****8000').first().waitFor();
		till.clock.advance(11 * 60_000);
		await keys.press('Enter');
		await page.getByRole('button', { name: /储值/ }).waitFor();
		await keys.type('c');
		await page.getByRole('dialog').getByRole('textbox').first().waitFor();
		expect(await principal(till)).toBe(50_000);
	});
});

describe.each([
	['zh-CN', 'light'],
	['en', 'dark'],
] as const)('the folded member in %s, %s', (language, theme) => {
	it('has no finding of axe', async () => {
		const { scanner, keys, page, look } = await office({ language, theme });
		await scanner(TEA);
		await scanner(CARD);
		await page.getByText('138****8000').first().waitFor();
		await keys.press('Escape');
		await page.getByText(/欧\*\*明 ·/).waitFor();
		expect(await look('member-folded')).toEqual([]);
		await keys.press('Control+i');
		expect(await look('member-explained')).toEqual([]);
	});
});
