/**
 * The search behind choose-joint.ts: every bunch of goods goes to one of the promotions that
 * cover it. At first every promotion has all it covers, so that what they save
 * together is more than can be; giving a bunch to one of them takes it from the others. A branch
 * whose rest cannot beat the best way is not followed.
 */
import type { JointPrice } from './joint-promotion.ts';

/** Goods that move together, and the promotions they may go to. */
export type Bunch = { readonly places: readonly number[]; readonly options: readonly number[] };

type Price = (rule: number, places: readonly number[]) => JointPrice | undefined;
type Way = readonly JointPrice[];

export type Judge = {
	readonly price: Price;
	/** What a way is worth, at most what it saves; absent: what it saves. */
	readonly aim: ((way: Way) => number) | undefined;
};

/** Goods priced and branches followed during a search, together. */
const WORK = 200_000;
/** Bunches fit a bit mask. */
const MOST_BUNCHES = 30;

export function bestWay(bunches: readonly Bunch[], judge: Judge): Way {
	const { price } = judge;
	const first = bunches.map(() => 0);
	if (bunches.every(({ options }) => options.length === 1)) return wayOf(bunches, first, price);
	const few = bunches.length <= MOST_BUNCHES ? bunches : alike(bunches);
	if (few.length > MOST_BUNCHES) return improvedWay(few, price);
	const { way, complete } = searchWays(few, judge);
	return complete ? way : better(way, improvedWay(few, price));
}

/** Goods with the same promotions to choose from go together when there are too many. */
function alike(bunches: readonly Bunch[]): Bunch[] {
	const merged = new Map<string, { places: number[]; options: readonly number[] }>();
	for (const { places, options } of bunches) {
		const key = options.join();
		const held = merged.get(key);
		if (held === undefined) merged.set(key, { places: [...places], options });
		else held.places.push(...places);
	}
	return [...merged.values()];
}

/** What each promotion would lose with a bunch, and what stands open with it. */
type Loss = { readonly rule: number; readonly mask: number; readonly loss: number };
type Pick = { readonly at: number; readonly losses: readonly Loss[]; readonly all: number };

function searchWays(
	bunches: readonly Bunch[],
	{ price, aim = worthOf }: Judge,
): { readonly way: Way; readonly complete: boolean } {
	const prices = rememberPrices(bunches, price);
	/** Per promotion, the bunches it may still have, as a bit mask. */
	const has = coversOf(bunches);
	let branches = 0;
	let best = -1;
	let found: Way = [];
	const isSpent = () => branches + prices.work() > WORK;

	const keep = () => {
		const way = [...has].flatMap(([rule, mask]) => prices.of(rule, mask) ?? []);
		const worth = aim(way);
		if (worth > best) [best, found] = [worth, way];
	};
	/** `bound`: what the promotions save at most with all they may still have. */
	const descend = (open: readonly number[], bound: number): void => {
		const { at, losses, all } = tightest(open, bunches, { has, prices });
		branches += 1;
		const [bit, rest] = [1 << at, open.filter((other) => other !== at)];
		for (const { rule, mask } of losses) has.set(rule, mask & ~bit);
		for (const { rule, mask, loss } of losses) {
			const left = bound - all + loss;
			if (left <= best || isSpent()) break;
			has.set(rule, mask);
			if (rest.length > 0) descend(rest, left);
			else keep();
			has.set(rule, mask & ~bit);
		}
		for (const { rule, mask } of losses) has.set(rule, mask);
	};
	descend(
		[...bunches.keys()],
		[...has].reduce((sum, [rule, mask]) => sum + prices.saving(rule, mask), 0),
	);
	return { way: found, complete: !isSpent() };
}

