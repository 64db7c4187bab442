// Goal: promotions are data: loaded whole or not at all, applied without anybody's doing, told to
// the screen line by line with the reason, counted against their limits, and printed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { SaleView } from '#shared/contract/views.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** ¥4.50 a bottle. */
const TEA = '2000000000015';
const MINUTE = 60_000;
const approval = approvalOf('manager');

type Row = Readonly<Record<string, unknown>>;

function bookOf(version: number, promotions: readonly Row[]): string {
	return JSON.stringify({ version, rows: promotions.length, promotions });
}

async function secondHalf(more: Row = {}): Promise<Row> {
	const [tea] = (await till.ask('product/search', { text: TEA })).products;
	return {
		id: 'second-half',
		name: '第二件半价',
		goods: { products: [tea?.productId ?? 0] },
		benefit: { kind: 'nth-item', n: 2, charge_bp: 5000 },
		...more,
	};
}

const load = (text: string) => till.ask('price-book/load', { text }, { approval });
const current = () => till.ask('sale/current', {});
const twoTeas = () => till.ask('scan/submit', { text: TEA, quantityText: '2' });

async function complete({ saleId, revision, totals }: SaleView): Promise<number> {
	const done = await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
	return done.pos;
}

describe('PRO-11: what a member may have now', () => {
	it('is at most three offers, the first of them first; none that anybody has, none that is not on', async () => {
		const members = (id: string, more: Row = {}) =>
			secondHalf({ id, name: `会员${id}`, members_only: true, ...more });
		await load(
			bookOf(1, [
				await secondHalf({ id: 'for-all' }),
				await members('c'),
				await members('z', { priority: 1 }),
				await members('b'),
				await members('d'),
				await members('over', { schedule: { until: '2026-01-01' }, priority: 0 }),
			]),
		);
		const { memberId } = await till.ask('member/add', { phone: '13800138000' });
		const { offers } = await till.ask('member/panel', { memberId });
		expect(offers.map(({ ruleId }) => ruleId)).toEqual(['z', 'b', 'c']);
	});
});

