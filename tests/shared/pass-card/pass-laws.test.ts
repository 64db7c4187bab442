// Goal: whatever is done to a pass, in whatever order, no use and no fen is made or lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/coupon/add-days.ts';
import { extendPass, transferPass, withDays } from '#shared/pass-card/change-pass.ts';
import {
	freeUnits,
	leftFen,
	liveUses,
	recognised,
	usesOf,
	type PassCard,
} from '#shared/pass-card/pass-card.ts';
import type { PassTemplate } from '#shared/pass-card/pass-template.ts';
import { REFUND_REASONS, refundPass, withRefund } from '#shared/pass-card/refund-pass.ts';
import { undoUse, usePass, withoutUse, withUse } from '#shared/pass-card/use-pass.ts';
import { service, sold, SOLD_ON, tenTimes } from './pass-samples.ts';

const anyItem = fc
	.record({
		list: fc.integer({ min: 1, max: 50_000 }),
		paid: fc.integer({ min: 1, max: 9 }),
		gift: fc.integer({ min: 0, max: 3 }),
	})
	.map(({ list, paid, gift }) => ({ ...service('护理', list, paid), gift }));

const anyCounted = fc
	.record({
		items: fc.array(anyItem, { minLength: 1, maxLength: 4 }),
		percent: fc.integer({ min: 0, max: 100 }),
		startRule: fc.constantFrom('purchase' as const, 'first-use' as const),
		maxPerDay: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
	})
	.map(({ items, percent, startRule, maxPerDay }): PassTemplate => {
		const listed = items.reduce((sum, item) => sum + item.listPriceFen * usesOf(item), 0);
		const priceFen = Math.floor((listed * percent) / 100);
		return tenTimes({
			items,
			priceFen,
			startRule,
			validDays: 60,
			...(maxPerDay === undefined ? {} : { maxPerDay }),
		});
	});

const anyUnlimited = fc
	.record({
		priceFen: fc.integer({ min: 0, max: 1_000_000 }),
		validDays: fc.integer({ min: 1, max: 400 }),
		startRule: fc.constantFrom('purchase' as const, 'first-use' as const),
	})
	.map((terms): PassTemplate =>
		tenTimes({ ...terms, kind: 'unlimited', items: [service('瑜伽', 6800, 0)] }),
	);

const anyStep = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('use' as const),
			itemNo: fc.integer({ min: 1, max: 4 }),
			times: fc.integer({ min: 1, max: 4 }),
		}),
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), at: fc.nat(30) }) },
	fc.record({ do: fc.constant('extend' as const), days: fc.integer({ min: 1, max: 90 }) }),
	fc.record({ do: fc.constant('transfer' as const), to: fc.constantFrom('mem_a', 'mem_b') }),
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			days: fc.integer({ min: 1, max: 50 }),
		}),
	},
	fc.record({ do: fc.constant('refund' as const), reason: fc.constantFrom(...REFUND_REASONS) }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

function taken(card: PassCard, step: Step, { today, n }: { today: string; n: number }): PassCard {
	if (step.do === 'use') {
		const place = { today, store: 'S1', hq: 'none' } as const;
		const use = usePass(card, { ...step, useId: `use_${n}` }, place);
		return use.ok ? withUse(card, use.value) : card;
	}
	if (step.do === 'undo') {
		const use = undoUse(card, card.uses[step.at]?.useId ?? '');
		return use.ok ? withoutUse(card, use.value.useId) : card;
	}
	if (step.do === 'extend') {
		const days = extendPass(card, step.days, today);
		return days.ok ? withDays(card, days.value) : card;
	}
	if (step.do === 'transfer') {
		const moved = transferPass(card, step.to);
		return moved.ok ? moved.value : card;
	}
	if (step.do === 'refund') {
		const refund = refundPass(card, step.reason, today);
		return refund.ok ? withRefund(card, refund.value) : card;
	}
	return card;
}

function holds(card: PassCard): void {
	const { refundFen, keptFen } = card.refunded ?? { refundFen: 0, keptFen: 0 };
	expect(recognised(card) + leftFen(card) + refundFen + keptFen).toBe(card.priceFen);
	for (const amount of [leftFen(card), refundFen]) expect(amount).toBeGreaterThanOrEqual(0);
	// Only days of a time card become the member's again once they were earned.
	if (card.kind === 'counted') expect(keptFen).toBeGreaterThanOrEqual(0);
	expect(refundFen).toBeLessThanOrEqual(card.priceFen);
	for (const item of card.items) {
		const units = liveUses(card, item.itemNo).flatMap((use) => use.units);
		expect(new Set(units).size).toBe(units.length);
		if (card.kind === 'counted') {
			expect(freeUnits(card, item).length + units.length).toBe(usesOf(item));
		}
	}
	if (card.kind === 'counted' && card.items.every((item) => freeUnits(card, item).length === 0)) {
		expect(leftFen(card)).toBe(0);
	}
}

describe('a pass', () => {
	it('keeps uses ≥ 0 and Σ recognised + left = price, whatever is done', () => {
		fc.assert(
			fc.property(
				fc.oneof(anyCounted, anyUnlimited),
				fc.array(anyStep, { maxLength: 40 }),
				(template, steps) => {
					let card = sold(template);
					let today = SOLD_ON;
					for (const [n, step] of steps.entries()) {
						if (step.do === 'wait') today = addDays(today, step.days);
						card = taken(card, step, { today, n });
						holds(card);
					}
				},
			),
			{ numRuns: 500 },
		);
	});

	it('is as it was sold once every use is undone, in any order', () => {
		fc.assert(
			fc.property(
				fc.oneof(anyCounted, anyUnlimited),
				fc.array(anyStep, { maxLength: 30 }),
				fc.infiniteStream(fc.nat()),
				(template, steps, order) => {
					const start = sold(template);
					let card = start;
					let today = SOLD_ON;
					for (const [n, step] of steps.entries()) {
						if (step.do === 'wait') today = addDays(today, step.days);
						if (step.do === 'use' || step.do === 'undo') card = taken(card, step, { today, n });
					}
					for (let live = liveUses(card); live.length > 0; live = liveUses(card)) {
						const pick = live[(order.next().value ?? 0) % live.length];
						card = withoutUse(card, pick?.useId ?? '');
						holds(card);
					}
					expect(leftFen(card)).toBe(start.priceFen);
					expect(card.items.map((item) => freeUnits(card, item))).toEqual(
						start.items.map((item) => freeUnits(start, item)),
					);
					expect({ ...card, uses: [] }).toEqual(start);
				},
			),
		);
	});
});
