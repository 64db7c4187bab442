// Goal: a present can be brought back with a paper that does not say what it cost: the goods and
// the barcode of the sale are on it, and none of its amounts, in the text or in the bytes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeReceipt } from '#drivers/printer/encode-escpos.ts';
import { printerProfiles } from '#drivers/printer/profile.ts';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { layoutReceipt } from '#shared/receipt/layout-receipt.ts';
import { receiptBarcode } from '#shared/receipt/compose-receipt.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await till.ask(
		'settings/change',
		{ change: { receiptHeader: '满100减20', receiptFooter: '热线 8.80 元起' } },
		{ approval: approvalOf('manager') },
	);
});
afterEach(() => till.close());

async function sellTwo() {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge' });
	await till.ask('scan/submit', { text: '2000000000022', source: 'wedge' });
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision, givenText: '500' });
}

async function printed(count: number) {
	await expect.poll(() => till.devices.printed.length).toBe(count);
	const document = till.devices.printed.at(-1)?.document;
	if (document === undefined) throw new Error('nothing was printed');
	return document;
}

/** What a paper says, line by line, and every byte of it that is a character. */
function wordsAndBytes(document: Awaited<ReturnType<typeof printed>>): string[] {
	const lines = layoutReceipt(document, { columns: 48 }).map((line) => JSON.stringify(line));
	const profile = printerProfiles[0];
	if (profile === undefined) throw new Error('there is no printer profile');
	const encoded = encodeReceipt(document, profile);
	if (!encoded.ok) throw new Error('the paper could not be encoded');
	return [lines.join('\n'), Buffer.from(encoded.value.bytes).toString('latin1')];
}

describe('a gift receipt', () => {
	it('has the goods and the barcode of the sale, and no amount in its text or its bytes', async () => {
		const { pos, receiptNo, totalFen, changeFen } = await sellTwo();
		const [event] = await journalOf(till, 'sale/completed');
		const sold = (event as unknown as { lines: Record<string, number | string>[] }).lines;
		const receipt = await printed(1);
		await till.ask('receipt/gift', { pos });
		const gift = await printed(2);
		const amounts = [totalFen, changeFen, 50_000]
			.concat(
				sold.flatMap((line) => [line['net_fen'], line['list_price_fen'], line['tax_fen']]) as [],
			)
			.map(formatYuan);
		const figure = /\d\.\d{2}(?!\d)|￥|\d%/;
		for (const said of wordsAndBytes(gift)) {
			for (const amount of amounts) expect(said).not.toContain(amount);
			expect(said).not.toMatch(figure);
		}
		// The receipt of the same sale has them: the search finds what is there.
		for (const said of wordsAndBytes(receipt)) expect(said).toMatch(figure);
		const text = wordsAndBytes(gift)[0] ?? '';
		for (const line of sold) expect(text).toContain(line['name']);
		expect(gift.blocks.at(-1)).toEqual({ kind: 'barcode', text: receiptBarcode(receiptNo) });
		expect(gift.title).toBe('礼品小票');
		const found = await till.ask('sale/find', { receiptNo: receiptBarcode(receiptNo) });
		expect(found.sale.pos).toBe(pos);
	});

	it('is for chosen lines too, is noted, and counts as no copy', async () => {
		const { pos } = await sellTwo();
		const { goods } = await till.ask('sale/find', { pos });
		await till.ask('receipt/gift', { pos, lines: [2] });
		const text = JSON.stringify(await printed(2));
		expect(text).toContain(goods[1]?.name);
		expect(text).not.toContain(goods[0]?.name);
		expect(await journalOf(till, 'receipt/gift-printed')).toMatchObject([
			{ sale_pos: pos, line_count: 1, operator: '1003' },
		]);
		expect((await till.ask('sale/find', { pos })).sale.reprints).toBe(0);
		expect(till.devices.printed[1]?.marks).toEqual([]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is refused for a line that is not there, for a refund, and without a printer', async () => {
		const { pos } = await sellTwo();
		const code = async (input: { pos: number; lines?: number[] }) => {
			return (await till.refused('receipt/gift', input)).code;
		};
		expect(await code({ pos, lines: [1, 9] })).toBe('sale/line-gone');
		expect(await code({ pos: 9999 })).toBe('sale/not-found');
		const goods = { n: 1, quantityText: '1', disposition: 'restock' as const };
		const { paidFen } = await till.ask('refund/preview', { pos, lines: [goods] });
		await till.ask('refund/complete', {
			pos,
			lines: [goods],
			expectedPaidFen: paidFen,
			reason: 'quality',
		});
		const [refund] = (await till.ask('sale/list', {})).sales;
		expect(await code({ pos: refund?.pos ?? 0 })).toBe('sale/no-goods');
		expect((await till.ask('sale/find', { pos: refund?.pos ?? 0 })).goods).toEqual([]);
		const printer = {
			kind: 'none',
			host: '',
			port: 0,
			path: '',
			columns: 48,
			drawer: false,
		} as const;
		const approval = approvalOf('manager');
		await till.ask('settings/change', { change: { printer } }, { approval });
		expect(await code({ pos })).toBe('printer/none');
	});
});
