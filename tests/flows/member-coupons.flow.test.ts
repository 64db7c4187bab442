// Goal: a coupon on a member's account is used at the counter without its code (MEM-5, PRO-9): the
// till lists what they have, what each takes off this basket, and why one will not do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { loadCouponKinds, offerGifts, TEN_OFF_THIRTY, THREE_OFF } from '#kit/top-up-gifts.ts';
import { verifyTill } from '#kit/verify-till.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
	await loadCouponKinds(till, THREE_OFF, TEN_OFF_THIRTY);
	const gifts = ['ten', 'three'].map((couponKind) => {
		return { kind: 'coupon' as const, couponKind, count: 2 };
	});
	await offerGifts(till, ...gifts);
	const paid = { amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
	await till.ask('stored-value/top-up', { memberId, ...paid });
});
afterEach(() => till.close());

const held = async () => (await till.ask('coupon/held', {})).coupons;
const basket = async (quantityText: string) => {
	await till.ask('scan/submit', { text: TEA, quantityText });
	await till.ask('sale/attach-member', { memberId });
};

describe('the coupons of a member', () => {
	it('PRO-9: are listed with what they take off, the usable ones first', async () => {
		expect(await held()).toEqual([]);
		await basket('2');
		const [first, , third] = await held();
		expect(await held()).toHaveLength(4);
		expect(first).toMatchObject({ name: '3元券', amountFen: 300, validUntil: '2026-05-30' });
		expect(first).not.toHaveProperty('setAside');
		expect(third).toMatchObject({
			name: '满30减10券',
			setAside: { code: 'coupon/below-minimum' },
		});
		// Nothing was changed by looking.
		expect((await till.ask('sale/current', {})).totals).toMatchObject({ totalFen: 840 });
	});

	it('PRO-9: are put on by that, leave the list, and are used up once', async () => {
		await basket('2');
		const code = (await held())[0]?.code ?? '';
		await till.ask('sale/add-coupon', { text: code });
		expect((await held()).map((one) => one.code)).not.toContain(code);
		// A second order coupon beside it will not do; it says so before it is tried.
		expect((await held())[0]?.setAside?.code).toBe('coupon/not-stackable');
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		expect(totals.totalFen).toBe(540);
		await till.ask('sale/complete', { saleId, revision, totalFen: 540 });
		expect((await till.ask('coupon/find', { code })).state).toBe('redeemed');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('one that lies on a parked sale is in that basket', async () => {
		await basket('2');
		const code = (await held())[0]?.code ?? '';
		await till.ask('sale/add-coupon', { text: code });
		const { saleId } = await till.ask('sale/current', {});
		await till.ask('sale/park', { saleId, label: '' });
		await basket('2');
		const there = (await held()).find((one) => one.code === code);
		expect(there?.setAside?.code).toBe('coupon/in-other-basket');
	});
});
