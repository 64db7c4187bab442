// Goal: one start with a clock that is years ahead takes nothing away from members: what they paid
// for before it is good, and worth as much, after it (docs/decisions/0001).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

const DAY_MS = 86_400_000;
const FOUR_YEARS = 4 * 366;

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

/** Starts with the clock years ahead, long enough for what ends by itself, and then right again. */
async function startWrongOnce() {
	for (const days of [FOUR_YEARS, -FOUR_YEARS]) {
		counter.till.clock.setBy(days * DAY_MS);
		await counter.till.restart();
		await new Promise((done) => setTimeout(done, 100));
	}
	await counter.till.signIn('cashier');
}

describe('after one start with a clock that is years ahead', () => {
	it('PASS-2: a pass of uses is used, and one sold since is too', async () => {
		const { passId } = await counter.sell();
		await startWrongOnce();
		expect((await counter.use(passId)).usesLeft).toBe(9);
		const later = await counter.sell();
		expect(later).toMatchObject({ soldOn: '2026-03-02', needsExtension: false });
		expect((await counter.use(later.passId)).usesLeft).toBe(9);
		expect(await verifyTill(counter.till)).toEqual([]);
	});

	it('PASS-4: a time card has all its days', async () => {
		const { till } = counter;
		const paid = await counter.sell({ kind: 'unlimited', priceFen: 365_000, items: timeItems() });
		await startWrongOnce();
		const plan = { passId: paid.passId, reason: 'consumer' } as const;
		expect((await till.ask('pass-card/refund-preview', plan)).refundFen).toBe(364_000);
		await counter.use(paid.passId);
		expect(await verifyTill(counter.till)).toEqual([]);
	});

	it('what was sold with the clock ahead is good once it is right', async () => {
		const { till, memberId } = counter;
		await putPaidTier();
		till.clock.setBy(FOUR_YEARS * DAY_MS);
		await till.restart();
		await till.signIn('cashier');
		const { passId } = await counter.sell();
		await till.ask('tier/buy', fee());
		till.clock.setBy(-FOUR_YEARS * DAY_MS);
		await till.restart();
		await till.signIn('cashier');
		expect((await counter.use(passId)).usesLeft).toBe(9);
		await buyTea(memberId);
		expect(await shownTier()).toMatchObject({ tier: 'plus' });
		expect(await verifyTill(counter.till)).toEqual([]);
	});

	it('bonus is shown and spent, and a top-up of the day is undone', async () => {
		const { till, memberId } = counter;
		const book = await till.ask('stored-value/book', {});
		const rules = { ...book, bonusMonths: 1, pinFromFen: 500_000 };
		await till.ask('stored-value/change-book', { book: rules }, released);
		await till.ask('member/issue-card', { memberId, newCardNo: 'GT-0001' });
		const topUp = { memberId, way: 'wechat', amountText: '200', expectedBonusFen: 3000 } as const;
		await till.ask('stored-value/top-up', topUp);
		await startWrongOnce();
		const { lotId } = await till.ask('stored-value/top-up', topUp);
		await till.ask('stored-value/undo-top-up', { memberId, lotId }, released);
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		await till.ask('scan/submit', { text: '2000000000015', quantityText: '54' });
		const { saleId, revision } = await till.ask('sale/current', {});
		const pay = { saleId, revision, method: 'stored_value', amountText: '226.80' } as const;
		const { attempts } = await till.ask('payment/begin', pay);
		expect(attempts).toMatchObject([{ amountFen: 22_680 }]);
		expect(await verifyTill(counter.till)).toEqual([]);
	});

	it('members.md 6.6: a paid level holds, and its fee is owed', async () => {
		const { till, memberId } = counter;
		await putPaidTier();
		const { fee: bought } = await till.ask('tier/buy', fee());
		await startWrongOnce();
		expect(await journalOf(till, 'tier/fee-earned')).toEqual([]);
		const refund = { feeId: bought.feeId, reason: 'consumer' } as const;
		expect((await till.ask('tier/preview-refund', refund)).refundFen).toBe(36_400);
		// A purchase places the tier anew: the paid one shows as before.
		await buyTea(memberId);
		expect(await shownTier()).toEqual({ tier: 'plus', tier_until: '2027-03-01' });
		expect(await verifyTill(counter.till)).toEqual([]);
	});
});

const fee = () => ({
	memberId: counter.memberId,
	tier: 'plus',
	expectedFeeFen: 36_500,
	tenders: [{ way: 'wechat' as const, amountFen: 36_500 }],
});

/** Enough for the second step. */
async function buyTea(memberId: string) {
	const { till } = counter;
	await till.ask('sale/attach-member', { memberId, foundBy: 'phone' });
	await till.ask('scan/submit', { text: '2000000000015', quantityText: '30' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const { totalFen } = totals;
	await till.ask('sale/complete', { saleId, revision, totalFen, givenText: '200', backFen: 0 });
}

async function shownTier() {
	const held = "SELECT tier, tier_until FROM member WHERE state = 'active'";
	return (await rowsOf<{ tier: string; tier_until: string }>(counter.till, held))[0];
}

function timeItems() {
	const target = { kind: 'product' as const, productId: counter.serviceId };
	return [{ target, name: '足疗', listPriceFen: 9900, paid: 0, gift: 0 }];
}

async function putPaidTier() {
	const { templates } = await counter.till.ask('tier/list', {});
	const [bronze, silver, gold] = templates.three;
	if (bronze === undefined || silver === undefined || gold === undefined) {
		throw new Error('the template has three steps');
	}
	const paid = { basis: 'paid', threshold: 0, feeDays: 365, feeFen: 36_500 } as const;
	const tiers = [
		bronze,
		{ ...silver, basis: 'spend' as const, threshold: 4200 },
		{ ...gold, ...paid, code: 'plus', name: '尊享', benefits: [] },
	];
	await counter.till.ask('tier/put-table', { tiers }, released);
}
