// Goal: what was had of the gifts of a top-up is paid for once and in full, in however many pieces
// the top-up is given back, and nothing of them is left behind.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import {
	CARD,
	openStoredValueCounter,
	released,
	TEA,
	type StoredValueCounter,
} from './stored-value-counter.ts';

let counter: StoredValueCounter;
beforeEach(async () => {
	counter = await openStoredValueCounter();
});
afterEach(() => counter.close());

const coupon = { kind: 'coupon', couponKind: 'three', count: 1 } as const;
const stateOf = async (code = '') => (await counter.till.ask('coupon/find', { code })).state;

/** Ten teas for ¥39 with the coupon, in cash or with stored value. */
async function buyWith(code = '', inCash = true): Promise<number> {
	const { till } = counter;
	await till.ask('scan/submit', { text: CARD, source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: '10' });
	await till.ask('scan/submit', { text: code });
	if (!inCash) await counter.pay();
	return counter.complete(inCash ? '100' : '');
}

/** Three services of ¥99 with the pass a top-up of ¥300 gave, and ¥298.20 of it for tea. */
async function useUp(): Promise<number> {
	await counter.offer(await counter.pass());
	await counter.topUp('300');
	const [gift] = await counter.passes();
	const use = { passId: gift?.passId ?? '', times: 3, itemNo: 1 };
	await counter.till.ask('pass-card/use', use);
	return counter.buy(71);
}

describe('6.1 Art. 21: a used gift pass', () => {
	it.each(['agreed', 'consumer'] as const)(
		'is paid for also where the top-up goes back in two steps (%s)',
		async (reason) => {
			const pos = await useUp();
			expect(await counter.giveBack(reason)).toMatchObject({ refundFen: 0, keptFen: 180 });
			await counter.bringBack(pos, 71);
			const plan = await counter.giveBack(reason);
			expect(plan.refundFen).toBe(300);
			expect(plan.calculation).toContainEqual({ line: 'charged-before', fen: 180 });
		},
	);

	it('is paid for also where some of it went to somebody else meanwhile', async () => {
		const pos = await useUp();
		const { till, memberId } = counter;
		const to = await till.ask('member/add', { phone: '13900139000' });
		const move = { memberId, toMemberId: to.memberId, reason: 'family' } as const;
		await till.ask('stored-value/transfer', move, released);
		const first = await counter.giveBack('agreed', to.memberId);
		await counter.bringBack(pos, 71);
		const second = await counter.giveBack('agreed');
		expect([first.refundFen, second.refundFen]).toEqual([0, 300]);
	});

	it('is paid for also where it was extended for money', async () => {
		await counter.offer(await counter.pass({ days: 90, priceFen: 100 }));
		await counter.topUp('300');
		const [gift] = await counter.passes();
		const passId = gift?.passId ?? '';
		await counter.till.ask('pass-card/use', { passId, times: 2, itemNo: 1 });
		await counter.till.ask('pass-card/sell-extension', { passId, expectedPriceFen: 100 });
		await counter.till.ask('pass-card/use', { passId, times: 1, itemNo: 1 });
		// 99.00 three times, of which 1.00 was paid.
		expect((await counter.preview('agreed')).refundFen).toBe(400);
	});
});

