// Goal: every event's postings balance and its tallies add up, whatever was sold; both can be made
// again from the event alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { account, balances } from '#shared/journal/account.ts';
import type { JournalEvent, SaleCompleted, ShiftOpened, SoldLine } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';
import { tallyEvent } from '#shared/journal/tally-event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { InvariantBroken } from '#shared/kernel/invariant.ts';

const HEAD = { at_ms: 1, mono_ms: 1, biz_date: '2026-03-02', shift_id: 1, operator: '1001' };
const FISCAL = {
	fiscal_no: 1,
	receipt_no: '0-0-0000001-000000',
	gt_count: 1,
	gt_net_fen: 1,
	gt_abs_fen: 1,
	gt_tax_fen: 1,
};

type LineFacts = Pick<SoldLine, 'base_fen' | 'adjustments' | 'tax_bp' | 'dept' | 'category_id'>;

function soldLine(facts: LineFacts, index: number): SoldLine {
	const net = facts.adjustments.reduce((rest, one) => rest - one.amount_fen, facts.base_fen);
	return {
		...facts,
		n: index + 1,
		product_id: index + 1,
		sku: `S${index}`,
		name: '货',
		unit: '件',
		quantity_milli: 1000,
		factor_milli: 1000,
		list_price_fen: facts.base_fen,
		net_fen: net,
		tax_fen: multiplyDivide(net, facts.tax_bp, 10_000 + facts.tax_bp),
	};
}

function completed(facts: readonly LineFacts[], change = 0): SaleCompleted {
	const lines = facts.map(soldLine);
	const total = lines.reduce((sum, { net_fen }) => sum + net_fen, 0);
	return {
		...HEAD,
		...FISCAL,
		kind: 'sale/completed',
		v: 1,
		sale_id: 'sale_1',
		lines,
		total_fen: total,
		tax_fen: lines.reduce((sum, { tax_fen }) => sum + tax_fen, 0),
		rounding_fen: 0,
		tenders: [
			{
				kind: 'cash',
				drawer: '1',
				given_fen: total + change,
				change_fen: change,
				amount_fen: total,
			},
		],
	};
}

const opened = (float_fen: number): ShiftOpened => ({
	...HEAD,
	kind: 'shift/opened',
	v: 1,
	drawer: '1',
	float_fen,
});

const line: fc.Arbitrary<LineFacts> = fc
	.record({
		base_fen: fc.integer({ min: 0, max: 10_000_000 }),
		tax_bp: fc.constantFrom(0, 100, 300, 600, 900, 1300),
		dept: fc.constantFrom('goods' as const, 'service' as const),
		category_id: fc.integer({ min: 1, max: 5 }),
		off: fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 3 }),
	})
	.map(({ off, ...facts }) => {
		let left = facts.base_fen;
		const adjustments = off.flatMap((wanted, index) => {
			const amount_fen = Math.min(wanted, left);
			left -= amount_fen;
			const kind = index % 2 === 0 ? ('override' as const) : ('cash_rounding' as const);
			return amount_fen > 0 ? [{ kind, amount_fen }] : [];
		});
		return { ...facts, adjustments };
	});
const sale = fc
	.tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 100_000 }))
	.map(([lines, change]) => completed(lines, change));

