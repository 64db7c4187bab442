// Goal: what comes with a top-up goes with it: points, coupons and passes are given once, and are
// nobody's gain when the money is given back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { putThreeTimes } from '#kit/put-pass.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { loadCouponKinds, offerGifts, THREE_OFF, type Gift } from '#kit/top-up-gifts.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

/** ¥4.20 for members. */
const TEA = '2000000000015';
const released = { approval: approvalOf('manager') };

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
	await loadCouponKinds(till, THREE_OFF);
});
afterEach(() => till.close());

const offer = (...gifts: Gift[]) => offerGifts(till, ...gifts);
const topUp = (amountText: string) => {
	const paid = { memberId, amountText, way: 'wechat' as const, expectedBonusFen: 0 };
	return till.ask('stored-value/top-up', paid);
};
type Reason = RequestInput<'stored-value/refund'>['reason'];
const preview = (reason: Reason, whose = memberId) =>
	till.ask('stored-value/refund-preview', { memberId: whose, reason });
async function giveBack(reason: Reason, whose = memberId) {
	const { refundFen: expectedRefundFen } = await preview(reason, whose);
	const refund = { memberId: whose, reason, way: 'transfer', expectedRefundFen } as const;
	return till.ask('stored-value/refund', refund, released);
}
const panel = (whose = memberId) => till.ask('member/panel', { memberId: whose });
const passesOf = async (whose = memberId) =>
	(await till.ask('pass-card/list', { memberId: whose })).passes;

const template = async () => (await putThreeTimes(till)).templateId;

/** Sells ten bottles with what they may use of it. */
async function buy(withCoupon?: string): Promise<void> {
	await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: '10' });
	if (withCoupon === undefined) await till.ask('sale/redeem-points', {});
	else await till.ask('scan/submit', { text: withCoupon });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen, givenText: '' });
}
const stateOf = async (code = '') => (await till.ask('coupon/find', { code })).state;

describe('an offer', () => {
	it.each([
		['points', () => ({ kind: 'points' as const, points: 20_000 })],
		['coupons', () => ({ kind: 'coupon' as const, couponKind: 'three', count: 20 })],
		['a pass', async () => ({ kind: 'pass' as const, templateId: await template() })],
	])('SV-1: of %s beats a bonus where it is worth more, and is said before', async (_, make) => {
		const book = await till.ask('stored-value/book', {});
		const rules = { every: false, kinds: [], from: '', until: '' };
		const gifts = [await make()];
		const offers = [...book.offers, { offerId: 'gift', name: '充1000有礼', reach: 100_000, gifts }];
		const full = offers.map((one) => ({ ...rules, ...one }));
		await till.ask('stored-value/change-book', { book: { ...book, offers: full } }, released);
		const quote = (amountText: string) =>
			till.ask('stored-value/quote-top-up', { memberId, amountText });
		expect(await quote('999')).toMatchObject({
			offer: { name: '充500送50' },
			bonusFen: 5000,
			next: { name: '充1000有礼', missingFen: 100 },
		});
		expect(await quote('1000')).toMatchObject({ offer: { name: '充1000有礼' }, bonusFen: 0 });
	});

	it('SV-1: is quoted gift by gift; its coupons print with name, end and barcode', async () => {
		await offer(
			{ kind: 'points', points: 500 },
			{ kind: 'coupon', couponKind: 'three', count: 2 },
			{ kind: 'pass', templateId: await template() },
		);
		const quoted = await till.ask('stored-value/quote-top-up', { memberId, amountText: '100' });
		expect(quoted.gifts).toEqual([
			{ kind: 'points', count: 500, before: 0 },
			{ kind: 'coupon', count: 2, name: '3元券' },
			{ kind: 'pass', count: 1, name: '足疗三次卡' },
		]);
		const { coupons } = await topUp('100');
		await expect.poll(() => JSON.stringify(till.devices.printed)).toContain('储值充值单');
		const slip = JSON.stringify(till.devices.printed);
		for (const code of coupons) expect(slip).toContain(`{"kind":"barcode","text":"${code}"}`);
		expect(slip).toContain('3元券');
		expect(slip).toContain('2026-05-30');
	});

	it('SV-1: of a coupon or a pass that nobody made is refused by its name', async () => {
		const book = await till.ask('stored-value/book', {});
		const rules = { reach: 10_000, every: false, kinds: [], from: '', until: '' };
		const coupon = { kind: 'coupon', couponKind: 'none', count: 1 } as const;
		for (const gift of [coupon, { kind: 'pass', templateId: 'pass_none' } as const]) {
			const offers = [{ offerId: 'gift', name: '充100有礼', gifts: [gift], ...rules }];
			const change = { book: { ...book, offers } };
			expect(await till.refused('stored-value/change-book', change, released)).toMatchObject({
				code: 'stored-value/gift-unknown',
				offer: '充100有礼',
			});
		}
	});
});

