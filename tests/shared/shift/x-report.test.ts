// Goal: whatever a shift did, its report ties: net is gross less what was taken off and what came
// back, every way of cutting net adds up to net, and the drawer is the sum of its parts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEvent, SaleCompleted, SoldLine } from '#shared/journal/event.ts';
import { tallyEvent, type Tally } from '#shared/journal/tally-event.ts';
import { fen } from '#shared/kernel/money.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import { composeShiftReport, countReceipts, type ShiftReport } from '#shared/shift/x-report.ts';
import { anyDay, anySale, MIDNIGHT, sumOf } from './random-day.ts';

const FLOAT = fen(50_000);

function reportOf(events: readonly JournalEvent[], timeZone = 'Asia/Shanghai'): ShiftReport {
	return composeShiftReport({ float: FLOAT, tallies: events.flatMap(tallyEvent), timeZone });
}

const line: SoldLine = {
	n: 1,
	product_id: 1,
	sku: '1',
	name: '茶',
	dept: 'goods',
	category_id: 7,
	unit: '瓶',
	quantity_milli: 3000,
	factor_milli: 1000,
	list_price_fen: 500,
	base_fen: 1500,
	adjustments: [
		{ kind: 'override', amount_fen: 300 },
		{ kind: 'cash_rounding', amount_fen: 4 },
	],
	net_fen: 1196,
	tax_bp: 1300,
	tax_fen: 138,
};
const service: SoldLine = {
	...line,
	n: 2,
	dept: 'service',
	category_id: 8,
	quantity_milli: 735,
	weighed: 1,
	base_fen: 941,
	adjustments: [{ kind: 'cash_rounding', amount_fen: 1 }],
	net_fen: 940,
	tax_bp: 600,
	tax_fen: 53,
};

/** Two lines, 21.36 paid with 30.00. */
const sale: SaleCompleted = {
	kind: 'sale/completed',
	v: 1,
	at_ms: MIDNIGHT + 9 * 3_600_000 + 1,
	mono_ms: 0,
	biz_date: '2026-03-02',
	shift_id: 1,
	operator: '1003',
	fiscal_no: 1,
	receipt_no: 'S1-T1-0000001-000001',
	gt_count: 1,
	gt_net_fen: 2136,
	gt_abs_fen: 2136,
	gt_tax_fen: 191,
	sale_id: 'sale_1',
	lines: [line, service],
	total_fen: 2136,
	tax_fen: 191,
	rounding_fen: 5,
	tenders: [{ kind: 'cash', drawer: 'D1', given_fen: 3000, change_fen: 864, amount_fen: 2136 }],
};

