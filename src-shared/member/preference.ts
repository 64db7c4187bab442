/**
 * What somebody prefers (偏好, MEM-8): the categories that most of their money goes to, by share and
 * by how often they came. What is preferred becomes an automatic tag; no visit is changed by it.
 */

export type PreferenceRule = {
	/** A category needs this much of what they spent, percent, at least; 0 gives no such tags. */
	readonly sharePercent: number;
	/** Months that count. */
	readonly months: number;
	/** With fewer visits in them nothing is said of anybody. */
	readonly visits: number;
};

/** Half of their money in half a year, in three visits or more. */
export const DEFAULT_PREFERENCE: PreferenceRule = { sharePercent: 50, months: 6, visits: 3 };

export type BoughtIn = {
	/** Undefined for goods without one. */
	readonly categoryId: number | undefined;
	/** Signed: what came back is negative. */
	readonly netFen: number;
};

/** The categories preferred, the one with most of the money first; at most two reach half. */
export function preferredOf(
	bought: readonly BoughtIn[],
	visits: number,
	{ sharePercent, visits: least }: PreferenceRule,
): readonly number[] {
	if (sharePercent === 0 || visits < least) return [];
	const spent = new Map<number, number>();
	let total = 0;
	for (const { categoryId, netFen } of bought) {
		total += netFen;
		if (categoryId !== undefined) spent.set(categoryId, (spent.get(categoryId) ?? 0) + netFen);
	}
	if (total <= 0) return [];
	return [...spent]
		.filter(([, fen]) => fen > 0 && fen * 100 >= total * sharePercent)
		.toSorted(([a, more], [b, less]) => less - more || a - b)
		.map(([categoryId]) => categoryId);
}

const LONGEST_TAG = 20;

/** As the store calls the category; no longer than a tag may be. */
export function preferenceTag(category: string): string {
	return [...`偏好·${category}`].slice(0, LONGEST_TAG).join('');
}
