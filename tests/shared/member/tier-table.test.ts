// Goal: a table of tiers that contradicts itself, the price book or its members is never kept, and
// the row at fault is named (CFG-2, K4).
import { describe, expect, it } from 'vitest';
import { basisPoint } from '#shared/kernel/rate.ts';
import { cardRates, type CardType } from '#shared/member/card-type.ts';
import { tierFaults, tiersOf, type TierRow } from '#shared/member/tier-table.ts';
import { TIER_TEMPLATES } from '#shared/member/tier.ts';

const rows = (): TierRow[] => TIER_TEMPLATES.three.map(({ rank: _rank, ...row }) => row);
const nobody = { byPriceBook: [], byMembers: [] };
const faultsOf = (change: (table: TierRow[]) => void, named = nobody) => {
	const table = rows();
	change(table);
	return tierFaults(table, named).map(({ row, problem }) => `${row} ${problem}`);
};
const set = (at: number, part: Partial<TierRow>) => (table: TierRow[]) => {
	const row = table[at];
	if (row !== undefined) table[at] = { ...row, ...part };
};

describe('CFG-2: a table', () => {
	it('K4: both templates hold as they are', () => {
		for (const template of [TIER_TEMPLATES.three, TIER_TEMPLATES.five]) {
			const table = template.map(({ rank: _rank, ...row }) => row);
			expect(tierFaults(table, nobody)).toEqual([]);
			expect(tiersOf(table)).toEqual(template);
		}
		expect(TIER_TEMPLATES.three.map((t) => [t.name, t.threshold, t.pointsRate])).toEqual([
			['青铜', 0, 10_000],
			['白银', 50_000, 12_000],
			['黄金', 200_000, 15_000],
		]);
	});

	it('names the row and what is wrong with it', () => {
		expect(faultsOf((table) => table.splice(0))).toEqual(['0 no-steps']);
		expect(faultsOf(set(0, { threshold: 1 }))).toEqual(['1 first-not-free']);
		expect(faultsOf(set(2, { threshold: 50_000 }))).toEqual(['3 not-rising']);
		expect(faultsOf(set(1, { code: 'bronze' }))).toEqual(['2 code-twice']);
		expect(faultsOf(set(1, { code: '白银' }))).toEqual(['2 code-shape']);
		expect(faultsOf(set(1, { name: ' ' }))).toEqual(['2 name-missing']);
		expect(faultsOf(set(1, { name: '黄金' }))).toEqual(['3 name-twice']);
		expect(faultsOf(set(1, { basis: 'paid' }))).toEqual(['2 fee-missing']);
		expect(faultsOf(set(1, { feeFen: 1 }))).toEqual(['2 fee-without-paid']);
		expect(faultsOf(set(1, { basis: 'visits', threshold: 0 }))).toEqual(['2 needs-nothing']);
		const gift = { code: 'gift', name: '礼品', perYear: 1 };
		expect(faultsOf(set(1, { benefits: [gift, gift] }))).toEqual(['2 benefit-twice']);
	});

	it('keeps steps of different bases apart, and steps by hand anywhere', () => {
		expect(faultsOf(set(1, { basis: 'visits', threshold: 5 }))).toEqual([]);
		expect(faultsOf(set(1, { basis: 'manual', threshold: 0 }))).toEqual([]);
	});

	it('no step goes while the price book or a member names it', () => {
		const named = { byPriceBook: ['silver'], byMembers: ['silver', 'bronze'] };
		expect(faultsOf((table) => table.splice(1, 1), named as never)).toEqual([
			'0 named-by-price-book',
			'0 held-by-members',
		]);
	});
});

it('CFG-1: a card takes off where it is good, and nothing once it is off', () => {
	const type: CardType = {
		code: 'GOLD',
		name: '金卡',
		kind: 'discount',
		registered: true,
		stores: ['S01'],
		categories: [7],
		charge: basisPoint(9000),
		active: true,
	};
	expect(cardRates([type], 'S01')).toEqual([{ rate: 9000, categories: [7] }]);
	expect(cardRates([type], 'S02')).toEqual([]);
	expect(cardRates([{ ...type, stores: [] }], 'S02')).toHaveLength(1);
	expect(cardRates([{ ...type, active: false }], 'S01')).toEqual([]);
	expect(cardRates([{ ...type, charge: basisPoint(10_000) }], 'S01')).toEqual([]);
});
