// Goal: a company buys at the prices of its list from the scan on, by quantity, and every change of
// a list is a manager's and in the journal (MEM-3, SAL-7).
import { utils, write } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';
const approval = approvalOf('manager');
const GREAT_WALL = { code: 'GW', name: '长城协议价' };

let till: TempTerminal;
let memberId: string;
let tea: number;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13900139000', kind: 'company' }));
	tea = (await till.ask('product/check-price', { text: TEA })).product.productId;
});
afterEach(() => till.close());

const put = (changes: Partial<RequestInput<'price-list/put'>> = {}) =>
	till.ask('price-list/put', { ...GREAT_WALL, ...changes }, { approval });
const putPrice = (tiers: RequestInput<'price-list/put-price'>['tiers']) =>
	till.ask('price-list/put-price', { code: 'GW', productId: tea, tiers }, { approval });
const assign = (code = 'GW') => till.ask('price-list/assign', { memberId, code }, { approval });

const LADDER = [
	{ fromMilli: 1000, priceFen: 400 },
	{ fromMilli: 10_000, priceFen: 350 },
];

async function listed(): Promise<void> {
	await put();
	await putPrice(LADDER);
	await assign();
}

async function scan(quantityText: string) {
	await till.ask('scan/submit', { text: TEA, quantityText });
}

async function current() {
	return till.ask('sale/current', {});
}

describe('MEM-3: the prices of a company', () => {
	it('hold from the scan of the member on, by the quantity of each line, and go with them', async () => {
		await listed();
		await scan('2');
		await till.ask('sale/attach-member', { memberId });
		const { lines, totals } = await current();
		expect(totals.totalFen).toBe(800);
		expect(lines[0]?.adjustments).toEqual([
			{ kind: 'level', name: '长城协议价', reason: 'price-list', amountFen: 100 },
		]);
		await till.ask('sale/change-quantity', { lineId: lines[0]?.lineId ?? '', quantityText: '10' });
		expect((await current()).totals.totalFen).toBe(3500);
		await till.ask('sale/detach-member', {});
		expect((await current()).totals.totalFen).toBe(4500);
	});

	it('are frozen on the line that was sold, with the list that made them', async () => {
		await listed();
		await scan('10');
		await till.ask('sale/attach-member', { memberId });
		const { saleId, revision } = await current();
		await till.ask('sale/complete', { saleId, revision, givenText: '35' });
		await putPrice([]);
		const [sold] = await journalOf(till, 'sale/completed');
		expect(sold?.['lines']).toMatchObject([
			{
				net_fen: 3500,
				list_price_fen: 450,
				adjustments: [
					{
						kind: 'level',
						amount_fen: 1000,
						reason: 'price-list',
						rule_id: 'price-list:GW',
						name: '长城协议价',
					},
				],
			},
		]);
		await expect.poll(() => till.devices.printed.length).toBe(1);
		expect(JSON.stringify(till.devices.printed[0]?.document)).toContain('长城协议价');
		expect(await verifyTill(till)).toEqual([]);
	});

	it.each([
		['an inactive list', { active: false }],
		['a list of other days', { from: '2020-01-01', until: '2020-12-31' }],
		['a list of days to come', { from: '2999-01-01' }],
	])('are those of any member with %s', async (_, changes) => {
		await listed();
		await put(changes);
		await scan('2');
		await till.ask('sale/attach-member', { memberId });
		expect((await current()).totals.totalFen).toBe(840);
	});

	it('take a rate for goods without a price of their own', async () => {
		await put({ rates: [{ categoryId: 0, fromMilli: 5000, charge: 9000 }] });
		await assign();
		await scan('5');
		await till.ask('sale/attach-member', { memberId });
		expect((await current()).totals.totalFen).toBe(2025);
	});
});

