// Goal: what somebody may take off by hand holds for the basket that is sold, not only for the
// moment it was given: no sequence of moves makes more of it, and none makes less.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
const owner = approvalOf('owner');
const reason = 'damaged' as const;

async function teas(count: number) {
	await till.ask('scan/submit', { text: TEA, quantityText: String(count) });
	const sale = await till.ask('sale/current', {});
	return { ...sale, lineId: sale.lines.at(-1)?.lineId ?? '' };
}

async function asked() {
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}

async function limitDay(lineDayFen: number): Promise<void> {
	const { cashier } = defaultSettings.handLimits;
	const handLimits = { ...defaultSettings.handLimits, cashier: { ...cashier, lineDayFen } };
	await till.ask('settings/change', { change: { handLimits } }, { approval: owner });
}

const beyondLimit = { code: 'permission/needs-approval', why: 'discount/beyond-limit' };
const beyondDay = { code: 'permission/needs-approval', why: 'discount/beyond-day' };

describe('the depth of a discount', () => {
	it('allows the share itself where it comes to a fraction of a fen', async () => {
		const [tea] = (await till.ask('product/search', { text: TEA })).products;
		const productId = tea?.productId ?? 0;
		await till.ask(
			'product/change',
			{ productId, priceText: '1.07', memberPriceText: '' },
			{ approval },
		);
		const { lineId } = await teas(1);
		const nine = { lineId, way: 'zhe', valueText: '9', reason } as const;
		expect((await till.ask('sale/discount-line', nine)).totals.totalFen).toBe(96);
	});

	it('is of what the line cost before anything was taken off the whole', async () => {
		const { lineId, saleId } = await teas(10);
		const half = { saleId, way: 'zhe', valueText: '8', reason } as const;
		await till.ask('sale/discount-order', half, { approval });
		const nine = { lineId, way: 'zhe', valueText: '9', reason } as const;
		expect((await till.ask('sale/discount-line', nine)).totals.totalFen).toBe(3240);
	});

	it('is judged again when the basket it was given for has become small', async () => {
		const { lineId } = await teas(10);
		const off = { lineId, way: 'amount-off', valueText: '4.40', reason } as const;
		await till.ask('sale/discount-line', off);
		await till.ask('sale/change-quantity', { lineId, quantityText: '1' });
		const sale = await asked();
		// Before money is taken otherwise, too: afterwards nobody could take the discount back.
		const begin = { ...sale, method: 'card' as const };
		expect(await till.refused('payment/begin', begin)).toMatchObject(beyondLimit);
		expect(await till.refused('sale/complete', sale)).toMatchObject(beyondLimit);
		await till.ask('sale/complete', sale, { approval: owner });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is judged when what was set aside counts again', async () => {
		const { lineId } = await teas(20);
		const off = { lineId, way: 'amount-off', reason } as const;
		await till.ask('sale/discount-line', { ...off, valueText: '9' });
		await till.ask('sale/change-quantity', { lineId, quantityText: '1' });
		await till.ask('sale/discount-line', { ...off, valueText: '80' });
		const grown = { lineId, quantityText: '20' };
		expect(await till.refused('sale/change-quantity', grown)).toMatchObject(beyondLimit);
	});

	it('that a manager released for one piece is not for fifty', async () => {
		const { lineId } = await teas(1);
		const deep = { lineId, way: 'zhe', valueText: '6', reason } as const;
		await till.ask('sale/discount-line', deep, { approval });
		const more = { lineId, quantityText: '50' };
		expect(await till.refused('sale/change-quantity', more)).toMatchObject(beyondLimit);
		expect(await till.refused('sale/repeat-line', { lineId })).toMatchObject(beyondLimit);
		await till.ask('sale/change-quantity', more, { approval });
		await till.ask('sale/complete', await asked());
	});
});

describe('the limit of a day', () => {
	it('holds over all lines of one basket', async () => {
		await limitDay(600);
		const first = await teas(10);
		const off = { way: 'amount-off', valueText: '4', reason } as const;
		await till.ask('sale/discount-line', { lineId: first.lineId, ...off });
		const second = await teas(10);
		expect(second.lines).toHaveLength(2);
		const again = { lineId: second.lineId, ...off };
		expect(await till.refused('sale/discount-line', again)).toMatchObject(beyondDay);
		const price = { lineId: second.lineId, priceText: '4.10', reason } as const;
		expect(await till.refused('sale/override-price', price)).toMatchObject(beyondDay);
		await till.ask('sale/discount-line', again, { approval });
	});

	it('is not lent by another cashier', async () => {
		const other = { operatorNo: '1099', pin: '482915' };
		await till.ask(
			'operator/add',
			{ operatorNo: other.operatorNo, name: '小王', role: 'cashier', pin: other.pin },
			{ approval: owner },
		);
		await limitDay(600);
		const off = { way: 'amount-off', valueText: '4', reason } as const;
		await till.ask('sale/discount-line', { lineId: (await teas(10)).lineId, ...off });
		await till.ask('sale/complete', await asked());
		const again = { lineId: (await teas(10)).lineId, ...off };
		expect(await till.refused('sale/discount-line', again, { approval: other })).toMatchObject(
			beyondDay,
		);
	});
});

describe('small change', () => {
	it('is no larger by the PIN of another cashier', async () => {
		const other = { operatorNo: '1099', pin: '482915' };
		const added = { operatorNo: other.operatorNo, name: '小王', role: 'cashier', pin: other.pin };
		await till.ask('operator/add', { ...added, role: 'cashier' }, { approval: owner });
		const { cashier } = defaultSettings.handLimits;
		const less = { ...cashier, smallChangeFen: 9 };
		const handLimits = { ...defaultSettings.handLimits, cashier: less };
		await till.ask('settings/change', { change: { handLimits } }, { approval: owner });
		const { saleId } = await teas(3);
		const yuan = { saleId, stepFen: 100 as const };
		const needed = { code: 'permission/needs-approval', why: 'pricing/small-change-limit' };
		const lent = await till.refused('sale/drop-small-change', yuan, { approval: other });
		expect(lent).toMatchObject(needed);
		await till.ask('sale/drop-small-change', yuan, { approval });
		expect((await till.ask('sale/current', {})).totals.totalFen).toBe(1300);
	});
});

describe('a price changed by hand', () => {
	it('leaves no basket that cannot be priced', async () => {
		const [tea] = (await till.ask('product/search', { text: TEA })).products;
		const productId = tea?.productId ?? 0;
		const dear = { productId, priceText: '999999', memberPriceText: '' };
		await till.ask('product/change', dear, { approval });
		const { lineId } = await teas(1);
		await till.ask('sale/override-price', { lineId, priceText: '1', reason }, { approval: owner });
		const many = { lineId, quantityText: '200' };
		expect(await till.refused('sale/change-quantity', many, { approval: owner })).toMatchObject({
			code: 'amount/too-large',
		});
	});
});
