// Goal: what a member may have is theirs from the scan on and nobody else's: their prices, their
// day, their birthday, their share of a flash sale, their one coupon, and all of them together in
// the order that is fixed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { showCard } from '#kit/show-card.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';
const approval = approvalOf('manager');
const OFF_20 = { kind: 'percent', charge_bp: 8000 };

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

type Rows = readonly Readonly<Record<string, unknown>>[];

const load = (promotions: Rows, coupon_kinds: Rows = []) => {
	const rows = promotions.length + coupon_kinds.length;
	const text = JSON.stringify({ version: 1, rows, promotions, coupon_kinds });
	return till.ask('price-book/load', { text }, { approval });
};

const add = async (input: RequestInput<'member/add'>) =>
	(await till.ask('member/add', input)).memberId;
const current = () => till.ask('sale/current', {});

/** So many teas on the basket, for whom it is; what they cost. */
async function price(count: number, memberId?: string): Promise<number> {
	await till.ask('scan/submit', { text: TEA, quantityText: `${count}` });
	if (memberId !== undefined) {
		await till.ask('sale/attach-member', { memberId });
	}
	return (await current()).totals.totalFen;
}

async function complete() {
	const { saleId, revision, totals } = await current();
	return till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

async function sell(count: number, memberId?: string) {
	const totalFen = await price(count, memberId);
	return { totalFen, pos: (await complete()).pos };
}

/** On that day, at ten in the morning unless told, with a cashier signed in. */
async function on(day: string, hour = 10) {
	till.clock.set((Date.parse(`${day}T00:00:00+08:00`) + hour * 3_600_000) as never);
	await till.signIn('cashier');
}

async function voidSale(pos: number) {
	const whole = { pos, mode: 'void' as const, lines: [] };
	const { paidFen } = await till.ask('refund/preview', whole);
	const asked = { ...whole, expectedPaidFen: paidFen, reason: 'mistake' as const };
	await till.ask('refund/complete', asked, { approval });
}

describe('a price of members', () => {
	it('PRO-8: is theirs alone, for as long as they are on the sale', async () => {
		expect(await price(2)).toBe(900);
		const memberId = await add({ phone: '13800138000' });
		expect(await price(1, memberId)).toBe(1260);
		await till.ask('sale/detach-member', {});
		expect((await current()).totals.totalFen).toBe(1350);
		await till.ask('sale/undo', {});
		expect((await current()).lines[0]?.adjustments).toMatchObject([
			{ kind: 'level', amountFen: 90 },
		]);
	});
});

describe('a birthday', () => {
	const birthday = {
		id: 'birthday',
		name: '生日当月8折',
		birthday_month: true,
		benefit: OFF_20,
	};

	it('PRO-2: is worth 20 % for the month of it, by business date, and to nobody else', async () => {
		await load([birthday]);
		const march = await add({ phone: '13800138000', birthday: '1990-03-31' });
		const april = await add({ phone: '13800138001', birthday: '1990-04-01' });
		const unknown = await add({ phone: '13800138002' });
		expect((await sell(10, march)).totalFen).toBe(3600);
		expect((await sell(10, april)).totalFen).toBe(4200);
		expect((await sell(10, unknown)).totalFen).toBe(4200);
		expect((await sell(10)).totalFen).toBe(4500);
		// Past midnight it is still the last business day of March.
		await on('2026-04-01', 1);
		expect((await sell(10, march)).totalFen).toBe(3600);
		await on('2026-04-01');
		expect((await sell(10, march)).totalFen).toBe(4200);
		expect((await sell(10, april)).totalFen).toBe(3600);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('on 29 February is in February, leap year or not', async () => {
		await load([birthday]);
		const memberId = await add({ phone: '13800138000', birthday: '1992-02-29' });
		await on('2027-02-28');
		expect((await sell(10, memberId)).totalFen).toBe(3600);
		await on('2027-03-01');
		expect((await sell(10, memberId)).totalFen).toBe(4200);
	});
});

describe('the day of members', () => {
	it('PRO-3: is the 8th by business date, for members, with no line to anybody', async () => {
		const day = { id: 'day', name: '会员日8折', members_only: true };
		await load([{ ...day, schedule: { month_days: [8] }, benefit: OFF_20 }]);
		const memberId = await add({ phone: '13800138000' });
		expect((await sell(10, memberId)).totalFen).toBe(4200);
		await on('2026-03-08');
		expect((await sell(10, memberId)).totalFen).toBe(3600);
		expect((await sell(10)).totalFen).toBe(4500);
		await on('2026-03-09', 1);
		expect((await sell(10, memberId)).totalFen).toBe(3600);
		await on('2026-03-09');
		expect((await sell(10, memberId)).totalFen).toBe(4200);
	});
});

describe('PRO-6: a flash sale with so many for each member', () => {
	const flash = {
		id: 'flash',
		name: '限时抢购',
		members_only: true,
		benefit: { kind: 'fixed-price', price_fen: 100 },
		limits: { per_member: 2 },
	};

	it('counts what a member had, gives it back with a sale that came back, and counts two rows of one person once', async () => {
		await load([flash]);
		const memberId = await add({ phone: '13800138000' });
		const first = await sell(3, memberId);
		expect(first.totalFen).toBe(100 + 100 + 420);
		expect((await sell(1, memberId)).totalFen).toBe(420);
		const twin = await add({ phone: '13800138001' });
		expect((await sell(1, twin)).totalFen).toBe(100);
		await voidSale(first.pos);
		expect((await sell(1, memberId)).totalFen).toBe(100);
		await till.ask('member/merge', { keepId: memberId, dropId: twin }, { approval });
		expect((await sell(1, memberId)).totalFen).toBe(420);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('PRO-5: a code for following the store', () => {
	const follow = {
		id: 'follow',
		name: '关注送5元',
		per_member: 1,
		benefit: { kind: 'order-amount', off_fen: 500 },
	};

	it('is one for each member, whoever collects more; a sale that came back gives it back', async () => {
		await load([], [follow]);
		const wish = { kindId: 'follow', count: 3 };
		const { coupons } = await till.ask('coupon/issue', wish, { approval });
		const [one = '', two = '', three = ''] = coupons.map(({ code }) => code);
		const memberId = await add({ phone: '13800138000' });
		await price(10);
		expect((await till.refused('sale/add-coupon', { text: one })).code).toBe('coupon/other-member');
		await till.ask('sale/attach-member', { memberId });
		await till.ask('sale/add-coupon', { text: one });
		expect((await current()).totals.totalFen).toBe(4200 - 500);
		const { pos } = await complete();
		await price(10, memberId);
		const again = await till.refused('sale/add-coupon', { text: two });
		expect(again.code).toBe('coupon/limit-reached');
		await till.ask('sale/attach-member', {
			memberId: await add({ phone: '13800138001' }),
		});
		await till.ask('sale/add-coupon', { text: two });
		await complete();
		await voidSale(pos);
		await price(10, memberId);
		await till.ask('sale/add-coupon', { text: three });
		expect((await current()).totals.totalFen).toBe(3700);
		await complete();
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('PRO-10: all of it on one sale', () => {
	it('is the best price per line, then the coupon, then points, then stored value pays', async () => {
		const birthday = { id: 'birthday', name: '生日8折', birthday_month: true };
		const day = { id: 'day', name: '会员日9折', members_only: true };
		await load(
			[
				{ ...birthday, benefit: OFF_20 },
				{ ...day, benefit: { kind: 'percent', charge_bp: 9000 } },
			],
			[{ id: 'three', name: '3元券', benefit: { kind: 'order-amount', off_fen: 300 } }],
		);
		const memberId = await add({ phone: '13800138000', birthday: '1990-03-31' });
		const wish = { kindId: 'three', count: 1 };
		const { coupons } = await till.ask('coupon/issue', wish, { approval });
		await till.ask('points/adjust', { memberId, points: 1000, reason: '补登' }, { approval });
		const topUp = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', topUp);
		await showCard(till, memberId);
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		await price(10);
		await till.ask('sale/redeem-points', {});
		await till.ask('sale/add-coupon', { text: coupons[0]?.code ?? '' });
		const { saleId, revision, totals } = await current();
		// 45.00 less 20 % is 36.00; the coupon takes 3.00; 1,000 points are worth 8.00.
		expect(totals.byKind).toEqual([
			{ kind: 'promotion', amountFen: 900 },
			{ kind: 'order_coupon', amountFen: 300 },
			{ kind: 'points', amountFen: 800 },
		]);
		expect(totals.totalFen).toBe(2500);
		const pay = { saleId, revision, method: 'stored_value', amountText: '' } as const;
		await till.ask('payment/begin', pay);
		await complete();
		const [sale] = await journalOf(till, 'sale/completed');
		expect(sale).toMatchObject({
			total_fen: 2500,
			tenders: [{ kind: 'stored_value', amount_fen: 2500 }],
		});
		expect(await verifyTill(till)).toEqual([]);
	});
});
