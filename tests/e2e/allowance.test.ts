// Goal: while HQ is away the counter says what may be spent now and why, where it is spent; without
// an HQ it says nothing of it.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { scriptHq, type ScriptedHq } from '#kit/scripted-hq.ts';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { openOffice, type Office, type OfficeOptions } from './kit-office.ts';

const CARD = 'GT-0001';
const TEA = '2000000000015';

let browser: Browser;
let open: Office | undefined;
let hq: ScriptedHq;
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

async function office(options: OfficeOptions = {}): Promise<Office> {
	hq = scriptHq();
	open = await openOffice(browser, {
		role: 'cashier',
		before: withMember,
		...hq.options,
		...options,
	});
	return open;
}

/** ¥300 + ¥30 in the lots; HQ told of them, set ¥50 aside, and went away. */
async function withMember(till: TempTerminal): Promise<void> {
	await hq.enrol(till);
	await till.openShop();
	const { memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: CARD });
	const paid = { amountText: '300', way: 'wechat', expectedBonusFen: 3000 } as const;
	await till.ask('stored-value/top-up', { memberId, ...paid });
	hq.snapshot(memberId, { principal_fen: 30_000, bonus_fen: 3000, points: 100 });
	hq.grant(memberId, { stored_value_fen: 5000 });
	hq.state = 'away';
	await till.ask('scan/submit', { text: CARD, source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: '60' });
}

const NOW = '离线：储值可用 ¥150.00（授权 ¥50.00 + 限额 ¥100.00）';

describe('what may be spent while HQ is away', () => {
	it('stands in the panel and in the tender, and a refusal says the rest', async () => {
		const { keys, sees, look, page } = await office();
		await sees(NOW);
		expect(await look('allowance-panel')).toEqual([]);
		await keys.press('Enter');
		await sees('余额 ¥330.00 要联网才能全部使用');
		expect(await look('allowance-tender')).toEqual([]);
		await keys.type('200');
		await keys.press('c');
		await sees('离线：现在只能用 ¥150.00，钱没有动');
		expect(await look('allowance-refused')).toEqual([]);
		await page.keyboard.press('Escape');
	});

	it('is said in English', async () => {
		const { keys, sees, look } = await office({ language: 'en' });
		await sees(/Offline: ¥150.00 of stored value may be used/);
		expect(await look('allowance-panel-en')).toEqual([]);
		await keys.press('Enter');
		await sees(/all of ¥330.00 only online/);
		expect(await look('allowance-tender-en')).toEqual([]);
	});
});

describe('the owner’s limits', () => {
	it('are shown with the rules and changed by their key, down to nothing', async () => {
		const { keys, sees, look, page, till } = await office({
			role: 'owner',
			route: 'stored-value',
		});
		await sees('离线：每位会员 ¥100.00 或 2000 积分');
		await keys.press('F9');
		const floor = page.getByLabel('每位会员超出授权还可用多少元（限额）');
		await floor.waitFor();
		expect(await look('allowance-limits')).toEqual([]);
		await floor.fill('0');
		await keys.press('Enter');
		await sees('离线：每位会员 ¥0.00 或 2000 积分');
		expect((await till.ask('stored-value/book', {})).offline.floorFen).toBe(0);
	});
});
