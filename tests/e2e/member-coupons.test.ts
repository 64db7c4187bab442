// Goal: what the panel counts as coupons is used with F7: by the arrows and Enter, or by a touch.
import { describe, expect, it } from 'vitest';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { loadCouponKinds, offerGifts, TEN_OFF_THIRTY, THREE_OFF } from '#kit/top-up-gifts.ts';
import { keepOffices } from './kit-office.ts';

const TEA = '2000000000015';
const offices = keepOffices();

/** Two bottles of a member with three coupons of ¥3 and one that wants ¥30. */
async function withCoupons(till: TempTerminal): Promise<void> {
	await till.openShop();
	const { memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' });
	await loadCouponKinds(till, THREE_OFF, TEN_OFF_THIRTY);
	await offerGifts(
		till,
		{ kind: 'coupon', couponKind: 'three', count: 3 },
		{ kind: 'coupon', couponKind: 'ten', count: 1 },
	);
	const paid = { amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
	await till.ask('stored-value/top-up', { memberId, ...paid });
	await till.ask('scan/submit', { text: TEA, quantityText: '2' });
	await till.ask('sale/attach-member', { memberId });
}

const open = (language: 'zh-CN' | 'en' = 'zh-CN', theme: 'light' | 'dark' = 'light') =>
	offices.open({ role: 'cashier', language, theme, before: withCoupons });
const total = async (till: TempTerminal) => (await till.ask('sale/current', {})).totals.totalFen;

describe('the coupons of the member', () => {
	it('PRO-9: are put on with F7, ↓, Enter; Enter alone is done', async () => {
		const { keys, page, sees, till } = await open();
		await keys.press('F7');
		await page.getByRole('list', { name: '会员的券' }).waitFor();
		expect(await total(till)).toBe(840);
		await keys.press('ArrowDown');
		await keys.press('Enter');
		await page.getByRole('list', { name: '这一单上的券' }).waitFor();
		expect(await total(till)).toBe(540);
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await sees('优惠券已用上 3元券');
	});

	it('PRO-9: and by a touch; one that will not do says why, and stays', async () => {
		const { keys, page, sees, till } = await open();
		await keys.press('F7');
		const list = page.getByRole('list', { name: '会员的券' });
		await list.getByRole('button').nth(3).click();
		await sees('还差');
		expect(await total(till)).toBe(840);
		await list.getByRole('button').first().click();
		await page.getByRole('list', { name: '这一单上的券' }).waitFor();
		expect(await total(till)).toBe(540);
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('have no finding of axe in %s, %s', async (language, theme) => {
		const { keys, page, look } = await open(language, theme);
		await keys.press('F7');
		await page.getByRole('dialog').getByRole('listitem').nth(3).waitFor();
		await keys.press('ArrowDown');
		// Why not stands where the others say what they take off; the date stays where it is.
		const row = page.getByRole('listitem').filter({ hasText: '满30减10券' });
		expect(await row.locator('b > small').textContent()).toContain('2026-05-30');
		expect(await row.locator('em').textContent()).toContain('21.60');
		expect(await look('member-coupons')).toEqual([]);
	});
});
