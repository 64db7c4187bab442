// Goal: a dialog with more in it than the smallest till's screen is high still shows its title and
// its buttons, nothing lies under them, and keys alone bring every field up; in English, which is
// the longer of the two.
import { expect, it } from 'vitest';
import { putPass } from '#kit/put-pass.ts';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const CARD = 'GT-0001';

const offices = keepOffices();

let memberId = '';

/** A member on the sale with a card, stored value, and a pass. */
async function withHoldings(till: TempTerminal): Promise<void> {
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: CARD }));
	const paid = { amountText: '500', way: 'wechat', expectedBonusFen: 5000 } as const;
	await till.ask('stored-value/top-up', { memberId, ...paid });
	await putPass(till);
	await till.ask('scan/submit', { text: '2000000000015', quantityText: '3' });
	await till.ask('scan/submit', { text: CARD, source: 'wedge' });
}

async function office(route: string, options: OfficeOptions = {}): Promise<Office> {
	const place = { route, role: 'owner', language: 'en', before: withHoldings } as const;
	const open = await offices.open({ ...place, ...options });
	return open;
}

type Step = (office: Office) => Promise<unknown>;

const press =
	(key: string): Step =>
	({ keys }) =>
		keys.press(key);
const click =
	(name: string | RegExp): Step =>
	({ page }) =>
		page.getByRole('button', { name }).first().click();
const firstRow: Step = ({ page }) => page.locator('tbody tr').first().click();
const ofMember: Step = ({ page, url }) => page.goto(`${url}#/stored-value?member=${memberId}`);
const inDialog =
	(name: string | RegExp): Step =>
	({ page }) =>
		page.getByRole('dialog').getByRole('button', { name }).first().click();

const dialogs: readonly (readonly [string, string, readonly Step[]])[] = [
	['a step of the tiers', 'member-settings', [firstRow]],
	['a new step', 'member-settings', [press('F8')]],
	['a type of card', 'member-settings', [click('New type')]],
	['what a referral brings', 'member-settings', [click(/^Change/)]],
	['what sends a pass', 'pass-card', [press('F8'), inDialog('One more'), inDialog('One more')]],
	['the rules of points', 'points', [press('F12')]],
	['a gift for points', 'points', [press('F8')]],
	['an offer of stored value', 'stored-value', [press('F8')]],
	['the rules of stored value', 'stored-value', [press('F12')]],
	['returning stored value', 'sales', [ofMember, click(/^Refund(?!s)/), press('Enter')]],
	['a top-up', '', [press('Shift+F10')]],
	['a new member', '', [press('F9'), press('F9')]],
	['the keys', '', [press('F1')]],
	['new goods', 'goods', [press('F8')]],
];

it.each(dialogs)(
	'%s has its title and buttons, and nothing under them',
	async (name, route, steps) => {
		const at = await office(route);
		await at.page.locator('main').getByRole('button').first().waitFor();
		for (const step of steps) {
			await step(at);
			await at.page.getByRole('dialog').or(at.page.locator('main')).last().waitFor();
		}
		await at.page.getByRole('dialog').waitFor();
		expect(await at.look(`tall-${name.replaceAll(' ', '-')}`)).toEqual([]);
		// As low as with a keyboard over it, for those that fit on 768.
		await at.page.setViewportSize({ width: 1366, height: 480 });
		expect(await at.look(`low-${name.replaceAll(' ', '-')}`)).toEqual([]);
	},
);

it('is measured by something that bites', async () => {
	const { page, keys, look } = await office('member-settings');
	await page.locator('tbody tr').first().click();
	await page.getByRole('dialog').waitFor();
	await page.setViewportSize({ width: 1366, height: 480 });
	// As dialogs were: what is too high runs on, under the buttons.
	await page.evaluate(() => {
		const content = document.querySelector<HTMLElement>('[data-dialog-content]');
		content?.style.setProperty('overflow', 'visible');
		content?.style.setProperty('min-height', '0');
	});
	const found = (await look('tall-bites')).join('\n');
	expect(found).toContain('under the buttons');
	await keys.press('Escape');
});
