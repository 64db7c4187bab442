// Goal: what comes with a top-up goes with it: points, coupons and passes are given once, and are
// nobody's gain when the money is given back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

const released = { approval: approvalOf('manager') };
type Gift = RequestInput<'stored-value/change-book'>['book']['offers'][number]['gifts'][number];

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
	const coupon_kinds = [
		{ id: 'three', name: '3元券', benefit: { kind: 'order-amount', off_fen: 300 } },
	];
	const text = JSON.stringify({ version: 1, rows: 1, coupon_kinds });
	await till.ask('price-book/load', { text }, released);
});
afterEach(() => till.close());

/** ¥100 and more bring these. */
async function offer(...gifts: Gift[]): Promise<void> {
	const book = await till.ask('stored-value/book', {});
	const rules = { name: '充100有礼', reach: 10_000, every: false, kinds: [], from: '', until: '' };
	const offers = [{ offerId: 'gift', gifts, ...rules }];
	await till.ask('stored-value/change-book', { book: { ...book, offers } }, released);
}
const topUp = (amountText: string) => {
	const paid = { memberId, amountText, way: 'wechat' as const, expectedBonusFen: 0 };
	return till.ask('stored-value/top-up', paid);
};
const stateOf = async (code = '') => (await till.ask('coupon/find', { code })).state;

describe('a top-up that is undone', () => {
	it('SV-7: takes its coupon along, and verify knows', async () => {
		await offer({ kind: 'coupon', couponKind: 'three', count: 1 });
		const { lotId, coupons } = await topUp('100');
		await till.ask('stored-value/undo-top-up', { memberId, lotId }, released);
		expect(await stateOf(coupons[0])).toBe('void');
		expect(await verifyTill(till)).toEqual([]);
	});
});
