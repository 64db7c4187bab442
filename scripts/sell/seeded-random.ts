/** Chance with a seed (mulberry32): the same day again for the same number. */
export type Random = {
	/** 0 ≤ x < 1. */
	next(): number;
	/** A whole number from 0 to `below` − 1. */
	below(below: number): number;
	pick<T>(from: readonly T[]): T;
};

export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		pick: (from) => {
			const picked = from[below(from.length)];
			if (picked === undefined) throw new Error('nothing to pick from');
			return picked;
		},
	};
}
