// Goal: whatever is done with passes over weeks, each fen that was paid is earned, owed, given back
// or kept, and the ledger says the same as the screens.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { journalOf, type ReadEvent } from '#kit/journal-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { PassView } from '#shared/contract/pass-card-views.ts';
import { REFUND_REASONS, type RefundReason } from '#shared/pass-card/refund-pass.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

const anyStep = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ do: fc.constant('use' as const), times: fc.nat(3) }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.nat(20) }) },
	fc.record({ do: fc.constant('extend' as const) }),
	fc.record({ do: fc.constant('transfer' as const) }),
	fc.record({ do: fc.constant('refund' as const), reason: fc.constantFrom(...REFUND_REASONS) }),
);
const anySteps = fc.array(fc.tuple(fc.nat(3), anyStep), { minLength: 90, maxLength: 90 });

/** Four passes of different kinds. */
async function sellAll({ sell, serviceId }: PassCounter): Promise<string[]> {
	const target = { kind: 'product' as const, productId: serviceId };
	const item = { target, name: '足疗', listPriceFen: 9900, paid: 7, gift: 2 };
	const kinds = [
		{ name: '十次卡' },
		{ name: '赠送卡', priceFen: 60_010, items: [item, { ...item, paid: 3, gift: 0 }] },
		{ name: '首用卡', startRule: 'first-use' as const, validDays: 30, maxPerDay: 2 },
		{
			name: '月卡',
			kind: 'unlimited' as const,
			validDays: 31,
			priceFen: 39_900,
			items: [{ ...item, paid: 0, gift: 0 }],
		},
	];
	const ids: string[] = [];
	for (const kind of kinds) ids.push((await sell(kind)).passId);
	return ids;
}

/** Gives it back, if the reason is one that holds. */
async function giveBack(
	{ till }: PassCounter,
	passId: string,
	reason: RefundReason,
): Promise<void> {
	const plan = await till.reply('pass-card/refund-preview', { passId, reason });
	if (!plan.ok) return;
	const { refundFen: expectedRefundFen } = plan.value;
	const way = plan.value.refundFen > plan.value.cashUpToFen ? 'transfer' : 'cash';
	const refund = { passId, reason, expectedRefundFen, way } as const;
	await till.ask('pass-card/refund', refund, released);
}

it.each([11, 4711])('every fen is somewhere, seed %i', async (seed) => {
	const counter = await openPassCounter();
	const { till, memberId } = counter;
	const members = [memberId, await counter.addMember('13900139000')];
	const ids = await sellAll(counter);
	const [steps = []] = fc.sample(anySteps, { seed, numRuns: 1 });
	const find = async (passId: string): Promise<PassView | undefined> => {
		for (const one of members) {
			const { passes } = await till.ask('pass-card/list', { memberId: one });
			const found = passes.find((pass) => pass.passId === passId);
			if (found !== undefined) return found;
		}
		return undefined;
	};
	for (const [at, step] of steps) {
		const pass = await find(ids[at] ?? '');
		if (pass === undefined) throw new Error('a pass is lost');
		const { passId } = pass;
		if (step.do === 'use') {
			await till.reply('pass-card/use', { passId, times: step.times + 1 });
		} else if (step.do === 'undo') {
			const use = pass.uses.find(({ undone }) => !undone);
			const useId = use?.useId ?? 'pass_none';
			await till.reply('pass-card/undo-use', { passId, useId }, released);
		} else if (step.do === 'wait') await counter.wait(step.days);
		else if (step.do === 'extend') {
			await till.reply('pass-card/extend', { passId, days: 15 }, released);
		} else if (step.do === 'transfer') {
			const toMemberId = members.find((one) => one !== pass.memberId) ?? '';
			await till.reply('pass-card/transfer', { passId, toMemberId }, released);
		} else if (pass.usesLeft < 5) await giveBack(counter, passId, step.reason);
	}
	// Whatever came before, one is given back in the end.
	await giveBack(counter, ids[1] ?? '', 'consumer');
	const events = await journalOf(
		till,
		'pass/sold',
		'pass/used',
		'pass/use-undone',
		'pass/refunded',
	);
	for (const passId of ids) {
		const left = (await find(passId))?.leftFen;
		expect(left).toBe(leftBy(events.filter((event) => event['pass_id'] === passId)));
	}
	expect(events.some(({ kind }) => kind === 'pass/use-undone')).toBe(true);
	expect(events.some(({ kind }) => kind === 'pass/refunded')).toBe(true);
	expect(await verifyTill(till)).toEqual([]);
	await till.close();
});

it('PASS-4: a first-use card whose first use is undone gives back the days it has again', async () => {
	const counter = await openPassCounter();
	const { till, serviceId } = counter;
	const target = { kind: 'product' as const, productId: serviceId };
	const items = [{ target, name: '足疗', listPriceFen: 9900, paid: 0, gift: 0 }];
	const year = { kind: 'unlimited', startRule: 'first-use', priceFen: 365_000, items } as const;
	const { passId } = await counter.sell(year);
	const { useId } = await till.ask('pass-card/use', { passId });
	await counter.wait(99);
	await counter.use(passId);
	await till.ask('pass-card/undo-use', { passId, useId }, released);
	const plan = await till.ask('pass-card/refund-preview', { passId, reason: 'trader' });
	expect(plan).toMatchObject({ refundFen: 364_000, keptFen: -98_000 });
	const refund = { passId, reason: 'trader', way: 'transfer', expectedRefundFen: 364_000 } as const;
	expect((await till.ask('pass-card/refund', refund, released)).pass.leftFen).toBe(0);
	expect(await verifyTill(till)).toEqual([]);
	await till.close();
});

/** price − earned + taken back − given back − kept, from the events alone. */
function leftBy(events: readonly ReadEvent[]): number {
	return events.reduce((left, event) => {
		switch (event.kind) {
			case 'pass/sold':
				return left + event.price_fen;
			case 'pass/used':
				return left - event.recognised_fen;
			case 'pass/use-undone':
				return left + event.recognised_fen;
			case 'pass/refunded':
				return left - event.refund_fen - event.kept_fen;
			default:
				return left;
		}
	}, 0);
}
