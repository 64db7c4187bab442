// Goal: a cashier's first sale, from sign-in to the receipt, and everything that may go wrong on
// the way, told as the counter sees it. Real ledger, real requests; only the paper is scripted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inStoreCode } from '#main/catalog/demo-store.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
});
afterEach(() => till.close());

/** The demo store's first goods: 青溪乌龙茶 500ml at 4.50 and 1L at 6.90. */
const TEA = '2000000000015';
const BIG_TEA = '2000000000022';
const PACK_OF_15 = inStoreCode('29', 1);

async function scan(text: string, quantityText = ''): Promise<void> {
	const answer = await till.ask('scan/submit', { text, source: 'wedge', quantityText });
	expect(answer.meaning).toBe('line');
}

async function pay(givenText: string) {
	const sale = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId: sale.saleId, revision: sale.revision, givenText });
}

describe('a cash sale', () => {
	it('goes from sign-in over shift and scans to change and receipt', async () => {
		await till.openShop();
		await scan(TEA);
		await scan(TEA);
		await scan(BIG_TEA);
		const sale = await till.ask('sale/current', {});
		expect(sale.lines.map((line) => [line.quantityMilli, line.netFen])).toEqual([
			[2000, 900],
			[1000, 690],
		]);
		const done = await pay('20');
		expect(done).toMatchObject({
			totalFen: 1590,
			givenFen: 2000,
			changeFen: 410,
			drawer: 'opening',
		});
		const found = await till.ask('sale/find', { receiptNo: done.receiptNo });
		expect(found.sale).toMatchObject({ totalFen: 1590, lineCount: 2, operator: '1003' });
		await expect.poll(() => till.devices.printed.length).toBe(1);
		// The drawer goes its own way.
		await expect.poll(() => till.devices.pulses.length).toBe(1);
		const printed = JSON.stringify(till.devices.printed[0]?.document);
		expect(printed).toContain(done.receiptNo);
		expect(printed).toContain('￥15.90');
	});

	it('takes stock with it, in the same commit', async () => {
		await till.openShop();
		const [before] = (await till.ask('product/search', { text: TEA })).products;
		await scan(TEA, '3');
		// What is left on the shelf once this line is sold.
		const { lines } = await till.ask('sale/current', {});
		expect(lines[0]?.onHandMilli).toBe((before?.onHandMilli ?? 0) - 3000);
		await pay('');
		const [after] = (await till.ask('product/search', { text: TEA })).products;
		expect((before?.onHandMilli ?? 0) - (after?.onHandMilli ?? 0)).toBe(3000);
	});

	it('sells a pack by its own barcode and price, and takes its pieces from stock', async () => {
		await till.openShop();
		const [before] = (await till.ask('product/search', { text: TEA })).products;
		await scan(PACK_OF_15);
		const { lines } = await till.ask('sale/current', {});
		expect(lines[0]).toMatchObject({ unit: '箱', netFen: 6000 });
		await pay('');
		const [after] = (await till.ask('product/search', { text: TEA })).products;
		expect((before?.onHandMilli ?? 0) - (after?.onHandMilli ?? 0)).toBe(15_000);
	});

	it('is one sale however often Enter is pressed', async () => {
		await till.openShop();
		await scan(TEA);
		const { saleId, revision } = await till.ask('sale/current', {});
		const input = { saleId, revision, givenText: '10' };
		const pressed = await Promise.all(
			[1, 2, 3].map(() => till.reply('sale/complete', input, { commandId: 'one-command-id' })),
		);
		expect(new Set(pressed.map((reply) => JSON.stringify(reply))).size).toBe(1);
		const { sales } = await till.ask('sale/list', {});
		expect(sales).toHaveLength(1);
		const again = await till.refused('sale/complete', input);
		expect(again.code).toBe('sale/not-open');
	});

	it('refuses the same command id with other input', async () => {
		await till.openShop();
		await scan(TEA);
		const { saleId, revision } = await till.ask('sale/current', {});
		const how = { commandId: 'one-command-id' };
		await till.ask('sale/complete', { saleId, revision, givenText: '10' }, how);
		const other = await till.refused('sale/complete', { saleId, revision, givenText: '20' }, how);
		expect(other.code).toBe('request/command-reused');
	});

	it('floors the cash to jiao and gives the fen back to the lines', async () => {
		await till.openShop();
		const { products } = await till.ask('product/search', { text: '红富士苹果' });
		const productId = products[0]?.productId ?? 0;
		await till.ask('sale/add-product', { productId, quantityText: '0.735' });
		const { saleId } = await till.ask('sale/current', {});
		const quote = await till.ask('sale/quote-cash', { saleId });
		// 12.80 × 0.735 = 9.408 → 9.41, in cash 9.40.
		expect(quote).toMatchObject({ totalFen: 941, roundingFen: 1, dueFen: 940 });
		expect(await pay('')).toMatchObject({ totalFen: 940, roundingFen: 1, changeFen: 0 });
	});
});

