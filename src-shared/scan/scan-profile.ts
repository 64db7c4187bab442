/**
 * How one keyboard-wedge scanner types: what it sends before and behind a code, and how fast. The
 * standard profile fits most scanners (10 to 30 ms a key). A slow one (80 ms, peaks of 100) types
 * as fast as a quick person, so it gets a profile of its own, learned from scanning one code three
 * times, and then its speed alone is no longer believed (fold-keystroke.ts).
 */

/** The keys that may end a scan. */
export const SUFFIX_KEYS = ['Enter', 'NumpadEnter', 'Tab'] as const;
export type SuffixKey = (typeof SUFFIX_KEYS)[number];

export type ScanProfile = {
	/** KeyboardEvent.code of a key, or one character, sent before every code; null when none. */
	readonly prefix: string | null;
	/** Codes of the keys that end a scan; empty when the scanner sends none. */
	readonly suffixes: readonly SuffixKey[];
	/** The longest pause inside a scan, ms. */
	readonly gapMs: number;
	/** Fewer characters than this are typing, unless the prefix was seen. */
	readonly minLength: number;
};

/** A scanner with pauses up to this many ms is faster than any person over six keys. */
export const FAST_GAP_MS = 50;

/** A pause this long inside a scan that began with its prefix means that the rest is not coming. */
export const PREFIX_GAP_MS = 300;

export const STANDARD_PROFILE: ScanProfile = {
	prefix: null,
	suffixes: SUFFIX_KEYS,
	gapMs: FAST_GAP_MS,
	minLength: 6,
};

/**
 * One scan as the wizard recorded it: every key in order, times in ms (KeyboardEvent.timeStamp).
 */
export type RecordedKey = { readonly code: string; readonly timeStamp: number };

export type LearnRefusal =
	/** Fewer than three scans, or they are not the same code. */
	| 'scans-differ'
	/** Pauses so long that the scanner cannot be told from a person: set a prefix at the scanner. */
	| 'too-slow'
	/** Nothing was recorded that a scanner could have sent. */
	| 'too-short';

export type Learned =
	| { readonly ok: true; readonly profile: ScanProfile }
	| { readonly ok: false; readonly refusal: LearnRefusal };

const SLOWEST_GAP_MS = 150;
const PREFIX_KEY = /^F([1-9]|1[0-9]|2[0-4])$/;

/** Makes a profile from three scans of one code: their suffix, prefix and longest pause. */
export function learnProfile(scans: readonly (readonly RecordedKey[])[]): Learned {
	const [first] = scans;
	if (first === undefined || scans.length < 3) return { ok: false, refusal: 'scans-differ' };
	const typed = first.map(({ code }) => code).join(' ');
	if (scans.some((scan) => scan.map(({ code }) => code).join(' ') !== typed)) {
		return { ok: false, refusal: 'scans-differ' };
	}
	const last = first.at(-1)?.code;
	const suffixes = SUFFIX_KEYS.filter((code) => code === last);
	const start = first[0]?.code ?? '';
	const prefix = PREFIX_KEY.test(start) ? start : null;
	const length = first.length - suffixes.length - (prefix === null ? 0 : 1);
	if (length < 3) return { ok: false, refusal: 'too-short' };
	const longest = Math.max(...scans.map(longestGap));
	const gapMs = Math.max(FAST_GAP_MS, Math.ceil(longest * 1.2));
	if (gapMs > SLOWEST_GAP_MS && prefix === null) return { ok: false, refusal: 'too-slow' };
	return {
		ok: true,
		profile: { prefix, suffixes, gapMs, minLength: STANDARD_PROFILE.minLength },
	};
}

/** The longest pause between two keys of a scan, ms. */
export function longestGap(scan: readonly RecordedKey[]): number {
	let longest = 0;
	let before = scan[0]?.timeStamp ?? 0;
	for (const { timeStamp } of scan) {
		longest = Math.max(longest, timeStamp - before);
		before = timeStamp;
	}
	return longest;
}
