/** Which seed the laws draw from; what GUITAI_LAW_SEED may say. */
const STEADY_SEED = 20261126;

export function lawSeed(said: string | undefined): number | 'random' {
	if (said === undefined || said === '') return STEADY_SEED;
	if (said === 'random') return said;
	// What fast-check prints with a failure: a whole number of 32 bits, often below zero.
	const seed = Number(said);
	if (/^-?\d{1,10}$/.test(said) && (seed | 0) === seed) return seed;
	throw new Error(`GUITAI_LAW_SEED is a seed of 32 bits or "random", not "${said}"`);
}
