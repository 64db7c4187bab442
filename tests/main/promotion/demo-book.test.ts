// Goal: the demo store's price book holds, names goods that are there, and shows what it is for.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { demoBook } from '#main/promotion/demo-book.ts';
import { readBook } from '#shared/promotion/reading/read-book.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal({ demoPromotions: true });
	await till.openShop();
});
afterEach(() => till.close());

it('is a whole book', () => {
	expect(readBook(JSON.parse(demoBook)).ok).toBe(true);
});

it('prices three cans of soda, two litres of milk and a full basket', async () => {
	const add = async (text: string, quantityText: string) => {
		const [product] = (await till.ask('product/search', { text })).products;
		await till.ask('sale/add-product', { productId: product?.productId ?? 0, quantityText });
	};
	await add('橘子汽水 330ml', '3');
	await add('晨牧纯牛奶 1L', '20');
	const { lines, totals } = await till.ask('sale/current', {});
	const names = lines.flatMap(({ adjustments }) => adjustments.map(({ name }) => name));
	expect(new Set(names)).toEqual(
		new Set(['汽水任选3件10元', '牛奶第二件半价', '满100减10 满200减30']),
	);
	expect(totals.unlocks.length).toBeGreaterThan(0);
});

it('has members to look at, with what they had before', async () => {
	const { panel } = await till.ask('member/find', { text: 'GT-0001', source: 'scanned' });
	expect(panel).toMatchObject({ name: '欧**远', tierName: '黄金', principalFen: 238_000 });
	expect((await till.ask('member/find', { text: 'zzq' })).panel?.kind).toBe('company');
});
