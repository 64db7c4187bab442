/**
 * What 第N件折扣 and 买N送M have in common: of every group of pieces the cheapest cost less. The other
 * pieces of a group cost their list price, whatever price they have by themselves: a piece has one
 * price, and in a group it is the group's. What stands in no group keeps its own price.
 *
 * The groups are the best there are for the customer. Pieces are looked at from the dearest on,
 * and each is left out, or paid for in the open group, or one of its cheap ones; the best way to
 * every state of the open group is remembered. One more piece may always be left out, so it never
 * takes a saving away.
 */
import { allocate } from '../../kernel/allocate.ts';
import { byFalling, nothingSaved, type JointSaving, type OwnPriced } from '../goods.ts';

export type CheapestRule = {
	/** What a cheap piece costs. */
	readonly price: (goods: OwnPriced) => number;
	/** Pieces of a group at their list price, ≥ 1, and then 1 to `cheap` cheap ones. */
	readonly paid: number;
	readonly cheap: number;
	/** Groups at most, by the promotion's limits. */
	readonly most: number;
};

/** The best way to a state, as a chain back to the beginning. */
type Way = {
	readonly gain: number;
	readonly at: number;
	readonly isCheap: boolean;
	readonly before: Way | undefined;
};

const START: Way = { gain: 0, at: -1, isCheap: false, before: undefined };

export function cheapestOfGroup(goods: readonly OwnPriced[], rule: CheapestRule): JointSaving {
	const size = rule.paid + rule.cheap;
	const pieces = piecesOf(goods);
	const groups = Math.min(rule.most, Math.floor(pieces.length / (rule.paid + 1)));
	if (groups <= 0) return nothingSaved(goods);
	// States: groups begun so far, counted only where a limit may bind, times pieces of the open one.
	const binds = rule.most < Math.floor(pieces.length / (rule.paid + 1));
	const rows = binds ? groups + 1 : 1;
	let ways: (Way | undefined)[] = Array.from({ length: rows * size }, () => undefined);
	ways[0] = START;
	for (const at of pieces) {
		const one = goods[at];
		if (one !== undefined) ways = withPiece(ways, { at, one, rule, size, binds });
	}
	const best = ways.reduce<Way>((found, way, state) => {
		const open = state % size;
		const isWhole = open === 0 || open > rule.paid;
		return way !== undefined && isWhole && way.gain > found.gain ? way : found;
	}, START);
	return savingOf(best, goods);
}

type Piece = {
	readonly at: number;
	readonly one: OwnPriced;
	readonly rule: CheapestRule;
	readonly size: number;
	readonly binds: boolean;
};

function withPiece(ways: readonly (Way | undefined)[], piece: Piece): (Way | undefined)[] {
	const { at, one, rule, size, binds } = piece;
	const next = [...ways];
	const reach = (state: number, before: Way, isCheap: boolean) => {
		const price = isCheap ? Math.min(one.list, rule.price(one)) : one.list;
		const gain = before.gain + one.own - price;
		if (state < next.length && gain > (next[state]?.gain ?? -Infinity)) {
			next[state] = { gain, at, isCheap, before };
		}
	};
	for (const [state, way] of ways.entries()) {
		if (way === undefined) continue;
		const open = state % size;
		const row = state - open;
		// A group that has a cheap piece already may be closed, and the next one begun.
		if (open === 0 || open > rule.paid) reach((binds ? row + size : row) + 1, way, false);
		if (open > 0 && open < rule.paid) reach(state + 1, way, false);
		if (open >= rule.paid) reach(open + 1 === size ? row : state + 1, way, true);
	}
	return next;
}

/** Places of `goods`, one for each piece that may take part, dearest list price first. */
function piecesOf(goods: readonly OwnPriced[]): number[] {
	return byFalling(goods, ({ list }: OwnPriced) => list).flatMap((at) => {
		const { pieces = 0, free = 0 } = goods[at] ?? {};
		return pieces === 0 ? [] : Array.from({ length: free }, () => at);
	});
}

function savingOf(best: Way, goods: readonly OwnPriced[]): JointSaving {
	const taken = goods.map(() => 0);
	let cheap = 0;
	for (let way: Way | undefined = best; way !== undefined && way !== START; way = way.before) {
		taken[way.at] = (taken[way.at] ?? 0) + 1;
		if (way.isCheap) cheap += 1;
	}
	if (best.gain <= 0) return nothingSaved(goods);
	const weights = goods.map(({ own }, at) => own * (taken[at] ?? 0));
	// The pieces of the groups share what is saved, so that returning one of them is fair.
	return { saving: best.gain, shares: allocate(best.gain, weights), taken, times: cheap };
}
