/** Pieces drawn from the dearest on: how groups of pieces are filled. */
import { byFalling, type OwnPriced } from '../goods.ts';

export type Draw = {
	/** Places of the `count` dearest that are left, dearest first; undefined when there are fewer. */
	next(count: number): readonly number[] | undefined;
};

/**
 * `places` of `goods` by falling worth; what is drawn are places of `goods`, one for each piece.
 */
export function drawPieces(
	goods: readonly OwnPriced[],
	places: readonly number[],
	worth: (goods: OwnPriced) => number,
): Draw {
	const row = byFalling(
		places.flatMap((at) => goods[at] ?? []),
		worth,
	).flatMap((at) => places[at] ?? []);
	const left = row.map((at) => (goods[at]?.pieces === 0 ? 0 : (goods[at]?.free ?? 0)));
	let total = left.reduce((sum, count) => sum + count, 0);
	let cursor = 0;
	return {
		next: (count) => {
			if (total < count) return undefined;
			total -= count;
			const drawn: number[] = [];
			while (drawn.length < count) {
				if ((left[cursor] ?? 0) === 0) {
					cursor += 1;
					continue;
				}
				left[cursor] = (left[cursor] ?? 0) - 1;
				drawn.push(row[cursor] ?? 0);
			}
			return drawn;
		},
	};
}