describe('an offer for every so much', () => {
	it('SV-1: of more coupons than one top-up can bring is refused by its name', async () => {
		const book = await till.ask('stored-value/book', {});
		const gifts = [{ kind: 'coupon' as const, couponKind: 'three', count: 20 }];
		const rules = { name: '每充1有礼', every: true, kinds: [], from: '', until: '' };
		const put = (reach: number) => {
			const offers = [{ offerId: 'gift', gifts, reach, ...rules }];
			return till.reply('stored-value/change-book', { book: { ...book, offers } }, released);
		};
		// 5000.00 at most: 26 times 20 of them; 25 times are 500.
		expect(await put(19_000)).toMatchObject({
			refusal: { code: 'stored-value/too-many-gifts', offer: '每充1有礼', most: 500 },
		});
		expect((await put(20_000)).ok).toBe(true);
	});
});

describe('a top-up that is undone', () => {
	it('SV-7: takes its coupon along, and verify knows', async () => {
		await offer({ kind: 'coupon', couponKind: 'three', count: 1 });
		const { lotId, coupons } = await topUp('100');
		await till.ask('stored-value/undo-top-up', { memberId, lotId }, released);
		expect(await stateOf(coupons[0])).toBe('void');
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('a top-up that is given back', () => {
	it('SV-6: takes its points along, however often it is tried', async () => {
		await offer({ kind: 'points', points: 500 });
		for (let day = 0; day < 3; day += 1) {
			await topUp('100');
			expect((await preview('seven-day')).gifts).toMatchObject({ points: 500, pointsOwed: 0 });
			await giveBack('seven-day');
		}
		expect((await panel()).points).toBe(0);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('SV-6: points that were spent are owed, and the paper says so', async () => {
		await offer({ kind: 'points', points: 500 });
		await topUp('100');
		await buy();
		const { points } = await panel();
		const owed = 500 - points;
		expect(owed).toBeGreaterThan(0);
		expect((await preview('agreed')).gifts).toMatchObject({ points: 500, pointsOwed: owed });
		await giveBack('agreed');
		expect(await till.ask('points/statement', { memberId })).toMatchObject({
			balance: -owed,
			debt: owed,
		});
		const [told] = await journalOf(till, 'stored-value/refunded');
		expect(told).toMatchObject({ gifts: { points: 500, points_owed: owed } });
		// The next gift repays them.
		await topUp('100');
		expect((await panel()).points).toBe(500 - owed);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('SV-6: its coupon is void', async () => {
		await offer({ kind: 'coupon', couponKind: 'three', count: 2 });
		const { coupons } = await topUp('100');
		expect((await preview('seven-day')).gifts?.coupons).toEqual(coupons);
		const kept = await rowsOf(till, 'SELECT valid_from, valid_until FROM coupon');
		// Ninety days, the first among them.
		const days = { valid_from: '2026-03-02', valid_until: '2026-05-30' };
		expect(kept).toEqual([days, days]);
		await giveBack('seven-day');
		expect(await Promise.all(coupons.map(stateOf))).toEqual(['void', 'void']);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('6.1 Art. 21: a coupon that was used comes off, but not where the store is at fault', async () => {
		await offer({ kind: 'coupon', couponKind: 'three', count: 2 });
		const { coupons } = await topUp('100');
		await buy(coupons[0]);
		const sevenDay = { memberId, reason: 'seven-day' } as const;
		expect((await till.refused('stored-value/refund-preview', sevenDay)).code).toBe(
			'stored-value/seven-days-used',
		);
		const { lots } = await till.ask('stored-value/show', { memberId });
		expect(lots[0]?.daysToReturn).toBeUndefined();
		expect((await preview('trader')).refundFen).toBe(10_000);
		const line = { line: 'gift-coupon', fen: -300 };
		for (const reason of ['consumer', 'agreed'] as const) {
			const plan = await preview(reason);
			expect(plan).toMatchObject({ refundFen: 9700, keptFen: 300 });
			expect(plan.calculation).toContainEqual(line);
		}
		await giveBack('consumer');
		expect(await Promise.all(coupons.map(stateOf))).toEqual(['redeemed', 'void']);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('6.1 Art. 21: a pass that was used comes off at list price, what is left of it goes', async () => {
		await offer({ kind: 'pass', templateId: await template() }, { kind: 'points', points: 500 });
		await topUp('200');
		const [gift] = await passesOf();
		await till.ask('pass-card/use', { passId: gift?.passId ?? '', times: 1, itemNo: 1 });
		const sevenDay = { memberId, reason: 'seven-day' } as const;
		expect((await till.refused('stored-value/refund-preview', sevenDay)).code).toBe(
			'stored-value/seven-days-used',
		);
		const plan = await preview('agreed');
		expect(plan).toMatchObject({ refundFen: 10_100, gifts: { passes: ['足疗三次卡'] } });
		expect(plan.calculation).toContainEqual({ line: 'gift-pass', times: 1, fen: -9900 });
		await giveBack('agreed');
		expect([(await passesOf())[0]?.usesLeft, (await panel()).points]).toEqual([0, 0]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('6.1 Art. 21: used gifts cost no more than the top-up brings', async () => {
		await offer({ kind: 'pass', templateId: await template() });
		await topUp('100');
		const [gift] = await passesOf();
		await till.ask('pass-card/use', { passId: gift?.passId ?? '', times: 3, itemNo: 1 });
		expect(await giveBack('consumer')).toMatchObject({ refundFen: 0, keptFen: 10_000 });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('SV-6: whoever has them by now', async () => {
		const pass = await template();
		const coupon = { kind: 'coupon', couponKind: 'three', count: 1 } as const;
		await offer({ kind: 'pass', templateId: pass }, { kind: 'points', points: 500 }, coupon);
		const { coupons } = await topUp('100');
		const to = await till.ask('member/add', { phone: '13900139000' });
		const move = { memberId, toMemberId: to.memberId, reason: 'family' } as const;
		await till.ask('stored-value/transfer', move, released);
		await giveBack('agreed', to.memberId);
		expect([(await passesOf())[0]?.usesLeft, (await panel()).points]).toEqual([0, 0]);
		expect(await stateOf(coupons[0])).toBe('void');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('SV-6: also after two rows became one, and once', async () => {
		await offer({ kind: 'pass', templateId: await template() }, { kind: 'points', points: 500 });
		await topUp('100');
		const keep = await till.ask('member/add', { phone: '13900139000' });
		const pair = { keepId: keep.memberId, dropId: memberId };
		await till.ask('member/merge', pair, released);
		await giveBack('seven-day', keep.memberId);
		const left = (await passesOf(keep.memberId))[0]?.usesLeft;
		expect([left, (await panel(keep.memberId)).points]).toEqual([0, 0]);
		expect(await verifyTill(till)).toEqual([]);
	});
});
