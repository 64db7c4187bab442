/**
 * What a set of claims is worth together: goods are lifted to what the claims ask of them, then
 * each takes its part in turn, by what those before it left.
 */
import type { CouponBenefit } from '../coupon/coupon.ts';
import { allocate } from '../kernel/allocate.ts';
import { atRate, fen } from '../kernel/money.ts';
import { sumIn, type Basis, type Mask } from './basis.ts';
import { worthOfStep, type Claim } from './order-claims.ts';
import { raiseScopes, type Need, type Raised } from './raise-scopes.ts';
import { classSums } from './spread.ts';

export type Taken = { readonly claim: Claim; readonly worth: number };

export type Choice = {
	readonly taken: readonly Taken[];
	/** What had to be moved and held back for it; absent when it cannot be. */
	readonly raised?: Raised;
	/** What goods would have to come to for claims that were cut down to what there was. */
	readonly cut: readonly Need[];
	/** Σ worth − Σ held; −Infinity for what cannot be. */
	readonly gain: number;
};

/**
 * A coupon that does not fit asks for a little more of its goods; of that, 满减 takes its part
 * again.
 */
const TRIED_TO_FIT = 12;
const IMPOSSIBLE: Choice = { taken: [], cut: [], gain: -Infinity };

/** Claims of different groups. */
export function weigh(claims: readonly Claim[], basis: Basis): Choice {
	const saves = claims.filter(({ promotion }) => promotion !== undefined);
	const alone = saves.some(({ promotion }) => promotion?.exclusive === true);
	if (alone && saves.length > 1) return IMPOSSIBLE;
	const ordered = claims.toSorted(inTurn);
	const masks = ordered.map(({ mask }) => mask);
	const needs = ordered.filter(({ missing }) => missing > 0);
	const shares = ordered.filter(isShare).map(({ mask }) => ({ mask, reach: Infinity }));
	const fits = new Map<Mask, Need>();
	const wished = new Map<Mask, Need>();
	for (let tries = 0; tries <= TRIED_TO_FIT; tries += 1) {
		const raised = raiseScopes(basis, {
			needs: [...needs, ...fits.values()],
			shares: [...shares, ...wished.values()],
			masks,
		});
		if (raised === undefined) return IMPOSSIBLE;
		const { taken, short, cut } = takeInTurn(ordered, raised.nets);
		if (short !== undefined) {
			fits.set(short.mask, short);
			continue;
		}
		// Savings may move for these, but none is held back: that would cost what it brings.
		const more = cut.filter(({ mask }) => {
			const before = wished.get(mask);
			return before === undefined || sumIn(mask, raised.nets) >= before.reach;
		});
		if (basis.movable.length > 0 && more.length > 0 && tries < TRIED_TO_FIT) {
			for (const need of more) wished.set(need.mask, need);
			continue;
		}
		const given = taken.reduce((sum, { worth }) => sum + worth, 0);
		const gain = raised.held.reduce((left, amount) => left - amount, given);
		return { taken, raised, cut, gain };
	}
	return IMPOSSIBLE;
}

/** It takes a share of its goods: the more they come to, the more it takes. */
export function isShare({ step, coupon }: Claim): boolean {
	return step?.charge !== undefined || coupon?.kind.benefit.kind === 'order-percent';
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

type InTurn = {
	readonly taken: readonly Taken[];
	/** What the goods of a coupon that does not fit would have to come to. */
	readonly short?: Need;
	readonly cut: readonly Need[];
};

/** What each is worth after those before it. */
function takeInTurn(claims: readonly Claim[], nets: readonly number[]): InTurn {
	const { classes, sums } = classSums(
		claims.map(({ mask }) => mask),
		nets,
	);
	const taken: Taken[] = [];
	const cut: Need[] = [];
	for (const claim of claims) {
		const { mask, coupon } = claim;
		const inside = sums.map((_, key) => mask[classes.indexOf(key)] === true);
		const room = sums.reduce((sum, amount, key) => (inside[key] === true ? sum + amount : sum), 0);
		const amount = sumIn(mask, nets);
		const full = fullWorth(claim, room, amount);
		const worth = Math.min(full, room);
		if (full > room) {
			const need = { mask, reach: amount + full - room };
			if (coupon?.kind.capToBasket === false) return { taken, short: need, cut };
			cut.push(need);
		}
		taken.push({ claim, worth });
		if (taken.length === claims.length) break;
		const weights = sums.map((sum, key) => (inside[key] === true ? sum : 0));
		for (const [key, part] of allocate(worth, weights).entries()) {
			sums[key] = (sums[key] ?? 0) - part;
		}
	}
	return { taken, cut };
}

/**
 * What it takes off goods that came to `amount` before anything was taken off and to `room` now;
 * it may be more than the room.
 */
function fullWorth(claim: Claim, room: number, amount: number): number {
	const { coupon, step, times, promotion } = claim;
	if (coupon !== undefined) return couponWorth(coupon.kind.benefit, room);
	if (step === undefined) return claim.worth;
	return worthOfStep(step, { times, amount, cap: promotion?.cap });
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
