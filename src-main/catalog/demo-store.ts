/**
 * Fills an empty ledger with the demo store: about 300 goods and services with in-store barcodes
 * (prefix 20, restricted circulation), PLUs for what is weighed, packs with barcodes of their own,
 * and some stock. The same every time.
 */
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import { milli } from '#shared/kernel/quantity.ts';
import type { WritableLedger } from '../ledger/access.ts';
import type { DemoFamily, DemoSize } from './demo-family.ts';
import { demoFamilies } from './demo-goods.ts';
import {
	ensureCategory,
	insertCode,
	insertPack,
	insertProduct,
	plainProduct,
	type SavedBy,
} from './save-product.ts';
import { recordMovements, type Movement } from './stock-store.ts';

export type SeededBy = { readonly atMs: number; readonly operator: string };

/**
 * Writes the demo goods; call it inside a transaction, once. Returns how many products there are.
 */
export function seedDemoStore(pen: WritableLedger, { atMs, operator }: SeededBy): number {
	const by: SavedBy = { atMs, operator, why: 'demo' };
	const opening: Movement[] = [];
	let number = 0;
	let plu = 100;
	for (const family of demoFamilies) {
		const [parent, child] = family.category;
		const categoryId = ensureCategory(pen, child, ensureCategory(pen, parent));
		for (const [index, named] of family.names.entries()) {
			const [name, ownPriceFen] = typeof named === 'string' ? [named] : named;
			for (const size of family.sizes) {
				number += 1;
				if (family.weighed === true) plu += 1;
				const place = { number, categoryId, plu: family.weighed === true ? plu : null };
				// Kinds of one family differ a little in price, always by whole jiao.
				const priceFen = ownPriceFen ?? size.priceFen + (index % 5) * 30;
				const priced = { ...size, priceFen };
				const productId = seedProduct(pen, {
					family,
					name,
					size: priced,
					index,
					place,
					by,
				});
				if (size === family.sizes[0]) seedPack(pen, { family, productId, number });
				if (family.kind !== 'service') {
					opening.push({
						productId,
						quantity: milli(20_000 + (number % 17) * 3000),
						kind: 'OPENING',
					});
				}
			}
		}
	}
	const { pos } = pen.append({
		kind: 'catalog/imported',
		v: 1,
		operator,
		body: { source: 'demo', added: number, changed: 0 },
	});
	recordMovements(pen, pos, opening);
	return number;
}

type DemoProduct = {
	readonly family: DemoFamily;
	readonly name: string;
	readonly size: DemoSize;
	readonly index: number;
	readonly place: {
		readonly number: number;
		readonly categoryId: number;
		readonly plu: number | null;
	};
	readonly by: SavedBy;
};

function seedProduct(
	pen: WritableLedger,
	{ family, name, size, index, place, by }: DemoProduct,
): number {
	const { priceFen } = size;
	const productId = insertProduct(
		pen,
		{
			...plainProduct(
				String(10_000 + place.number),
				size.spec === '' ? name : `${name} ${size.spec}`,
				priceFen,
			),
			spec: size.spec,
			category_id: place.categoryId,
			unit: size.unit,
			kind: family.kind ?? 'goods',
			weighed: family.weighed === true ? 1 : 0,
			plu: place.plu,
			member_price_fen: index % 3 === 0 ? Math.floor((priceFen * 95) / 1000) * 10 : null,
			cost_fen: Math.floor((priceFen * 6) / 10),
			tax_bp: family.taxBp,
		},
		by,
	);
	insertCode(pen, inStoreCode('20', place.number), { productId });
	return productId;
}

type DemoPack = {
	readonly family: DemoFamily;
	readonly productId: number;
	readonly number: number;
};

/** The 箱 of a family's first size, with a barcode of its own. */
function seedPack(pen: WritableLedger, { family: { pack }, productId, number }: DemoPack): void {
	if (pack === undefined) return;
	const unitId = insertPack(pen, productId, {
		name: pack.name,
		factorMilli: pack.of * 1000,
		priceFen: pack.priceFen,
	});
	insertCode(pen, inStoreCode('29', number), { productId, unitId });
}

/** A 13-digit code of restricted circulation: prefix, ten digits, check digit. */
export function inStoreCode(prefix: '20' | '29', number: number): string {
	return withCheckDigit(`${prefix}${String(number).padStart(10, '0')}`);
}
