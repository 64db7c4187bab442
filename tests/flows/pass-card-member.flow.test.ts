// Goal: what becomes of a member holds for their passes: frozen, closed, merged with another row.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyTill } from '#kit/verify-till.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

it('frozen: nothing is used and nothing lost', async () => {
	const { till, memberId } = counter;
	const { passId } = await counter.sell();
	await till.ask('member/freeze', { memberId }, released);
	expect((await till.refused('pass-card/use', { passId })).code).toBe('member/frozen');
	await till.ask('member/release', { memberId }, released);
	expect((await counter.use(passId)).usesLeft).toBe(9);
});

it('closed: a pass with something left holds them, one that is used up does not', async () => {
	const { till, memberId } = counter;
	const { passId } = await counter.sell();
	await counter.use(passId, 9);
	expect((await till.reply('member/close', { memberId }, released)).ok).toBe(false);
	await counter.use(passId);
	await till.ask('member/close', { memberId }, released);
	expect((await till.refused('pass-card/use', { passId })).code).toBe('member/closed');
});

it('merged: the passes go to the row that stays', async () => {
	const { till, memberId } = counter;
	const { passId } = await counter.sell();
	await counter.use(passId);
	const keepId = await counter.addMember('13900139000');
	await till.ask('member/merge', { keepId, dropId: memberId }, released);
	const { passes } = await till.ask('pass-card/list', { memberId: keepId });
	expect(passes).toMatchObject([{ passId, usesLeft: 9, memberId: keepId }]);
	expect((await counter.use(passId)).usesLeft).toBe(8);
	expect(await verifyTill(till)).toEqual([]);
});

it('merged: one that is used up goes along, and its last use can be undone', async () => {
	const { till, memberId } = counter;
	const items = [
		{
			target: { kind: 'product' as const, productId: counter.serviceId },
			name: '足疗',
			listPriceFen: 9900,
			paid: 1,
			gift: 0,
		},
	];
	const { passId } = await counter.sell({ priceFen: 9900, items });
	const { useId } = await till.ask('pass-card/use', { passId });
	const keepId = await counter.addMember('13900139000');
	await till.ask('member/merge', { keepId, dropId: memberId }, released);
	await till.ask('pass-card/undo-use', { passId, useId });
	const { passes } = await till.ask('pass-card/list', { memberId: keepId });
	expect(passes).toMatchObject([{ passId, usesLeft: 1 }]);
	expect(await verifyTill(till)).toEqual([]);
});

it('MEM-6: frozen, nothing is handed on, with a manager neither; what was due comes after', async () => {
	const { till, memberId } = counter;
	const { passId } = await counter.sell();
	const toMemberId = await counter.addMember('13900139000');
	const input = { memberId, amountText: '100', expectedBonusFen: 0 };
	await till.ask('stored-value/top-up', { ...input, way: 'cash' });
	const pass = { passId, toMemberId, reason: 'friend' as const };
	const value = { memberId, toMemberId, reason: 'friend' as const };
	for (const frozen of [memberId, toMemberId]) {
		await till.ask('member/freeze', { memberId: frozen, reason: 'dispute' }, released);
		const no = { code: 'member/frozen' };
		expect(await till.refused('pass-card/transfer', pass, released)).toEqual(no);
		expect(await till.refused('stored-value/transfer', value, released)).toEqual(no);
		await till.ask('member/release', { memberId: frozen, reason: 'asked' }, released);
	}
	await till.ask('pass-card/transfer', pass, released);
	await till.ask('stored-value/transfer', value, released);
	expect(await verifyTill(till)).toEqual([]);
});
