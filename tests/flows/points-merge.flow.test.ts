// Goal: when two rows of one person become one, their points go over lot by lot: each with its own
// end, and still found by the sale it came from.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
let other: string;
beforeEach(async () => {
	counter = await openPointsCounter();
	other = await counter.addMember('13800139000');
});
afterEach(() => counter.till.close());

const merge = () =>
	counter.till.ask('member/merge', { keepId: other, dropId: counter.memberId }, released);
const whole = [{ n: 1, quantityText: '100' }];

describe('MEM-11: merging and points', () => {
	it('keeps each lot with its own end, and the sum to the point', async () => {
		await counter.sell('100');
		await counter.wait(40);
		await counter.sell('10');
		const before = await counter.points();
		expect(new Set(before.lots.map(({ expires }) => expires)).size).toBe(2);
		await merge();
		const after = await counter.points(other);
		expect(after).toMatchObject({ balance: 572, available: 572, debt: 0 });
		expect(after.lots).toEqual(before.lots);
		expect(await counter.points()).toMatchObject({ balance: 0, lots: [] });
		expect(after.moves[0]).toMatchObject({ kind: 'merge', points: 572 });
		const events = await journalOf(counter.till);
		expect(events.filter(({ kind }) => kind === 'points/adjusted')).toEqual([]);
		expect(events.find(({ kind }) => kind === 'points/moved')).toMatchObject({
			from_member_id: counter.memberId,
			member_id: other,
			points: 572,
		});
		await counter.verifyClean();
	});

	it('takes back of the very lot when goods of before come back, and owes in nobody’s name', async () => {
		const { pos } = await counter.sell('100');
		await merge();
		await counter.refund(pos, whole);
		expect(await counter.points(other)).toMatchObject({ balance: 0, debt: 0 });
		expect(await counter.points()).toMatchObject({ balance: 0, debt: 0 });
		await counter.verifyClean();
	});

	it.each(['discount', 'tender'] as const)(
		'gives points that were used as a %s back to whoever they were merged into',
		async (redeemAs) => {
			await counter.setBook({ redeemAs });
			await counter.give(1000);
			const { pos } = await counter.sell('100', 'with-points');
			const earned = (await counter.points()).balance;
			await merge();
			expect((await counter.points(other)).balance).toBe(earned);
			await counter.refund(pos, whole);
			expect(await counter.points(other)).toMatchObject({ balance: 1000, available: 1000 });
			expect(await counter.points()).toMatchObject({ balance: 0, lots: [] });
			await counter.verifyClean();
		},
	);

	it('writes nothing for a member without points', async () => {
		await merge();
		const kinds = (await journalOf(counter.till)).map(({ kind }) => kind);
		expect(kinds).not.toContain('points/moved');
	});
});
