// Goal: stored value is topped up and spent by keys: the offer is said as the amount is typed, a
// card in hand pays with one key, and more than the limit asks the member for their PIN.
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { loadCouponKinds, offerGifts, THREE_OFF } from '#kit/top-up-gifts.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const CARD = 'GT-0001';
const PIN = '274913';
const TEA = '2000000000015';

const offices = keepOffices();
let memberId = '';

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ role: 'cashier', ...options });
	return open;
}

/** A member with a card and a PIN on the sale. */
async function withMember(till: TempTerminal): Promise<void> {
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: CARD }));
	await till.ask('member/set-pin', { memberId, pin: PIN }, { approval: approvalOf('manager') });
	await till.ask('scan/submit', { text: CARD, source: 'wedge' });
}

/** And so many bottles in the basket, with ¥500 + ¥50 of stored value to pay them. */
function withGoods(quantityText: string) {
	return async (till: TempTerminal) => {
		await withMember(till);
		const paid = { amountText: '500', way: 'wechat', expectedBonusFen: 5000 } as const;
		await till.ask('stored-value/top-up', { memberId, ...paid });
		await till.ask('scan/submit', { text: TEA, quantityText });
	};
}

async function pockets(till: TempTerminal) {
	return (await till.ask('stored-value/show', { memberId })).pockets;
}

describe('topping up at the counter', () => {
	it('SV-1: says the offer and the next one as it is typed, and takes the money', async () => {
		const { keys, sees, till, page } = await office({ before: withMember });
		await keys.press('Shift+F10');
		await page.getByLabel('充多少').waitFor();
		await keys.type('450');
		await sees('充200送30：赠金 ¥30.00');
		await sees('再充 ¥50.00 可得 充500送50');
		await page.getByLabel('充多少').fill('500');
		await sees('充500送50：赠金 ¥50.00');
		await keys.press('Enter');
		await page.getByRole('radio', { name: '微信' }).check();
		await sees('充值是预收款');
		await keys.press('Enter');
		await sees('已充值 ¥500.00，余额本金 ¥500.00、赠金 ¥50.00');
		expect(await pockets(till)).toEqual({ principalFen: 50_000, bonusFen: 5000 });
	});

	it('SV-1: is no cash because nobody looked: the way is a key, and Enter alone takes nothing', async () => {
		const { keys, sees, till, page } = await office({ before: withMember });
		await keys.press('Shift+F10');
		await page.getByLabel('充多少').waitFor();
		await keys.type('100');
		await keys.press('Enter');
		await page.getByRole('radio', { name: '现金' }).waitFor();
		await keys.press('Enter');
		await sees('请先选怎么付：按数字键，或点一下');
		expect(await pockets(till)).toEqual({ principalFen: 0, bonusFen: 0 });
		await keys.press('3');
		expect(await page.getByRole('radio', { name: '微信' }).isChecked()).toBe(true);
		await keys.press('1');
		await keys.press('Enter');
		await sees('已充值 ¥100.00');
		expect(await pockets(till)).toEqual({ principalFen: 10_000, bonusFen: 0 });
	});

	it('SV-1: says every gift of the offer before and after', async () => {
		const before = async (till: TempTerminal) => {
			await withMember(till);
			await loadCouponKinds(till, THREE_OFF);
			await offerGifts(
				till,
				{ kind: 'bonus', fen: 5000 },
				{ kind: 'points', points: 20_000 },
				{ kind: 'coupon', couponKind: 'three', count: 3 },
			);
		};
		const { keys, sees, page, look } = await office({ before });
		await keys.press('Shift+F10');
		await page.getByLabel('充多少').waitFor();
		await keys.type('100');
		await sees('送积分 20,000：0 → 20,000');
		await sees('送券 3 张：3元券');
		expect(await look('top-up-gifts')).toEqual([]);
		await keys.press('Enter');
		await page.getByRole('radio', { name: '现金' }).waitFor();
		await keys.press('1');
		await keys.press('Enter');
		await sees('已送 积分 20,000、3元券 3 张');
	});

	it('I2: what the law does not allow stays in the dialog with its reason', async () => {
		const { keys, page, till } = await office({ before: withMember });
		await keys.press('Shift+F10');
		await page.getByLabel('充多少').waitFor();
		await keys.type('5000');
		await page.getByText('充500送50：赠金 ¥50.00').waitFor();
		await keys.press('Enter');
		await page.getByRole('radio', { name: '微信' }).check();
		await keys.press('Enter');
		await page.getByRole('alert').waitFor();
		expect(await page.getByRole('dialog').getByRole('alert').textContent()).toContain('5,000');
		expect(await pockets(till)).toEqual({ principalFen: 0, bonusFen: 0 });
	});
});

