// Goal: a price that is changed while a basket is open never changes what the customer was told;
// the line says so, and takes the new price when the cashier wants it (PRD-5).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const TEA = '2000000000015';
const approval = approvalOf('manager');

async function changePrice(text: string, priceText: string): Promise<void> {
	const [found] = (await till.ask('product/search', { text })).products;
	const productId = found?.productId ?? 0;
	const change = { productId, priceText, memberPriceText: '' };
	await till.ask('product/change', change, { approval });
}

async function lines() {
	return (await till.ask('sale/current', {})).lines;
}

describe('a price changed under an open basket', () => {
	it('leaves the line as it was, and says what the goods cost by now', async () => {
		await till.ask('scan/submit', { text: TEA });
		expect((await lines())[0]).not.toHaveProperty('shelfPriceFen');
		await changePrice(TEA, '5.00');
		expect(await lines()).toMatchObject([{ listPriceFen: 450, netFen: 450, shelfPriceFen: 500 }]);
		// Back to what it was: nothing to say any more.
		await changePrice(TEA, '4.50');
		expect((await lines())[0]).not.toHaveProperty('shelfPriceFen');
	});

	it('is announced, so that the screen asks for the basket again', async () => {
		await till.ask('scan/submit', { text: TEA });
		await changePrice(TEA, '5.00');
		expect(till.events.map(({ event }) => event)).toContain('catalog/changed');
	});

	it('is taken over with one request, and taken back by undo', async () => {
		await till.ask('scan/submit', { text: TEA, quantityText: '2' });
		await changePrice(TEA, '5.00');
		const [line] = await lines();
		const lineId = line?.lineId ?? '';
		const taken = await till.ask('sale/take-price', { lineId });
		expect(taken).toMatchObject({ put: [{ netFen: 1000 }], totals: { totalFen: 1000 } });
		expect((await lines())[0]).not.toHaveProperty('shelfPriceFen');
		await till.ask('sale/undo', {});
		expect(await lines()).toMatchObject([{ netFen: 900, shelfPriceFen: 500 }]);
	});

	it('a scan brings the goods in at the new price, beside those at the old one', async () => {
		await till.ask('scan/submit', { text: TEA });
		await changePrice(TEA, '5.00');
		const answer = await till.ask('scan/submit', { text: TEA });
		expect(answer).toMatchObject({ meaning: 'line', line: { netFen: 500 } });
		expect(await lines()).toMatchObject([{ netFen: 450, shelfPriceFen: 500 }, { netFen: 500 }]);
	});

	it('takes a price given by hand with it: that was given against the old one', async () => {
		await till.ask('scan/submit', { text: TEA });
		const lineId = (await lines())[0]?.lineId ?? '';
		await till.ask('sale/override-price', { lineId, priceText: '4.20', reason: 'damaged' });
		await changePrice(TEA, '4.00');
		await till.ask('sale/take-price', { lineId });
		expect(await lines()).toMatchObject([{ listPriceFen: 400, netFen: 400, discountFen: 0 }]);
	});

	it('sells a basket nobody touched at what was on the screen, also after a restart', async () => {
		await till.ask('scan/submit', { text: TEA });
		await changePrice(TEA, '5.00');
		await till.restart();
		await till.signIn('cashier');
		expect(await lines()).toMatchObject([{ netFen: 450, shelfPriceFen: 500 }]);
		const { saleId, revision } = await till.ask('sale/current', {});
		expect(await till.ask('sale/complete', { saleId, revision })).toMatchObject({ totalFen: 450 });
	});

	it('leaves packs and scale labels alone when only the piece got another price', async () => {
		const [tea] = (await till.ask('product/search', { text: TEA })).products;
		await till.ask('sale/add-product', { productId: tea?.productId ?? 0, unit: '箱' });
		await till.ask('scan/submit', { text: withCheckDigit(`2200101${'00500'}${'00735'}`) });
		await changePrice(TEA, '5.00');
		await changePrice('红富士苹果', '9.99');
		for (const line of await lines()) expect(line).not.toHaveProperty('shelfPriceFen');
		const [, label] = await lines();
		expect(await till.refused('sale/take-price', { lineId: label?.lineId ?? '' })).toEqual({
			code: 'price/unchanged',
		});
		expect((await till.refused('sale/take-price', { lineId: 'line_x' })).code).toBe(
			'sale/line-gone',
		);
	});
});
