/**
 * The mark of a paper that stands on the journal (校验码): which row of the chain was its last when it
 * was printed, and the first of that row's hash. A journal that was written anew, however well, has
 * another hash there: whoever holds the paper can show it.
 */
export type PaperMark = {
	readonly inc: number;
	readonly n: number;
	/** The first sixteen digits of the row's hash, hex. */
	readonly hash: string;
};

const DIGITS = 16;

export function markOf({
	inc,
	n,
	hashHex,
}: {
	inc: number;
	n: number;
	hashHex: string;
}): PaperMark {
	return { inc, n, hash: hashHex.slice(0, DIGITS) };
}

/** The two parts as they are printed: `2n8c4k3f9x-345`, `ab12 cd34 ef56 7890`. */
export function formatMark({ inc, n, hash }: PaperMark): { row: string; code: string } {
	return { row: `${inc.toString(36)}-${n}`, code: hash.replaceAll(/(.{4})(?=.)/g, '$1 ') };
}

/** Both parts as somebody types them off the paper; undefined when it is no mark. */
export function readMark(text: string): PaperMark | undefined {
	const bare = text.trim().toLowerCase();
	const found = /^([0-9a-z]{1,11})\s*-\s*(\d{1,16})[\s:,]+([0-9a-f](?:[\s-]*[0-9a-f]){15})$/.exec(
		bare,
	);
	if (found === null) return undefined;
	const inc = Number.parseInt(found[1] ?? '', 36);
	const hash = (found[3] ?? '').replaceAll(/[\s-]/g, '');
	return Number.isSafeInteger(inc) ? { inc, n: Number(found[2]), hash } : undefined;
}