describe('golden path C: paying with stored value', () => {
	it('SV-5: a card just scanned pays a small amount with one key', async () => {
		const { keys, page, till } = await office({ before: withGoods('10') });
		await keys.press('Enter');
		await page.getByRole('button', { name: /储值/ }).waitFor();
		await keys.type('c');
		await expect.poll(async () => (await pockets(till)).principalFen).toBeLessThan(50_000);
		expect(await page.getByRole('dialog').count()).toBe(0);
	});

	it('SV-5: from ¥200 on the member types their PIN; a wrong one is said', async () => {
		const { keys, page, till, sees } = await office({ before: withGoods('60') });
		await keys.press('Enter');
		await page.getByRole('button', { name: /储值/ }).waitFor();
		await keys.type('c');
		await page.getByLabel('会员密码').first().waitFor();
		await keys.type('111112');
		await keys.press('Enter');
		await page.getByRole('dialog').getByRole('alert').waitFor();
		await page.getByRole('textbox', { name: '会员密码' }).fill(PIN);
		await keys.press('Enter');
		await sees('252.00');
		await expect.poll(async () => (await pockets(till)).principalFen).toBe(27_090);
	});
});

/** The pane of the member, as a manager sees it. */
async function pane(options: OfficeOptions = {}): Promise<Office> {
	const at = await office({ role: 'manager', route: 'sales', ...options });
	await at.page.goto(`${at.url}#/stored-value?member=${memberId}`);
	return at;
}

describe('a member’s stored value in the back office', () => {
	it('SV-6: is given back by reason, calculation and way', async () => {
		const { keys, page, sees, till } = await pane({ before: withGoods('10') });
		await page.getByRole('button', { name: '退储值' }).click();
		await sees('七日内未用的充值还剩 7 天可无理由退');
		await page.getByRole('radio', { name: '七日内无理由' }).check();
		await keys.press('Enter');
		await sees('应退');
		await sees('赠金作废');
		await sees('超过 ¥100.00 的退款退到会员本人的同名账户');
		await page.getByRole('radio', { name: '转账' }).and(page.locator(':checked')).waitFor();
		await keys.press('Enter');
		await sees('已退储值 ¥500.00');
		expect(await pockets(till)).toEqual({ principalFen: 0, bonusFen: 0 });
	});

	it('SV-7: an untouched top-up of today is undone', async () => {
		const { keys, page, sees, till } = await pane({ before: withGoods('10') });
		await page.getByRole('button', { name: '撤销充值' }).click();
		await sees('¥500.00 原路退回，赠金 ¥50.00 收回');
		await keys.press('Enter');
		await sees('已撤销充值，退回 ¥500.00');
		expect(await pockets(till)).toEqual({ principalFen: 0, bonusFen: 0 });
	});
});

