/**
 * Lifts scopes of goods to the amounts that 满减 and coupons ask of them. First a joint promotion's
 * saving is laid on those of its goods that are not in the scope, which costs nobody anything;
 * then savings are held back (让步), no more than it takes.
 */
import { sumIn, type Basis, type Mask } from './basis.ts';

export type Need = { readonly mask: Mask; readonly reach: number };

export type Raised = {
	/** Per line: what it costs now. */
	readonly nets: readonly number[];
	/** Per line: held back. */
	readonly held: readonly number[];
	/** Per movable saving: what lies on each of its places now. */
	readonly shares: readonly (readonly number[])[];
};

export type Wanted = {
	/** Savings are moved and held back until these are met. */
	readonly needs: readonly Need[];
	/** For these, savings are only moved, as far as they go. */
	readonly shares: readonly Need[];
	/** All scopes that are looked at, so that helping one does not lower another. */
	readonly masks: readonly Mask[];
};

/** Undefined when the needs cannot be met. */
export function raiseScopes(basis: Basis, { needs, shares, masks }: Wanted): Raised | undefined {
	const nets = [...basis.nets];
	const holdable = [...basis.holdable];
	const lying = basis.movable.map((one) => [...one.shares]);
	const moving = { basis, nets, holdable, shares: lying, masks };
	for (const need of [...needs, ...shares]) moveOut(need, moving);
	const held = holdBack(basis.order, holdable, openNeeds(needs, nets));
	for (const [at, amount] of held.entries()) nets[at] = (nets[at] ?? 0) + amount;
	return openNeeds(needs, nets).length === 0 ? { nets, held, shares: lying } : undefined;
}

type Open = { readonly mask: Mask; missing: number };

function openNeeds(needs: readonly Need[], nets: readonly number[]): Open[] {
	return needs.flatMap(({ mask, reach }) => {
		const missing = reach - sumIn(mask, nets);
		return missing > 0 ? [{ mask, missing }] : [];
	});
}

type Moving = {
	readonly basis: Basis;
	readonly nets: number[];
	readonly holdable: number[];
	readonly shares: readonly number[][];
	readonly masks: readonly Mask[];
};

function moveOut({ mask, reach }: Need, moving: Moving): void {
	const { basis, nets, holdable, shares, masks } = moving;
	let missing = reach - sumIn(mask, nets);
	for (const [number, { places, most }] of basis.movable.entries()) {
		const lying = shares[number] ?? [];
		for (const [from, inside] of places.entries()) {
			if (mask[inside] !== true) continue;
			for (const [to, outside] of places.entries()) {
				if (missing <= 0) return;
				if (mask[outside] === true || lowers(masks, inside, outside)) continue;
				const room = (most[to] ?? 0) - (lying[to] ?? 0);
				const amount = Math.min(missing, lying[from] ?? 0, room);
				if (amount <= 0) continue;
				lying[from] = (lying[from] ?? 0) - amount;
				lying[to] = (lying[to] ?? 0) + amount;
				for (const [at, sign] of [[inside, 1] as const, [outside, -1] as const]) {
					nets[at] = (nets[at] ?? 0) + sign * amount;
					holdable[at] = (holdable[at] ?? 0) - sign * amount;
				}
				missing -= amount;
			}
		}
	}
}

/** A scope that holds the second place and not the first would come to less. */
function lowers(masks: readonly Mask[], from: number, to: number): boolean {
	return masks.some((mask) => mask[to] === true && mask[from] !== true);
}

/**
 * How much of each line's savings is held back so that every need is met, and no more than that:
 * lines that serve several needs go first. Exact for needs that lie inside each other and for any
 * two.
 */
function holdBack(
	order: readonly number[],
	holdable: readonly number[],
	needs: readonly Open[],
): number[] {
	const held = holdable.map(() => 0);
	for (let wanted = needs.length; wanted > 0; wanted -= 1) {
		for (const at of order) {
			const unmet = needs.filter((need) => need.missing > 0 && need.mask[at] === true);
			if (unmet.length !== wanted) continue;
			const least = Math.min(...unmet.map(({ missing }) => missing));
			const taken = Math.min((holdable[at] ?? 0) - (held[at] ?? 0), least);
			held[at] = (held[at] ?? 0) + taken;
			for (const need of unmet) need.missing -= taken;
		}
	}
	return held;
}
