// Goal: a price book is whole and right, or it is refused by row and field and nothing changes; a
// new campaign is a row of data and no code.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBook, type BookProblem } from '#shared/promotion/reading/read-book.ts';

const file = new URL('../../fixtures/promotion-book.json', import.meta.url);
const fixture = (): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8')) as never;

const row = (changes: object = {}) => ({
	id: 'p1',
	name: '全场八折',
	benefit: { kind: 'percent', charge_bp: 8000 },
	...changes,
});
const book = (...promotions: readonly object[]) => ({
	version: 1,
	rows: promotions.length,
	promotions,
});

/** Everything wrong, as `row field problem`. */
function problemsOf(value: unknown): string[] {
	const read = readBook(value);
	return read.ok ? [] : read.refusal.map(tell);
}

function tell({ table, row: number, field, problem }: BookProblem): string {
	return `${table} ${number} ${field} ${problem}`;
}

describe('readBook', () => {
	it('reads the book of the requirements, all kinds of promotions in it', () => {
		const read = readBook(fixture());
		expect(read.ok ? [] : read.refusal).toEqual([]);
		if (!read.ok) return;
		const kinds = new Set(read.value.promotions.map(({ benefit }) => benefit.kind));
		expect([...kinds].sort()).toEqual([
			'add-on',
			'amount-off',
			'bonus-points',
			'bundle',
			'buy-n-get-m',
			'fixed-price',
			'gift',
			'n-for-price',
			'nth-item',
			'percent',
			'points-multiplier',
			'spend-and-save',
		]);
		expect(read.value.issues).toMatchObject([{ reach: 20_000, kindId: 'voucher-30' }]);
	});
	it('fills in what a row does not say', () => {
		const read = readBook(book(row()));
		expect(read).toMatchObject({
			ok: true,
			value: {
				promotions: [
					{ priority: 100, exclusive: false, schedule: {}, audience: {}, goods: {}, limits: {} },
				],
			},
		});
	});
	it('refuses half a book, and what is no book', () => {
		expect(problemsOf({ ...fixture(), promotions: [] })[0]).toBe('book 0 rows contradicts');
		expect(problemsOf({ version: 1, promotions: [row()] })).toContain('book 0 rows missing');
		expect(problemsOf([])).toContain('book 0  not-an-object');
		expect(problemsOf('')).toContain('book 0 version missing');
	});
	it('refuses a promotion that gives more than 100 %, or more than it asks for', () => {
		const percent = (charge_bp: number) => row({ benefit: { kind: 'percent', charge_bp } });
		const wrong = 'promotions 1 benefit.charge_bp more-than-all';
		expect([-500, 10_000, 12_000].map((rate) => problemsOf(book(percent(rate)))[0])).toEqual([
			wrong,
			wrong,
			wrong,
		]);
		const steps = [{ reach_fen: 1000, off_fen: 1001 }];
		expect(problemsOf(book(row({ benefit: { kind: 'spend-and-save', steps } })))).toEqual([
			'promotions 1 benefit.steps[0].off_fen more-than-all',
		]);
	});
	it('names the row and the field', () => {
		const rows = [
			row(),
			row({ id: 'p2', limits: { per_sail: 3 } }),
			row({ id: 'p3', benefit: { kind: 'half-price' } }),
			row({ id: 'p1', name: '', schedule: { from: '2026-02-30x', weekdays: [8] } }),
			row({ id: 'p4', benefit: { kind: 'nth-item', n: 1, charge_bp: 5000 } }),
		];
		expect(problemsOf(book(...rows))).toEqual([
			'promotions 2 limits.per_sail unknown-field',
			'promotions 3 benefit.kind unknown-word',
			'promotions 3 benefit.kind missing',
			'promotions 4 name not-text',
			'promotions 4 name missing',
			'promotions 4 schedule.from not-a-date',
			'promotions 4 schedule.weekdays out-of-range',
			'promotions 5 benefit.n out-of-range',
			'promotions 5 benefit.n missing',
			'promotions 4 id twice',
		]);
	});
	it('refuses 换购 in a circle, by itself and over others', () => {
		const addOn = (id: string, from: number, to: number) =>
			row({
				id,
				goods: { products: [from] },
				condition: { kind: 'quantity', pieces: 1 },
				benefit: { kind: 'add-on', gifts: { products: [to] }, price_fen: 1 },
			});
		const circle = 'benefit.gifts circular';
		expect(problemsOf(book(addOn('a', 1, 1)))).toEqual([`promotions 1 ${circle}`]);
		expect(problemsOf(book(addOn('a', 1, 2), addOn('b', 2, 3), addOn('c', 3, 1)))).toEqual(
			[1, 2, 3].map((number) => `promotions ${number} ${circle}`),
		);
		expect(problemsOf(book(addOn('a', 1, 2), addOn('b', 2, 3)))).toEqual([]);
		// Those that only lead into a circle, or out of it, stand in none.
		const around = [addOn('in', 9, 1), addOn('a', 1, 2), addOn('b', 2, 1), addOn('out', 2, 5)];
		expect(problemsOf(book(...around))).toEqual([
			`promotions 2 ${circle}`,
			`promotions 3 ${circle}`,
		]);
	});
	it('refuses more rows than are judged in one go', () => {
		const rows = Array.from({ length: 1001 }, (_, at) => row({ id: `p${at}` }));
		expect(problemsOf(book(...rows))).toContain('book 0 rows out-of-range');
	});
	it('refuses an issue of coupons that nobody knows', () => {
		const issue = { id: 'i', name: '满200送30', reach_fen: 20_000, kind: 'x', valid_days: 30 };
		expect(problemsOf({ version: 1, rows: 1, issues: [issue] })).toEqual([
			'issues 1 kind not-in-book',
		]);
	});
	it('wants a gift to be earned, and nothing told twice', () => {
		const free = { kind: 'gift', gifts: { products: [1] } };
		expect(problemsOf(book(row({ benefit: free })))).toEqual(['promotions 1 condition missing']);
		const steps = [{ reach_fen: 1000, off_fen: 10, charge_bp: 9000 }];
		expect(problemsOf(book(row({ benefit: { kind: 'spend-and-save', steps } })))).toEqual([
			'promotions 1 benefit.steps[0].off_fen contradicts',
		]);
	});
});
