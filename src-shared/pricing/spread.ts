/**
 * Shares what comes off the basket over its lines, by what they cost by then (E4, E19). Where a
 * later claim is for some of the goods only, the share of those goods as a whole is found first
 * and then shared among them: what is left for the later claim hangs on the amounts alone, and
 * not on how the odd fen fell on single lines.
 */
import { allocate } from '../kernel/allocate.ts';
import type { Mask } from './basis.ts';

/** Lines that are in the same masks have the same number. */
export function classesOf(masks: readonly Mask[], count: number): number[] {
	const seen = new Map<string, number>();
	return Array.from({ length: count }, (_, at) => {
		const key = masks.map((mask) => (mask[at] === true ? 1 : 0)).join('');
		const known = seen.get(key) ?? seen.size;
		seen.set(key, known);
		return known;
	});
}

/** The classes of the lines and what each class comes to. */
export function classSums(
	masks: readonly Mask[],
	nets: readonly number[],
): { readonly classes: readonly number[]; readonly sums: number[] } {
	const classes = classesOf(masks, nets.length);
	const sums: number[] = [];
	for (const [at, net] of nets.entries()) {
		const key = classes[at] ?? 0;
		sums[key] = (sums[key] ?? 0) + net;
	}
	return { classes, sums };
}

/** What each line bears of `amount`; the caller saw that the lines of the mask hold so much. */
export function spread(
	amount: number,
	nets: readonly number[],
	{ mask, classes }: { readonly mask: Mask; readonly classes: readonly number[] },
): number[] {
	const weights = nets.map((net, at) => (mask[at] === true ? net : 0));
	const sums: number[] = [];
	for (const [at, weight] of weights.entries()) {
		const key = classes[at] ?? 0;
		sums[key] = (sums[key] ?? 0) + weight;
	}
	const shares = allocate(amount, sums);
	const parts = weights.map(() => 0);
	for (const [key, share] of shares.entries()) {
		if (share === 0) continue;
		const inside = weights.map((weight, at) => (classes[at] === key ? weight : 0));
		for (const [at, part] of allocate(share, inside).entries()) {
			parts[at] = (parts[at] ?? 0) + part;
		}
	}
	return parts;
}
