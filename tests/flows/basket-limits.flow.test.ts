// Goal: nothing is sold in another unit, at another price or in another number than the cashier and
// the customer saw, and what a second person released is one action and not a licence.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const TEA = '2000000000015';
const BIG_TEA = '2000000000022';
const approval = approvalOf('manager');

async function productOf(text: string): Promise<number> {
	const { products } = await till.ask('product/search', { text });
	return products[0]?.productId ?? 0;
}

async function onlyLine() {
	const { lines } = await till.ask('sale/current', {});
	expect(lines).toHaveLength(1);
	return lines[0] ?? expect.unreachable();
}

async function pay() {
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision });
}

describe('units and quantities', () => {
	it('a pack the product does not have is refused, not sold as a single piece', async () => {
		const productId = await productOf(TEA);
		const refusal = await till.refused('sale/add-product', { productId, unit: '打' });
		expect(refusal).toMatchObject({ code: 'product/not-found' });
		await till.ask('sale/add-product', { productId, unit: '箱' });
		expect(await onlyLine()).toMatchObject({ unit: '箱', netFen: 6000 });
	});

	it('the base unit may be named', async () => {
		const [tea] = (await till.ask('product/search', { text: TEA })).products;
		await till.ask('sale/add-product', { productId: tea?.productId ?? 0, unit: tea?.unit ?? '' });
		expect(await onlyLine()).toMatchObject({ netFen: 450 });
	});

	it('`3*` and a scale label is refused aloud: three labels are three scans', async () => {
		const label = '2100101019999';
		const refusal = await till.refused('scan/submit', { text: label, quantityText: '3' });
		expect(refusal.code).toBe('quantity/from-label');
		expect((await till.ask('sale/current', {})).lines).toEqual([]);
	});

	it('a weighed line is one piece, whatever it weighs', async () => {
		const productId = await productOf('红富士苹果');
		await till.ask('sale/add-product', { productId, quantityText: '2' });
		await till.ask('scan/submit', { text: TEA, quantityText: '3' });
		expect((await till.ask('sale/current', {})).totals.pieceCount).toBe(4);
		expect((await pay()).pieceCount).toBe(4);
	});

	it('an amount nobody pays is refused, and the basket stays usable', async () => {
		await till.ask('product/add', { code: '6901234567892', name: '金条', priceText: '999999999' });
		const answer = await till.refused('scan/submit', { text: '6901234567892', quantityText: '3' });
		expect(answer.code).toBe('amount/too-large');
		expect((await till.ask('sale/current', {})).totals.totalFen).toBe(0);
	});
});

describe('prices', () => {
	it('no hand makes a labelled line dearer than its label', async () => {
		const digits = `2200101${'00500'}${'00735'}`;
		await till.ask('scan/submit', { text: withCheckDigit(digits) });
		const { lineId, netFen } = await onlyLine();
		expect(netFen).toBe(500);
		// 12.80 a kilogram is not above today's list price, but 9.41 is above the label's 5.00.
		const dearer = { lineId, priceText: '12.80', reason: 'other' as const };
		const refusal = await till.refused('sale/override-price', dearer, { approval });
		expect(refusal).toEqual({ code: 'price/above-list', list: 680 });
		const cheaper = { lineId, priceText: '6.80', reason: 'other' as const };
		await till.ask('sale/override-price', cheaper, { approval });
		expect((await onlyLine()).netFen).toBe(500);
	});

	it('a released price is for what was released: more of it needs releasing again', async () => {
		await till.ask('scan/submit', { text: BIG_TEA });
		const { lineId } = await onlyLine();
		const low = { lineId, priceText: '1', reason: 'damaged' as const };
		await till.ask('sale/override-price', low, { approval });
		const more = { lineId, quantityText: '50' };
		expect((await till.refused('sale/change-quantity', more)).code).toBe(
			'permission/needs-approval',
		);
		expect((await till.refused('sale/repeat-line', { lineId })).code).toBe(
			'permission/needs-approval',
		);
		await till.ask('sale/change-quantity', more, { approval });
		await till.ask('sale/change-quantity', { lineId, quantityText: '2' });
		expect((await onlyLine()).netFen).toBe(200);
	});

	it('a manager needs nobody, also when a cashier vouches for it', async () => {
		await till.ask('scan/submit', { text: BIG_TEA });
		const { lineId } = await onlyLine();
		await till.signIn('manager');
		const low = { lineId, priceText: '1', reason: 'damaged' as const };
		await till.ask('sale/override-price', low, { approval: approvalOf('cashier') });
		expect((await onlyLine()).netFen).toBe(100);
	});

	it('a price typed for goods that have none is an event, and stands on the paper', async () => {
		await till.ask('product/add', { code: '6901234567892', name: '无价之物', priceText: '0' });
		const asked = await till.ask('scan/submit', { text: '6901234567892' });
		if (asked.meaning !== 'needs-price') throw new Error(asked.meaning);
		const { productId } = asked.product;
		await till.ask('sale/add-product', { productId, priceText: '8', quantityText: '2' });
		const { pos } = await pay();
		expect(await journalOf(till, 'sale/price-overridden')).toMatchObject([
			{ product_id: productId, list_price_fen: 0, unit_price_fen: 800, reason: 'no-price' },
		]);
		const [sold] = await journalOf(till, 'sale/completed');
		expect(sold).toMatchObject({ lines: [{ list_price_fen: 800, base_fen: 1600, net_fen: 1600 }] });
		const paper = JSON.stringify((await till.ask('sale/find', { pos })).document);
		expect(paper).toContain('2件 × 8.00');
	});
});

describe('looking for a sale', () => {
	it('finds a whole amount although a sale has that number', async () => {
		await till.ask('scan/submit', { text: TEA, quantityText: '2' });
		const first = await pay();
		for (let n = 2; n <= 9; n += 1) {
			await till.ask('scan/submit', { text: BIG_TEA });
			await pay();
		}
		const { sales } = await till.ask('sale/list', { text: '9' });
		expect(sales.map(({ fiscalNo, totalFen }) => [fiscalNo, totalFen])).toEqual([
			[9, 690],
			[1, 900],
		]);
		const exact = await till.ask('sale/list', { text: first.receiptNo });
		expect(exact.sales.map(({ fiscalNo }) => fiscalNo)).toEqual([1]);
	});
});