describe('the postings of a sale', () => {
	it('of 123.00 with 10.00 off at 13 %, paid with 120.00', () => {
		const postings = postEvent(
			completed(
				[
					{
						base_fen: 12_300,
						adjustments: [{ kind: 'override', amount_fen: 1000 }],
						tax_bp: 1300,
						dept: 'goods',
					},
				],
				700,
			),
		);
		const amounts = postings.map(({ account: name, amount }) => [name, amount]);
		expect(Object.fromEntries(amounts.slice(2))).toEqual({
			'discount:manual': 885,
			'sales:goods': -10_885,
			'vat_out:1300': -1300,
		});
		expect(amounts.slice(0, 2)).toEqual([
			['cash:1', 12_000],
			['cash:1', -700],
		]);
	});

	it('balance, name no account twice but the drawer, and hold no zero', () => {
		fc.assert(
			fc.property(sale, (event) => {
				const postings = postEvent(event);
				expect(balances(postings)).toBe(true);
				expect(postings.every(({ amount }) => amount !== 0)).toBe(true);
				const others = postings.filter(({ account: name }) => name !== account.cash('1'));
				expect(new Set(others.map(({ account: name }) => name)).size).toBe(others.length);
			}),
		);
	});

	it('put into the drawer what the sale came to, and into tax what its lines hold', () => {
		fc.assert(
			fc.property(sale, (event) => {
				const sumOf = (start: string) =>
					postEvent(event)
						.filter(({ account: name }) => name.startsWith(start))
						.reduce((sum, { amount }) => sum + amount, 0);
				expect(sumOf('cash:')).toBe(event.total_fen);
				expect(sumOf('vat_out:') + event.tax_fen).toBe(0);
			}),
		);
	});

	it('are the same again from the same event, which is what verify relies on', () => {
		fc.assert(
			fc.property(sale, (event) => {
				expect(postEvent(JSON.parse(JSON.stringify(event)) as JournalEvent)).toEqual(
					postEvent(event),
				);
			}),
		);
	});
});

describe('other postings', () => {
	it('move a float from the safe to the drawer, and nothing for an empty one', () => {
		expect(postEvent(opened(50_000))).toEqual([
			{ ledger: 1, account: 'cash:1', amount: 50_000 },
			{ ledger: 1, account: 'safe', amount: -50_000 },
		]);
		expect(postEvent(opened(0))).toEqual([]);
	});

	it('are none for an audit event', () => {
		const event = { ...HEAD, kind: 'receipt/reprinted', v: 1 } as JournalEvent;
		expect(postEvent(event)).toEqual([]);
	});

	it('throw for a version nobody knows yet', () => {
		expect(() => postEvent({ ...opened(1), v: 2 } as unknown as JournalEvent)).toThrow(
			InvariantBroken,
		);
	});

	it('are never accepted out of balance', () => {
		expect(balances([{ ledger: 1, account: 'a', amount: 5 }])).toBe(false);
		// Money and points do not make up for each other.
		expect(
			balances([
				{ ledger: 1, account: 'a', amount: 5 },
				{ ledger: 2, account: 'b', amount: -5 },
			]),
		).toBe(false);
		expect(balances([])).toBe(true);
	});
});

describe('the tallies of an event', () => {
	it('name each row once and add up to the sale', () => {
		fc.assert(
			fc.property(sale, (event) => {
				const rows = tallyEvent(event);
				const names = rows.map(({ kind, key }) => `${kind}/${key}`);
				expect(new Set(names).size).toBe(names.length);
				const sumOf = (kind: string) =>
					rows
						.filter((row) => row.kind === kind)
						.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
				for (const kind of ['category', 'tax', 'tender', 'operator']) {
					expect(sumOf(kind), kind).toBe(event.total_fen);
				}
				const taxes = rows.filter(({ kind }) => kind === 'tax');
				expect(taxes.reduce((sum, { other_fen }) => sum + other_fen, 0)).toBe(event.tax_fen);
			}),
		);
	});

	it.each([
		['drawer/opened', 'no-sale'],
		['sale/voided', 'void'],
		['sale/line-removed', 'line-removed'],
		['receipt/reprinted', 'reprint'],
		['override/granted', 'override-granted'],
	])('count %s as %s', (kind, key) => {
		expect(tallyEvent({ ...HEAD, kind, v: 1 } as JournalEvent)).toEqual([
			{ kind: 'count', key, n: 1, amount_fen: 0, other_fen: 0 },
		]);
	});

	it('are none for a shift that opens', () => {
		expect(tallyEvent(opened(100))).toEqual([]);
	});
});
