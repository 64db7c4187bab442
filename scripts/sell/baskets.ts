/**
 * Real baskets, mapped to goods of the catalogue: every item name of the baskets becomes one
 * product, drawn by the seed, so the same name is the same product all day and popular things stay
 * popular.
 */
import { readFileSync } from 'node:fs';
import type { ProductView } from '#shared/contract/views.ts';
import type { Random } from './seeded-random.ts';

/** One basket a line, item names with commas between; spaces around names do not count. */
export function readBaskets(file: string): string[][] {
	return readFileSync(file, 'utf8')
		.split(/\r?\n/)
		.map((line) =>
			line
				.split(',')
				.map((name) => name.trim())
				.filter((name) => name !== ''),
		)
		.filter((basket) => basket.length > 0);
}

/** Baskets of one to twelve names, where there is no file of real ones; some names come often. */
export function madeUpBaskets(count: number, random: Random): string[][] {
	return Array.from({ length: count }, () => {
		return Array.from({ length: 1 + random.below(12) }, () => {
			const few = random.next() < 0.5;
			return `goods ${random.below(few ? 20 : 200)}`;
		});
	});
}

/** Goods a cashier can scan or weigh: active, priced, with a barcode or weighed. */
export function isSellable(product: ProductView): boolean {
	return product.active && product.priceFen > 0 && (product.weighed || product.codes.length > 0);
}

export function mapToGoods(
	names: readonly string[],
	goods: readonly ProductView[],
	random: Random,
): Map<string, ProductView> {
	const sellable = goods.filter(isSellable);
	const sorted = [...new Set(names)].sort();
	return new Map(sorted.map((name) => [name, random.pick(sellable)]));
}
