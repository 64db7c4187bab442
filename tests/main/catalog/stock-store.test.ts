// Goal: what is at hand is every movement there ever was, folded or not, and may be negative.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertProduct, plainProduct } from '#main/catalog/save-product.ts';
import {
	foldStock,
	onHand,
	recordMovements,
	unfoldedEvents,
	type Movement,
} from '#main/catalog/stock-store.ts';
import { milli } from '#shared/kernel/quantity.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

let ledger: TempLedger;
let products: number[];
beforeEach(() => {
	ledger = openTempLedger();
	const by = { atMs: 1, operator: '1001', why: 'test' };
	products = ledger.pen.transaction(() =>
		['A', 'B', 'C'].map((sku) =>
			insertProduct(ledger.pen, plainProduct(sku, `商品${sku}`, 100), by),
		),
	);
});
afterEach(() => ledger.close());

/** Moves stock in one event of its own. */
function move(movements: readonly Movement[]): number {
	const { pen } = ledger;
	return pen.transaction(() => {
		const { pos } = pen.append({ kind: 'product/changed', v: 1, body: { test: 1 } });
		recordMovements(pen, pos, movements);
		return pos;
	});
}
const sold = (productId: number, pieces: number): Movement => ({
	productId,
	quantity: milli(-pieces * 1000),
	kind: 'SALE',
});

describe('stock', () => {
	it('is the base and the movements since, and may be negative', () => {
		const [a = 0, b = 0] = products;
		move([{ productId: a, quantity: milli(5000), kind: 'OPENING' }]);
		move([sold(a, 2), sold(b, 1)]);
		expect([onHand(ledger.pen, a), onHand(ledger.pen, b), onHand(ledger.pen, 99)]).toEqual([
			3000, -1000, 0,
		]);
		expect(foldStock(ledger.pen)).toBe(false);
		expect(unfoldedEvents(ledger.pen)).toBe(0);
		move([sold(a, 4)]);
		expect([onHand(ledger.pen, a), onHand(ledger.pen, b)]).toEqual([-1000, -1000]);
	});

	it('takes more lines than one statement holds', () => {
		const [a = 0] = products;
		move(Array.from({ length: 100 }, () => sold(a, 1)));
		expect(onHand(ledger.pen, a)).toBe(-100_000);
	});

	it('comes out the same however it is folded, and never splits an event', () => {
		const event = fc.array(
			fc.record({
				at: fc.nat(2),
				pieces: fc.integer({ min: -5, max: 5 }).filter((n) => n !== 0),
			}),
			{ minLength: 1, maxLength: 5 },
		);
		fc.assert(
			fc.property(
				fc.array(event, { maxLength: 8 }),
				fc.integer({ min: 1, max: 7 }),
				(events, most) => {
					const expected = products.map((id) => onHand(ledger.pen, id));
					for (const lines of events) {
						move(lines.map(({ at, pieces }) => sold(products[at] ?? 0, pieces)));
						for (const { at, pieces } of lines) {
							expected[at] = (expected[at] ?? 0) - pieces * 1000;
						}
						foldStock(ledger.pen, most);
					}
					expect(products.map((id) => onHand(ledger.pen, id))).toEqual(expected);
					while (foldStock(ledger.pen, most)) {
						expect(unfoldedEvents(ledger.pen)).toBeGreaterThan(0);
					}
					expect(products.map((id) => onHand(ledger.pen, id))).toEqual(expected);
				},
			),
			{ numRuns: 25 },
		);
	});

	it('refuses to change or remove what moved', () => {
		const [a = 0] = products;
		move([sold(a, 1)]);
		for (const sql of [
			'UPDATE stock_movement SET quantity_milli = 5',
			'DELETE FROM stock_movement',
		]) {
			expect(() => ledger.pen.db.exec(sql)).toThrow(/final/);
		}
	});

	it('reads only the movements after the fold', () => {
		const sql = `SELECT sum(quantity_milli) FROM stock_movement WHERE pos > 5 AND product_id = 1`;
		const plan = ledger.pen.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as {
			detail: string;
		}[];
		expect(plan.map(({ detail }) => detail)).toEqual([
			'SEARCH stock_movement USING PRIMARY KEY (pos>?)',
		]);
	});
});
