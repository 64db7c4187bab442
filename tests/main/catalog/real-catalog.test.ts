// Goal: a real store's product export comes in whole, says its faults, and changes nothing twice.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findByCode, findBySku } from '#main/catalog/product-store.ts';
import { searchProducts } from '#main/catalog/search-products.ts';
import { openImportTerminal, type ImportTerminal } from './import-terminal.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/store-catalog');
const MISSING = `the real exports are not here: ${FOLDER}`;

const files = () =>
	Object.fromEntries(
		readdirSync(FOLDER)
			.filter((name) => name.endsWith('.xls'))
			.map((name) => [name, new Uint8Array(readFileSync(path.join(FOLDER, name)))]),
	);

describe('a real store', () => {
	let till: ImportTerminal;
	beforeAll(() => {
		till = openImportTerminal();
	});
	afterAll(() => till.ledger.close());

	it('comes in whole', async (ctx) => {
		ctx.skip(!existsSync(FOLDER), MISSING);
		const plan = await till.plan(files());
		expect(plan).toMatchObject({ state: 'planned', rows: 5136, added: 5136, refused: 0 });
		const reasons = new Set(plan.warnedRows.map(({ reason }) => reason));
		for (const reason of [
			'check-digit',
			'price-zero',
			'below-cost',
			'member-above-price',
			'tax-rate-unknown',
			'code-placeholder',
		]) {
			expect(reasons, reason).toContain(reason);
		}
		expect(await till.commit(plan.importId)).toMatchObject({
			ok: true,
			value: { state: 'done' },
		});
		const { pen } = till.ledger;
		expect(findByCode(pen, '6901028126212')).toBeDefined();
		expect(findBySku(pen, '00102')).toMatchObject({
			name: '西红柿',
			weighed: 1,
			plu: 102,
			price_fen: 400,
		});
		expect(searchProducts(pen, 'ydmgk', 20).map(({ name }) => name)).toContain(
			'11.2g益达蜜瓜口香糖',
		);
		expect(searchProducts(pen, '口香糖', 20).length).toBe(20);
	});

	it('changes nothing the second time', async (ctx) => {
		ctx.skip(!existsSync(FOLDER), MISSING);
		const plan = await till.plan(files());
		expect(plan).toMatchObject({ added: 0, changed: 0, unchanged: 5136, refused: 0 });
	});
});
