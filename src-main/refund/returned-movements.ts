/** What came back as stock (库存): on the shelf again, and out again when it is thrown away. */
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { milli } from '#shared/kernel/quantity.ts';
import type { Movement } from '../catalog/stock-store.ts';

/** The movements of a returned part, in the order of its lines. */
export function movementsOf({ lines }: ReturnedPart): Movement[] {
	return lines.flatMap(({ disposition, product_id: productId, stock_milli: stock }): Movement[] => {
		if (disposition === 'none' || stock === 0) return [];
		const back = { productId, quantity: milli(stock), kind: 'RETURN' } as const;
		if (disposition === 'restock') return [back];
		return [back, { productId, quantity: milli(-stock), kind: 'LOSS' }];
	});
}
