// Goal: points are used by one key at the checkout with what they would take off in sight, and a
// member's page and the back office show, exchange and change them.
import { describe, expect, it } from 'vitest';
import { showCard } from '#kit/show-card.ts';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const PHONE = '13800138000';
const JUICE = '2000000000022';
const released = { approval: approvalOf('manager') };

const offices = keepOffices();
let memberId = '';

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ role: 'cashier', before: withPoints, ...options });
	return open;
}

/** A member with 1000 points on the sale, and four juices at ¥6.50. */
async function withPoints(till: TempTerminal): Promise<void> {
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: PHONE }));
	// By the owner: what a manager releases is part of their own cap of the day.
	const byOwner = { approval: approvalOf('owner') };
	await till.ask('points/adjust', { memberId, points: 1000, reason: '补登' }, byOwner);
	await till.ask('points/put-gift', { name: '保温杯', points: 400, stock: 2 }, released);
	await till.ask('sale/attach-member', { memberId });
	await till.ask('scan/submit', { text: JUICE, quantityText: '4' });
}

describe('F8 at the checkout', () => {
	it('PTS-3: shows 可抵 live, takes the most useful off, and puts it back', async () => {
		const { keys, sees, till, page, look } = await office();
		await sees('1,000 分可抵 ¥8.00');
		await keys.press('F8');
		// They were only looked up: whoever pays with their points shows that they are there.
		await sees('用积分：请会员确认');
		expect(await look('points-proof')).toEqual([]);
		await page.getByLabel('会员手机尾号四位').fill('8000');
		await keys.press('Enter');
		await sees('用 1,000 分抵 ¥8.00');
		const totalFen = async () => (await till.ask('sale/current', {})).totals.totalFen;
		expect(await totalFen()).toBe(1800);
		await keys.press('F8');
		await sees('这一单不用积分');
		expect(await totalFen()).toBe(2600);
	});

	it('CFG-4: pays with points as a tender, which stands among what was paid', async () => {
		const before = async (till: TempTerminal) => {
			await withPoints(till);
			const { book } = await till.ask('points/book', {});
			const tender = { ...book, redeemAs: 'tender' as const };
			await till.ask('points/change-book', { book: tender }, released);
			await showCard(till, memberId);
			await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		};
		const { keys, sees, till, look } = await office({ before });
		await keys.press('F8');
		await sees('用 1,000 分抵 ¥8.00');
		await sees('积分支付');
		await keys.press('Enter');
		await sees('积分 1,000 分');
		expect(await look('points-tender')).toEqual([]);
		await keys.press('Enter');
		await expect
			.poll(async () => (await till.ask('points/statement', { memberId })).balance)
			.toBe(14);
	});
});

describe('a member’s points', () => {
	it('PTS-4, PTS-7: are shown with their lots, exchanged for a gift, adjusted by hand', async () => {
		const { page, sees, url, keys } = await office({ role: 'manager', route: 'sales' });
		await page.goto(`${url}#/member?id=${memberId}`);
		await page.locator('button[aria-keyshortcuts="Alt+3"]').click();
		await sees('2029-03-02');
		await sees('手工调整');
		await page.getByRole('button', { name: '积分兑礼品' }).click();
		await sees('保温杯 · 400 分 · 剩 2 件');
		await keys.press('Enter');
		await sees('用积分要证明本人在场');
		await keys.type('8000');
		await keys.press('Enter');
		await sees('已兑换，余额 600 分');
		await page.getByRole('button', { name: '调整积分' }).click();
		await page.getByLabel('加或减多少分').fill('-100');
		await page.getByLabel('原因').fill('更正');
		await keys.press('Enter');
		await sees('余额 500 分');
	});
});

describe('the rules', () => {
	it('CFG-3: show “¥100 → n 分” for each tier while a template is chosen', async () => {
		const { page, sees, keys, till } = await office({ role: 'manager', route: 'points' });
		await sees('¥100 → 80 分');
		await sees('保温杯');
		await keys.press('F12');
		await page.getByRole('radio', { name: /餐饮/ }).check();
		await page.getByRole('dialog').getByText('¥100 → 150 分').waitFor();
		await page.getByRole('dialog').getByRole('button', { name: '保存规则' }).click();
		await expect.poll(async () => (await till.ask('points/book', {})).book.rateBp).toBe(10_000);
	});

	it.each(['zh-CN', 'en'] as const)('are shown whole in %s', async (language) => {
		const { keys, page, look } = await office({ role: 'manager', route: 'points', language });
		await page.getByRole('listitem').first().waitFor();
		expect(await look(`points-screen-${language}`)).toEqual([]);
		await keys.press('F12');
		await page.getByRole('dialog').waitFor();
		expect(await look(`points-rules-${language}`)).toEqual([]);
	});

	it('CFG-3: every one of them can be changed on the screen', async () => {
		const { page, keys, till } = await office({ role: 'manager', route: 'points' });
		await keys.press('F12');
		const dialog = page.getByRole('dialog');
		const fill = (label: string, text: string) =>
			dialog.getByLabel(label, { exact: true }).fill(text);
		const check = (name: string) => dialog.getByText(name, { exact: true }).click();
		await fill('1元得多少分', '0.5');
		await fill('开始日期', '2026-03-01');
		await fill('结束日期', '2026-12-31');
		await dialog.getByRole('checkbox').first().check({ force: true });
		await fill('不积分的商品', JUICE);
		await dialog.getByRole('list', { name: '找到的商品' }).getByRole('button').first().click();
		await check('支付：当付款方式，不开票');
		await check('按价值从退款里扣');
		const figures: readonly (readonly [string, string])[] = [
			['1万分抵多少元', '50'],
			['最少用多少分', '200'],
			['每档多少分', '50'],
			['最多抵应付的百分之几', '30'],
			['抵多少元起要密码', '88'],
			['有效期（月）', '24'],
			['每天最多几单积分', '5'],
			['同一收银员几单起提醒', '4'],
			['同一手机每天几个会员', '2'],
			['手工调整每天上限（分）', '300'],
		];
		for (const [label, text] of figures) await fill(label, text);
		const group = (name: string) => dialog.getByRole('group', { name });
		await group('储值赠金付的部分也积分').getByText('是', { exact: true }).click();
		await group('用积分要本人在场（刷卡、扫码、手机尾号）')
			.getByText('否', { exact: true })
			.click();
		await group('不积分的付款方式（积分本身从不积分）')
			.getByText('代金券', { exact: true })
			.click();
		await dialog.getByRole('button', { name: '保存规则' }).click();
		await expect.poll(async () => (await till.ask('points/book', {})).book.rateBp).toBe(5000);
		const { book, excludedGoods } = await till.ask('points/book', {});
		expect(book).toMatchObject({
			from: '2026-03-01',
			until: '2026-12-31',
			excludedTenders: [],
			bonusEarns: true,
			valueFen: 5000,
			redeemLeast: 200,
			redeemStep: 50,
			redeemShareBp: 3000,
			redeemAs: 'tender',
			clawBack: 'DEDUCT_CASH',
			redeemProof: false,
			pinFromFen: 8800,
			lifeMonths: 24,
			earnsPerDay: 5,
			cashierPerDay: 4,
			membersPerDevice: 2,
			adjustPerDay: 300,
		});
		expect(book.excludedCategories).toHaveLength(1);
		expect(excludedGoods).toHaveLength(1);
	});
});
