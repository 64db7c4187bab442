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

describe('a member in front of the customer’s side', () => {
	const PHONE = '13800138000';
	const EMPTY = { lines: [], lineCount: 0, pieceCount: 0, savedFen: 0, totalFen: 0 };
	const greeted = async () => (await basket()).member;
	const add = (name: string) => till.ask('member/add', { phone: PHONE, cardNo: 'GT-0001', name });
	const show = () => till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });

	it('I10: is greeted from the scan on, by surname and tier and by nothing else of them', async () => {
		const known = { phone: PHONE, cardNo: 'GT-0001', name: '欧阳明', birthday: '11-25' };
		const { memberId } = await till.ask('member/add', { ...known, note: '此人难缠' });
		await show();
		const member = { name: '欧**', tierName: '青铜' };
		expect(await basket()).toEqual({ ...EMPTY, member });
		await till.ask('scan/submit', { text: TEA });
		expect(await greeted()).toEqual(member);
		const heard = till.events.flatMap((event) => heardByCustomer(event) ?? []);
		expect(heard).toContainEqual({ event: 'customer/changed', detail: { lineId: '' } });
		const text = JSON.stringify([heard, await basket()]);
		for (const own of [memberId, 'GT-0001', '8000', '明', '此人难缠', '11-25', 'points']) {
			expect(text).not.toContain(own);
		}
		// The window learns whose sale it is and asks for nobody.
		const asks = await till.running.answer('customer:till', {
			request: 'member/panel',
			input: { memberId, foundBy: 'list' },
		});
		expect(asks.ok).toBe(false);
	});

	it('has no name there that they never gave, nor one that is all they gave', async () => {
		const { memberId } = await add('');
		await show();
		expect(await greeted()).toEqual({ name: '', tierName: '青铜' });
		await till.ask('member/change', { memberId, field: 'name', value: '李' });
		expect(await greeted()).toEqual({ name: '', tierName: '青铜' });
	});

	it('is greeted no more when taken off, when the sale waits, and when it is paid', async () => {
		await add('张三');
		await show();
		await till.ask('sale/detach-member', {});
		expect(await basket()).toEqual(EMPTY);
		await show();
		await till.ask('scan/submit', { text: TEA });
		const { saleId } = await till.ask('sale/current', {});
		await till.ask('sale/park', { saleId, label: '' });
		expect(await basket()).toEqual(EMPTY);
		await till.ask('sale/recall', { saleId });
		expect(await greeted()).toEqual({ name: '张**', tierName: '青铜' });
		const { revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		expect(await basket()).toEqual(EMPTY);
	});

	it('SV-5: nor when left alone on an empty basket: whoever stands there now is another', async () => {
		await add('张三');
		await show();
		till.clock.advance(10 * 60_000);
		expect(await greeted()).toBeDefined();
		till.clock.advance(1);
		expect(await basket()).toEqual(EMPTY);
		// With goods in the basket the sale stays theirs.
		await show();
		await till.ask('scan/submit', { text: TEA });
		till.clock.advance(30 * 60_000);
		expect(await greeted()).toBeDefined();
	});
});
