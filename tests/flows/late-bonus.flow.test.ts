// Goal: bonus that a sale was paid with comes back with its goods, also when the bonus has ended
// meanwhile: good for thirty days more, as points are; the cashier and the member read until when.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import {
	CARD,
	JUICE,
	openStoredValueCounter,
	released,
	TEA,
	type StoredValueCounter,
} from './stored-value-counter.ts';

const DAY = 86_400_000;
/** Thirty days after the goods come back, on 3 April. */
const UNTIL = '2026-05-03';

let counter: StoredValueCounter;
let pos: number;
/** Ten teas for ¥42.00 out of 200 + 30, the bonus good until 2 April; then it is over. */
beforeEach(async () => {
	counter = await openStoredValueCounter();
	const gifts = [{ kind: 'bonus' as const, fen: 3000 }];
	const rules = { reach: 20_000, every: false, kinds: [], from: '', until: '' };
	const offers = [{ offerId: 'bonus', name: '充200送30', gifts, ...rules }];
	await counter.setBook({ bonusMonths: 1, offers });
	await counter.topUp('200', 3000);
	pos = await counter.buy(10);
	await wait(32);
});
afterEach(() => counter.close());

async function wait(days: number): Promise<void> {
	counter.till.clock.advance(days * DAY);
	await counter.till.restart();
	await counter.till.signIn('cashier');
}
const pockets = async () => {
	const { memberId } = counter;
	return (await counter.till.ask('stored-value/show', { memberId })).pockets;
};
const expired = async () => (await journalOf(counter.till, 'stored-value/bonus-expired')).length;
const linesOf = (count: number) => [{ n: 1, quantityText: `${count}` }];
const back = (count: number) => ({ pos, lines: linesOf(count) });

describe('REF-2: bonus that ended before its goods came back', () => {
	it('is previewed with its new end, printed with it, spent until then and over after', async () => {
		const { till } = counter;
		expect(await pockets()).toEqual({ principalFen: 16_347, bonusFen: 0 });
		const plan = await till.ask('refund/preview', back(10));
		expect(plan.lateBonus).toEqual({ amountFen: 547, until: UNTIL });
		expect(plan.moves).toContainEqual({ of: 'bonus', name: '', before: 0, after: 547 });
		await counter.bringBack(pos, 10);
		await expect.poll(() => JSON.stringify(till.devices.printed)).toContain(`延长到 ${UNTIL}`);
		await wait(30);
		expect(await pockets()).toEqual({ principalFen: 20_000, bonusFen: 547 });
		// 201.60 of it, on its last day.
		await till.ask('scan/submit', { text: CARD, source: 'wedge' });
		await till.ask('scan/submit', { text: TEA, quantityText: '48' });
		await counter.pay();
		await counter.complete();
		expect((await pockets()).bonusFen).toBe(371);
		await wait(1);
		await expect.poll(expired).toBe(2);
		expect((await pockets()).bonusFen).toBe(0);
	});

	it('goes back in pieces to the fen, and keeps an end that is still to come', async () => {
		await counter.bringBack(pos, 3);
		await wait(10);
		const plan = await counter.till.ask('refund/preview', back(7));
		expect(plan.lateBonus).toBeUndefined();
		await counter.bringBack(pos, 7);
		expect(await pockets()).toEqual({ principalFen: 20_000, bonusFen: 547 });
		await wait(20);
		expect((await pockets()).bonusFen).toBe(547);
		await wait(1);
		await expect.poll(expired).toBe(2);
	});

	it('is said in an exchange too, of what goes back to the card', async () => {
		const { till } = counter;
		await till.ask('exchange/begin', { ...back(10), reason: 'unsuitable' }, released);
		await till.ask('scan/submit', { text: JUICE });
		const { totals } = await till.ask('sale/current', {});
		const amountFen = totals.exchange?.lateBonus?.amountFen ?? 0;
		expect(amountFen).toBeGreaterThan(0);
		expect(totals.exchange?.lateBonus).toEqual({ amountFen, until: UNTIL });
		await counter.complete();
		expect((await pockets()).bonusFen).toBe(amountFen);
	});

	it('is one end where two payments of a sale drew on the same lot, and verifies', async () => {
		const { till } = counter;
		const { lotId } = await counter.topUp('200', 3000);
		await till.ask('scan/submit', { text: CARD, source: 'wedge' });
		await till.ask('scan/submit', { text: TEA, quantityText: '50' });
		// What is left of the first lot and some of the second, then all the rest.
		await counter.pay('180');
		await counter.pay();
		const twice = await counter.complete();
		await wait(32);
		const { lateBonus } = await till.ask('refund/preview', { pos: twice, lines: linesOf(50) });
		await counter.bringBack(twice, 50);
		const { lots } = await till.ask('stored-value/show', { memberId: counter.memberId });
		const lot = lots.find((one) => one.lotId === lotId);
		expect(lot?.bonusLeftFen).toBeGreaterThan(0);
		expect(lateBonus).toEqual({ amountFen: lot?.bonusLeftFen, until: lot?.bonusExpires });
	});

	it('goes on to who its member was merged into, with that end', async () => {
		const { till, memberId } = counter;
		const { memberId: keepId } = await till.ask('member/add', { phone: '13900139000' });
		await till.ask('member/merge', { keepId, dropId: memberId }, released);
		await counter.bringBack(pos, 10);
		const { lots } = await till.ask('stored-value/show', { memberId: keepId });
		expect(lots[0]).toMatchObject({ bonusLeftFen: 547, bonusExpires: UNTIL });
	});
});
