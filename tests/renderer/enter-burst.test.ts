// Goal: a second Enter in no time answers no question that came up in between.
import { describe, expect, it } from 'vitest';
import { openEnterBurst } from '../../src-renderer/app/enter-burst.ts';

/** Which of these are stray: [time of the press, dialogs that had come or gone by then]. */
function strays(...presses: readonly (readonly [atMs: number, turns: number])[]): boolean[] {
	const burst = openEnterBurst();
	return presses.map(([atMs, turns]) => burst.isStray(atMs, turns));
}

describe('an Enter in a burst', () => {
	it('counts while nothing has come or gone', () => {
		expect(strays([0, 0], [140, 0], [280, 0])).toEqual([false, false, false]);
	});

	it('does nothing once a dialog has come or gone, however long the burst', () => {
		expect(strays([0, 0], [140, 1], [280, 1], [420, 2])).toEqual([false, true, true, true]);
	});

	it('counts again after somebody could have read', () => {
		expect(strays([0, 0], [140, 1], [440, 1], [580, 1])).toEqual([false, true, false, false]);
	});
});