describe('what the counter is not allowed to do', () => {
	it('sells nothing before somebody signed in and opened a shift', async () => {
		expect((await till.refused('scan/submit', { text: TEA })).code).toBe('session/signed-out');
		await till.signIn('cashier');
		expect((await till.refused('scan/submit', { text: TEA })).code).toBe('shift/none-open');
	});

	it('never turns a scan into money or a quantity', async () => {
		await till.openShop();
		await scan(TEA);
		const { saleId, revision, lines } = await till.ask('sale/current', {});
		const paid = await till.refused('sale/complete', { saleId, revision, givenText: TEA });
		expect(paid.code).toBe('amount/looks-like-barcode');
		const lineId = lines[0]?.lineId ?? '';
		const counted = await till.refused('sale/change-quantity', { lineId, quantityText: TEA });
		expect(counted.code).toBe('quantity/looks-like-barcode');
		const priced = await till.refused('sale/override-price', {
			lineId,
			priceText: '6901234567892',
			reason: 'other',
		});
		expect(priced.code).toBe('amount/looks-like-barcode');
		const many = await till.refused('sale/change-quantity', { lineId, quantityText: '1000' });
		expect(many.code).toBe('quantity/too-large');
		const huge = await till.refused('sale/complete', { saleId, revision, givenText: '20000' });
		expect(huge.code).toBe('tender/too-large');
		const short = await till.refused('sale/complete', { saleId, revision, givenText: '4' });
		expect(short).toEqual({ code: 'tender/short', short: 50 });
	});

	it('refuses goods while the tender is open, aloud', async () => {
		await till.openShop();
		const refusal = await till.refused('scan/submit', { text: TEA, place: 'tender' });
		expect(refusal.code).toBe('scan/not-in-this-place');
	});

	it('refuses a sale that changed since the cashier saw it', async () => {
		await till.openShop();
		await scan(TEA);
		const { saleId, revision } = await till.ask('sale/current', {});
		await scan(TEA);
		const refusal = await till.refused('sale/complete', { saleId, revision, givenText: '10' });
		expect(refusal).toMatchObject({ code: 'sale/changed-meanwhile' });
	});

	it('lets a second person release one action, and only that one', async () => {
		await till.openShop();
		await scan(BIG_TEA);
		const { lines } = await till.ask('sale/current', {});
		const input = { lineId: lines[0]?.lineId ?? '', priceText: '3', reason: 'damaged' as const };
		expect((await till.refused('sale/override-price', input)).code).toBe(
			'permission/needs-approval',
		);
		const own = await till.refused('sale/override-price', input, {
			approval: approvalOf('cashier'),
		});
		expect(own.code).toBe('approval/refused');
		const wrong = { operatorNo: '1002', pin: '000001' };
		expect((await till.refused('sale/override-price', input, { approval: wrong })).code).toBe(
			'operator/wrong-pin',
		);
		const done = await till.ask('sale/override-price', input, { approval: approvalOf('manager') });
		expect(done.put[0]).toMatchObject({ unitPriceFen: 300, discountFen: 390 });
		expect((await till.refused('sale/override-price', { ...input, priceText: '2' })).code).toBe(
			'permission/needs-approval',
		);
		expect(
			(
				await till.refused(
					'sale/override-price',
					{ ...input, priceText: '7' },
					{
						approval: approvalOf('manager'),
					},
				)
			).code,
		).toBe('price/above-list');
	});
});

