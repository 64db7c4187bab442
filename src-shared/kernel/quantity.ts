/** Quantities are thousandths: 1 piece = 1000, 735 g of a kilogram good = 735. */
import type { Brand } from './brand.ts';
import { assertSafe } from './integer.ts';

export type Milli = Brand<number, 'Milli'>;

export const MILLI = 1000;
export const ONE = 1000 as Milli;

export function milli(value: number): Milli {
	assertSafe(value, 'a quantity');
	return value as Milli;
}

/** Whole pieces as a quantity. */
export function pieces(count: number): Milli {
	return milli(count * MILLI);
}
