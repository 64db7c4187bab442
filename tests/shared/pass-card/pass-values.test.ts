// Goal: the uses of a pass are worth its price, to the fen, whatever the package and the gifts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum, fen } from '#shared/kernel/money.ts';
import { shownPricePerUse, templateProblems } from '#shared/pass-card/pass-template.ts';
import { itemValues, unitValue } from '#shared/pass-card/pass-values.ts';
import { service, tenTimes, yearCard } from './pass-samples.ts';

const unitsOf = (value: number, count: number) =>
	Array.from({ length: count }, (_, at) => unitValue(value, at + 1, count));

describe('what a use is worth', () => {
	it('E21: 1000.00 for three uses is 33333, 33334, 33333', () => {
		expect(unitsOf(100_000, 3)).toEqual([33_333, 33_334, 33_333]);
	});

	it('E22: a package for 980.00 of three services is 43280, 36067 and 18653', () => {
		const items = [service('a', 19_800, 3), service('b', 9900, 5), service('c', 12_800, 2)];
		expect(itemValues(98_000, items)).toEqual([43_280, 36_067, 18_653]);
	});

	it('gifts count: 3 + 1 for 1000.00 is four times 250.00', () => {
		const items = [{ ...service('足疗', 33_300, 3), gift: 1 }];
		expect(unitsOf(itemValues(100_000, items)[0] ?? 0, 4)).toEqual([
			25_000, 25_000, 25_000, 25_000,
		]);
	});

	it('PASS-1: the price per paid use is for display only', () => {
		const items = [{ ...service('足疗', 33_400, 3), gift: 1 }];
		expect(shownPricePerUse(tenTimes({ priceFen: 100_000, items }))).toBe(33_333);
		expect(shownPricePerUse(yearCard())).toBeUndefined();
		expect(shownPricePerUse(tenTimes({ items: [...items, ...items] }))).toBeUndefined();
	});

	it('adds up to the price over all uses of all items', () => {
		const anyItem = fc.record({
			listPriceFen: fc.integer({ min: 1, max: 1_000_000 }),
			paid: fc.integer({ min: 1, max: 50 }),
			gift: fc.integer({ min: 0, max: 10 }),
		});
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 10_000_000 }),
				fc.array(anyItem, { minLength: 1, maxLength: 8 }),
				(price, items) => {
					const values = itemValues(price, items);
					const units = values.flatMap((value, at) => {
						const { paid, gift } = items[at] ?? { paid: 0, gift: 0 };
						return unitsOf(value, paid + gift);
					});
					expect(sum(units.map(fen))).toBe(price);
					expect(Math.min(...units)).toBeGreaterThanOrEqual(0);
				},
			),
		);
	});
});

describe('a template', () => {
	it('may be saved when it is whole', () => {
		expect(templateProblems(tenTimes())).toEqual([]);
		expect(templateProblems(yearCard())).toEqual([]);
		expect(templateProblems(tenTimes({ priceFen: 0 }))).toEqual([]);
	});

	it.each([
		['no-name', tenTimes({ name: ' ' })],
		['price', tenTimes({ priceFen: -1 })],
		['no-items', tenTimes({ items: [] })],
		['days', tenTimes({ validDays: 0 })],
		['max-per-day', tenTimes({ maxPerDay: 0 })],
		['above-list', tenTimes({ priceFen: 99_001 })],
	] as const)('is refused for %s', (problem, template) => {
		expect(templateProblems(template)).toEqual([{ problem }]);
	});

	it.each([
		['item-name', { ...service('足疗', 9900, 10), name: '' }],
		['list-price', service('足疗', 0, 10)],
		['uses', service('足疗', 9900, 0)],
		['uses', service('足疗', 9900, 1.5)],
	] as const)('is refused for the %s of an item', (problem, item) => {
		const items = [service('足疗', 9900, 10), item];
		expect(templateProblems(tenTimes({ items }))).toEqual([{ problem, at: 1 }]);
	});

	it('that is a time card has an end and counts no uses', () => {
		const { validDays: _, ...endless } = yearCard();
		expect(templateProblems(endless)).toEqual([{ problem: 'days' }]);
		const counted = yearCard({ items: [service('瑜伽', 6800, 3)] });
		expect(templateProblems(counted)).toEqual([{ problem: 'uses', at: 0 }]);
	});
});