describe('6.1 Art. 21: a gift pass that was extended for money', () => {
	/** A gift pass of a top-up of ¥100, extended for so much. */
	async function extended(priceFen: number, topUp = '100') {
		await counter.offer(await counter.pass({ days: 90, priceFen }));
		await counter.topUp(topUp);
		const [gift] = await counter.passes();
		const passId = gift?.passId ?? '';
		const sell = () =>
			counter.till.ask('pass-card/sell-extension', { passId, expectedPriceFen: priceFen });
		return { passId, sell };
	}

	it('goes like any other, and what was paid for it with the refund, in one sum', async () => {
		const { sell } = await extended(1000);
		await sell();
		const plan = await counter.preview('seven-day');
		expect(plan).toMatchObject({ refundFen: 10_000, paysFen: 11_000 });
		expect(plan.gifts).toMatchObject({
			passes: ['足疗三次卡'],
			fees: [{ name: '足疗三次卡', fen: 1000 }],
			stay: [],
		});
		// Both leave together: the limit of cash holds for the sum, and so does what was previewed.
		const { till, memberId } = counter;
		const asked = { memberId, reason: 'seven-day', way: 'transfer' } as const;
		const short = { ...asked, expectedRefundFen: 10_000 };
		expect((await till.refused('stored-value/refund', short, released)).code).toBe(
			'stored-value/refund-changed',
		);
		const cash = { ...asked, way: 'cash', expectedRefundFen: 11_000 } as const;
		expect((await till.refused('stored-value/refund', cash, released)).code).toBe(
			'stored-value/refund-not-cash',
		);
		const done = await counter.giveBack('seven-day');
		expect(done.paidFen).toBe(11_000);
		expect((await counter.passes())[0]?.usesLeft).toBe(0);
		const [told] = await journalOf(till, 'pass/refunded');
		expect(told).toMatchObject({ refund_fen: 1000, kept_fen: 0, uses_left: 3 });
		await expect.poll(() => JSON.stringify(till.devices.printed)).toContain('退卡单');
		expect(JSON.stringify(till.devices.printed)).toContain('续期费退回');
	});

	it.each(['trader', 'consumer', 'agreed'] as const)(
		'gives back what no use has earned of the fee, to the fen (%s)',
		async (reason) => {
			const { passId, sell } = await extended(1000, '200');
			await sell();
			await counter.till.ask('pass-card/use', { passId, times: 1, itemNo: 1 });
			const plan = await counter.preview(reason);
			// One of three uses: 3.33 of the fee is earned, and comes off its ¥99 where that is charged.
			const charged = reason === 'trader' ? 0 : 9900 - 333;
			expect(plan).toMatchObject({
				refundFen: 20_000 - charged,
				paysFen: 20_000 - charged + 667,
				gifts: { fees: [{ fen: 667 }] },
			});
			await counter.giveBack(reason);
			expect((await counter.passes())[0]?.usesLeft).toBe(0);
		},
	);

	it('leaves the drawer with the refund where both are cash', async () => {
		const { sell } = await extended(500);
		await sell();
		await counter.buy(8);
		const { till, memberId } = counter;
		const { paysFen } = await counter.preview('agreed');
		expect(paysFen).toBe(10_000 - 3360 + 500);
		const cash = { memberId, reason: 'agreed', way: 'cash', expectedRefundFen: paysFen } as const;
		const done = await till.ask('stored-value/refund', cash, released);
		expect(done).toMatchObject({ paidFen: paysFen, drawer: 'opening' });
	});

	it('is rounded once in cash, with the refund: what is paid is what was previewed', async () => {
		const { passId, sell } = await extended(1000, '200');
		await sell();
		const { till, memberId } = counter;
		await till.ask('pass-card/use', { passId, times: 1, itemNo: 1 });
		await counter.buy(4);
		const { refundFen, paysFen } = await counter.preview('agreed');
		// 87.53 and 6.67 of the fee: 94.20, no jiao more.
		expect([refundFen, paysFen]).toEqual([8753, 9420]);
		const cash = { memberId, reason: 'agreed', way: 'cash', expectedRefundFen: paysFen } as const;
		expect((await till.ask('stored-value/refund', cash, released)).paidFen).toBe(9420);
		const [fee] = await journalOf(till, 'pass/refunded');
		const [refund] = await journalOf(till, 'stored-value/refunded');
		expect(fee).toMatchObject({ paid_back: [{ paid_fen: 670 }], rounding_fen: 3 });
		expect(refund).toMatchObject({ paid_back: [{ paid_fen: 8750 }], rounding_fen: -3 });
	});

	it('stays with whoever it was handed to and was extended by, until that is taken back', async () => {
		const { till } = counter;
		const { passId, sell } = await extended(1000);
		const { memberId: toMemberId } = await till.ask('member/add', { phone: '13900139000' });
		await till.ask('pass-card/transfer', { passId, toMemberId, reason: 'friend' }, released);
		const { extensionId } = await sell();
		const { gifts, paysFen } = await counter.preview('seven-day');
		expect(gifts).toMatchObject({ passes: [], fees: [], stay: ['足疗三次卡'] });
		expect(paysFen).toBe(10_000);
		await counter.giveBack('seven-day');
		await expect.poll(() => JSON.stringify(till.devices.printed)).toContain('归持卡人');
		const left = async () => {
			const { passes } = await till.ask('pass-card/list', { memberId: toMemberId });
			return passes[0]?.usesLeft;
		};
		expect(await left()).toBe(3);
		const undo = { passId, extensionId };
		const { paidFen } = await till.ask('pass-card/undo-extension', undo, released);
		expect([paidFen, await left()]).toEqual([1000, 0]);
	});
});

