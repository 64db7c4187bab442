/** Judges a stretch of random baskets and counts what it saw; stretches add up. */
import { seededRandom } from '../sell/seeded-random.ts';
import { judgeBasket } from './judge-basket.ts';
import { randomBasket } from './random-basket.ts';

export type Stretch = { readonly seed: number; readonly from: number; readonly count: number };

export type Failure = { readonly basket: number; readonly law: string };

export type Tally = {
	baskets: number;
	lines: number;
	/** Priced with two rules or more. */
	ruled: number;
	/** By code. */
	refused: Record<string, number>;
	/** By the kind of promotion that explains it. */
	exceptions: Record<string, number>;
	/** How many baskets each kind of adjustment was in. */
	kinds: Record<string, number>;
	/** How many baskets had goods that came back, tax on top and the like. */
	features: Record<string, number>;
	failed: number;
	/** The first few. */
	failures: Failure[];
};

const SHOWN = 20;

export function emptyTally(): Tally {
	return {
		baskets: 0,
		lines: 0,
		ruled: 0,
		refused: {},
		exceptions: {},
		kinds: {},
		features: {},
		failed: 0,
		failures: [],
	};
}

/** The same baskets for the same stretch, whoever judges it. */
export function judgeStretch({ seed, from, count }: Stretch): Tally {
	const tally = emptyTally();
	for (let basket = from; basket < from + count; basket += 1) judgeOne(tally, seed, basket);
	return tally;
}

function judgeOne(tally: Tally, seed: number, number: number): void {
	const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ number);
	const basket = randomBasket(random);
	tally.baskets += 1;
	tally.lines += basket.lines.length;
	try {
		const { broken, refused, rules, kinds, features = [], exception } = judgeBasket(basket, random);
		if (refused !== undefined) count(tally.refused, refused);
		if (exception !== undefined) count(tally.exceptions, exception);
		if (rules.length >= 2) tally.ruled += 1;
		for (const kind of kinds) count(tally.kinds, kind);
		for (const feature of features) count(tally.features, feature);
		if (broken !== undefined) fail(tally, number, broken);
	} catch (bug) {
		fail(tally, number, bug instanceof Error ? (bug.stack ?? bug.message) : String(bug));
	}
}

function fail(tally: Tally, basket: number, law: string): void {
	tally.failed += 1;
	if (tally.failures.length < SHOWN) tally.failures.push({ basket, law });
}

function count(counts: Record<string, number>, key: string, more = 1): void {
	counts[key] = (counts[key] ?? 0) + more;
}

export function addTally(sum: Tally, more: Tally): void {
	sum.baskets += more.baskets;
	sum.lines += more.lines;
	sum.ruled += more.ruled;
	sum.failed += more.failed;
	sum.failures.push(...more.failures.slice(0, Math.max(0, SHOWN - sum.failures.length)));
	for (const group of ['refused', 'exceptions', 'kinds', 'features'] as const) {
		for (const [key, times] of Object.entries(more[group])) count(sum[group], key, times);
	}
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
	return Object.values(counts).reduce((sum, times) => sum + times, 0);
}
