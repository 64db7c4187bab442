/**
 * Money is a whole number of fen (分), 1 yuan = 100 fen. No float ever touches it; products with
 * quantities and rates go through BigInt and round half away from zero.
 */
import type { Brand } from './brand.ts';
import { assertSafe, multiplyDivide } from './integer.ts';
import type { BasisPoint } from './rate.ts';
import { MILLI, type Milli } from './quantity.ts';

export type Fen = Brand<number, 'Fen'>;

export const ZERO_FEN = 0 as Fen;

/** Says that an integer is an amount of fen; throws on fractions and unsafe integers. */
export function fen(value: number): Fen {
	assertSafe(value, 'an amount of fen');
	return value as Fen;
}

export function add(a: Fen, b: Fen): Fen {
	return fen(a + b);
}

export function subtract(a: Fen, b: Fen): Fen {
	return fen(a - b);
}

export function negate(a: Fen): Fen {
	return fen(a === 0 ? 0 : -a);
}

export function sum(amounts: Iterable<Fen>): Fen {
	let total = 0;
	for (const amount of amounts) total += amount;
	return fen(total);
}

/** unit price × quantity, rounded half away from zero (E1: 1280 fen/kg × 735 g = 941). */
export function priceTimes(unitPrice: Fen, quantity: Milli): Fen {
	return fen(multiplyDivide(unitPrice, quantity, MILLI));
}

/** The amount at a percentage of it, in basis points (E2: 9970 × 85 % = 8475). */
export function atRate(amount: Fen, rate: BasisPoint): Fen {
	return fen(multiplyDivide(amount, rate, 10_000));
}