describe('codes at the counter', () => {
	it('reads a scale label: the amount on it wins, the weight is derived', async () => {
		await till.openShop();
		const answer = await till.ask('scan/submit', { text: '2100101019999' });
		if (answer.meaning !== 'line') throw new Error(answer.meaning);
		expect(answer.line).toMatchObject({
			name: '红富士苹果',
			netFen: 1999,
			labelled: true,
			unit: 'kg',
		});
		expect(answer.line.quantityMilli).toBe(1562);
		const lineId = answer.line.lineId;
		expect((await till.refused('sale/change-quantity', { lineId, quantityText: '2' })).code).toBe(
			'quantity/from-label',
		);
	});

	it('refuses a label with a bad check digit, and says an unknown code', async () => {
		await till.openShop();
		expect((await till.refused('scan/submit', { text: '2100101019992' })).code).toBe(
			'scan/bad-check-digit',
		);
		expect(
			(await till.refused('scan/submit', { text: '6901234567892', source: 'wedge' })).code,
		).toBe('scan/unknown-code');
	});

	it('makes a product in three fields and sells it at once', async () => {
		await till.openShop();
		const made = await till.ask('product/add', {
			code: '6901234567892',
			name: '新到的绿豆汤',
			priceText: '3.5',
		});
		expect(made).toMatchObject({ priceFen: 350, codes: ['6901234567892'] });
		await scan('6901234567892');
		expect(
			(
				await till.refused('product/add', {
					code: '6901234567892',
					name: '另一个',
					priceText: '1',
				})
			).code,
		).toBe('product/code-taken');
		expect(
			(
				await till.refused('product/add', {
					code: '6901234567885',
					name: 'a\u001bp\u0000',
					priceText: '1',
				})
			).code,
		).toBe('product/invalid');
	});

	it('asks for the weight of a PLU, and finds typed letters', async () => {
		await till.openShop();
		expect((await till.ask('scan/submit', { text: '101' })).meaning).toBe('needs-weight');
		const found = await till.ask('scan/submit', { text: 'qxwlc' });
		if (found.meaning !== 'found') throw new Error(found.meaning);
		expect(found.products.length).toBeGreaterThan(1);
		const pieces = await till.refused('scan/submit', { text: TEA, quantityText: '0.5' });
		expect(pieces.code).toBe('quantity/whole-pieces');
	});

	it('checks a price without selling', async () => {
		await till.openShop();
		const { product } = await till.ask('product/check-price', { text: TEA });
		expect(product.priceFen).toBe(450);
		const label = await till.ask('product/check-price', { text: '2100101019999' });
		expect(label.labelAmountFen).toBe(1999);
		expect((await till.ask('sale/current', {})).lines).toEqual([]);
	});

	it('finds the sale when its receipt is scanned', async () => {
		await till.openShop();
		await scan(TEA);
		const done = await pay('');
		const answer = await till.ask('scan/submit', { text: done.receiptNo, source: 'wedge' });
		expect(answer).toMatchObject({ meaning: 'receipt', sale: { receiptNo: done.receiptNo } });
		const [, , no = '', tail = ''] = done.receiptNo.split('-');
		const byBarcode = await till.ask('scan/submit', { text: `R${no}${tail}`, source: 'wedge' });
		expect(byBarcode.meaning).toBe('receipt');
	});
});
