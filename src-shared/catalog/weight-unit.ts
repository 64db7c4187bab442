/**
 * The weights that prices are given for. Scales and labels speak grams; a price may be per kg, per
 * 斤 or per 两, as the store writes it on its shelves.
 */

const GRAMS: Readonly<Record<string, number>> = {
	kg: 1000,
	千克: 1000,
	公斤: 1000,
	斤: 500,
	市斤: 500,
	'500g': 500,
	两: 50,
	g: 1,
	克: 1,
};

/** Grams in one `unit`, or undefined when the unit is no weight (个, 瓶). */
export function gramsPerUnit(unit: string): number | undefined {
	const key = unit.trim().toLowerCase();
	return Object.hasOwn(GRAMS, key) ? GRAMS[key] : undefined;
}

/** What a weighed product's label counts in when its unit is no weight: the kilogram. */
export const GRAMS_PER_DEFAULT_UNIT = 1000;
