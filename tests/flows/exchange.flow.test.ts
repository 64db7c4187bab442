// Goal: goods come back and others are taken in one document: only the difference changes hands,
// and what came back is worth what was paid for it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import {
	exchangeCounter,
	JUICE,
	TEA,
	line,
	manager,
	type ExchangeCounter,
} from './exchange-counter.ts';

let till: TempTerminal;
let counter: ExchangeCounter;
beforeEach(async () => {
	till = await openTempTerminal();
	counter = exchangeCounter(till);
	await till.openShop();
});
afterEach(async () => {
	await counter.booksAreRight();
	await till.close();
});

describe('an exchange', () => {
	it('for dearer goods takes the difference, moves both stocks, and is one document', async () => {
		const sale = await counter.sell(TEA, '3');
		const [tea, juice] = [await counter.atHand(TEA), await counter.atHand(JUICE)];
		const begun = await counter.begin(sale.pos, [line(1, '2')]);
		expect(begun.totals).toMatchObject({
			totalFen: 0,
			exchange: { receiptNo: sale.receiptNo, totalFen: 900, creditFen: 0, backFen: 900, dueFen: 0 },
		});
		await counter.scan(JUICE, '2');
		const { totals, saleId } = await counter.current();
		expect(totals).toMatchObject({ totalFen: 1380, cashDueFen: 480 });
		expect(totals.exchange).toMatchObject({
			lines: [{ n: 1, quantityMilli: 2000, netFen: 900, disposition: 'restock' }],
			creditFen: 900,
			dueFen: 480,
			backFen: 0,
		});
		const seen = await till.ask('customer/basket', {});
		expect(seen.exchange).toEqual({ returnedFen: 900, dueFen: 480, backFen: 0 });
		const quote = await till.ask('sale/quote-cash', { saleId, givenText: '10' });
		expect(quote).toMatchObject({ dueFen: 480, changeFen: 520, exchange: { creditFen: 900 } });
		const done = await counter.complete('10');
		expect(done).toMatchObject({
			totalFen: 1380,
			changeFen: 520,
			drawer: 'opening',
			exchange: { returnedFen: 900, backFen: 0, cashBackFen: 0 },
		});
		expect(await counter.atHand(TEA)).toBe(tea + 2000);
		expect(await counter.atHand(JUICE)).toBe(juice - 2000);
		const { sales } = await till.ask('sale/list', {});
		expect(sales.map(({ kind, totalFen }) => [kind, totalFen])).toEqual([
			['exchange', 480],
			['sale', 1350],
		]);
		expect((await till.ask('refund/of-sale', { pos: sale.pos })).sale.returnedFen).toBe(900);
		await expect.poll(() => till.devices.printed.length).toBe(2);
		const paper = JSON.stringify(till.devices.printed[1]?.document);
		const said = [
			'换货单',
			sale.receiptNo,
			done.receiptNo,
			'退回商品',
			'换走商品',
			'-9.00',
			'13.80',
		];
		for (const text of [...said, '应补', '￥4.80', '不合适']) expect(paper).toContain(text);
	});

	it('for equal goods takes no money, gives none and leaves the drawer shut', async () => {
		const sale = await counter.sell(TEA, '1');
		await counter.begin(sale.pos);
		await counter.scan(TEA);
		const done = await counter.complete();
		expect(done).toMatchObject({ totalFen: 450, givenFen: 0, changeFen: 0, drawer: 'none' });
		const { tenders, gt_net_fen, returned } = await counter.lastSale();
		expect(tenders).toEqual([]);
		expect(gt_net_fen).toBe(450);
		expect(returned).toMatchObject({
			total_fen: 450,
			paid_back: [{ credit_fen: 450, paid_fen: 0 }],
		});
	});

	it('for cheaper goods gives the difference back in cash, in whole jiao', async () => {
		await counter.priceIs(TEA, '4.53');
		const sale = await counter.sell(JUICE, '1');
		await counter.begin(sale.pos);
		await counter.scan(TEA);
		const { totals } = await counter.current();
		expect(totals.exchange).toMatchObject({
			backFen: 240,
			creditFen: 450,
			paidBack: [{ kind: 'cash', paidFen: 240 }],
		});
		const done = await counter.complete();
		expect(done).toMatchObject({
			totalFen: 450,
			roundingFen: 3,
			drawer: 'opening',
			exchange: { backFen: 240, cashBackFen: 240 },
		});
		await expect.poll(() => till.devices.printed.length).toBe(2);
		const paper = JSON.stringify(till.devices.printed[1]?.document);
		for (const text of ['应退', '￥2.40', '顾客签字']) expect(paper).toContain(text);
	});

	it('for cheaper goods gives the exact difference back to the card', async () => {
		await counter.priceIs(TEA, '4.53');
		const sale = await counter.sell(JUICE, '1', 'card');
		await counter.begin(sale.pos);
		await counter.scan(TEA);
		const { totals } = await counter.current();
		expect(totals.exchange?.paidBack).toEqual([{ kind: 'card', method: 'card', paidFen: 237 }]);
		const done = await counter.complete();
		expect(done).toMatchObject({ totalFen: 453, roundingFen: 0, drawer: 'none' });
	});

	it('of goods paid in two ways gives whole jiao in cash and the rest to the code', async () => {
		await counter.priceIs(TEA, '4.57');
		const sale = await counter.sell(JUICE, '2', 'wechat', '10.05');
		await counter.begin(sale.pos, [line(1, '2')]);
		await counter.scan(TEA);
		const { totals } = await counter.current();
		const { paidBack = [], backFen } = totals.exchange ?? {};
		expect(backFen).toBe((sale.totalFen ?? 0) - 457);
		expect(paidBack.map(({ kind }) => kind)).toEqual(['code', 'cash']);
		expect((paidBack[1]?.paidFen ?? 1) % 10).toBe(0);
		await counter.complete();
	});

	it('settles the jiao that an earlier refund rounded up, and ends at nothing', async () => {
		await counter.priceIs(TEA, '4.58');
		const sale = await counter.sell(TEA, '3');
		expect(sale.totalFen).toBe(1370);
		expect(await counter.refund(sale.pos)).toMatchObject({ totalFen: 457, paidFen: 460 });
		await counter.begin(sale.pos);
		await counter.scan(JUICE);
		expect((await counter.current()).totals.exchange).toMatchObject({
			totalFen: 456,
			creditFen: 453,
			roundingFen: -3,
			dueFen: 237,
		});
		expect(await counter.complete()).toMatchObject({ givenFen: 230, roundingFen: 7 });
		expect(await counter.refund(sale.pos)).toMatchObject({ totalFen: 457, paidFen: 457 });
		const { tenders } = await till.ask('refund/of-sale', { pos: sale.pos });
		expect(tenders[0]?.leftFen).toBe(0);
	});

	it('puts what is over back on the slip of store credit it was paid with', async () => {
		const first = await counter.sell(JUICE, '1');
		const lines = [line(1)];
		const asked = { pos: first.pos, way: 'store-credit' as const, lines };
		const { slips } = await till.ask(
			'refund/complete',
			{ ...asked, expectedPaidFen: 690, reason: 'other' },
			manager,
		);
		const code = slips[0]?.code ?? '';
		await counter.scan(JUICE);
		const { saleId, revision } = await counter.current();
		const method = 'store_credit' as const;
		await till.ask('payment/begin', { saleId, revision, method, subject: code });
		const sale = await counter.complete();
		await counter.begin(sale.pos);
		await counter.scan(TEA);
		const done = await counter.complete();
		expect(done).toMatchObject({ exchange: { backFen: 240, cashBackFen: 0 }, drawer: 'none' });
		expect((await till.ask('credit/find', { code })).balanceFen).toBe(240);
		await counter.refund(done.pos);
		expect((await till.ask('credit/find', { code })).balanceFen).toBe(690);
	});

	it('of goods on account owes only the difference', async () => {
		await till.ask('account/put', { code: 'C001', name: '长城公司', limitText: '50' }, manager);
		await counter.scan(JUICE);
		const { saleId, revision } = await counter.current();
		const method = 'on_account' as const;
		await till.ask('payment/begin', { saleId, revision, method, subject: 'C001' });
		const sale = await counter.complete();
		const owed = async () => (await till.ask('account/list', {})).accounts[0]?.owedFen;
		await counter.begin(sale.pos);
		await counter.scan(TEA);
		const done = await counter.complete();
		expect(await owed()).toBe(450);
		await counter.refund(done.pos);
		expect(await owed()).toBe(0);
	});

	it('for dearer goods splits the difference, and only its cash part is rounded', async () => {
		await counter.priceIs(JUICE, '6.98');
		const sale = await counter.sell(TEA, '1');
		await counter.begin(sale.pos);
		await counter.scan(JUICE, '2');
		const { remainingFen } = await counter.pay('wechat', '5');
		expect(remainingFen).toBe(446);
		const done = await counter.complete('5');
		expect(done).toMatchObject({ totalFen: 1390, roundingFen: 6, givenFen: 500, changeFen: 60 });
		expect(
			(await counter.lastSale()).tenders.map(({ kind, amount_fen }) => [kind, amount_fen]),
		).toEqual([
			['code', 500],
			['cash', 440],
		]);
	});

	it('takes goods back for what was paid, not for what they cost', async () => {
		await counter.scan(TEA, '2');
		const { saleId } = await counter.current();
		await till.ask(
			'sale/discount-order',
			{ saleId, way: 'amount-off', valueText: '2', reason: 'regular' },
			manager,
		);
		const sale = await counter.complete();
		expect(sale.totalFen).toBe(700);
		await counter.priceIs(TEA, '9.90');
		await counter.begin(sale.pos);
		await counter.scan(JUICE);
		expect((await counter.current()).totals).toMatchObject({
			totalFen: 690,
			cashDueFen: 340,
			exchange: { totalFen: 350, creditFen: 350, dueFen: 340 },
		});
		expect(await counter.complete()).toMatchObject({ totalFen: 690, givenFen: 340 });
	});

	it('gives promotions to the new goods only', async () => {
		const { products } = await till.ask('product/search', { text: JUICE, limit: 1 });
		const promotion = {
			id: 'second-half',
			name: '第二件半价',
			goods: { products: [products[0]?.productId ?? 0] },
			benefit: { kind: 'nth-item', n: 2, charge_bp: 5000 },
		};
		const sale = await counter.sell(JUICE, '1');
		const text = JSON.stringify({ version: 1, rows: 1, promotions: [promotion] });
		await till.ask('price-book/load', { text }, manager);
		await counter.begin(sale.pos);
		await counter.scan(JUICE);
		expect((await counter.current()).totals).toMatchObject({ totalFen: 690, cashDueFen: 0 });
		await counter.scan(JUICE);
		expect((await counter.current()).totals).toMatchObject({ totalFen: 1035, cashDueFen: 340 });
		expect(await counter.complete()).toMatchObject({
			totalFen: 1030,
			roundingFen: 5,
			givenFen: 340,
		});
	});

	it('writes off what cannot be sold again', async () => {
		const sale = await counter.sell(TEA, '1');
		const before = await counter.atHand(TEA);
		const lines = [{ ...line(1), disposition: 'write-off' as const }];
		await counter.begin(sale.pos, lines, { reason: 'quality' });
		await counter.scan(TEA);
		await counter.complete();
		expect(await counter.atHand(TEA)).toBe(before - 1000);
	});

	it('frees what the original used, when all of it came back', async () => {
		const kinds = [{ id: 'one', name: '1元券', benefit: { kind: 'order-amount', off_fen: 100 } }];
		const text = JSON.stringify({ version: 1, rows: 1, coupon_kinds: kinds });
		await till.ask('price-book/load', { text }, manager);
		const issued = await till.ask('coupon/issue', { kindId: 'one', count: 1 }, manager);
		const code = issued.coupons[0]?.code ?? '';
		await counter.scan(TEA, '2');
		await till.ask('sale/add-coupon', { text: code });
		const sale = await counter.complete();
		const stateOf = async () => (await till.ask('coupon/find', { code })).state;
		await counter.begin(sale.pos, [line(1)]);
		await counter.scan(TEA);
		await counter.complete();
		expect(await stateOf()).toBe('redeemed');
		await counter.begin(sale.pos, [line(1)]);
		await counter.scan(TEA);
		await counter.complete();
		expect(await stateOf()).toBe('issued');
	});
});
