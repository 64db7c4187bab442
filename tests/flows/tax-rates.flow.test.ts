// Goal: on the day a rate changes the till charges the new one by itself, and a sale from before
// is given back with the tax it had, to the fen, with several rates in one document.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { fen } from '#shared/kernel/money.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { taxInside } from '#shared/pricing/tax.ts';
import type { TaxChange } from '#shared/pricing/tax.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const DAY_MS = 24 * 3_600_000;
/** At 13 %. */
const TEA = '2000000000015';

const approval = approvalOf('manager');
const change = (taxChanges: TaxChange[]) => ({ change: { taxChanges } });
const setRates = (changes: TaxChange[]) =>
	till.ask('settings/change', change(changes), { approval });

type Line = { n: number; tax_bp: number; tax_fen: number; net_fen: number };
const linesOf = (body: unknown) => (body as { lines: Line[] }).lines;

async function scan(...texts: string[]) {
	for (const text of texts) await till.ask('scan/submit', { text, quantityText: '3' });
}

async function pay() {
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision, givenText: '500' });
}

async function rateTomorrow() {
	const { bizDate } = await till.ask('terminal/status', {});
	const next = new Date(Date.parse(`${bizDate}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
	return { fromBp: 1300, toBp: 100, date: next };
}

/** The code of goods at 9 %. */
async function riceCode(): Promise<string> {
	const { products } = await till.ask('product/search', { text: '东北大米', limit: 1 });
	return products[0]?.codes[0] ?? '';
}

describe('a rate with a day', () => {
	it('is charged from that day on, and a refund keeps the rate of its sale', async () => {
		await setRates([await rateTomorrow()]);
		const rice = await riceCode();
		await scan(TEA, rice);
		const before = await pay();
		till.clock.advance(DAY_MS);
		await scan(TEA, rice);
		const after = await pay();
		const sales = await journalOf(till, 'sale/completed');
		expect(sales.map((sale) => linesOf(sale).map((line) => line.tax_bp))).toEqual([
			[1300, 900],
			[100, 900],
		]);
		for (const line of sales.flatMap(linesOf)) {
			expect(line.tax_fen).toBe(taxInside(fen(line.net_fen), basisPoint(line.tax_bp)));
		}
		expect(after.totalFen).toBe(before.totalFen);

		// The sale of the old rate comes back in three parts, both rates in each.
		for (const quantityText of ['1', '1', '1']) {
			const lines = [1, 2].map((n) => ({ n, quantityText, disposition: 'restock' as const }));
			const { paidFen } = await till.ask('refund/preview', { pos: before.pos, lines });
			await till.ask('refund/complete', {
				pos: before.pos,
				lines,
				expectedPaidFen: paidFen,
				reason: 'quality',
			});
		}
		const refunds = await journalOf(till, 'sale/refunded');
		const back = refunds.flatMap((one) =>
			linesOf((one as unknown as { returned: unknown }).returned),
		);
		for (const sold of linesOf(sales[0])) {
			const parts = back.filter((line) => line.tax_bp === sold.tax_bp);
			expect(parts).toHaveLength(3);
			expect(parts.reduce((sum, one) => sum + one.tax_fen, 0)).toBe(sold.tax_fen);
			expect(parts.reduce((sum, one) => sum + one.net_fen, 0)).toBe(sold.net_fen);
		}
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is that of the day the basket was last touched, not of the day its goods were put in', async () => {
		await setRates([await rateTomorrow()]);
		await scan(TEA);
		till.clock.advance(DAY_MS);
		const { lines } = await till.ask('sale/current', {});
		await till.ask('sale/change-quantity', { lineId: lines[0]?.lineId ?? '', quantityText: '2' });
		await pay();
		const [sale] = await journalOf(till, 'sale/completed');
		expect(linesOf(sale).map((line) => line.tax_bp)).toEqual([100]);
	});

	it('is what goods without a receipt come back at, on the day they come', async () => {
		await setRates([await rateTomorrow()]);
		till.clock.advance(DAY_MS);
		const { products } = await till.ask('product/search', { text: TEA, limit: 1 });
		const goods = [
			{
				productId: products[0]?.productId ?? 0,
				unit: '',
				quantityText: '1',
				disposition: 'restock' as const,
			},
		];
		const { paidFen } = await till.ask('refund/preview-unreceipted', { lines: goods });
		const wanted = { lines: goods, expectedPaidFen: paidFen, reason: 'quality' as const };
		await till.ask('refund/complete-unreceipted', wanted, { approval });
		const [refund] = await journalOf(till, 'sale/refunded');
		const [line] = linesOf((refund as unknown as { returned: unknown }).returned);
		expect([line?.tax_bp, line?.tax_fen]).toEqual([
			100,
			taxInside(fen(line?.net_fen ?? 0), basisPoint(100)),
		]);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('changes of rates', () => {
	it('are refused when a day is none, or one rate has two on one day', async () => {
		const refused = async (...changes: TaxChange[]) => {
			return till.refused('settings/change', change(changes), { approval });
		};
		const first = { fromBp: 300, toBp: 100, date: '2026-01-01' };
		expect(await refused({ ...first, date: '2026-02-30' })).toMatchObject({
			code: 'settings/invalid',
			field: 'taxChanges 2026-02-30',
		});
		expect((await refused({ ...first, date: 'soon' })).code).toBe('request/invalid-input');
		expect((await refused(first, { ...first, toBp: 600 })).code).toBe('settings/invalid');
		expect((await refused({ ...first, toBp: 300 })).code).toBe('settings/invalid');
		await setRates([first, { ...first, fromBp: 600 }, { ...first, date: '2026-07-01' }]);
	});
});
