// Goal: the X report's figures are the sums of its shift's sales, whatever days they fell on, and
// the drawer's is float + given − change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaleCompleted, SaleUndone } from '#shared/journal/event.ts';
import { tallyEvent, type Tally } from '#shared/journal/tally-event.ts';
import { fen } from '#shared/kernel/money.ts';
import { composeXReport } from '#shared/shift/x-report.ts';

const shift = {
	shiftId: 1,
	openedBy: '1003',
	openedAtMs: 0,
	bizDate: '2026-03-02',
	float: fen(50_000),
};
const head = { v: 1, at_ms: 0, mono_ms: 0, biz_date: '2026-03-02', shift_id: 1 } as const;
const fiscal = {
	fiscal_no: 1,
	receipt_no: '',
	gt_count: 1,
	gt_net_fen: 0,
	gt_abs_fen: 0,
	gt_tax_fen: 0,
};

type Sold = { net: number; off: number; rate: number; tax: number; given: number; who: string };

/** A sale of one line: `off` taken off by hand, the rest paid with `given` more than it costs. */
function sale({ net, off, rate, tax, given, who }: Sold): SaleCompleted {
	return {
		...head,
		...fiscal,
		kind: 'sale/completed',
		operator: who,
		sale_id: 'sale_1',
		lines: [
			{
				n: 1,
				product_id: 1,
				sku: '1',
				name: '茶',
				dept: 'goods',
				unit: '瓶',
				quantity_milli: 1000,
				factor_milli: 1000,
				list_price_fen: net + off,
				base_fen: net + off,
				adjustments: off === 0 ? [] : [{ kind: 'override', amount_fen: off }],
				net_fen: net,
				tax_bp: rate,
				tax_fen: tax,
			},
		],
		total_fen: net,
		tax_fen: tax,
		rounding_fen: 0,
		tenders: [
			{ kind: 'cash', drawer: 'D1', given_fen: net + given, change_fen: given, amount_fen: net },
		],
	};
}

const sold = fc.record({
	net: fc.integer({ min: 0, max: 1_000_000 }),
	off: fc.integer({ min: 0, max: 1000 }),
	rate: fc.constantFrom(0, 300, 900, 1300),
	tax: fc.integer({ min: 0, max: 1000 }),
	given: fc.integer({ min: 0, max: 10_000 }),
	who: fc.constantFrom('1001', '1002', '1003'),
});
const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

describe('composeXReport', () => {
	it('of a shift without sales is its float', () => {
		const report = composeXReport(shift, []);
		expect(report).toMatchObject({ sales: 0, total: 0, averageTicket: 0, expectedCash: 50_000 });
		expect([report.tenders, report.taxes, report.operators]).toEqual([[], [], []]);
	});

	it('rounds the average ticket half away from zero', () => {
		const rows = [451, 450].flatMap((net) =>
			tallyEvent(sale({ net, off: 0, rate: 0, tax: 0, given: 0, who: '1003' })),
		);
		expect(composeXReport(shift, rows).averageTicket).toBe(451);
	});

	it('ties: total = Σ tenders = Σ operators = Σ net of the tax rates, drawer = float + Σ cash', () => {
		fc.assert(
			fc.property(fc.array(sold, { maxLength: 20 }), (sales) => {
				const report = composeXReport(
					shift,
					sales.flatMap((one) => tallyEvent(sale(one))),
				);
				const total = sum(sales.map(({ net }) => net));
				expect(report.total).toBe(total);
				expect(report.sales).toBe(sales.length);
				expect(report.lines).toBe(sales.length);
				expect(sum(report.tenders.map(({ amount }) => amount))).toBe(total);
				expect(sum(report.operators.map(({ amount }) => amount))).toBe(total);
				expect(sum(report.taxes.map(({ net }) => net))).toBe(total);
				expect(sum(report.taxes.map(({ tax }) => tax))).toBe(sum(sales.map(({ tax }) => tax)));
				expect(report.overrides.amount).toBe(sum(sales.map(({ off }) => off)));
				expect(report.expectedCash).toBe(shift.float + total);
			}),
		);
	});

	it('does not care in which order or on which day its tallies were written', () => {
		fc.assert(
			fc.property(fc.array(sold, { maxLength: 10 }), fc.infiniteStream(fc.nat()), (sales, by) => {
				const rows = sales.flatMap((one) => tallyEvent(sale(one)));
				const mixed = rows
					.map((row): [number, Tally] => [by.next().value ?? 0, row])
					.sort(([a], [b]) => a - b)
					.map(([, row]) => row);
				expect(composeXReport(shift, mixed)).toEqual(composeXReport(shift, rows));
			}),
		);
	});

	it('counts what was taken out of baskets, by whichever key', () => {
		const touched = { product_id: 1, before_fen: 450, after_fen: 0 };
		const undone: SaleUndone = {
			...head,
			kind: 'sale/undone',
			sale_id: 'sale_1',
			lines: [
				{ ...touched, before_milli: 1000, after_milli: 0 },
				{ ...touched, before_milli: 2000, after_milli: 1000 },
			],
		};
		const removed = { ...head, kind: 'sale/line-removed' } as const;
		const events = [undone, removed, { ...head, kind: 'sale/voided' } as const];
		const { counts } = composeXReport(shift, events.flatMap(tallyEvent));
		expect(counts).toEqual({ noSale: 0, voids: 1, removedLines: 2, reprints: 0, approvals: 0 });
	});
});
