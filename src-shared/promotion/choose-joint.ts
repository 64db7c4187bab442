/**
 * Which joint promotion prices which goods. One product takes part in one joint promotion at a
 * time (组合类促销不同享), and of all ways to share the products out the one that saves most is taken.
 * Every promotion gives no less for one more piece, and so does the best way: adding goods never
 * takes a saving away. The search is complete up to WORK; beyond it, in baskets with dozens of
 * products that several promotions cover, the best way found by then is taken.
 */
import type { OwnPriced } from './goods.ts';
import { saveBy, type Earned, type JointPrice } from './joint-promotion.ts';
import { bestWay, type Bunch } from './search-ways.ts';

/** What the pieces cost by themselves: now, and before any condition was met. */
export type PricedGoods = {
	readonly now: readonly OwnPriced[];
	readonly plain: readonly OwnPriced[];
};

/**
 * What a way is worth when it is chosen for something beyond its own savings; never more than
 * those.
 */
export type Aim = (way: readonly JointPrice[]) => number;

/**
 * The promotions that price something, in the best way by their savings or by what is aimed at.
 */
export function chooseJoint(
	earned: readonly Earned[],
	goods: PricedGoods,
	aim?: Aim,
): readonly JointPrice[] {
	// What could save nothing on all its goods together saves nothing on some of them.
	const useful = earned.filter((one) => priceBy(one, one.covers, goods.plain).saving > 0);
	const covered = coveredBy(useful, goods.now);
	const price = (rule: number, some: readonly number[]) => {
		const one = useful[rule];
		return one === undefined ? undefined : priceBy(one, some, goods.now);
	};
	return clustersOf(useful, covered).flatMap((unsorted) => {
		const places = canonical(unsorted, goods.now);
		const bunches = bunchesOf(places, covered, goods.now);
		return bestWay(bunches, { price, aim }).filter(({ saving }) => saving > 0);
	});
}

function priceBy(
	earned: Earned,
	places: readonly number[],
	goods: readonly OwnPriced[],
): JointPrice {
	const some = places.flatMap((at) => goods[at] ?? []);
	return { earned, places, ...saveBy(earned, some) };
}

/** Per place, the promotions that may price it, by priority, then id, as they are handed in. */
function coveredBy(earned: readonly Earned[], goods: readonly OwnPriced[]): number[][] {
	const covered: number[][] = goods.map(() => []);
	for (const [rule, { covers }] of earned.entries()) {
		for (const at of covers) if ((goods[at]?.free ?? 0) > 0) covered[at]?.push(rule);
	}
	return covered;
}

function clustersOf(earned: readonly Earned[], covered: readonly number[][]): number[][] {
	const clusterOf = earned.map((_, rule) => rule);
	const root = (rule: number): number => {
		const parent = clusterOf[rule] ?? rule;
		return parent === rule ? rule : root(parent);
	};
	for (const [first, ...rest] of covered) {
		for (const rule of rest) clusterOf[root(rule)] = root(first ?? rule);
	}
	const clusters = new Map<number, number[]>();
	for (const [at, [first]] of covered.entries()) {
		if (first === undefined) continue;
		const key = root(first);
		const places = clusters.get(key);
		if (places === undefined) clusters.set(key, [at]);
		else places.push(at);
	}
	return [...clusters.values()];
}

/** By product, so that the order of scanning decides nothing, not even between equals. */
function canonical(places: readonly number[], goods: readonly OwnPriced[]): number[] {
	return places.toSorted((a, b) => {
		const [left, right] = [goods[a], goods[b]];
		if (left === undefined || right === undefined) return a - b;
		const apart = left.productId - right.productId || right.own - left.own;
		return apart || right.free - left.free || right.pieces - left.pieces || a - b;
	});
}

/** The lines of one product that the same promotions cover move together. */
function bunchesOf(
	places: readonly number[],
	covered: readonly number[][],
	goods: readonly OwnPriced[],
): Bunch[] {
	const bunches = new Map<string, { places: number[]; options: readonly number[] }>();
	for (const at of places) {
		const options = covered[at] ?? [];
		const key = `${goods[at]?.productId}|${options.join()}`;
		const held = bunches.get(key);
		if (held === undefined) bunches.set(key, { places: [at], options });
		else held.places.push(at);
	}
	return [...bunches.values()];
}
