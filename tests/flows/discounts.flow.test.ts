// Goal: what a cashier takes off by hand is theirs up to a limit of the action and of the day;
// beyond it somebody who stands higher releases this one action; all of it is told by name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** ¥4.50 a bottle. */
const TEA = '2000000000015';
const approval = approvalOf('manager');
const reason = 'damaged' as const;

async function teas(count: number) {
	await till.ask('scan/submit', { text: TEA, quantityText: String(count) });
	const sale = await till.ask('sale/current', {});
	return { ...sale, lineId: sale.lines.at(-1)?.lineId ?? '' };
}

const current = () => till.ask('sale/current', {});

async function complete() {
	const { saleId, revision } = await current();
	return till.ask('sale/complete', { saleId, revision });
}

async function changeTea(change: { minPriceText: string } | { discountable: boolean }) {
	const [tea] = (await till.ask('product/search', { text: TEA })).products;
	const productId = tea?.productId ?? 0;
	await till.ask('product/change', { productId, ...change }, { approval });
}

describe('a discount on a line', () => {
	it.each([
		['zhe', '9', 4050],
		['zhe', '95', 4275],
		['percent-off', '10', 4050],
		['amount-off', '0.50', 4450],
	] as const)('%s %s', async (way, valueText, total) => {
		const { lineId } = await teas(10);
		const changed = await till.ask('sale/discount-line', { lineId, way, valueText, reason });
		expect(changed.totals.totalFen).toBe(total);
		expect(changed.put).toMatchObject([{ lineDiscount: { reason, amountFen: 4500 - total } }]);
		const off = await till.ask('sale/discount-line', { lineId, way: 'off', reason });
		expect(off.totals.totalFen).toBe(4500);
	});

	it('beyond the limit needs a manager, for this one action', async () => {
		const { lineId } = await teas(10);
		const deep = { lineId, way: 'zhe', valueText: '8', reason } as const;
		expect(await till.refused('sale/discount-line', deep)).toEqual({
			code: 'permission/needs-approval',
			role: 'manager',
			why: 'discount/beyond-limit',
			limit: 450,
		});
		await till.ask('sale/discount-line', deep, { approval });
		expect((await current()).totals.totalFen).toBe(3600);
		await complete();
		expect(await journalOf(till, 'sale/completed')).toMatchObject([
			{ lines: [{ adjustments: [{ kind: 'line_discount', amount_fen: 900, by: '1002' }] }] },
		]);
		expect(await journalOf(till, 'sale/discounted')).toMatchObject([
			{ action: 'line', amount_fen: 900, operator: '1003', approver: '1002' },
		]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is refused in words when it is no figure, or more than there is', async () => {
		const { lineId } = await teas(1);
		const ask = (way: 'zhe' | 'amount-off', valueText: string) =>
			till.refused('sale/discount-line', { lineId, way, valueText, reason }, { approval });
		expect((await ask('zhe', '100')).code).toBe('discount/not-a-rate');
		expect((await ask('zhe', '8.555')).code).toBe('discount/not-a-rate');
		expect((await ask('amount-off', '4.51')).code).toBe('pricing/discount-exceeds');
		expect((await ask('amount-off', '9'.repeat(15))).code).toBe('amount/too-large');
		expect((await current()).totals.totalFen).toBe(450);
	});

	it('does not go below the least price without a manager', async () => {
		await changeTea({ minPriceText: '4.40' });
		const { lineId } = await teas(1);
		const below = { lineId, way: 'amount-off', valueText: '0.11', reason } as const;
		expect(await till.refused('sale/discount-line', below)).toMatchObject({
			code: 'permission/needs-approval',
			why: 'pricing/below-minimum',
		});
		await till.ask('sale/discount-line', below, { approval });
		expect((await current()).totals.totalFen).toBe(439);
	});

	it('is not for goods that take no discount', async () => {
		await changeTea({ discountable: false });
		const { lineId } = await teas(1);
		const asked = { lineId, way: 'zhe', valueText: '9', reason } as const;
		expect((await till.refused('sale/discount-line', asked, { approval })).code).toBe(
			'pricing/not-discountable',
		);
	});
});

describe('a discount on the whole', () => {
	it('is undone, and set aside when the basket becomes too small for it', async () => {
		const { saleId, lineId } = await teas(10);
		const off = { saleId, way: 'amount-off', valueText: '2', reason } as const;
		await till.ask('sale/discount-order', off);
		expect((await current()).totals).toMatchObject({
			totalFen: 4300,
			orderDiscount: { kind: 'amount', figure: 200, amountFen: 200 },
		});
		await till.ask('sale/undo', {});
		expect((await current()).totals.totalFen).toBe(4500);
		await till.ask('sale/discount-order', { ...off, valueText: '5' }, { approval });
		const small = await till.ask('sale/change-quantity', { lineId, quantityText: '1' });
		expect(small.totals).toMatchObject({
			totalFen: 450,
			orderDiscount: { amountFen: 0, setAside: { code: 'pricing/discount-exceeds' } },
		});
	});

	it('counts what was given in a business day', async () => {
		const { cashier } = defaultSettings.handLimits;
		const handLimits = { ...defaultSettings.handLimits, cashier: { ...cashier, orderDayFen: 300 } };
		const owner = approvalOf('owner');
		await till.ask('settings/change', { change: { handLimits } }, { approval: owner });
		const { saleId } = await teas(10);
		const off = { way: 'amount-off', valueText: '2', reason } as const;
		await till.ask('sale/discount-order', { saleId, ...off });
		await complete();
		const again = { saleId: (await teas(10)).saleId, ...off };
		expect(await till.refused('sale/discount-order', again)).toMatchObject({
			code: 'permission/needs-approval',
			why: 'discount/beyond-day',
			limit: 300,
		});
		await till.ask('sale/discount-order', again, { approval });
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('small change by hand', () => {
	it('floors to yuan, and never raises', async () => {
		const { saleId } = await teas(3);
		const yuan = await till.ask('sale/drop-small-change', { saleId, stepFen: 100 });
		expect(yuan.totals).toMatchObject({
			totalFen: 1300,
			smallChange: { stepFen: 100, amountFen: 50 },
		});
		const none = await till.ask('sale/drop-small-change', { saleId, stepFen: 0 });
		expect(none.totals.totalFen).toBe(1350);
		await till.ask('sale/drop-small-change', { saleId, stepFen: 100 });
		await complete();
		expect(await journalOf(till, 'sale/completed')).toMatchObject([
			{ total_fen: 1300, rounding_fen: 0, lines: [{ adjustments: [{ kind: 'small_change' }] }] },
		]);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('what is written beside the goods', () => {
	it('prints a note, and keeps it out of the journal', async () => {
		await teas(1);
		await till.ask('sale/set-note', { note: '明天送到张家' });
		const { pos } = await complete();
		const { document } = await till.ask('sale/find', { pos });
		expect(JSON.stringify(document.blocks)).toContain('明天送到张家');
		expect(JSON.stringify(await journalOf(till, 'sale/completed'))).not.toContain('张家');
	});

	it('knows whose sale a line is', async () => {
		const { lineId } = await teas(1);
		expect((await till.refused('sale/set-salesperson', { operatorNo: '9999' })).code).toBe(
			'operator/not-found',
		);
		const put = await till.ask('sale/set-salesperson', { lineId, operatorNo: '1002' });
		expect(put.put).toMatchObject([{ salesperson: '1002' }]);
		await complete();
		expect(await journalOf(till, 'sale/completed')).toMatchObject([
			{ lines: [{ salesperson: '1002' }] },
		]);
	});
});

describe('a changed price', () => {
	it('counts to the day like a discount on the line', async () => {
		const { cashier } = defaultSettings.handLimits;
		const handLimits = { ...defaultSettings.handLimits, cashier: { ...cashier, lineDayFen: 300 } };
		const owner = approvalOf('owner');
		await till.ask('settings/change', { change: { handLimits } }, { approval: owner });
		const { lineId } = await teas(10);
		await till.ask('sale/override-price', { lineId, priceText: '4.30', reason });
		await complete();
		const again = { lineId: (await teas(10)).lineId, priceText: '4.30', reason } as const;
		expect(await till.refused('sale/override-price', again)).toMatchObject({
			code: 'permission/needs-approval',
			why: 'discount/beyond-day',
		});
		await till.ask('sale/override-price', again, { approval });
		await complete();
		expect(await verifyTill(till)).toEqual([]);
	});
});