describe('a price book', () => {
	it('prices the basket, tells every line that costs something else, and says why', async () => {
		await load(bookOf(1, [await secondHalf()]));
		const first = await till.ask('scan/submit', { text: TEA });
		expect(first).toMatchObject({ change: { totals: { totalFen: 450 } } });
		const second = await till.ask('scan/submit', { text: TEA });
		expect(second).toMatchObject({
			line: {
				netFen: 675,
				discountFen: 225,
				adjustments: [{ kind: 'promotion', name: '第二件半价', amountFen: 225 }],
			},
			change: { totals: { totalFen: 675, byKind: [{ kind: 'promotion', amountFen: 225 }] } },
		});
	});

	it('tells the lines that another line makes cheaper', async () => {
		const rows = (await till.ask('product/search', { text: '茶' })).products;
		const other = rows.find(({ codes, weighed, priceFen }) => {
			return codes.length > 0 && !codes.includes(TEA) && !weighed && priceFen > 0;
		});
		const save = { kind: 'spend-and-save', steps: [{ reach_fen: 500, off_fen: 100 }] };
		await load(bookOf(1, [{ id: 'save', name: '满5减1', benefit: save }]));
		await till.ask('scan/submit', { text: TEA });
		const answer = await till.ask('sale/add-product', { productId: other?.productId ?? 0 });
		expect(answer.put.map(({ productId }) => productId)).toHaveLength(2);
		expect(answer.put.every(({ adjustments }) => adjustments[0]?.kind === 'threshold')).toBe(true);
	});

	it('says the next step that gives more', async () => {
		const save = { kind: 'spend-and-save', steps: [{ reach_fen: 1000, off_fen: 200 }] };
		await load(bookOf(1, [{ id: 'save-10', name: '满10减2', benefit: save }]));
		await till.ask('scan/submit', { text: TEA });
		const { totals } = await current();
		expect(totals.unlocks).toEqual([{ name: '满10减2', needFen: 550, gainFen: 200 }]);
	});

	it('goes into the journal whole, onto the paper in short, and verifies', async () => {
		await load(bookOf(1, [await secondHalf()]));
		await twoTeas();
		const pos = await complete(await current());
		expect(await journalOf(till, 'sale/completed')).toMatchObject([
			{
				total_fen: 670,
				rounding_fen: 5,
				lines: [
					{
						adjustments: [
							{ kind: 'promotion', rule_id: 'second-half', amount_fen: 225 },
							{ kind: 'cash_rounding', amount_fen: 5 },
						],
					},
				],
				pricing: { book: 1, uses: [{ rule_id: 'second-half', times: 1, amount_fen: 225 }] },
			},
		]);
		const { document } = await till.ask('sale/find', { pos });
		expect(JSON.stringify(document.blocks)).toContain('第二件半价');
		const { promotions } = await till.ask('price-book/show', {});
		expect(promotions).toMatchObject([{ state: 'live', timesToday: 1, amountTodayFen: 225 }]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('stops at its limit of the day, and starts again when a sale came back whole', async () => {
		await load(bookOf(1, [await secondHalf({ limits: { per_day: 1 } })]));
		await twoTeas();
		const pos = await complete(await current());
		await twoTeas();
		expect((await current()).totals.totalFen).toBe(900);
		const whole = { pos, mode: 'void' as const, lines: [] };
		const { paidFen } = await till.ask('refund/preview', whole);
		await till.ask(
			'refund/complete',
			{ ...whole, expectedPaidFen: paidFen, reason: 'mistake' },
			{ approval },
		);
		await till.ask('sale/repeat-line', {});
		expect((await current()).totals.totalFen).toBe(1125);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('keeps the price that was shown when a happy hour ends before the money is taken', async () => {
		// It is 10:00 in the shop; the hour is over at 10:30.
		await load(bookOf(1, [await secondHalf({ schedule: { hours: { from: 540, until: 630 } } })]));
		await twoTeas();
		const sale = await current();
		till.clock.advance(45 * MINUTE);
		await complete(sale);
		expect(await journalOf(till, 'sale/completed')).toMatchObject([{ total_fen: 670 }]);
		await twoTeas();
		expect((await current()).totals.totalFen).toBe(900);
	});

	it('refuses a sale whose price is not the one that was shown', async () => {
		await twoTeas();
		const { saleId, revision } = await current();
		expect(await till.refused('sale/complete', { saleId, revision, totalFen: 899 })).toEqual({
			code: 'sale/price-moved',
			total: 900,
		});
		await load(bookOf(1, [await secondHalf()]));
		const stale = { saleId, revision, totalFen: 900 };
		expect((await till.refused('sale/complete', stale)).code).toBe('sale/changed-meanwhile');
		expect((await current()).totals.totalFen).toBe(675);
	});
});

describe('a price book that is wrong', () => {
	it('changes nothing, and names the row and the field', async () => {
		await load(bookOf(1, [await secondHalf()]));
		const broken = { id: 'other', benefit: { kind: 'nth-item', n: 2, charge_bp: -1 } };
		const text = bookOf(2, [await secondHalf(), await secondHalf(broken)]);
		expect(await till.ask('price-book/check', { text }, { approval })).toMatchObject({
			problemCount: 1,
			problems: [{ table: 'promotions', row: 2, field: 'benefit.charge_bp' }],
		});
		expect(await till.refused('price-book/load', { text }, { approval })).toMatchObject({
			code: 'price-book/wrong',
			row: 2,
			count: 1,
		});
		expect((await till.ask('price-book/show', {})).version).toBe(1);
	});

	it.each([
		['no JSON', '{"version": 2, "rows": 1, "promo', 'price-book/unreadable'],
		['a book cut off on its way', '{"version":2,"rows":3,"promotions":[]}', 'price-book/wrong'],
		['an older book', bookOf(1, []), 'price-book/older'],
	])('refuses %s', async (_, text, code) => {
		await load(bookOf(1, [await secondHalf()]));
		expect((await till.refused('price-book/load', { text }, { approval })).code).toBe(code);
		expect((await till.ask('price-book/show', {})).promotions).toHaveLength(1);
	});

	it('is loaded by a manager only, and stays after a restart', async () => {
		const text = bookOf(1, [await secondHalf()]);
		expect((await till.refused('price-book/load', { text })).code).toBe(
			'permission/needs-approval',
		);
		await load(text);
		await till.restart();
		await till.signIn('cashier');
		expect((await till.ask('price-book/show', {})).version).toBe(1);
	});
});
