// Goal: nobody pays with the money of the customer before (SV-5): whoever is on the sale stands on
// the screen, goes with Esc from an empty basket, and shows anew that they are there after a while.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
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

	it('stands over what is due with what may pay, and what is left after a part of it', async () => {
		const { scanner, keys, page, look, till, sees } = await office({
			language,
			theme,
			before: withMember,
		});
		await scanner(TEA);
		await scanner(CARD);
		await page.getByText('138****8000').first().waitFor();
		const released = { approval: approvalOf('manager') };
		await till.ask('points/adjust', { memberId, points: 1000, reason: '补登' }, released);
		await till.ask('scan/submit', { text: TEA });
		await keys.press('Enter');
		const strip = page.getByRole('group', { name: /^(会员|Member)$/ });
		await strip.getByText('欧**明 · 白银').waitFor();
		await strip.getByText('550.00').waitFor();
		await strip.getByText('1,000').waitFor();
		expect(await strip.textContent()).not.toContain('8000');
		expect(await look('tender-member')).toEqual([]);
		await keys.type('5');
		await keys.type('c');
		await strip.getByText('545.00').waitFor();
		expect(await look('tender-member-part')).toEqual([]);
		await keys.press('Enter');
		await sees(/已收款|Paid/);
		expect(await strip.count()).toBe(0);
	});

	it('leaves room for all the tender has to say: rounding, offline limits, a no, a try', async () => {
		const { scanner, keys, page, look, till, script, sees } = await office({ language, theme });
		await scanner(TEA);
		await scanner(CARD);
		await page.getByText('138****8000').first().waitFor();
		const purse = { balance: 55_000, now: 8000, grant: 5000, floor: 3000, why: 'floor' };
		const allowance = { hq: 'away', toldMs: 0, value: purse, points: purse };
		script.set('sale/quote-cash', async (envelope) => {
			const reply = await till.running.answer('till', envelope);
			const all = { roundingFen: 2, dueFen: 9_999_999_99, storedValueFen: 8000, allowance };
			return reply.ok ? { ok: true, value: { ...(reply.value as object), ...all } } : reply;
		});
		await keys.press('Enter');
		await sees(/这是离线限额|that is the offline floor/);
		const found = [...(await look('tender-member-full')), ...(await cutOff(page))];
		await keys.type('999');
		await keys.type('c');
		await page.locator('[data-tone="stop"]').waitFor();
		found.push(...(await look('tender-member-refused')), ...(await cutOff(page)));
		for (let typed = 3; typed > 0; typed -= 1) await keys.press('Backspace');
		await keys.type('1');
		await keys.type('c');
		await page.getByRole('button', { name: /^(撤销|Take back)/ }).waitFor();
		await keys.type('w');
		await page
			.getByText(/请顾客扫|Ask the customer|scan/)
			.first()
			.waitFor();
		found.push(...(await look('tender-member-pending')), ...(await cutOff(page)));
		expect(found).toEqual([]);
	});
});

/** Parts of the tender that its panel cuts off, on the two low screens. */
async function cutOff(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const width of [1366, 1024]) {
		await page.setViewportSize({ width, height: 768 });
		const parts = page.locator('[data-state="tender"] :is(p, button, dl, div)');
		found.push(
			...(await parts.evaluateAll((all, at) => {
				return all.flatMap((one) => {
					const panel = one.closest('[data-state]')?.getBoundingClientRect();
					const { bottom, right } = one.getBoundingClientRect();
					const isIn = panel === undefined || (bottom <= panel.bottom && right <= panel.right);
					return isIn ? [] : [`${at}: ${one.textContent}`];
				});
			}, width)),
		);
	}
	await page.setViewportSize({ width: 1366, height: 768 });
	return found;
}
