/**
 * Which claims a basket takes: one of each group at most, so that the customer pays least. A
 * claim that the lines' own savings have put out of reach may still be the better choice; then
 * just enough of those savings is held back (让步). What is given for one choice never shrinks by
 * one more piece, so neither does the best.
 */
import { sumIn, type Basis, type Mask } from './basis.ts';
import { isTight, type Claim } from './order-claims.ts';
import { inTurn, isShare, weigh, type Choice } from './weigh-claims.ts';

/** Ways that are all tried; with more, only what amounts the goods could come to. */
const TRIED = 256;
/** Amounts that are tried, where there are more ways. */
const TRIED_AMOUNTS = 400;

/** Per group, 0 for nothing of it or the number of a claim from 1. */
type Way = readonly number[];
type Groups = readonly (readonly Claim[])[];
type Measure = (way: Way) => Choice;

export function chooseClaims(claims: readonly Claim[], basis: Basis): Choice {
	const tight = claims.some(isTight);
	const groups = byGroup(claims).map((group) =>
		tight ? group.toSorted(inOrder) : worthwhile(group),
	);
	const ways = groups.reduce((product, group) => product * (group.length + 1), 1);
	const measure = (way: Way) =>
		weigh(
			groups.flatMap((group, at) => group[(way[at] ?? 0) - 1] ?? []),
			basis,
		);
	if (ways <= TRIED) return bestOf(everyWay(groups, ways), measure).choice;
	const found = bestOf(waysByAmount(groups, basis), measure);
	return improved(found, groups, measure);
}

function byGroup(claims: readonly Claim[]): Claim[][] {
	const groups = new Map<string, Claim[]>();
	for (const claim of claims) {
		const held = groups.get(claim.group);
		if (held === undefined) groups.set(claim.group, [claim]);
		else held.push(claim);
	}
	return [...groups.values()];
}

/**
 * Of the claims over an amount that are reached as it is, the best for the same goods; those that
 * are worth more than it; and all over a share, whose worth grows with what is moved or held back.
 */
function worthwhile(group: readonly Claim[]): Claim[] {
	const order = group.toSorted(inOrder);
	const best = new Map<string, Claim>();
	for (const claim of order) {
		const key = keyOf(claim.mask);
		if (claim.missing === 0 && !isShare(claim) && !best.has(key)) best.set(key, claim);
	}
	return order.filter((claim) => {
		const reached = best.get(keyOf(claim.mask));
		if (claim === reached || isShare(claim) || claim.coupon !== undefined) return true;
		return claim.missing > 0 && claim.worth > (reached?.worth ?? 0);
	});
}

function keyOf(mask: Mask): string {
	return mask.map((isIn) => (isIn ? 1 : 0)).join('');
}

/** Of one group the bigger worth, then priority and id. */
function inOrder(a: Claim, b: Claim): number {
	return b.worth - a.worth || inTurn(a, b);
}

type Found = { readonly way: Way; readonly choice: Choice };

function bestOf(ways: Iterable<Way>, measure: Measure): Found {
	let best: Found = { way: [], choice: measure([]) };
	for (const way of ways) {
		const choice = measure(way);
		if (choice.gain > best.choice.gain) best = { way, choice };
	}
	return best;
}

function* everyWay(groups: Groups, ways: number): Generator<Way> {
	for (let number = 1; number < ways; number += 1) {
		let rest = number;
		yield groups.map((group) => {
			const digit = rest % (group.length + 1);
			rest = (rest - digit) / (group.length + 1);
			return digit;
		});
	}
}

/**
 * Once it is settled what each scope of goods comes to, every group has its best claim for that:
 * so it is enough to go through the amounts. Claims that stand alone are tried by themselves.
 */
function* waysByAmount(groups: Groups, basis: Basis): Generator<Way> {
	const scopes = new Map<string, Set<number>>();
	for (const { mask, reach } of groups.flat()) {
		const key = keyOf(mask);
		const amounts = scopes.get(key) ?? new Set([sumIn(mask, basis.nets)]);
		scopes.set(key, amounts.add(reach));
	}
	const keys = [...scopes.keys()];
	const amounts = [...scopes.values()].map((some) => [...some].sort((a, b) => a - b));
	const all = amounts.reduce((product, some) => product * some.length, 1);
	for (let number = 0; number < all && number < TRIED_AMOUNTS; number += 1) {
		let rest = number;
		const come = new Map<string, number>();
		for (const [at, some] of amounts.entries()) {
			const place = rest % some.length;
			come.set(keys[at] ?? '', some[place] ?? 0);
			rest = (rest - place) / some.length;
		}
		const fits = ({ mask, reach }: Claim) => reach <= (come.get(keyOf(mask)) ?? 0);
		const [alone, open] = [true, false].map((wanted) =>
			groups.map((group) => {
				const isAlone = group.some(({ promotion }) => promotion?.exclusive === true);
				return isAlone === wanted ? group.findIndex(fits) + 1 : 0;
			}),
		);
		if (open !== undefined) yield open;
		for (const [at, chosen] of alone?.entries() ?? []) {
			if (chosen > 0) yield groups.map((_, other) => (other === at ? chosen : 0));
		}
	}
}

/** One group after another changes to what is better, until none does. */
function improved(found: Found, groups: Groups, measure: Measure): Choice {
	let best = found;
	for (let before = -Infinity; before < best.choice.gain;) {
		before = best.choice.gain;
		for (const [at, group] of groups.entries()) {
			for (let number = 0; number <= group.length; number += 1) {
				const way = groups.map((_, other) => (other === at ? number : (best.way[other] ?? 0)));
				const choice = measure(way);
				if (choice.gain > best.choice.gain) best = { way, choice };
			}
		}
	}
	return best.choice;
}
