/** Goods from the catalogue as something that can be put into the basket. */
import { fen } from '#shared/kernel/money.ts';
import { milli, ONE, type Milli } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { LabelledLine } from '#shared/barcode/scale-label.ts';
import type { Ware } from '#shared/sale/change-line.ts';
import type { FoundProduct } from '../catalog/product-store.ts';
import type { Terminal } from '../terminal.ts';

export type WareParts = FoundProduct & {
	readonly quantity: Milli;
	readonly code?: string;
	/** What a scale label says. */
	readonly label?: LabelledLine;
};

/**
 * The tax rate is the one the product names, else the store's; what that is by now is found when
 * the basket is priced, so that goods put in before midnight do not keep yesterday's. A pack has
 * its own unit and price.
 */
export function wareOf(
	{ settings }: Terminal,
	{ product, pack, quantity, code, label }: WareParts,
): Ware {
	return {
		productId: product.product_id,
		sku: product.sku,
		name: product.name,
		...(product.spec === '' ? {} : { spec: product.spec }),
		...(code === undefined ? {} : { code }),
		dept: product.kind,
		...(product.category_id === null ? {} : { categoryId: product.category_id }),
		unit: pack?.name ?? product.unit,
		factor: milli(pack?.factor_milli ?? ONE),
		weighed: product.weighed === 1 && pack === undefined,
		quantity: label?.quantity ?? quantity,
		listPrice: fen(pack?.price_fen ?? product.price_fen),
		...(label === undefined ? {} : { labelAmount: label.amount }),
		tax: basisPoint(product.tax_bp ?? settings.current().taxBp),
	};
}
