// A priced basket of goods that cost these amounts, one piece each.
import { fen } from '#shared/kernel/money.ts';
import { pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { priceSale, type PricedSale } from '#shared/pricing/price-sale.ts';

export function saleOf(...amounts: number[]): PricedSale {
	return priceSale(
		amounts.map((amount, index) => ({
			lineId: `line_${index}` as LineId,
			seat: index + 1,
			productId: index,
			sku: String(index),
			name: '茶',
			dept: 'goods' as const,
			unit: '件',
			factor: pieces(1),
			weighed: false,
			quantity: pieces(1),
			listPrice: fen(amount),
			tax: basisPoint(1300),
		})),
	);
}