describe('the store’s stored value', () => {
	it('SV-9: says what is owed and that it ties; SV-8: an offer of VIPs is added', async () => {
		const { keys, page, sees, till } = await office({
			role: 'manager',
			route: 'stored-value',
			before: withGoods('10'),
		});
		await sees('与 1 位会员的余额合计一致：本金 ¥500.00，赠金 ¥50.00');
		await keys.press('F8');
		await page.getByLabel('充到（元）').fill('1000');
		await page.getByLabel('送赠金（元）').fill('200');
		await page.getByRole('radio', { name: '仅 VIP' }).check();
		await keys.press('Enter');
		await sees('VIP 充1000送200');
		expect((await till.ask('stored-value/book', {})).offers).toHaveLength(3);
		await page.getByRole('button', { name: '删除 VIP 充1000送200' }).click();
		await sees('删除 VIP 充1000送200？');
		await keys.press('F12');
		await expect.poll(async () => (await till.ask('stored-value/book', {})).offers.length).toBe(2);
	});

	it('SV-1: an offer gives points, coupons or a pass as well as a bonus', async () => {
		const { keys, page, sees, till, look } = await office({
			role: 'manager',
			route: 'stored-value',
			before: withGoods('10'),
		});
		await sees('与 1 位会员的余额合计一致：本金 ¥500.00，赠金 ¥50.00');
		await keys.press('F8');
		await page.getByLabel('充到（元）').fill('1000');
		await page.getByRole('radio', { name: '积分' }).check();
		await page.getByLabel('送积分').fill('20000');
		expect(await look('stored-value-offer')).toEqual([]);
		await page.getByRole('button', { name: '保存' }).click();
		await sees('充1000送20000积分');
		expect((await till.ask('stored-value/book', {})).offers.at(-1)).toMatchObject({
			gifts: [{ kind: 'points', points: 20_000 }],
		});
		expect(await look('stored-value-offers')).toEqual([]);
	});

	it('may be stricter than the law and never looser', async () => {
		const { keys, page, till } = await office({
			role: 'manager',
			route: 'stored-value',
			before: withGoods('10'),
		});
		await page.getByText('记名卡最多存').waitFor();
		await keys.press('F12');
		await page.getByLabel('记名卡最多存多少元').fill('6000');
		await keys.press('Enter');
		await page.getByRole('dialog').getByRole('alert').waitFor();
		await page.getByLabel('记名卡最多存多少元').fill('3000');
		await keys.press('Enter');
		await expect
			.poll(async () => (await till.ask('stored-value/book', {})).rules.registeredCapFen)
			.toBe(300_000);
	});
});

describe.each([
	['zh-CN', 'light'],
	['en', 'dark'],
] as const)('the dialogs in %s, %s', (language, theme) => {
	it('have no finding of axe', async () => {
		const { keys, look, page } = await office({ language, theme, before: withGoods('60') });
		await keys.press('Shift+F10');
		await page.getByRole('dialog').getByRole('textbox').waitFor();
		await keys.type('450');
		await page.getByText('充200送30').first().waitFor();
		expect(await look('top-up')).toEqual([]);
		await keys.press('Enter');
		await page.getByRole('dialog').getByRole('radio').first().waitFor();
		expect(await look('top-up-pay')).toEqual([]);
		await keys.press('Escape');
		await keys.press('Escape');
		await keys.press('Enter');
		await page.getByRole('button', { name: /储值|Stored value/ }).waitFor();
		await keys.type('c');
		await page.getByRole('dialog').getByRole('textbox').waitFor();
		expect(await look('stored-value-pin')).toEqual([]);
	});

	it('and the back office have none either', async () => {
		const before = withGoods('10');
		const { page, keys, look } = await pane({ language, theme, before });
		await page.getByRole('button', { name: /撤销充值|Undo/ }).waitFor();
		expect(await look('stored-value-member')).toEqual([]);
		await page.getByRole('button', { name: /^(?:退储值|Refund)$/ }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByText(/应退|To be refunded/).waitFor();
		expect(await look('stored-value-refund')).toEqual([]);
		await keys.press('Escape');
		await keys.press('Escape');
		const back = language === 'en' ? 'Back' : '返回';
		await page.getByRole('button', { name: back, exact: true }).click();
		await page.getByText(/充值优惠|Top-up offers/).waitFor();
		expect(await look('stored-value-office')).toEqual([]);
	});
});
