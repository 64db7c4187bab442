// Goal: goods come back, in part or whole, and money, stock, paper and books say the same; nothing
// comes back twice, beyond what was sold, or beyond what the cashier may give.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** Three of 4.50 and two of 6.90: 27.30 in cash. */
async function sell() {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge', quantityText: '3' });
	await till.ask('scan/submit', { text: '2000000000022', source: 'wedge', quantityText: '2' });
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision });
}

const one = (n: number, quantityText = '1') => ({
	n,
	quantityText,
	disposition: 'restock' as const,
});

async function refund(pos: number, lines: ReturnType<typeof one>[]) {
	const { paidFen } = await till.ask('refund/preview', { pos, lines });
	return till.ask('refund/complete', {
		pos,
		lines,
		expectedPaidFen: paidFen,
		reason: 'quality' as const,
	});
}

async function atHand(text: string): Promise<number> {
	const { products } = await till.ask('product/search', { text, limit: 1 });
	return products[0]?.onHandMilli ?? Number.NaN;
}

describe('a refund', () => {
	it('previews what it moves, then moves exactly that', async () => {
		const sale = await sell();
		const before = await atHand('2000000000015');
		const plan = await till.ask('refund/preview', { pos: sale.pos, lines: [one(1, '2')] });
		expect(plan).toMatchObject({
			totalFen: 900,
			paidFen: 900,
			roundingFen: 0,
			needsApproval: false,
		});
		expect(plan.moves).toContainEqual({ of: 'drawer', name: 'D1', before: 52_730, after: 51_830 });
		expect(plan.moves).toContainEqual({ of: 'tender', name: 'cash', before: 2730, after: 1830 });
		expect(plan.moves).toContainEqual(
			expect.objectContaining({ of: 'stock', before, after: before + 2000 }),
		);
		expect(await atHand('2000000000015')).toBe(before);

		const done = await refund(sale.pos, [one(1, '2')]);
		expect(done).toMatchObject({
			totalFen: 900,
			cashFen: 900,
			receipt: 'printing',
			drawer: 'opening',
		});
		expect(await atHand('2000000000015')).toBe(before + 2000);
		const { lines, sale: shown } = await till.ask('refund/of-sale', { pos: sale.pos });
		expect(lines.map((line) => line.leftMilli)).toEqual([1000, 2000]);
		expect(shown.returnedFen).toBe(900);
		const { sales } = await till.ask('sale/list', {});
		expect(sales.map((row) => [row.kind, row.totalFen])).toEqual([
			['refund', -900],
			['sale', 2730],
		]);
		await verifyClean();
	});

	it('prints a slip that names the sale, what came back and how the money left', async () => {
		const sale = await sell();
		const done = await refund(sale.pos, [one(2)]);
		await expect.poll(() => till.devices.printed.length).toBe(2);
		const paper = JSON.stringify(till.devices.printed[1]?.document);
		for (const text of [
			'退货单',
			sale.receiptNo,
			done.receiptNo,
			'6.90',
			'退款 现金',
			'质量问题',
		]) {
			expect(paper).toContain(text);
		}
	});

	it('ends at nothing left, whatever the pieces, and refuses one more', async () => {
		const sale = await sell();
		await refund(sale.pos, [one(1)]);
		await refund(sale.pos, [one(1), one(2)]);
		await refund(sale.pos, [one(1), one(2)]);
		const again = { pos: sale.pos, lines: [one(1)] };
		expect(await till.refused('refund/preview', again)).toEqual({ code: 'refund/all-returned' });
		const { sale: shown, tenders } = await till.ask('refund/of-sale', { pos: sale.pos });
		expect(shown.returnedFen).toBe(shown.totalFen);
		expect(tenders).toEqual([{ kind: 'cash', method: '', paidFen: 2730, leftFen: 0 }]);
		await verifyClean();
	});

	it('writes off what cannot be sold again', async () => {
		const sale = await sell();
		const before = await atHand('2000000000015');
		const lines = [{ ...one(1), disposition: 'write-off' as const }];
		await till.ask('refund/complete', {
			pos: sale.pos,
			lines,
			expectedPaidFen: 450,
			reason: 'quality' as const,
		});
		expect(await atHand('2000000000015')).toBe(before);
		await verifyClean();
	});

	it('comes back as itself when it is asked for twice with one command id', async () => {
		const sale = await sell();
		const input = {
			pos: sale.pos,
			lines: [one(1)],
			expectedPaidFen: 450,
			reason: 'other' as const,
		};
		const first = await till.ask('refund/complete', input, { commandId: 'refund-once' });
		const second = await till.ask('refund/complete', input, { commandId: 'refund-once' });
		expect(second).toEqual(first);
		const { lines } = await till.ask('refund/of-sale', { pos: sale.pos });
		expect(lines[0]?.leftMilli).toBe(2000);
	});

	it('of two at once for the last piece lets one through', async () => {
		const sale = await sell();
		await refund(sale.pos, [one(1, '2')]);
		const input = {
			pos: sale.pos,
			lines: [one(1)],
			expectedPaidFen: 450,
			reason: 'other' as const,
		};
		const replies = await Promise.all([
			till.reply('refund/complete', input),
			till.reply('refund/complete', input),
		]);
		expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
		const refused = replies.find((reply) => !reply.ok);
		expect(refused).toMatchObject({ refusal: { code: 'refund/exceeds', line: 1, leftMilli: 0 } });
		await verifyClean();
	});
});

