/** Rates are basis points: 10 000 = 100 %, 1300 = 13 %. */
import type { Brand } from './brand.ts';
import { invariant } from './invariant.ts';

export type BasisPoint = Brand<number, 'BasisPoint'>;

/** Says that an integer from 0 to 1 000 000 is a rate in basis points. */
export function basisPoint(value: number): BasisPoint {
	invariant(
		Number.isInteger(value) && value >= 0 && value <= 1_000_000,
		`a rate must be 0…1000000 basis points, got ${value}`,
	);
	return value as BasisPoint;
}