describe('6.1 Art. 21: a used gift coupon', () => {
	it('comes off for the goods that were kept', async () => {
		await counter.offer(coupon);
		const { coupons } = await counter.topUp('100');
		const pos = await buyWith(coupons[0]);
		await counter.bringBack(pos, 9);
		for (const reason of ['agreed', 'consumer'] as const) {
			expect((await counter.preview(reason)).refundFen, reason).toBe(10_000 - 30);
		}
	});

	it('comes off once, where the list price of the goods holds it', async () => {
		await counter.offer(coupon);
		const { coupons } = await counter.topUp('100');
		await buyWith(coupons[0], false);
		expect((await counter.preview('consumer')).refundFen).toBe(10_000 - 4500);
		expect((await counter.preview('agreed')).refundFen).toBe(10_000 - 3900 - 300);
	});

	it('is good again with its goods where it was paid for, and not where it was not', async () => {
		await counter.offer(coupon);
		const paid = await counter.topUp('100');
		const first = await buyWith(paid.coupons[0]);
		expect((await counter.giveBack('agreed')).refundFen).toBe(9700);
		await counter.bringBack(first, 10);
		expect(await stateOf(paid.coupons[0])).toBe('issued');

		const unpaid = await counter.topUp('100');
		const second = await buyWith(unpaid.coupons[0]);
		await counter.till.ask('scan/submit', { text: CARD, source: 'wedge' });
		await counter.till.ask('scan/submit', { text: TEA, quantityText: '24' });
		await counter.pay('99.99');
		await counter.complete('100');
		expect(await counter.giveBack('agreed')).toMatchObject({ refundFen: 0, keptFen: 1 });
		await counter.bringBack(second, 10);
		expect(await stateOf(unpaid.coupons[0])).toBe('void');
	});
});

describe('6.1 E18: points that came off the price', () => {
	it('paid their share of it, as a discount and as a tender', async () => {
		const { till, memberId } = counter;
		await counter.topUp('100');
		const got: number[] = [];
		for (const redeemAs of ['discount', 'tender'] as const) {
			const { book } = await till.ask('points/book', {});
			const rules = { ...book, redeemAs, redeemShareBp: 10_000, rateBp: 0 };
			await till.ask('points/change-book', { book: rules }, released);
			await till.ask('points/adjust', { memberId, points: 500, reason: '补登' }, released);
			await till.ask('scan/submit', { text: CARD, source: 'wedge' });
			await till.ask('scan/submit', { text: TEA, quantityText: '10' });
			await till.ask('sale/redeem-points', { points: 500 });
			await counter.pay();
			const pos = await counter.complete();
			got.push((await counter.preview('consumer')).refundFen);
			await counter.bringBack(pos, 10);
		}
		// 38.00 of 42.00 paid for 45.00 at list price.
		expect(got).toEqual([10_000 - 4071, 10_000 - 4071]);
	});
});
