// Goal: taking cash is two keys when it is exact and cannot happen twice, and the change stays in
// sight until the next scan.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { openCheckout, type Checkout, type CheckoutOptions } from './kit-checkout.ts';

const TEA = '6921168559183';

let browser: Browser;
let open: Checkout | undefined;
beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
	await open?.close();
	open = undefined;
});

async function withTea(options: CheckoutOptions = {}): Promise<Checkout> {
	open = await openCheckout(browser, options);
	await open.keys.scan(TEA);
	await open.sees('东方树叶乌龙茶');
	return open;
}

const sales = ({ till }: Checkout) => [...till.completed.values()];

describe('golden path A', () => {
	it('sells three scans for a hundred with nine keys, and the next scan starts the next sale', async () => {
		const till = await withTea();
		await till.keys.scan('6921168509256');
		await till.keys.scan('6900873000777');
		await till.sees('康师傅');
		await till.keys.press('Enter');
		await till.sees('应收');
		await till.keys.type('100');
		await till.sees('90.00');
		await till.keys.press('Enter');
		await till.sees('已收款');
		const change = till.page.getByRole('status').getByText('90.00');
		expect(
			await change.evaluate((box) => Number.parseFloat(getComputedStyle(box).fontSize)),
		).toBeGreaterThanOrEqual(48);
		expect(sales(till)).toMatchObject([{ totalFen: 1000, givenFen: 10_000, changeFen: 9000 }]);
		await till.keys.scan(TEA);
		await till.sees('上一单');
		expect(till.till.sale.lines).toHaveLength(1);
		expect(till.complaints).toEqual([]);
	});

	it('takes exact cash by Enter Enter, and a third press pays nothing', async () => {
		const till = await withTea();
		await till.keys.press('Enter');
		await till.keys.press('Enter');
		await till.keys.press('Enter');
		await till.sees('已收款');
		expect(sales(till)).toMatchObject([{ givenFen: 450, changeFen: 0 }]);
		expect(till.complaints).toEqual([]);
	});

	it('is sold by touch alone', async () => {
		const till = await withTea({ screen: 'square', touch: true });
		await till.page.getByRole('button', { name: '收款' }).tap();
		await till.page.getByRole('group', { name: '常用面额' }).getByRole('button').last().tap();
		await till.sees('已收款');
		expect(sales(till)[0]?.givenFen).toBeGreaterThan(450);
		expect(till.complaints).toEqual([]);
	});
});

describe('an amount', () => {
	it('goes to main as it was typed, and a barcode in it takes no money', async () => {
		const till = await withTea();
		await till.keys.press('Enter');
		await till.keys.type(TEA);
		await till.keys.press('Enter');
		await till.sees('金额里是一个条码');
		expect(sales(till)).toEqual([]);
		await till.keys.press('Escape');
		await till.keys.press('Escape');
		await till.sees('合计');
		expect(till.till.sale.lines).toHaveLength(1);
		expect(till.complaints).toEqual([]);
	});

	it('is not touched by a scan, which is refused aloud', async () => {
		const till = await withTea();
		await till.keys.press('Enter');
		await till.keys.type('50');
		await till.keys.scan(TEA);
		await till.sees('现在不能扫商品');
		await expect.poll(till.heard).toEqual(['yes', 'no']);
		await till.keys.press('Enter');
		await till.sees('已收款');
		expect(sales(till)).toMatchObject([{ givenFen: 5000 }]);
		expect(till.complaints).toEqual([]);
	});
});

describe('a line that breaks while the sale is recorded', () => {
	it('P3 ends in one sale, under one command id, without a word to the customer', async () => {
		const till = await withTea();
		const { till: terminal, server, keys } = till;
		const { answer } = terminal;
		let broken = false;
		terminal.answer = async (envelope) => {
			const reply = await answer(envelope);
			if (envelope.request === 'sale/complete' && !broken) {
				broken = true;
				server.breakLines();
			}
			return reply;
		};
		await keys.press('Enter');
		await keys.press('Enter');
		await till.sees('已收款');
		const sent = () => terminal.asked.filter(({ request }) => request === 'sale/complete');
		await expect.poll(() => sent().length).toBe(2);
		expect(new Set(sent().map(({ commandId }) => commandId)).size).toBe(1);
		expect(sales(till)).toHaveLength(1);
	});

	it('says so at once and comes back by itself, with the basket as it is in main', async () => {
		const till = await withTea();
		till.server.refuseLines(true);
		till.server.breakLines();
		await till.sees('连接断开');
		till.till.fill([{ name: '断线时加的', productId: 77 }]);
		till.server.refuseLines(false);
		await till.sees('收银台正常');
		await till.sees('断线时加的');
	});
});

describe('the receipt', () => {
	it('is a quiet line, and a button when the store asks each time', async () => {
		const till = await withTea({
			before: (terminal) => {
				terminal.receipt = 'offered';
			},
		});
		await till.keys.press('Enter');
		await till.keys.press('Enter');
		await till.sees('要小票吗');
		await till.keys.press('F12');
		await till.sees('小票打印中');
		expect(till.till.asked).toContainEqual(
			expect.objectContaining({ request: 'receipt/print-offered', input: { pos: 1 } }),
		);
		expect(till.complaints).toEqual([]);
	});
});