describe('the report of a shift', () => {
	it('without sales is its float, and nothing else has a row', () => {
		const report = reportOf([]);
		expect(report).toMatchObject({ sales: 0, totalFen: 0, averageTicketFen: 0, grossFen: 0 });
		expect(report.expectedCashFen).toBe(50_000);
		const { adjustments, returns, tenders, taxes, operators, categories, hours } = report;
		expect([adjustments, returns, tenders, taxes, operators, categories, hours].flat()).toEqual([]);
	});

	it('of one sale says everything a manager asks', () => {
		expect(reportOf([sale])).toMatchObject({
			sales: 1,
			lines: 2,
			// Three bottles and something weighed.
			pieces: 4,
			grossFen: 2441,
			adjustments: [
				{ kind: 'override', lines: 1, sales: 1, amountFen: 300 },
				{ kind: 'cash_rounding', lines: 2, sales: 1, amountFen: 5 },
			],
			returns: [],
			totalFen: 2136,
			taxFen: 191,
			averageTicketFen: 2136,
			taxes: [
				{ rateBp: 1300, netFen: 1196, baseFen: 1058, taxFen: 138 },
				{ rateBp: 600, netFen: 940, baseFen: 887, taxFen: 53 },
			],
			departments: [
				{ dept: 'goods', lines: 1, amountFen: 1196 },
				{ dept: 'service', lines: 1, amountFen: 940 },
			],
			tenders: [{ kind: 'cash', method: '', count: 1, amountFen: 2136, changeFen: 864 }],
			operators: [{ operator: '1003', count: 1, amountFen: 2136 }],
			categories: [
				{ categoryId: 7, lines: 1, amountFen: 1196 },
				{ categoryId: 8, lines: 1, amountFen: 940 },
			],
			hours: [{ date: '2026-03-02', hour: 9, count: 1, amountFen: 2136 }],
			cash: [
				{ way: 'float', amountFen: 50_000 },
				{ way: 'received', amountFen: 3000 },
				{ way: 'change', amountFen: -864 },
			],
			expectedCashFen: 52_136,
		});
	});

	it('rounds the average ticket half away from zero', () => {
		const odd = { ...sale, total_fen: 2137 };
		expect(reportOf([sale, odd]).averageTicketFen).toBe(2137);
	});

	it('names people and categories, the largest first', () => {
		const { operators, categories } = composeShiftReport({
			float: FLOAT,
			tallies: [...tallyEvent(sale), ...tallyEvent({ ...sale, operator: '1001', total_fen: 9999 })],
			timeZone: 'Asia/Shanghai',
			names: { operators: new Map([['1001', '王芳']]), categories: new Map([[7, '茶']]) },
		});
		expect(operators.map(({ operator, name }) => [operator, name])).toEqual([
			['1001', '王芳'],
			['1003', ''],
		]);
		expect(categories.map(({ name }) => name)).toEqual(['茶', '']);
	});

	it('has hours of the store’s own clock, past midnight and off the full hour too', () => {
		const at = (ms: number): SaleCompleted => ({ ...sale, at_ms: MIDNIGHT + ms });
		const events = [at(23.99 * 3_600_000), at(24.01 * 3_600_000), at(24.99 * 3_600_000)];
		const hours = (zone: string) =>
			reportOf(events, zone).hours.map(({ date, hour, count }) => `${date} ${hour}: ${count}`);
		expect(hours('Asia/Shanghai')).toEqual(['2026-03-02 23: 1', '2026-03-03 0: 2']);
		// 5:45 ahead of UTC, 2:15 behind Shanghai.
		expect(hours('Asia/Kathmandu')).toEqual(['2026-03-02 21: 2', '2026-03-02 22: 1']);
	});

	it('counts what was taken out of baskets, by whichever key, with its amount', () => {
		const head = { ...sale, lines: undefined };
		const touched = { product_id: 1, before_fen: 900, after_fen: 0 };
		const events = [
			{
				...head,
				kind: 'sale/undone',
				lines: [
					{ ...touched, before_milli: 2000, after_milli: 0 },
					{ ...touched, before_milli: 2000, after_milli: 1000, after_fen: 450 },
					// A removal taken back: nothing left the basket.
					{ ...touched, before_milli: 0, after_milli: 1000, before_fen: 0, after_fen: 450 },
				],
			},
			{ ...head, kind: 'sale/line-removed', net_fen: 100 },
			{ ...head, kind: 'sale/quantity-reduced', before_fen: 500, after_fen: 200 },
			{ ...head, kind: 'sale/voided', total_fen: 1234 },
		] as unknown as JournalEvent[];
		const { counts, leftFen } = reportOf(events);
		expect(counts).toMatchObject({ voids: 1, removedLines: 2, reducedLines: 2, undone: 1 });
		expect(leftFen).toEqual({ voids: 1234, removedLines: 1000, reducedLines: 750, undone: 1350 });
	});

	it('tells kinds of tenders apart, and what went back by them', () => {
		const paid = { ...sale, tenders: [{ kind: 'code', method: 'wechat', amount_fen: 2136 }] };
		const returned = {
			lines: [{ ...line, net_fen: 1196, base_fen: 1500, disposition: 'restock' }],
			total_fen: 1196,
			tax_fen: 138,
			rounding_fen: 4,
			paid_back: [{ kind: 'cash', exact_fen: 1196, credit_fen: 0, paid_fen: 1200 }],
			reason: 'unwanted',
		};
		const refund = { ...sale, kind: 'sale/refunded', mode: 'return', returned };
		const report = reportOf([sale, paid, refund] as unknown as JournalEvent[]);
		expect(report.tenders).toMatchObject([
			{ kind: 'cash', method: '', amountFen: 2136, paidBackCount: 1, paidBackFen: 1200 },
			{ kind: 'code', method: 'wechat', amountFen: 2136, changeFen: 0, netFen: 2136 },
		]);
		expect(report.returns).toEqual([{ mode: 'return', count: 1, amountFen: 1196, taxFen: 138 }]);
		expect(report).toMatchObject({ totalFen: 3076, refundRoundingFen: 4, sales: 2 });
		expect(report.cash.at(-1)).toEqual({ way: 'refunds', amountFen: -1200 });
		expect(countReceipts(report)).toBe(3);
		expect(brokenIdentities(report)).toEqual([]);
	});
});

