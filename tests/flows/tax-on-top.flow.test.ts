// Goal: a store whose prices are without tax adds it at the checkout: the screen, the tenders, the
// paper, the books and the report say the same, and what comes back is the sale's own tax.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import { layoutReceipt } from '#shared/receipt/layout-receipt.ts';
import { exchangeCounter, JUICE, line, TEA } from './exchange-counter.ts';

let till: TempTerminal;
const approval = approvalOf('manager');
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await till.ask('settings/change', { change: { taxOnTop: true } }, { approval });
});
afterEach(() => till.close());

/** 4.50 × 3 + 6.90 × 2 = 27.30 at 13 %: 3.55 tax, 30.85. */
async function fill() {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge', quantityText: '3' });
	await till.ask('scan/submit', { text: '2000000000022', source: 'wedge', quantityText: '2' });
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}

async function lastPaper(count: number): Promise<string> {
	await expect.poll(() => till.devices.printed.length).toBe(count);
	const document = till.devices.printed.at(-1)?.document;
	if (document === undefined) throw new Error('nothing was printed');
	const lines = layoutReceipt(document, { columns: 48 });
	return lines.flatMap((line) => (line.kind === 'text' ? [line.text] : [])).join('\n');
}

async function refund(pos: number, n: number, quantityText: string) {
	const lines = [{ n, quantityText, disposition: 'restock' as const }];
	const { paidFen, lines: shown } = await till.ask('refund/preview', { pos, lines });
	await till.ask('refund/complete', { pos, lines, expectedPaidFen: paidFen, reason: 'quality' });
	return shown;
}