describe('keeping price lists', () => {
	it('shows each with its products, members and prices, and tells the journal', async () => {
		await listed();
		const { lists } = await till.ask('price-list/list', {});
		expect(lists).toMatchObject([{ ...GREAT_WALL, active: true, products: 1, members: 1 }]);
		const { products } = await till.ask('price-list/get', { code: 'GW' });
		expect(products).toMatchObject([{ productId: tea, shelfFen: 450, tiers: LADDER }]);
		const told = await journalOf(till, 'price-list/put');
		expect(told).toMatchObject([
			{ code: 'GW', name: '长城协议价', active: 1, rates: [], operator: '1003' },
			{
				product_id: tea,
				prices: [
					{ from_milli: 1000, price_fen: 400 },
					{ from_milli: 10_000, price_fen: 350 },
				],
			},
		]);
		expect(await journalOf(till, 'member/changed')).toMatchObject([{ field: 'priceList' }]);
		const { changes } = await till.ask('member/history', { memberId }, { approval });
		expect(changes).toMatchObject([{ field: 'priceList', before: '', after: 'GW' }]);
	});

	it('is a manager’s', async () => {
		const denied = async (ask: Promise<{ code: string }>) => (await ask).code;
		expect(await denied(till.refused('price-list/put', GREAT_WALL))).toBe(
			'permission/needs-approval',
		);
		await put();
		const price = { code: 'GW', productId: tea, tiers: LADDER };
		expect(await denied(till.refused('price-list/put-price', price))).toBe(
			'permission/needs-approval',
		);
		expect(await denied(till.refused('price-list/assign', { memberId, code: 'GW' }))).toBe(
			'permission/needs-approval',
		);
	});

	it('refuses what is no list, no ladder, no category and no days', async () => {
		await put();
		const refused = async (changes: object) =>
			till.refused('price-list/put', { ...GREAT_WALL, ...changes }, { approval });
		expect(await refused({ from: '2026-02-01', until: '2026-01-01' })).toEqual({
			code: 'price-list/dates-wrong',
		});
		expect(await refused({ rates: [{ categoryId: 999_999, charge: 9000 }] })).toEqual({
			code: 'price-list/unknown-category',
		});
		const rising = [
			{ categoryId: 0, charge: 9000 },
			{ categoryId: 0, fromMilli: 10_000, charge: 9000 },
		];
		expect(await refused({ rates: rising })).toEqual({ code: 'price-list/not-falling', row: 2 });
		const tiers = LADDER.map((tier) => ({ ...tier, priceFen: 400 }));
		const price = { code: 'GW', productId: tea, tiers };
		expect(await till.refused('price-list/put-price', price, { approval })).toEqual({
			code: 'price-list/not-falling',
			row: 2,
		});
		const nobody = { ...price, productId: 999_999, tiers: [] };
		expect(await till.refused('price-list/put-price', nobody, { approval })).toEqual({
			code: 'product/not-found',
		});
		const other = { memberId, code: 'NONE' };
		expect(await till.refused('price-list/assign', other, { approval })).toEqual({
			code: 'price-list/not-found',
		});
		expect(await till.refused('price-list/get', { code: 'NONE' })).toEqual({
			code: 'price-list/not-found',
		});
	});
});

const CSV = `条码,品名,数量起,企业价
${TEA},茶,1,4.10
${TEA},茶,10,3.60
9999,没有,1,1
${TEA},茶,10,3.50
`;

function upload(name: string, bytes: string | Uint8Array) {
	return { name, base64: Buffer.from(bytes).toString('base64') };
}

/** A workbook whose second sheet is the one that is meant. */
function workbook(rows: readonly (readonly (string | number)[])[]): Uint8Array {
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet([['请勿修改']]), '说明');
	utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), '价格');
	return write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}

async function planned(bytes: string | Uint8Array, name = '协议价.csv') {
	await put();
	const files = [upload(name, bytes)];
	let plan = await till.ask('price-list/start-import', { code: 'GW', files }, { approval });
	await expect
		.poll(async () => {
			const { importId } = plan;
			plan = await till.ask('price-list/look-import', { importId }, { approval });
			return plan.state;
		})
		.not.toBe('reading');
	return plan;
}

describe('taking a list in from a spreadsheet', () => {
	it('names every refused row first, then writes all of the rest at once', async () => {
		const plan = await planned(CSV);
		expect(plan).toMatchObject({ state: 'planned', rows: 4, added: 1, changed: 0, refused: 2 });
		expect(plan.refusedRows).toEqual([
			{ file: '协议价.csv', row: 4, column: '条码', reason: 'product-unknown', value: '9999' },
			{ file: '协议价.csv', row: 5, column: '数量起', reason: 'twice', value: '协议价.csv 3' },
		]);
		expect((await till.ask('price-list/get', { code: 'GW' })).products).toEqual([]);
		const { importId } = plan;
		const done = await till.ask('price-list/commit-import', { importId }, { approval });
		expect(done.state).toBe('done');
		expect((await till.ask('price-list/get', { code: 'GW' })).products).toMatchObject([
			{
				tiers: [
					{ fromMilli: 1000, priceFen: 410 },
					{ fromMilli: 10_000, priceFen: 360 },
				],
			},
		]);
		expect((await journalOf(till, 'price-list/put')).at(-1)).toMatchObject({
			code: 'GW',
			import_id: importId,
			added: 1,
			refused: 2,
		});
		const again = await planned(CSV);
		expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
	});

	it('reads a workbook, from the sheet that has the prices', async () => {
		const rows = [
			['货号', '起订量', '协议价'],
			[TEA, 1, 4.1],
			[TEA, 12, 3.6],
		];
		const { importId, ...plan } = await planned(workbook(rows), '协议价.xlsx');
		expect(plan).toMatchObject({ state: 'planned', rows: 2, added: 1, refused: 0 });
		await till.ask('price-list/commit-import', { importId }, { approval });
		expect((await till.ask('price-list/get', { code: 'GW' })).products[0]?.tiers).toEqual([
			{ fromMilli: 1000, priceFen: 410 },
			{ fromMilli: 12_000, priceFen: 360 },
		]);
	});

	it('leaves nothing of one that was cancelled, and says what it cannot read', async () => {
		const { importId } = await planned(CSV);
		const gone = await till.ask('price-list/cancel-import', { importId }, { approval });
		expect(gone.state).toBe('cancelled');
		const late = await till.refused('price-list/commit-import', { importId }, { approval });
		expect(late).toEqual({ code: 'import/cancelled' });
		expect((await till.ask('price-list/get', { code: 'GW' })).products).toEqual([]);
		const failed = await planned('品名,备注\n茶,好\n');
		expect(failed).toMatchObject({ state: 'failed', problem: { code: 'price-list/no-header' } });
	});
});
