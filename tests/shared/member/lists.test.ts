// Goal: tags, tasks, the archive and statements follow from what a member did, by rules as data.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	DEFAULT_DORMANCY,
	dormancyDue,
	reasonsToKeep,
	shareOfDay,
	type Due,
} from '#shared/member/dormancy.ts';
import type { Unsettled } from '#shared/member/leaving.ts';
import { preferenceTag, preferredOf } from '#shared/member/preference.ts';
import { DEFAULT_SEGMENTS, segmentsOf } from '#shared/member/segments.ts';
import { composeStatement, type Pocket, type PocketMove } from '#shared/member/statement.ts';

const TODAY = '2026-11-26';

describe('automatic tags (MEM-8)', () => {
	it('follow recency, frequency and money', () => {
		const tags = (lastVisit: string, visits: number, spentFen: number) =>
			segmentsOf({ lastVisit, visits, spentFen }, DEFAULT_SEGMENTS, TODAY);
		expect(tags('2026-11-20', 25, 800_000)).toEqual(['R活跃', 'F铁粉', 'M高消费']);
		expect(tags('2026-10-26', 1, 5000)).toEqual(['R沉睡', 'F新客']);
		expect(tags('2026-08-27', 5, 100_000)).toEqual(['R流失', 'F常客', 'M中消费']);
		expect(tags('', 0, 0)).toEqual([]);
	});

	it('hold at both ends of a threshold', () => {
		const rules = [{ tag: 'x', measure: 'visits', from: 3, to: 5 }] as const;
		const given = [2, 3, 5, 6].map((visits) => {
			return segmentsOf({ lastVisit: TODAY, visits, spentFen: 0 }, rules, TODAY).length;
		});
		expect(given).toEqual([0, 1, 1, 0]);
	});
});

describe('automatic tags of preference (MEM-8)', () => {
	const rule = { sharePercent: 50, months: 6, visits: 3 };
	const bought = (...parts: readonly (readonly [number | undefined, number])[]) =>
		parts.map(([categoryId, netFen]) => ({ categoryId, netFen }));

	it('name the categories with so much of the money, from so many visits on', () => {
		const half = bought([1, 3000], [2, 2000], [1, 2000], [undefined, 3000]);
		expect(preferredOf(half, 3, rule)).toEqual([1]);
		expect(preferredOf(half, 2, rule)).toEqual([]);
		expect(preferredOf(bought([1, 4999], [2, 5001]), 3, rule)).toEqual([2]);
		expect(preferredOf(bought([1, 5000], [2, 5000]), 3, rule)).toEqual([1, 2]);
		expect(preferredOf(half, 3, { ...rule, sharePercent: 0 })).toEqual([]);
	});

	it('leave out what came back', () => {
		expect(preferredOf(bought([1, 5000], [2, 3000], [1, -5000]), 3, rule)).toEqual([2]);
		expect(preferredOf(bought([1, 5000], [1, -5000]), 3, rule)).toEqual([]);
	});

	it('are as long as a tag may be', () => {
		expect(preferenceTag('茶')).toBe('偏好·茶');
		expect([...preferenceTag('𠮷'.repeat(40))]).toHaveLength(20);
	});
});

