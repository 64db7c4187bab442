// Goal: what the store says of a product's price holds at the counter: below its least price
// somebody must agree, goods that take no discount keep their price, and a pack without a price
// stays a pack.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** ¥4.50 a bottle, ¥60.00 a case of 15. */
const TEA = '2000000000015';
const approval = approvalOf('manager');

async function changeTea(change: Omit<RequestInput<'product/change'>, 'productId'>) {
	const [tea] = (await till.ask('product/search', { text: TEA })).products;
	const productId = tea?.productId ?? 0;
	return till.ask('product/change', { productId, ...change }, { approval });
}

async function lineOf(input: { text: string } | { productId: number; unit: string }) {
	if ('text' in input) await till.ask('scan/submit', input);
	else await till.ask('sale/add-product', input);
	return (await till.ask('sale/current', {})).lines.at(-1)?.lineId ?? '';
}

const priced = (lineId: string, priceText: string) => {
	return { lineId, priceText, reason: 'damaged' as const };
};

describe('the least price', () => {
	it('needs a manager below it, also within the cashier’s own limit', async () => {
		await changeTea({ minPriceText: '4.40' });
		const lineId = await lineOf({ text: TEA });
		await till.ask('sale/override-price', priced(lineId, '4.40'));
		expect(await till.refused('sale/override-price', priced(lineId, '4.39'))).toEqual({
			code: 'permission/needs-approval',
			role: 'manager',
			why: 'price/below-least',
			least: 440,
		});
		await till.ask('sale/override-price', priced(lineId, '4.39'), { approval });
		expect((await till.refused('sale/repeat-line', { lineId })).code).toBe(
			'permission/needs-approval',
		);
		await till.ask('sale/repeat-line', { lineId }, { approval });
		expect((await till.ask('sale/current', {})).totals.totalFen).toBe(878);
	});

	it('says the limit when that is what was gone beyond', async () => {
		const lineId = await lineOf({ text: TEA });
		expect(await till.refused('sale/override-price', priced(lineId, '1'))).toEqual({
			code: 'permission/needs-approval',
			role: 'manager',
			why: 'price/beyond-limit',
			limit: 1000,
		});
	});

	it('counts for a pack by its share', async () => {
		const { productId } = await changeTea({ minPriceText: '4.41' });
		const lineId = await lineOf({ productId, unit: '箱' });
		// 4.41 of 4.50 is 98 %: 58.80 of 60.00.
		await till.ask('sale/override-price', priced(lineId, '58.80'));
		const refusal = await till.refused('sale/override-price', priced(lineId, '58.79'));
		expect(refusal).toMatchObject({ why: 'price/below-least', least: 5880 });
	});

	it('is never above the price, and comes down with it', async () => {
		const [tea] = (await till.ask('product/search', { text: TEA })).products;
		const productId = tea?.productId ?? 0;
		const above = { productId, minPriceText: '4.51' };
		expect(await till.refused('product/change', above, { approval })).toEqual({
			code: 'product/invalid',
			field: 'minPrice',
			problem: 'above-price',
		});
		expect((await changeTea({ minPriceText: '4.40' })).minPriceFen).toBe(440);
		expect((await changeTea({ priceText: '4.00', memberPriceText: '' })).minPriceFen).toBe(400);
		expect(await changeTea({ minPriceText: '' })).not.toHaveProperty('minPriceFen');
	});
});

describe('goods that take no discount', () => {
	it('keep their price for everybody', async () => {
		expect(await changeTea({ discountable: false })).toMatchObject({ discountable: false });
		const lineId = await lineOf({ text: TEA });
		const refusal = { code: 'price/not-discountable', name: '青溪乌龙茶 500ml' };
		expect(await till.refused('sale/override-price', priced(lineId, '4.49'))).toEqual(refusal);
		expect(await till.refused('sale/override-price', priced(lineId, '4.49'), { approval })).toEqual(
			refusal,
		);
		await till.ask('sale/override-price', priced(lineId, '4.50'));
		await changeTea({ discountable: true });
		await till.ask('sale/override-price', priced(lineId, '4.49'));
	});
});

describe('a pack without a price', () => {
	/** The case loses its price while the till is closed: no request of today makes one without. */
	async function forgetPackPrices(): Promise<void> {
		await till.running.close();
		const held = await fileKeyStore(till.dataDir).read();
		if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
		const db = connectWriter(ledgerFile(till.dataDir), held.key);
		db.prepare('UPDATE product_unit SET price_fen = 0').run();
		db.close();
		await till.restart();
		await till.signIn('cashier');
	}

	it('is asked for its price as a pack, and sold as one', async () => {
		const [tea] = (await till.ask('product/search', { text: TEA })).products;
		const packCode = tea?.codes.find((code) => code !== TEA) ?? '';
		await forgetPackPrices();
		const answer = await till.ask('scan/submit', { text: packCode });
		expect(answer).toMatchObject({ meaning: 'needs-price', unit: '箱' });
		if (answer.meaning !== 'needs-price') return;
		const { productId } = answer.product;
		await till.ask('sale/add-product', { productId, unit: answer.unit, priceText: '55' });
		const { lines } = await till.ask('sale/current', {});
		expect(lines).toMatchObject([{ unit: '箱', netFen: 5500 }]);
	});

	it('is not sold below the least price of what is in it, unless somebody agrees', async () => {
		const { productId } = await changeTea({ minPriceText: '4.40' });
		await forgetPackPrices();
		const given = { productId, unit: '箱', priceText: '65.99' };
		expect(await till.refused('sale/add-product', given)).toMatchObject({
			why: 'price/below-least',
			least: 6600,
		});
		await till.ask('sale/add-product', given, { approval });
	});
});