describe('the identities', () => {
	it('hold for any day of sales, refunds, exchanges and traces', () => {
		fc.assert(
			fc.property(anyDay, fc.constantFrom('Asia/Shanghai', 'Asia/Kathmandu'), (events, zone) => {
				expect(brokenIdentities(reportOf(events, zone))).toEqual([]);
			}),
		);
	});

	it('hold against the events themselves', () => {
		fc.assert(
			fc.property(fc.array(anySale, { maxLength: 15 }), (sales) => {
				const report = reportOf(sales);
				const lines = sales.flatMap((one) => one.lines);
				const back = sumOf(sales, ({ returned }) => returned?.total_fen ?? 0);
				expect(report.grossFen).toBe(sumOf(lines, ({ base_fen }) => base_fen));
				expect(report.totalFen).toBe(sumOf(sales, ({ total_fen }) => total_fen) - back);
				const off = lines.flatMap(({ adjustments }) => adjustments);
				for (const { kind, amountFen, lines: n } of report.adjustments) {
					const ofKind = off.filter((one) => one.kind === (kind as typeof one.kind));
					expect(amountFen).toBe(sumOf(ofKind, ({ amount_fen }) => amount_fen));
					expect(n).toBe(ofKind.length);
				}
				expect(sumOf(report.adjustments, ({ amountFen }) => amountFen)).toBe(
					sumOf(off, ({ amount_fen }) => amount_fen),
				);
			}),
		);
	});

	it.each<[string, Partial<ShiftReport>]>([
		['net = gross', { grossFen: fen(1) }],
		['Σ tenders', { refundRoundingFen: fen(1) }],
		['Σ hours', { hours: [] }],
		['Σ categories', { categories: [] }],
		['Σ departments', { departments: [] }],
		['Σ cashiers', { operators: [] }],
		['Σ tax rates', { taxes: [] }],
		['Σ taxes', { taxFen: fen(1) }],
		['Σ sales by hour', { sales: 7 }],
		['Σ lines by category', { lines: 7 }],
		['Σ of the drawer', { cash: [] }],
		['expected − float', { expectedCashFen: fen(1) }],
	])('are missed when %s is off', (name, change) => {
		const broken = brokenIdentities({ ...reportOf([sale]), ...change });
		expect(broken.some((one) => one.startsWith(name))).toBe(true);
	});

	it('do not care in which order or on which day the tallies were written', () => {
		fc.assert(
			fc.property(anyDay, fc.infiniteStream(fc.nat()), (events, by) => {
				const rows = events.flatMap(tallyEvent);
				const mixed = rows
					.map((row): [number, Tally] => [by.next().value ?? 0, row])
					.sort(([a], [b]) => a - b)
					.map(([, row]) => row);
				const compose = (tallies: readonly Tally[]) =>
					composeShiftReport({ float: FLOAT, tallies, timeZone: 'Asia/Shanghai' });
				expect(compose(mixed)).toEqual(compose(rows));
			}),
		);
	});
});