describe('who stays away (K3)', () => {
	const due = (lastVisit: string, sent: { kind: 'remind' | 'win-back'; date: string }[] = []) =>
		dormancyDue({ lastVisit, sent }, DEFAULT_DORMANCY, TODAY);

	it('is reminded after 3 days and won back after 3 months, never both at once', () => {
		expect(due('2026-11-24')).toBeUndefined();
		expect(due('2026-11-23')).toBe('remind');
		expect(due('2026-08-27')).toBe('remind');
		expect(due('2026-08-26')).toBe('win-back');
		expect(due('')).toBeUndefined();
	});

	it('gets no more than one message of a kind in 7 days, and three in one absence', () => {
		expect(due('2026-11-01', [{ kind: 'remind', date: '2026-11-20' }])).toBeUndefined();
		expect(due('2026-11-01', [{ kind: 'remind', date: '2026-11-19' }])).toBe('remind');
		// Of whatever kind: a reminder of yesterday keeps the offer of today back.
		expect(due('2026-08-01', [{ kind: 'remind', date: '2026-11-25' }])).toBeUndefined();
		expect(due('2026-08-01', [{ kind: 'remind', date: '2026-11-19' }])).toBe('win-back');
		const three = ['2026-11-05', '2026-11-12', '2026-11-19'].map((date) => {
			return { kind: 'remind' as const, date };
		});
		expect(due('2026-11-01', three)).toBeUndefined();
		expect(due('2026-11-21', three)).toBe('remind');
	});

	it('gets no second message within 7 days because a visit lay between', () => {
		expect(due('2026-11-23', [{ kind: 'remind', date: '2026-11-22' }])).toBeUndefined();
		expect(due('2026-11-23', [{ kind: 'win-back', date: '2026-11-20' }])).toBeUndefined();
		expect(due('2026-11-23', [{ kind: 'remind', date: '2026-11-19' }])).toBe('remind');
	});

	it('is on the day’s list by a share of each kind, those to win back by how long they wait', () => {
		const of = (kind: Due['kind'], ...seen: number[]) => seen.map((lastMs) => ({ kind, lastMs }));
		const seen = (due: Due[], most: number) => shareOfDay(due, most).map(({ lastMs }) => lastMs);
		const [soon, late] = [of('remind', 91, 94, 93, 92), of('win-back', 13, 11, 12)];
		expect(seen([...soon, ...late], 4)).toEqual([94, 93, 11, 12]);
		expect(seen([...soon, ...late.slice(0, 1)], 4)).toEqual([94, 93, 92, 13]);
		expect(seen([...soon.slice(0, 1), ...late], 4)).toEqual([91, 11, 12, 13]);
		expect(seen([...soon, ...late], 99)).toHaveLength(7);
	});
});

describe('the archive (MEM-9)', () => {
	const nothing: Unsettled = {
		storedFen: 0,
		points: 0,
		pointDebt: 0,
		passes: 0,
		tierFeeFen: 0,
		owedFen: 0,
		heldFen: 0,
		overdraftFen: 0,
		orders: 0,
		openSales: 0,
		family: 0,
	};
	const kept = (lastVisit: string, holdings: Partial<Unsettled>, joined = '2020-01-01') =>
		reasonsToKeep(
			{ lastVisit, joined, holdings: { ...nothing, ...holdings } },
			{ months: 12, today: TODAY },
		);

	it('takes who was away so long and has nothing with us', () => {
		expect(kept('2025-11-26', {})).toEqual([]);
		expect(kept('2025-11-27', {})).toEqual(['visited']);
		expect(kept('', {})).toEqual([]);
		expect(kept('', {}, '2026-01-01')).toEqual(['visited']);
	});

	it('never takes who has any balance, debt or pass', () => {
		const held = Object.keys(nothing) as (keyof Unsettled)[];
		fc.assert(
			fc.property(fc.constantFrom(...held), fc.integer(), (field, amount) => {
				fc.pre(amount !== 0);
				expect(kept('2020-01-01', { [field]: amount })).toHaveLength(1);
			}),
		);
	});
});

describe('a monthly statement (MEM-18)', () => {
	const move = (pocket: Pocket, atMs: number, amount: number): PocketMove => {
		return { pocket, atMs, kind: 'spend', amount };
	};

	it('shows each pocket with the balance after every movement', () => {
		const [principal, points, ...more] = composeStatement(
			[move('principal', 2, -3000), move('principal', 1, 50_000), move('points', 3, 30)],
			{ opening: { principal: 1000, bonus: 0 }, closing: { principal: 48_000, points: 30 } },
		);
		expect(principal).toMatchObject({ opening: 1000, came: 50_000, went: 3000, closing: 48_000 });
		expect(principal?.lines.map(({ after }) => after)).toEqual([51_000, 48_000]);
		expect(points).toMatchObject({ pocket: 'points', opening: 0, closing: 30 });
		expect(more).toEqual([]);
	});

	it('ties, or is not made', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -9999, max: 9999 })), fc.nat(9999), (moves, open) => {
				const closing = moves.reduce((sum, amount) => sum + amount, open);
				const all = moves.map((amount, at) => move('bonus', at, amount));
				const made = composeStatement(all, {
					opening: { bonus: open },
					closing: { bonus: closing },
				});
				for (const { opening, came, went, closing: end } of made) {
					expect(opening + came - went).toBe(end);
				}
				const wrong = { opening: { bonus: open }, closing: { bonus: closing + 1 } };
				expect(() => composeStatement(all, wrong)).toThrow('must end at');
			}),
		);
	});
});
