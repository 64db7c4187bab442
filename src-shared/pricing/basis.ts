/**
 * What the lines cost before anything comes off the basket, and how much of that is not settled.
 */
import { netOf, type LineStage } from './staged-line.ts';

/** Per line: in or not. */
export type Mask = readonly boolean[];

/** A saving of a joint promotion, and where else on its goods it could lie. */
export type Movable = {
	/** Places of the lines. */
	readonly places: readonly number[];
	/** Same order: what lies there. */
	readonly shares: readonly number[];
	/** Same order: what could lie there. */
	readonly most: readonly number[];
};

export type Basis = {
	/** Per line, fen. */
	readonly nets: readonly number[];
	/** Per line, what could be held back of its savings. */
	readonly holdable: readonly number[];
	readonly movable: readonly Movable[];
	/** Places of lines in the order in which they give back: by product, not by scanning. */
	readonly order: readonly number[];
};

export function basisOf({ lines, joint }: LineStage): Basis {
	const holdable = lines.map((line) => line.holdable);
	const order = [...lines.keys()].sort((a, b) => {
		const [left, right] = [lines[a]?.goods.productId ?? 0, lines[b]?.goods.productId ?? 0];
		return left - right || (holdable[b] ?? 0) - (holdable[a] ?? 0);
	});
	return { nets: lines.map(netOf), holdable, movable: joint, order };
}

export function sumIn(mask: Mask, amounts: readonly number[]): number {
	return amounts.reduce((sum, amount, at) => (mask[at] === true ? sum + amount : sum), 0);
}

/** The most a scope could come to. */
export function reachableIn(mask: Mask, { nets, holdable, movable }: Basis): number {
	const moved = movable.reduce((sum, { places, shares, most }) => {
		let [inside, room] = [0, 0];
		for (const [place, at] of places.entries()) {
			if (mask[at] === true) inside += shares[place] ?? 0;
			else room += (most[place] ?? 0) - (shares[place] ?? 0);
		}
		return sum + Math.min(inside, room);
	}, 0);
	return sumIn(mask, nets) + sumIn(mask, holdable) + moved;
}
