/**
 * Sharing whole amounts over parts without losing or making a fen. `allocate` never gives a part
 * more than its weight (discounts, tenders, tax); `split` may (commission, package values);
 * `cumulative` gives the k-th of n equal units so that returning them one by one comes out exact.
 * Examples E3–E6, E12, E19–E23.
 */
import { multiplyFloor, multiplyDivide } from './integer.ts';
import { invariant } from './invariant.ts';

export class AllocationRefused extends Error {
	override readonly name = 'AllocationRefused';
	readonly code: 'ALLOC_EXCEEDS' | 'SPLIT_NO_WEIGHT' | 'NEGATIVE_QUANTITY';
	constructor(code: AllocationRefused['code'], message: string) {
		super(message);
		this.code = code;
	}
}

function checkWeights(amount: number, weights: readonly number[]): number {
	let total = 0;
	for (const weight of weights) {
		if (!(Number.isSafeInteger(weight) && weight >= 0)) {
			throw new AllocationRefused(
				'NEGATIVE_QUANTITY',
				`weight ${weight} is not a whole number ≥ 0`,
			);
		}
		total += weight;
	}
	if (!(Number.isSafeInteger(amount) && amount >= 0)) {
		throw new AllocationRefused('NEGATIVE_QUANTITY', `amount ${amount} is not a whole number ≥ 0`);
	}
	invariant(Number.isSafeInteger(total), 'the weights add up past a safe integer');
	return total;
}

/** Largest remainder: the odd units go by remainder, then weight, then order, so a reprint agrees. */
function share(amount: number, weights: readonly number[], total: number): number[] {
	if (amount === 0) return weights.map(() => 0);
	const parts = weights.map((weight) => multiplyFloor(amount, weight, total));
	let left = amount - parts.reduce((done, part) => done + part.floor, 0);
	const order = weights.map((_, index) => index);
	order.sort((a, b) => {
		const restA = parts[a]?.rest ?? 0n;
		const restB = parts[b]?.rest ?? 0n;
		if (restA !== restB) return restA > restB ? -1 : 1;
		return (weights[b] ?? 0) - (weights[a] ?? 0) || a - b;
	});
	const shares = parts.map((part) => part.floor);
	for (const index of order) {
		if (left === 0) break;
		shares[index] = (shares[index] ?? 0) + 1;
		left -= 1;
	}
	return shares;
}

/**
 * Shares `amount` over `weights` (same order), Σ shares = amount and 0 ≤ share ≤ weight.
 * Refuses with ALLOC_EXCEEDS when amount > Σ weights (E26), NEGATIVE_QUANTITY on negatives.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
	const total = checkWeights(amount, weights);
	if (amount > total) {
		throw new AllocationRefused('ALLOC_EXCEEDS', `${amount} does not fit into ${total}`);
	}
	return share(amount, weights, total);
}

/** Like allocate but a share may exceed its weight; SPLIT_NO_WEIGHT when Σ weights = 0 < amount. */
export function split(amount: number, weights: readonly number[]): number[] {
	const total = checkWeights(amount, weights);
	if (total === 0 && amount > 0) {
		throw new AllocationRefused('SPLIT_NO_WEIGHT', `nothing to split ${amount} over`);
	}
	return share(amount, weights, total);
}

/** What the first `k` of `n` equal units of `total` are worth: round(total × k ÷ n). */
export function cumulative(total: number, k: number, n: number): number {
	return multiplyDivide(total, k, n);
}
