/**
 * What the uses of a pass are worth. The price is split over the items by list price × uses, gifts
 * among them, and inside an item evenly by position: 1000.00 for three uses is 333.33, 333.34 and
 * 333.33 (E21, E22). A use that is undone gives back the value of its own position.
 */
import { cumulative, split } from '../kernel/allocate.ts';

export type WeighedItem = {
	readonly listPriceFen: number;
	readonly paid: number;
	readonly gift: number;
};

/** Fen per item, Σ = price. A time card is one value that its days share: its items have none. */
export function itemValues(priceFen: number, items: readonly WeighedItem[]): number[] {
	return split(
		priceFen,
		items.map(({ listPriceFen, paid, gift }) => listPriceFen * (paid + gift)),
	);
}

/** The value of the use at position `unit` (from 1) of `count` that share `valueFen`. */
export function unitValue(valueFen: number, unit: number, count: number): number {
	return cumulative(valueFen, unit, count) - cumulative(valueFen, unit - 1, count);
}

/** Of several positions, fen. */
export function unitsValue(valueFen: number, units: readonly number[], count: number): number {
	return units.reduce((sum, unit) => sum + unitValue(valueFen, unit, count), 0);
}