/** The open bunch that tightens the bound most wherever it goes; its likeliest promotion first. */
function tightest(
	open: readonly number[],
	bunches: readonly Bunch[],
	{ has, prices }: { readonly has: ReadonlyMap<number, number>; readonly prices: Prices },
): Pick {
	let pick: Pick = { at: -1, losses: [], all: 0 };
	let most = -1;
	for (const at of open) {
		const losses = (bunches[at]?.options ?? []).map((rule): Loss => {
			const mask = has.get(rule) ?? 0;
			const without = prices.saving(rule, mask & ~(1 << at));
			return { rule, mask, loss: prices.saving(rule, mask) - without };
		});
		losses.sort((a, b) => b.loss - a.loss);
		const all = losses.reduce((sum, { loss }) => sum + loss, 0);
		const drop = all - (losses[0]?.loss ?? 0);
		if (drop > most) [most, pick] = [drop, { at, losses, all }];
	}
	return pick;
}

function coversOf(bunches: readonly Bunch[]): Map<number, number> {
	const covers = new Map<number, number>();
	for (const [at, { options }] of bunches.entries()) {
		for (const rule of options) covers.set(rule, (covers.get(rule) ?? 0) | (1 << at));
	}
	return new Map([...covers].sort(([a], [b]) => a - b));
}

type Prices = {
	of(rule: number, mask: number): JointPrice | undefined;
	saving(rule: number, mask: number): number;
	work(): number;
};

/** Each promotion is asked once for the same bunches; what it was asked for is the work. */
function rememberPrices(bunches: readonly Bunch[], price: Price): Prices {
	const known = new Map<number, Map<number, JointPrice | undefined>>();
	let work = 0;
	const of = (rule: number, mask: number): JointPrice | undefined => {
		if (mask === 0) return undefined;
		let byMask = known.get(rule);
		if (byMask === undefined) known.set(rule, (byMask = new Map()));
		const before = byMask.get(mask);
		if (before !== undefined) return before;
		const places = bunches.flatMap((bunch, at) => ((mask >> at) & 1 ? bunch.places : []));
		work += places.length;
		const found = price(rule, places);
		byMask.set(mask, found);
		return found;
	};
	return {
		of,
		work: () => work,
		saving: (rule: number, mask: number) => of(rule, mask)?.saving ?? 0,
	};
}

/** From the order of priority, one bunch after another moves to where it saves more. */
function improvedWay(bunches: readonly Bunch[], price: Price): Way {
	const chosen = bunches.map(() => 0);
	const worthBy = (rule: number) => {
		const places = bunches.flatMap((bunch, at) =>
			bunch.options[chosen[at] ?? 0] === rule ? bunch.places : [],
		);
		return places.length === 0 ? 0 : (price(rule, places)?.saving ?? 0);
	};
	const worth = new Map<number, number>();
	for (const rule of new Set(bunches.flatMap(({ options }) => options))) {
		worth.set(rule, worthBy(rule));
	}
	for (const [at, { options }] of bunches.entries()) {
		for (const option of options.keys()) {
			const before = chosen[at] ?? 0;
			const [from, to] = [options[before] ?? 0, options[option] ?? 0];
			if (from === to) continue;
			chosen[at] = option;
			const [left, gained] = [worthBy(from), worthBy(to)];
			if (left + gained > (worth.get(from) ?? 0) + (worth.get(to) ?? 0)) {
				worth.set(from, left).set(to, gained);
			} else chosen[at] = before;
		}
	}
	return wayOf(bunches, chosen, price);
}

function wayOf(bunches: readonly Bunch[], chosen: readonly number[], price: Price): Way {
	const byRule = new Map<number, number[]>();
	for (const [at, { places, options }] of bunches.entries()) {
		const rule = options[chosen[at] ?? 0] ?? 0;
		const held = byRule.get(rule);
		if (held === undefined) byRule.set(rule, [...places]);
		else held.push(...places);
	}
	return [...byRule].flatMap(([rule, places]) => price(rule, places) ?? []);
}

function better(a: Way, b: Way): Way {
	return worthOf(b) > worthOf(a) ? b : a;
}

function worthOf(way: Way): number {
	return way.reduce((sum, { saving }) => sum + saving, 0);
}
