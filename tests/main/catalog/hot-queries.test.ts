// Goal: what a sale asks of the catalogue is one step in an index, on the real migrations: nothing
// is read through and nothing is sorted, however many products there are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogLookup } from '#main/catalog/import-lookup.ts';
import {
	findByCode,
	findByPlu,
	findBySku,
	findProduct,
	listByCategory,
	listCodes,
	listPrices,
} from '#main/catalog/product-store.ts';
import { onHand, unfoldedEvents } from '#main/catalog/stock-store.ts';
import type { ReadableLedger } from '#main/ledger/access.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

let ledger: TempLedger;
beforeAll(() => {
	ledger = openTempLedger();
});
afterAll(() => ledger.close());

/** The texts of everything that `work` prepares on this ledger. */
function queriesOf(work: (ledger: ReadableLedger) => void): string[] {
	const seen = new Set<string>();
	const { db } = ledger.pen;
	const spy: typeof db = new Proxy(db, {
		get: (target, key) => {
			if (key !== 'prepare') return Reflect.get(target, key, target) as unknown;
			return (sql: string) => {
				seen.add(sql);
				return target.prepare(sql);
			};
		},
	});
	work({ db: spy });
	return [...seen];
}

function planOf(sql: string): string[] {
	const names = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name, 1]);
	const places = sql.split('?').length - 1;
	const explain = ledger.pen.db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
	const rows =
		names.length > 0
			? explain.all(Object.fromEntries(names))
			: explain.all(...Array.from({ length: places }, () => 1));
	return (rows as { detail: string }[]).map(({ detail }) => detail);
}

const HOT: Record<string, (ledger: ReadableLedger) => unknown> = {
	'a barcode': (at) => findByCode(at, '6901028126212'),
	'a code of letters': (at) => findByCode(at, 'LB00012'),
	'a PLU': (at) => findByPlu(at, 123),
	'an item number': (at) => findBySku(at, 'A1'),
	'a product of a line': (at) => findProduct(at, 1),
	'its codes': (at) => listCodes(at, 1),
	'its price history': (at) => listPrices(at, 1),
	'a page of a category': (at) => listByCategory(at, 1, 0),
	'what is at hand': (at) => onHand(at, 1),
	'what waits to be folded': (at) => unfoldedEvents(at),
	'what an import asks of each row': (at) => {
		const lookup = catalogLookup(at);
		lookup.findBySku('A1');
		lookup.ownerOfPlu(1);
	},
};

describe('a hot query', () => {
	it.each(Object.entries(HOT))('for %s goes by an index', (_, work) => {
		const queries = queriesOf(work);
		expect(queries.length).toBeGreaterThan(0);
		for (const sql of queries) {
			for (const detail of planOf(sql)) {
				// The wrapped row of a count is not a table.
				if (/^SCAN (?:CONSTANT ROW|\(subquery-\d+\))$/.test(detail)) continue;
				expect(/^SCAN|TEMP B-TREE/.exec(detail), `${detail}\n${sql}`).toBeNull();
			}
		}
	});

	it('is caught when it reads a table through', () => {
		const [detail = ''] = planOf('SELECT product_id FROM product WHERE brand = ?');
		expect(detail).toMatch(/^SCAN/);
	});
});
