// Goal: every move of the basket can be taken back, whatever came before it, and the basket never
// holds what cannot be sold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { milli, pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { LineId, SaleId } from '#shared/kernel/ids.ts';
import {
	addLine,
	changeQuantity,
	overrideDepth,
	overridePrice,
	removeLine,
	repeatLine,
	type Ware,
} from '#shared/sale/change-line.ts';
import {
	MAX_LINES,
	newSale,
	undoChange,
	UNDO_DEPTH,
	type OpenSale,
} from '#shared/sale/open-sale.ts';

const tea: Ware = {
	productId: 1,
	sku: '1',
	name: '茶',
	dept: 'goods',
	unit: '瓶',
	factor: pieces(1),
	weighed: false,
	quantity: pieces(1),
	listPrice: fen(450),
	tax: basisPoint(1300),
};
const apple: Ware = {
	...tea,
	productId: 2,
	name: '苹果',
	unit: 'kg',
	weighed: true,
	quantity: milli(735),
};
const empty = () => newSale('sale_1' as SaleId, '1003', 0);

/** Adds wares one after another with line ids 1, 2, … */
function filled(...wares: Ware[]): OpenSale {
	return wares.reduce((sale, ware, index) => {
		const added = addLine(sale, ware, `line_${index + 1}` as LineId);
		if (!added.ok) throw new Error(added.refusal.code);
		return added.value.sale;
	}, empty());
}

describe('the basket', () => {
	it('counts the same goods up in place, and gives weighed goods a line each', () => {
		const sale = filled(tea, apple, tea, apple);
		expect(sale.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
			['茶', 2000],
			['苹果', 735],
			['苹果', 735],
		]);
	});
	it('keeps goods at another price apart: an open basket keeps the price it was scanned at', () => {
		const sale = filled(tea, { ...tea, listPrice: fen(500) });
		expect(sale.lines.map(({ listPrice }) => listPrice)).toEqual([450, 500]);
	});
	it.each([
		[0, 'quantity/not-positive'],
		[-1000, 'quantity/not-positive'],
		[1500, 'quantity/whole-pieces'],
		[999_001, 'quantity/too-large'],
	])('refuses a quantity of %i', (quantity, code) => {
		const done = changeQuantity(filled(tea), 'line_1' as LineId, milli(quantity));
		expect(done).toMatchObject({ ok: false, refusal: { code } });
	});
	it('keeps the quantity of a label', () => {
		const sale = filled({ ...apple, labelAmount: fen(1999) });
		const done = changeQuantity(sale, 'line_1' as LineId, milli(1000));
		expect(done).toMatchObject({ refusal: { code: 'quantity/from-label' } });
	});
	it('never lifts a price above the list, except where there is none', () => {
		const by = { reason: 'other', by: '1' };
		const dear = overridePrice(filled(tea), 'line_1' as LineId, { ...by, unitPrice: fen(451) });
		expect(dear).toMatchObject({ refusal: { code: 'price/above-list', list: 450 } });
		const free = filled({ ...tea, listPrice: fen(0) });
		expect(overridePrice(free, 'line_1' as LineId, { ...by, unitPrice: fen(451) }).ok).toBe(true);
		const negative = overridePrice(free, 'line_1' as LineId, { ...by, unitPrice: fen(-1) });
		expect(negative).toMatchObject({ refusal: { code: 'price/negative' } });
		expect(overrideDepth(fen(1000), fen(899))).toBe(1010);
	});
	it('says when a line is gone', () => {
		expect(removeLine(empty(), 'line_9' as LineId)).toMatchObject({
			refusal: { code: 'sale/line-gone' },
		});
		const again = repeatLine(empty(), 'line_9' as LineId, 'line_10' as LineId);
		expect(again).toMatchObject({ refusal: { code: 'sale/line-gone' } });
	});
	it('ends at five hundred lines', () => {
		const many = Array.from({ length: MAX_LINES }, () => apple);
		const more = addLine(filled(...many), apple, 'line_x' as LineId);
		expect(more).toMatchObject({ refusal: { code: 'sale/too-many-lines', most: MAX_LINES } });
	});

	const move = fc.record({
		what: fc.constantFrom('tea', 'apple', 'quantity', 'price', 'remove', 'repeat'),
		at: fc.nat(5),
		n: fc.integer({ min: 1, max: 9 }),
	});

	it('takes every move back, in order, to where it was', () => {
		fc.assert(
			fc.property(fc.array(move, { maxLength: UNDO_DEPTH }), (moves) => {
				let sale = empty();
				const past: OpenSale[] = [];
				for (const [index, { what, at, n }] of moves.entries()) {
					const next = `line_${index}` as LineId;
					const line = sale.lines[at % Math.max(1, sale.lines.length)];
					const id = line?.lineId ?? ('none' as LineId);
					const price = { unitPrice: fen(n), reason: 'other', by: '1' };
					const done = {
						tea: () => addLine(sale, tea, next),
						apple: () => addLine(sale, apple, next),
						quantity: () => changeQuantity(sale, id, pieces(n)),
						price: () => overridePrice(sale, id, price),
						remove: () => removeLine(sale, id),
						repeat: () => repeatLine(sale, id, next),
					}[what as 'tea']();
					if (!done.ok) continue;
					past.push(sale);
					sale = done.value.sale;
				}
				for (const before of past.reverse()) {
					const undone = undoChange(sale);
					expect(undone?.sale.lines).toEqual(before.lines);
					sale = undone?.sale ?? sale;
				}
				expect(undoChange(sale)).toBeUndefined();
			}),
		);
	});
});