describe('what a refund refuses', () => {
	it('is more than was sold, half a piece, a line nobody bought, a barcode as quantity', async () => {
		const { pos } = await sell();
		const codeOf = async (line: ReturnType<typeof one>) =>
			(await till.refused('refund/preview', { pos, lines: [line] })).code;
		expect(await codeOf(one(1, '4'))).toBe('refund/exceeds');
		expect(await codeOf(one(1, '0.5'))).toBe('refund/quantity-invalid');
		expect(await codeOf(one(1, '0'))).toBe('refund/quantity-invalid');
		expect(await codeOf(one(9))).toBe('refund/line-unknown');
		expect(await codeOf(one(1, '6901234567892'))).toBe('quantity/looks-like-barcode');
	});

	it('is a refund of a refund', async () => {
		const sale = await sell();
		const done = await refund(sale.pos, [one(1)]);
		const refused = await till.refused('refund/of-sale', { receiptNo: done.receiptNo });
		expect(refused.code).toBe('refund/of-refund');
	});

	it('is another amount than the preview said, with nothing changed', async () => {
		const { pos } = await sell();
		const input = { pos, lines: [one(1)], expectedPaidFen: 449, reason: 'other' as const };
		const refused = await till.refused('refund/complete', input);
		expect(refused.code).toBe('refund/changed-meanwhile');
		const { sale } = await till.ask('refund/of-sale', { pos });
		expect(sale.returnedFen).toBe(0);
	});

	it('is more money than the cashier may give alone, until a manager releases it', async () => {
		await till.ask('scan/submit', { text: '2000000000022', source: 'wedge', quantityText: '30' });
		const { saleId, revision } = await till.ask('sale/current', {});
		const { pos } = await till.ask('sale/complete', { saleId, revision });
		const lines = [one(1, '30')];
		const plan = await till.ask('refund/preview', { pos, lines });
		expect(plan).toMatchObject({ totalFen: 20_700, needsApproval: true });
		const input = { pos, lines, expectedPaidFen: plan.paidFen, reason: 'other' as const };
		const refused = await till.refused('refund/complete', input);
		expect(refused.code).toBe('permission/needs-approval');
		await till.ask('refund/complete', input, { approval: approvalOf('manager') });
		await verifyClean();
	});
});

describe('a void', () => {
	const wanted = { mode: 'void' as const, lines: [] };

	it('mirrors the whole sale in its shift, with a manager’s release', async () => {
		const { pos } = await sell();
		const input = { ...wanted, pos, expectedPaidFen: 2730, reason: 'mistake' as const };
		expect((await till.refused('refund/complete', input)).code).toBe('permission/needs-approval');
		const done = await till.ask('refund/complete', input, { approval: approvalOf('manager') });
		expect(done).toMatchObject({ totalFen: 2730, cashFen: 2730 });
		const { sales } = await till.ask('sale/list', {});
		expect(sales[0]).toMatchObject({ kind: 'void', totalFen: -2730 });
		await verifyClean();
	});

	it('is refused once something came back', async () => {
		const { pos } = await sell();
		await refund(pos, [one(1)]);
		const refused = await till.refused('refund/preview', { ...wanted, pos });
		expect(refused.code).toBe('refund/void-after-refund');
	});
});

describe('goods without a receipt', () => {
	const tea = async () => (await till.ask('product/search', { text: '2000000000015' })).products[0];

	it('give the least they cost of late, in cash, when a manager releases it', async () => {
		const product = await tea();
		const productId = product?.productId ?? 0;
		const change = { productId, priceText: '4.29' };
		await till.ask('product/change', change, { approval: approvalOf('manager') });
		till.clock.advance(1000);
		const back = { productId, priceText: '4.50' };
		await till.ask('product/change', back, { approval: approvalOf('manager') });
		const before = await atHand('2000000000015');
		const lines = [{ productId, quantityText: '2' }];
		const plan = await till.ask('refund/preview-unreceipted', { lines });
		expect(plan).toMatchObject({
			totalFen: 858,
			paidFen: 860,
			roundingFen: 2,
			needsApproval: true,
		});
		expect(plan.moves).toContainEqual({ of: 'drawer', name: 'D1', before: 50_000, after: 49_140 });
		const input = { lines, expectedPaidFen: 860, reason: 'quality' as const };
		const refused = await till.refused('refund/complete-unreceipted', input);
		expect(refused.code).toBe('permission/needs-approval');
		const approval = approvalOf('manager');
		const done = await till.ask('refund/complete-unreceipted', input, { approval });
		expect(done).toMatchObject({ totalFen: 858, cashFen: 860, drawer: 'opening' });
		expect(await atHand('2000000000015')).toBe(before + 2000);
		await expect.poll(() => till.devices.printed.length).toBe(1);
		expect(JSON.stringify(till.devices.printed[0]?.document)).toContain('无小票退货');
		await verifyClean();
	});

	it('are refused above the cap, in half pieces, unknown, or at another amount', async () => {
		const productId = (await tea())?.productId ?? 0;
		const codeOf = async (line: { productId: number; quantityText: string }) =>
			(await till.refused('refund/preview-unreceipted', { lines: [line] })).code;
		expect(await codeOf({ productId, quantityText: '45' })).toBe('refund/above-cap');
		expect(await codeOf({ productId, quantityText: '0.5' })).toBe('refund/quantity-invalid');
		expect(await codeOf({ productId: 999_999, quantityText: '1' })).toBe('product/not-found');
		const input = {
			lines: [{ productId, quantityText: '1' }],
			expectedPaidFen: 1,
			reason: 'other' as const,
		};
		const approval = approvalOf('manager');
		const refused = await till.refused('refund/complete-unreceipted', input, { approval });
		expect(refused.code).toBe('refund/changed-meanwhile');
	});
});

async function verifyClean(): Promise<void> {
	expect(await verifyTill(till)).toEqual([]);
}
