/**
 * What verify (验账) says: one line per promise of the ledger, and for a broken promise the row or
 * place where it broke. V1…V18 are the promises of docs/verify.md; the named ones come with --deep.
 */
export type CheckId =
	| `V${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18}`
	| 'tallies'
	| 'movements'
	| 'print-jobs'
	| 'uses'
	| 'deposits'
	| 'passes'
	| 'commission'
	| 'tier-fees'
	| 'points'
	| 'members';

/** Where: whatever is known of it. */
export type Place = {
	readonly table?: string;
	readonly pos?: number;
	readonly inc?: number;
	readonly n?: number;
	/** Page of the file, from 1. */
	readonly page?: number;
	/** The last row that could be read, in the words of its key. */
	readonly lastReadable?: string;
	/** The row's key, where it is not an event. */
	readonly key?: string;
	/** File and byte in it, from 0. */
	readonly file?: string;
	readonly byte?: number;
};

export type Finding = { readonly what: string; readonly place?: Place };

export type CheckState = 'ok' | 'broken' | 'not-applicable';

export type Check = {
	readonly id: CheckId;
	readonly state: CheckState;
	readonly what: string;
	readonly place?: Place;
	/** Every place found, the first `place` among them; at most KEPT are listed. */
	readonly findings?: readonly Finding[];
	/** How many in all. */
	readonly count?: number;
};

export type VerifyReport = { readonly ok: boolean; readonly checks: readonly Check[] };

const KEPT = 20;

/** Collects what the checks find and what each has to say when it found nothing. */
export type Findings = {
	tell(id: CheckId, what: string, place?: Place): void;
	/** The word when nothing was found: 'ok' with what was looked at, or why it does not apply. */
	settle(id: CheckId, state: 'ok' | 'not-applicable', what: string): void;
	/** True when something is wrong with this promise. */
	isBroken(id: CheckId): boolean;
	/** True when nothing was told of this promise and nothing settled it. */
	isOpen(id: CheckId): boolean;
	/** The line of a promise. One that nothing settled is broken: silence is never "ok". */
	checkOf(id: CheckId): Check;
};

export function collectFindings(): Findings {
	const found = new Map<CheckId, { count: number; kept: Finding[] }>();
	const words = new Map<CheckId, { state: 'ok' | 'not-applicable'; what: string }>();
	return {
		tell: (id, what, place) => {
			const so = found.get(id) ?? { count: 0, kept: [] };
			so.count += 1;
			if (so.kept.length < KEPT) so.kept.push(place === undefined ? { what } : { what, place });
			found.set(id, so);
		},
		settle: (id, state, what) => void words.set(id, { state, what }),
		isBroken: (id) => found.has(id),
		isOpen: (id) => !found.has(id) && !words.has(id),
		checkOf: (id) => {
			const so = found.get(id);
			const word = words.get(id);
			if (so !== undefined) return brokenCheck(id, so.kept, so.count);
			if (word !== undefined) return { id, ...word };
			return { id, state: 'broken', what: 'was not looked at' };
		},
	};
}

function brokenCheck(id: CheckId, findings: readonly Finding[], count: number): Check {
	const [first] = findings;
	const more = count > 1 ? ` (and ${count - 1} more)` : '';
	const what = `${first?.what ?? ''}${more}`;
	const place = first?.place;
	return { id, state: 'broken', what, ...(place === undefined ? {} : { place }), findings, count };
}

/** `journal pos 17 (inc 81, n 5)`, `page 67 of journal, rows readable up to pos 120`. */
export function formatPlace(place: Place): string {
	const words: string[] = [];
	if (place.page !== undefined) words.push(`page ${place.page}`);
	if (place.table !== undefined) words.push(`${words.length > 0 ? 'of ' : ''}${place.table}`);
	if (place.pos !== undefined) words.push(`pos ${place.pos}`);
	if (place.n !== undefined) words.push(`(inc ${place.inc ?? 0}, n ${place.n})`);
	if (place.key !== undefined) words.push(`row ${place.key}`);
	if (place.file !== undefined) words.push(place.file);
	if (place.byte !== undefined) words.push(`byte ${place.byte}`);
	if (place.lastReadable !== undefined) words.push(`last readable row ${place.lastReadable}`);
	return words.join(' ');
}
