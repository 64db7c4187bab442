/**
 * How the shelves of the demo store are written down: a family is a name, its kinds and its sizes;
 * every kind in every size is one product.
 */
export type DemoSize = {
	/** 规格; empty for the plain thing. */
	readonly spec: string;
	readonly unit: string;
	readonly priceFen: number;
};

/** A name at the price of its size, or at its own price in fen. */
export type DemoName = string | readonly [name: string, priceFen: number];

export type DemoFamily = {
	readonly category: readonly [string, string];
	readonly taxBp: number;
	/** Full names, with a price of their own where one fits them better; a spec is put behind them. */
	readonly names: readonly DemoName[];
	readonly sizes: readonly DemoSize[];
	readonly kind?: 'service';
	/** Sold by weight in the kg; gets a PLU. */
	readonly weighed?: true;
	/** Pieces in a 箱 with a barcode of its own. */
	readonly pack?: { readonly name: string; readonly of: number; readonly priceFen: number };
};

/** A size at its price. */
export const size = (spec: string, unit: string, priceFen: number): DemoSize => ({
	spec,
	unit,
	priceFen,
});
