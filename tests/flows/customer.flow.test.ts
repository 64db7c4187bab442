// Goal: the customer's side shows the open sale to whoever stands there, and nothing that is not
// theirs: signed in or not, locked or not, and it keeps no screen awake.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { heardByCustomer } from '#main/bridge/sides.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const TEA = '2000000000015';
const SIDE = { session: 'customer' };
const basket = (lineId = '') => till.ask('customer/basket', { lineId }, SIDE);

describe('the customer’s side', () => {
	it('sees the goods, what they cost and what was saved, with nobody signed in there', async () => {
		expect(await basket()).toEqual({
			lines: [],
			lineCount: 0,
			pieceCount: 0,
			savedFen: 0,
			totalFen: 0,
		});
		await till.ask('scan/submit', { text: TEA, quantityText: '2' });
		const { lines } = await till.ask('sale/current', {});
		const lineId = lines[0]?.lineId ?? '';
		await till.ask('sale/override-price', { lineId, priceText: '4.20', reason: 'damaged' });
		expect(await basket()).toEqual({
			lines: [
				{
					lineId,
					name: '青溪乌龙茶 500ml',
					unit: '瓶',
					quantityMilli: 2000,
					unitPriceFen: 420,
					netFen: 840,
				},
			],
			lineCount: 1,
			pieceCount: 2,
			savedFen: 60,
			totalFen: 840,
		});
	});

	it('SEC-2: hears that the basket moved and what was paid, and nothing else of the sale', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13977665544', name: '欧阳明远' });
		await till.ask('scan/submit', { text: TEA });
		await till.ask('sale/attach-member', { memberId });
		await till.ask('sale/set-note', { note: '此人难缠，别打折' });
		const { saleId, revision, totals, lines } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		const heard = till.events.flatMap((event) => heardByCustomer(event) ?? []);
		const text = JSON.stringify(heard);
		for (const own of ['此人难缠', memberId, 'onHandMilli', 'receiptNo', '欧']) {
			expect(text).not.toContain(own);
		}
		const lineId = lines[0]?.lineId;
		expect(heard).toContainEqual({ event: 'customer/changed', detail: { lineId } });
		const { totalFen } = totals;
		const detail = { totalFen, givenFen: totalFen, changeFen: 0 };
		expect(heard).toContainEqual({ event: 'customer/paid', detail });
	});

	it('sees the last six lines, and the one that was touched further up', async () => {
		const codes = Array.from({ length: 8 }, (_, at) => at + 1);
		const { products } = await till.ask('product/search', { text: '青溪', limit: 20 });
		for (const at of codes) {
			await till.ask('sale/add-product', { productId: products[at]?.productId ?? 0 });
		}
		const { lines } = await till.ask('sale/current', {});
		const ids = lines.map(({ lineId }) => lineId);
		const shown = async (touched?: string) =>
			(await basket(touched)).lines.map((one) => one.lineId);
		expect(await shown()).toEqual(ids.slice(2));
		expect(await shown(ids[7])).toEqual(ids.slice(2));
		expect(await shown(ids[0])).toEqual([ids[0], ...ids.slice(3)]);
		expect(await basket()).toMatchObject({ lineCount: 8 });
	});

	it('goes on showing while the till is locked, and does not keep it awake', async () => {
		const approval = approvalOf('manager');
		await till.ask('settings/change', { change: { idleLockMinutes: 3 } }, { approval });
		await till.ask('scan/submit', { text: TEA });
		till.clock.advance(2 * 60_000);
		expect(await till.ask('customer/basket', {})).toMatchObject({ totalFen: 450 });
		till.clock.advance(2 * 60_000);
		expect((await till.refused('sale/current', {})).code).toBe('session/locked');
		expect(await till.ask('customer/basket', {})).toMatchObject({ totalFen: 450 });
	});

	it('greets with the store’s own lines and its logo', async () => {
		expect(await till.ask('customer/store', {}, SIDE)).toEqual({
			greeting: '',
			theme: 'light',
		});
		await till.signIn('manager');
		const dots = (width: number) => {
			return { width, rows: 1, base64: Buffer.alloc(width / 8, 255).toString('base64') };
		};
		const receiptLogo = { narrow: dots(8), wide: dots(16) };
		await till.ask('settings/change', { change: { receiptHeader: '早八点到晚十点', receiptLogo } });
		expect(await till.ask('customer/store', {}, SIDE)).toEqual({
			greeting: '早八点到晚十点',
			logo: receiptLogo.wide,
			theme: 'light',
		});
	});
});
