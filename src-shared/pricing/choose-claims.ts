/**
 * Which claims a basket takes: one of each group at most, so that the customer pays least. A
 * claim that the lines' own savings have put out of reach may still be the better choice; then
 * just enough of those savings is held back (让步). What is given for one choice never shrinks by
 * one more piece, so neither does the best.
 */
import type { CouponBenefit } from '../coupon/coupon.ts';
import { atRate, fen } from '../kernel/money.ts';
import { allocate } from '../kernel/allocate.ts';
import { sumIn, type Basis, type Mask } from './basis.ts';
import { worthOfStep, type Claim } from './order-claims.ts';
import { raiseScopes, type Need, type Raised } from './raise-scopes.ts';
import { classSums } from './spread.ts';

export type Taken = { readonly claim: Claim; readonly worth: number };

export type Choice = {
	readonly taken: readonly Taken[];
	/** What had to be moved and held back for it; absent when it cannot be. */
	readonly raised?: Raised;
	/** Σ worth − Σ held; −Infinity for what cannot be. */
	readonly gain: number;
};

/** Ways that are all tried; with more, one group after another is improved. */
const TRIED = 256;

export function chooseClaims(claims: readonly Claim[], basis: Basis): Choice {
	const groups = byGroup(claims).map(worthwhile);
	const ways = groups.reduce((product, group) => product * (group.length + 1), 1);
	const measure = (chosen: readonly number[]) =>
		weigh(
			groups.flatMap((group, at) => group[(chosen[at] ?? 0) - 1] ?? []),
			basis,
		);
	return ways <= TRIED ? bestOfAll(groups, ways, measure) : improved(groups, measure);
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
 * Of the claims over an amount that are reached as it is, the best; those that are worth more than
 * it; and all over a share, whose worth grows with what is moved or held back.
 */
function worthwhile(group: readonly Claim[]): Claim[] {
	const order = group.toSorted(inOrder);
	const best = order.find((claim) => claim.missing === 0 && !isShare(claim));
	return order.filter((claim) => {
		if (claim === best || isShare(claim) || claim.coupon !== undefined) return true;
		return claim.missing > 0 && claim.worth > (best?.worth ?? 0);
	});
}

/** Of one group the bigger worth, then priority and id. */
function inOrder(a: Claim, b: Claim): number {
	return b.worth - a.worth || inTurn(a, b);
}

/** Spend-and-save by priority, bigger worth and id; then coupons by code. */
export function inTurn(a: Claim, b: Claim): number {
	const [left, right] = [a.promotion, b.promotion];
	if (left === undefined || right === undefined) {
		if (left !== right) return left === undefined ? 1 : -1;
		return (a.coupon?.code ?? '') < (b.coupon?.code ?? '') ? -1 : 1;
	}
	return left.priority - right.priority || b.worth - a.worth || (left.id < right.id ? -1 : 1);
}

function bestOfAll(
	groups: readonly (readonly Claim[])[],
	ways: number,
	measure: (chosen: readonly number[]) => Choice,
): Choice {
	let best = measure([]);
	for (let way = 1; way < ways; way += 1) {
		let rest = way;
		const chosen = groups.map((group) => {
			const digit = rest % (group.length + 1);
			rest = (rest - digit) / (group.length + 1);
			return digit;
		});
		const found = measure(chosen);
		if (found.gain > best.gain) best = found;
	}
	return best;
}

function improved(
	groups: readonly (readonly Claim[])[],
	measure: (chosen: readonly number[]) => Choice,
): Choice {
	const chosen = groups.map(() => 0);
	let best = measure(chosen);
	for (const [at, group] of groups.entries()) {
		for (const number of group.keys()) {
			const before = chosen[at] ?? 0;
			chosen[at] = number + 1;
			const found = measure(chosen);
			if (found.gain > best.gain) best = found;
			else chosen[at] = before;
		}
	}
	return best;
}

function weigh(claims: readonly Claim[], basis: Basis): Choice {
	const saves = claims.filter(({ promotion }) => promotion !== undefined);
	const alone = saves.some(({ promotion }) => promotion?.exclusive === true);
	if (alone && saves.length > 1) return IMPOSSIBLE;
	const ordered = claims.toSorted(inTurn);
	const masks = ordered.map(({ mask }) => mask);
	const needs = ordered.filter(({ missing }) => missing > 0);
	const shares = ordered.filter(isShare).map(({ mask }) => ({ mask, reach: Infinity }));
	const fits = new Map<Mask, Need>();
	for (let tries = 0; tries <= TRIED_TO_FIT; tries += 1) {
		const raised = raiseScopes(basis, { needs: [...needs, ...fits.values()], shares, masks });
		if (raised === undefined) return IMPOSSIBLE;
		const { taken, short } = takeInTurn(ordered, raised.nets);
		if (short === undefined) {
			const given = taken.reduce((sum, { worth }) => sum + worth, 0);
			const gain = raised.held.reduce((left, amount) => left - amount, given);
			return { taken, raised, gain };
		}
		const reach = sumIn(short.mask, raised.nets) + short.by;
		fits.set(short.mask, { mask: short.mask, reach });
	}
	return IMPOSSIBLE;
}

/** It takes a share of its goods: the more they come to, the more it takes. */
function isShare({ step, coupon }: Claim): boolean {
	return step?.charge !== undefined || coupon?.kind.benefit.kind === 'order-percent';
}

/**
 * A coupon that does not fit asks for a little more of its goods; of that, 满减 takes its part
 * again.
 */
const TRIED_TO_FIT = 12;
const IMPOSSIBLE: Choice = { taken: [], gain: -Infinity };

type InTurn = {
	readonly taken: readonly Taken[];
	/** The goods of a coupon that does not fit, and by how much. */
	readonly short?: { readonly mask: Mask; readonly by: number };
};

/** What each is worth after those before it. */
function takeInTurn(claims: readonly Claim[], nets: readonly number[]): InTurn {
	const { classes, sums } = classSums(
		claims.map(({ mask }) => mask),
		nets,
	);
	const taken: Taken[] = [];
	for (const claim of claims) {
		const inside = sums.map((_, key) => claim.mask[classes.indexOf(key)] === true);
		const room = sums.reduce((sum, amount, key) => (inside[key] === true ? sum + amount : sum), 0);
		const worth = worthWithin(claim, room, sumIn(claim.mask, nets));
		if (worth > room) return { taken, short: { mask: claim.mask, by: worth - room } };
		taken.push({ claim, worth });
		if (taken.length === claims.length) break;
		const weights = sums.map((amount, key) => (inside[key] === true ? amount : 0));
		for (const [key, part] of allocate(worth, weights).entries()) {
			sums[key] = (sums[key] ?? 0) - part;
		}
	}
	return { taken };
}

/**
 * What is taken off `room`, of goods that came to `amount` before anything was taken off; more
 * than the room for a coupon that may not be cut down to it.
 */
function worthWithin(claim: Claim, room: number, amount: number): number {
	const { coupon, step, times, promotion } = claim;
	if (coupon !== undefined) {
		const full = couponWorth(coupon.kind.benefit, room);
		return coupon.kind.capToBasket ? Math.min(full, room) : full;
	}
	if (step === undefined) return Math.min(claim.worth, room);
	return Math.min(room, worthOfStep(step, { times, amount, cap: promotion?.cap }));
}

function couponWorth(benefit: CouponBenefit, room: number): number {
	switch (benefit.kind) {
		case 'order-amount':
			return benefit.off;
		case 'order-percent':
			return Math.min(room - atRate(fen(room), benefit.charge), benefit.cap ?? Infinity);
		default:
			return 0;
	}
}