describe('tax on top', () => {
	it('is added to the prices on the screen, in the tender and on the paper', async () => {
		const sale = await fill();
		const { lines, totals } = await till.ask('sale/current', {});
		expect(lines.map(({ netFen, discountFen }) => [netFen, discountFen])).toEqual([
			[1350, 0],
			[1380, 0],
		]);
		expect(totals).toMatchObject({
			baseFen: 2730,
			discountFen: 0,
			taxAddedFen: 355,
			taxFen: 355,
			totalFen: 3085,
			cashDueFen: 3080,
		});
		const customer = await till.ask('customer/basket', {});
		expect(customer).toMatchObject({ taxAddedFen: 355, totalFen: 3085, savedFen: 0 });
		const quote = await till.ask('sale/quote-cash', { saleId: sale.saleId, givenText: '50' });
		expect(quote).toMatchObject({ totalFen: 3085, dueFen: 3080, roundingFen: 5, changeFen: 1920 });
		const done = await till.ask('sale/complete', { ...sale, givenText: '50' });
		expect(done).toMatchObject({ totalFen: 3080, changeFen: 1920 });
		const [event] = (await journalOf(till, 'sale/completed')) as unknown as SaleCompleted[];
		expect(event?.tax_fen).toBe(355);
		expect(event?.lines.map((line) => line.tax_on_top)).toEqual([1, 1]);
		const paper = await lastPaper(1);
		expect(paper).toMatch(/合计 +27\.30\n/);
		expect(paper).toMatch(/税额 13% +3\.55\n/);
		expect(paper).toMatch(/抹零 +-0\.05\n/);
		expect(paper).toMatch(/应收 +￥30\.80/);
		expect(paper).not.toContain('含税额');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('comes back piece by piece, over several tenders, to the fen', async () => {
		const sale = await fill();
		const off = { way: 'amount-off', valueText: '1.23', reason: 'regular' } as const;
		await till.ask('sale/discount-order', { saleId: sale.saleId, ...off }, { approval });
		const { revision } = await till.ask('sale/current', {});
		const paying = { saleId: sale.saleId, revision };
		const { attempts } = await till.ask('payment/begin', {
			...paying,
			method: 'wechat',
			amountText: '10',
		});
		const attemptId = attempts.at(-1)?.attemptId ?? '';
		await till.ask('payment/confirm', { attemptId, reference: '' });
		const { pos } = await till.ask('sale/complete', { ...paying, givenText: '50' });
		await refund(pos, 1, '1');
		await refund(pos, 2, '1');
		expect(await verifyTill(till)).toEqual([]);
		await refund(pos, 1, '2');
		const [shown] = await refund(pos, 2, '1');
		expect(shown?.discountFen).toBeGreaterThan(0);
		const { sales } = await till.ask('sale/list', {});
		const sold = sales.find((row) => row.kind === 'sale');
		expect(sold?.returnedFen).toBe(sold?.totalFen);
		const back = sales.filter((row) => row.kind === 'refund');
		expect(back.reduce((sum, row) => sum + row.taxFen, 0)).toBe(-(sold?.taxFen ?? 0));
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: false });
		expect([report.totalFen, report.taxFen]).toEqual([0, 0]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is paid back for goods without a receipt too', async () => {
		const { products } = await till.ask('product/search', { text: '2000000000015', limit: 1 });
		const { productId = 0, priceFen = 0 } = products[0] ?? {};
		const lines = [{ productId, unit: '', quantityText: '1', disposition: 'restock' as const }];
		const plan = await till.ask('refund/preview-unreceipted', { lines });
		const tax = Math.round((priceFen * 13) / 100);
		expect(plan).toMatchObject({ taxFen: tax, totalFen: priceFen + tax });
		const wanted = { lines, expectedPaidFen: plan.paidFen, reason: 'quality' as const };
		await till.ask('refund/complete-unreceipted', wanted, { approval });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is in both halves of an exchange', async () => {
		const counter = exchangeCounter(till);
		// 13.50 and 1.76 tax are 15.26; in cash 15.20.
		const sale = await counter.sell(TEA, '3');
		await counter.begin(sale.pos, [line(1, '2')]);
		await counter.scan(JUICE, '2');
		const { totals } = await counter.current();
		expect(totals).toMatchObject({ totalFen: 1559, taxAddedFen: 179 });
		expect(totals.exchange).toMatchObject({ totalFen: 1013, creditFen: 1013, dueFen: 546 });
		const done = await counter.complete('10');
		expect(done).toMatchObject({ totalFen: 1553, changeFen: 460 });
		const paper = await lastPaper(2);
		expect(paper).toMatch(/税额 13% +1\.79\n/);
		const { lines, returned } = await counter.lastSale();
		expect([...lines, ...(returned?.lines ?? [])].map((one) => one.tax_on_top)).toEqual([1, 1]);
		await counter.booksAreRight();
	});

	it('is in what an order costs, and 抹零 by hand drops what stands after it', async () => {
		const sale = await fill();
		const { orderNo } = await till.ask('deposit/take', { ...sale, amountText: '10' });
		const [order] = (await till.ask('deposit/list', {})).orders;
		expect(order).toMatchObject({ totalFen: 3085, balanceFen: 2085 });
		await till.ask('deposit/collect', { orderNo });
		await till.ask('sale/drop-small-change', { saleId: sale.saleId, stepFen: 100 }, { approval });
		const { revision, totals } = await till.ask('sale/current', {});
		expect(totals).toMatchObject({ totalFen: 3000, taxAddedFen: 355, discountFen: 85 });
		const paying = { saleId: sale.saleId, revision, givenText: '20' };
		const done = await till.ask('sale/complete', paying);
		expect(done).toMatchObject({ totalFen: 3000, changeFen: 0 });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is off in a store that never asked for it, and each sale keeps what it was', async () => {
		const first = await till.ask('sale/complete', { ...(await fill()), givenText: '50' });
		await till.ask('settings/change', { change: { taxOnTop: false } }, { approval });
		const sale = await fill();
		expect((await till.ask('sale/current', {})).totals).not.toHaveProperty('taxAddedFen');
		const second = await till.ask('sale/complete', { ...sale, givenText: '50' });
		expect([first.totalFen, second.totalFen]).toEqual([3080, 2730]);
		const shown = await refund(first.pos, 1, '3');
		expect(shown[0]).toMatchObject({ discountFen: 2, taxFen: 176 });
		expect(await verifyTill(till)).toEqual([]);
	});
});
