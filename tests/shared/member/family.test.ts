// Goal: nobody in a family spends more than their limits, whatever the order of spends, of goods
// that come back, of new days and of changed limits; and a fourth is never linked (MEM-12).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	allow,
	leftOf,
	mayLink,
	poolMonth,
	type FamilyLimits,
	type Kin,
} from '#shared/member/family.ts';

const kin = (memberId: string, part: Partial<Kin> = {}): Kin => {
	return { memberId, familyOf: '', linked: 0, ...part };
};

describe('MEM-12: who may be linked', () => {
	it('three, and not the fourth', () => {
		expect(mayLink(kin('a', { linked: 2 }), kin('d'))).toMatchObject({ ok: true });
		expect(mayLink(kin('a', { linked: 3 }), kin('e'))).toMatchObject({
			refusal: { code: 'family/full', most: 3 },
		});
	});

	it('one pool, one step deep', () => {
		const refusal = (primary: Kin, member: Kin) => {
			const may = mayLink(primary, member);
			return may.ok ? '' : may.refusal.code;
		};
		expect(refusal(kin('a'), kin('a'))).toBe('family/self');
		expect(refusal(kin('a'), kin('b', { familyOf: 'c' }))).toBe('family/linked-already');
		expect(refusal(kin('a'), kin('b', { linked: 1 }))).toBe('family/is-primary');
		expect(refusal(kin('a', { familyOf: 'c' }), kin('b'))).toBe('family/primary-is-linked');
	});
});

describe('MEM-12: how much', () => {
	it('names the tighter limit and what it leaves', () => {
		const limits = { dayFen: 10_000, monthFen: 30_000 };
		expect(allow(limits, { dayFen: 4000, monthFen: 4000 }, 6000).ok).toBe(true);
		expect(allow(limits, { dayFen: 4000, monthFen: 4000 }, 6001)).toMatchObject({
			refusal: { code: 'family/day-limit', left: 6000 },
		});
		expect(allow(limits, { dayFen: 0, monthFen: 25_000 }, 5001)).toMatchObject({
			refusal: { code: 'family/month-limit', left: 5000 },
		});
		expect(leftOf({ dayFen: null, monthFen: null }, { dayFen: 9e9, monthFen: 9e9 })).toBe(Infinity);
		expect(leftOf({ dayFen: 0, monthFen: null }, { dayFen: 0, monthFen: 0 })).toBe(0);
		expect(allow({ dayFen: null, monthFen: 0 }, { dayFen: 0, monthFen: 0 }, 1)).toMatchObject({
			refusal: { code: 'family/month-limit', left: 0 },
		});
		expect(leftOf(limits, { dayFen: 20_000, monthFen: 20_000 })).toBe(0);
	});
});

type Step =
	| { readonly kind: 'spend'; readonly who: number; readonly fen: number }
	| { readonly kind: 'limit'; readonly who: number; readonly day: number; readonly month: number }
	| { readonly kind: 'return'; readonly at: number }
	| { readonly kind: 'days'; readonly days: number };

const limit = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_000 }));
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('spend' as const),
			who: fc.nat(2),
			fen: fc.integer({ min: 1, max: 9000 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('limit' as const),
			who: fc.nat(2),
			day: limit,
			month: limit,
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('return' as const), at: fc.nat(40) }) },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('days' as const),
			days: fc.integer({ min: 1, max: 20 }),
		}),
	},
);

type Spent = { readonly who: number; readonly day: number; fen: number };
const dateOf = (day: number) =>
	`2026-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`;

const NO_LIMITS: FamilyLimits = { dayFen: null, monthFen: null };

it('law: a family never over-spends under any interleaving', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 60_000 }),
			fc.array(step, { maxLength: 60 }),
			(pool, steps) => {
				const limits: FamilyLimits[] = [0, 1, 2].map(() => NO_LIMITS);
				const spends: Spent[] = [];
				let [left, day] = [pool, 0];
				const sum = (who: number, from: string) =>
					spends
						.filter((one) => one.who === who && dateOf(one.day) >= from)
						.reduce((total, { fen }) => total + fen, 0);
				for (const one of steps) {
					if (one.kind === 'days') day = Math.min(day + one.days, 300);
					if (one.kind === 'limit') limits[one.who] = { dayFen: one.day, monthFen: one.month };
					if (one.kind === 'return') {
						const back = spends[one.at];
						if (back === undefined) continue;
						left += back.fen;
						back.fen = 0;
					}
					if (one.kind !== 'spend') continue;
					const today = dateOf(day);
					const own = limits[one.who] ?? NO_LIMITS;
					const spent = { dayFen: sum(one.who, today), monthFen: sum(one.who, poolMonth(today)) };
					if (one.fen > left || !allow(own, spent, one.fen).ok) continue;
					left -= one.fen;
					spends.push({ who: one.who, day, fen: one.fen });
					// What was just allowed fits in both limits, and in the pool.
					if (own.dayFen !== null) expect(sum(one.who, today)).toBeLessThanOrEqual(own.dayFen);
					if (own.monthFen !== null) {
						expect(sum(one.who, poolMonth(today))).toBeLessThanOrEqual(own.monthFen);
					}
					expect(left).toBeGreaterThanOrEqual(0);
				}
				expect(left + spends.reduce((total, { fen }) => total + fen, 0)).toBe(pool);
			},
		),
	);
});
