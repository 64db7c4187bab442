// Goal: a pass that comes with a top-up costs nothing, is used like any other, and goes when the
// top-up is undone; and a store may hold passes to a lower cap than the law's.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

/** 充100送次卡, twice for 200; or for every other amount that is reached. */
async function offerPass(reach = 10_000) {
	const { till } = counter;
	const { templateId, template } = await counter.put();
	const book = await till.ask('stored-value/book', {});
	const gifts = [{ kind: 'pass' as const, templateId }];
	const rules = { name: '充100送次卡', reach, every: true, kinds: [], from: '', until: '' };
	const offers = [{ offerId: 'pass-100', gifts, ...rules }];
	await till.ask('stored-value/change-book', { book: { ...book, offers } }, released);
	return { templateId, template };
}

async function topUp(amountText: string) {
	const input = { memberId: counter.memberId, amountText, expectedBonusFen: 0 };
	return counter.till.ask('stored-value/top-up', { ...input, way: 'cash' as const });
}

async function listed() {
	const { passes } = await counter.till.ask('pass-card/list', { memberId: counter.memberId });
	return passes;
}

it('SV-1: a top-up gives the passes of its offer; nothing is owed on them', async () => {
	await offerPass();
	await topUp('200');
	const passes = await listed();
	expect(passes).toMatchObject([
		{ priceFen: 0, leftFen: 0, usesLeft: 10, needsExtension: false },
		{ priceFen: 0, usesLeft: 10 },
	]);
	const used = await counter.till.ask('pass-card/use', { passId: passes[0]?.passId ?? '' });
	expect(used).toMatchObject({ recognisedFen: 0, pass: { usesLeft: 9 } });
	expect(await verifyTill(counter.till)).toEqual([]);
});

it('SV-7: they go when the top-up is undone, and hold it once one was used', async () => {
	const { till, memberId } = counter;
	await offerPass();
	const first = await topUp('100');
	await till.ask('stored-value/undo-top-up', { memberId, lotId: first.lotId }, released);
	expect(await listed()).toMatchObject([{ state: 'refunded', usesLeft: 0 }]);
	const [refunded] = await journalOf(till, 'pass/refunded');
	expect(refunded).toMatchObject({ refund_fen: 0, uses_left: 10 });
	const second = await topUp('100');
	const pass = (await listed()).find(({ state }) => state === 'active');
	await counter.use(pass?.passId ?? '');
	const undo = { memberId, lotId: second.lotId };
	const held = await till.refused('stored-value/undo-top-up', undo, released);
	expect(held.code).toBe('stored-value/spent-already');
	expect(await verifyTill(till)).toEqual([]);
});

it('SV-7: one that was handed on goes too, and each of more than a hundred', async () => {
	const { till, memberId } = counter;
	await offerPass();
	const first = await topUp('100');
	const toMemberId = await counter.addMember('13900139000');
	const passId = (await listed())[0]?.passId ?? '';
	await till.ask('pass-card/transfer', { passId, toMemberId }, released);
	await till.ask('stored-value/undo-top-up', { memberId, lotId: first.lotId }, released);
	const { passes } = await till.ask('pass-card/list', { memberId: toMemberId });
	expect(passes).toMatchObject([{ passId, state: 'refunded', usesLeft: 0 }]);
	const [refunded] = await journalOf(till, 'pass/refunded');
	expect(refunded).toMatchObject({ pass_id: passId, member_id: toMemberId });
	const second = await topUp('200');
	const [given] = (await listed()).filter(({ state }) => state === 'active');
	const to = { passId: given?.passId ?? '', toMemberId };
	await till.ask('pass-card/transfer', to, released);
	await counter.use(to.passId);
	const undo = { memberId, lotId: second.lotId };
	const held = await till.refused('stored-value/undo-top-up', undo, released);
	expect(held.code).toBe('stored-value/spent-already');
	await offerPass(1000);
	const third = await topUp('1030');
	await till.ask('stored-value/undo-top-up', { memberId, lotId: third.lotId }, released);
	const backs = await journalOf(till, 'pass/refunded');
	expect(backs).toHaveLength(1 + 103);
	expect(await verifyTill(till)).toEqual([]);
});

it('SV-1: an offer whose pass is sold no more is neither told nor given', async () => {
	const { till, memberId } = counter;
	const off = { ...(await offerPass()), active: false };
	const wanted = { memberId, amountText: '100' };
	const told = (await till.ask('stored-value/quote-top-up', wanted)).offer;
	expect(told?.name).toBe('充100送次卡');
	await till.ask('pass-card/put-template', off, released);
	const quote = await till.ask('stored-value/quote-top-up', wanted);
	expect([quote.offer, quote.next]).toEqual([undefined, undefined]);
	const input = { ...wanted, expectedBonusFen: 0, way: 'cash' as const };
	const old = { ...input, expectedOfferId: told?.offerId };
	expect((await till.refused('stored-value/top-up', old)).code).toBe('stored-value/offer-changed');
	await till.ask('stored-value/top-up', { ...input, expectedOfferId: '' });
	const [topped] = await journalOf(till, 'stored-value/topped-up');
	expect(topped).not.toHaveProperty('offer_id');
	expect(await listed()).toEqual([]);
	await till.ask('pass-card/put-template', { ...off, active: true }, released);
	await topUp('100');
	expect(await listed()).toMatchObject([{ state: 'active' }]);
	expect(await verifyTill(till)).toEqual([]);
});

it('a lower cap of the store holds passes too', async () => {
	const { till, memberId } = counter;
	const { templateId } = await counter.put();
	const book = await till.ask('stored-value/book', {});
	const rules = { ...book.rules, registeredCapFen: 80_000 };
	await till.ask('stored-value/change-book', { book: { ...book, rules } }, released);
	const sale = { memberId, templateId, expectedPriceFen: 88_000 };
	const refused = await till.refused('pass-card/sell', sale);
	expect(refused).toEqual({ code: 'pass-card/above-cap', cap: 80_000 });
});
