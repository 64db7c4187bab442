// Goal: a manager imports goods through the contract while a cashier goes on selling: the basket
// keeps its prices, a repeated command does nothing again, and a restart in the middle leaves
// nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlanView } from '#shared/contract/views.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

const OFFICE = { session: 'office' } as const;

let till: TempTerminal;
beforeAll(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
beforeEach(async () => {
	await till.signIn('cashier');
	await till.signIn('manager', 'office');
});
afterAll(() => till.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');
const start = (text: string) =>
	till.ask('import/start', { files: [{ name: '商品.csv', base64: base64(text) }] }, OFFICE);

/** Waits until the import is as `holds` says; it may be so already. */
async function seen(
	importId: string,
	holds: (view: ImportPlanView) => boolean,
): Promise<ImportPlanView> {
	let stop = () => {};
	const told = new Promise<ImportPlanView>((resolve) => {
		stop = till.running.onEvent((one) => {
			if (one.event !== 'import/progress' || one.detail.importId !== importId) return;
			if (holds(one.detail)) resolve(one.detail);
		});
	});
	const now = await till.ask('import/look', { importId }, OFFICE);
	const view = holds(now) ? now : await told;
	stop();
	return view;
}

async function planned(text: string): Promise<ImportPlanView> {
	const { importId } = await start(text);
	return seen(importId, ({ state }) => state !== 'reading');
}

/** Something of the demo store that has a barcode and is sold by the piece. */
async function someGood() {
	const { products } = await till.ask('product/search', { text: '青溪乌龙茶' });
	const good = products.find(({ weighed, codes }) => !weighed && codes.length > 0);
	if (good === undefined) throw new Error('the demo store has no such product');
	return { ...good, code: good.codes[0] ?? '' };
}

describe('import/start', () => {
	it('is not a cashier’s to ask', async () => {
		const input = { files: [{ name: '商品.csv', base64: base64('货号,品名,售价\r\nZ1,茶,1') }] };
		expect(await till.refused('import/start', input)).toMatchObject({
			code: 'permission/needs-approval',
			role: 'manager',
		});
		expect(
			await till.ask('import/start', input, { approval: approvalOf('manager') }),
		).toMatchObject({ state: 'reading', rows: 0 });
	});

	it('fails with a reason when the upload is damaged or no list', async () => {
		const damaged = { files: [{ name: '商品.xls', base64: '%%%%' }] };
		const { importId } = await till.ask('import/start', damaged, OFFICE);
		expect(await seen(importId, ({ state }) => state !== 'reading')).toMatchObject({
			state: 'failed',
			problem: { code: 'import/unreadable', file: '商品.xls' },
		});
		expect(await till.refused('import/commit', { importId }, OFFICE)).toMatchObject({
			code: 'import/cancelled',
		});
	});

	it('says that an import is unknown or still being read', async () => {
		for (const name of ['import/look', 'import/commit', 'import/cancel'] as const) {
			expect((await till.refused(name, { importId: 'import_none' }, OFFICE)).code, name).toBe(
				'import/not-found',
			);
		}
		const { importId } = await start('货号,品名,售价\r\nZ1,茶,1');
		expect((await till.refused('import/commit', { importId }, OFFICE)).code).toBe(
			'import/still-reading',
		);
		expect(await till.ask('import/cancel', { importId }, OFFICE)).toMatchObject({
			state: 'cancelled',
		});
	});
});

describe('import/commit', () => {
	it('happens once however often it is asked', async () => {
		const plan = await planned('货号,品名,售价\r\nZ1,试验茶,3.50\r\nZ2,试验糖,0.80');
		expect(plan).toMatchObject({ state: 'planned', added: 2 });
		const { importId } = plan;
		const again = { ...OFFICE, commandId: 'command-import-1' };
		const [first, second] = await Promise.all([
			till.ask('import/commit', { importId }, again),
			till.ask('import/commit', { importId }, again),
		]);
		expect(first).toMatchObject({ state: 'done', added: 2 });
		expect(second).toEqual(first);
		await till.restart();
		await till.signIn('manager', 'office');
		expect(await till.ask('import/commit', { importId }, again)).toEqual(first);
		const { products } = await till.ask('product/search', { text: '试验' }, OFFICE);
		expect(products.map(({ name }) => name).toSorted()).toEqual(['试验糖', '试验茶']);
		const [product] = products;
		const history = await till.ask('product/find', { productId: product?.productId ?? 0 }, OFFICE);
		expect(history.history).toHaveLength(1);
	});

	it('lets a cashier sell meanwhile, at the prices that were scanned', async () => {
		const good = await someGood();
		await till.ask('scan/submit', { text: good.code, source: 'wedge' });
		const rows = Array.from({ length: 1200 }, (_, n) => `Y${n},在卖商品${n},1.00`);
		const dearer = `${good.sku},${good.name},99.00`;
		const { importId } = await planned(['货号,品名,售价', dearer, ...rows].join('\r\n'));
		const staging = seen(importId, ({ state, progress }) => {
			return state === 'committing' && progress > 0;
		});
		const commit = till.ask('import/commit', { importId }, OFFICE);
		await staging;
		await till.ask('scan/submit', { text: good.code, source: 'wedge' });
		expect(await commit).toMatchObject({ state: 'done', added: 1200, changed: 1 });

		const sale = await till.ask('sale/current', {});
		expect(sale.lines.map(({ listPriceFen }) => listPriceFen)).toEqual(
			sale.lines.map(() => good.priceFen),
		);
		expect(sale.totals.totalFen).toBe(2 * good.priceFen);
		await till.ask('sale/void', { saleId: sale.saleId });
		await till.ask('scan/submit', { text: good.code, source: 'wedge' });
		expect((await till.ask('sale/current', {})).totals.totalFen).toBe(99_00);
	});

	it('leaves nothing when the terminal is closed in the middle', async () => {
		const rows = Array.from({ length: 3000 }, (_, n) => `W${n},半路商品${n},1.00`);
		const { importId } = await planned(['货号,品名,售价', ...rows].join('\r\n'));
		const staging = seen(importId, ({ state, progress }) => {
			return state === 'committing' && progress > 0;
		});
		const commit = till.reply('import/commit', { importId }, OFFICE);
		await staging;
		await till.restart();
		expect((await commit).ok).toBe(false);
		await till.signIn('manager', 'office');
		expect((await till.refused('import/look', { importId }, OFFICE)).code).toBe('import/not-found');
		expect((await till.ask('product/search', { text: '半路商品' }, OFFICE)).products).toEqual([]);
	});
});

describe('product/add', () => {
	it('refuses what is empty or commands a printer', async () => {
		const refusedFor = async (wrong: { code?: string; name?: string; unit?: string }) => {
			const input = { code: 'X-1', name: '茶', priceText: '1', ...wrong };
			const refusal = await till.refused('product/add', input);
			return `${refusal.code} ${refusal['field']}`;
		};
		expect(await refusedFor({ code: '  ' })).toBe('product/invalid code');
		expect(await refusedFor({ code: '12\u001b@34' })).toBe('product/invalid code');
		expect(await refusedFor({ name: '茶\u0007' })).toBe('product/invalid name');
		expect(await refusedFor({ unit: '\u001dV' })).toBe('product/invalid unit');
	});
});
