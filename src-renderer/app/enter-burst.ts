/**
 * Somebody who presses Enter twice has read the screen once: where a dialog came or went meanwhile,
 * the second press answers a question nobody has seen. So an Enter that follows another within a
 * moment counts only while what it is for stays the same. Told by the events' own times.
 */

/** Faster than anybody reads a new question. */
export const ENTER_BURST_MS = 300;

export type EnterBurst = {
	/** True for an Enter that is to do nothing. `turns`: how often what Enter is for has changed. */
	readonly isStray: (atMs: number, turns: number) => boolean;
};

export function openEnterBurst(): EnterBurst {
	let last = { atMs: Number.NEGATIVE_INFINITY, turns: 0 };
	return {
		isStray: (atMs, turns) => {
			const goesOn = atMs - last.atMs < ENTER_BURST_MS;
			last = { atMs, turns: goesOn ? last.turns : turns };
			return goesOn && last.turns !== turns;
		},
	};
}
