/**
 * What went wrong, in the four words of the torture: a promise that is not in the ledger is lost,
 * a loss that nobody says is silent, a sale that stands there twice is doubled, and everything else
 * that must not be is broken.
 */
export type FlawKind = 'lost' | 'silent' | 'doubled' | 'broken';

export type Flaw = { readonly kind: FlawKind; readonly what: string };

/** A flaw with the way to see it again. */
export type Failure = Flaw & { readonly part: string; readonly replay: string };

export type PartReport = {
	readonly part: string;
	/** Figures in the order in which they are to be read. */
	readonly counts: Readonly<Record<string, number>>;
	readonly failures: readonly Failure[];
	readonly seconds: number;
	/** Why the part, or a piece of it, was not run. */
	readonly skipped?: string;
	/** Things found out on the way, one line each. */
	readonly notes?: readonly string[];
};

export function add(counts: Record<string, number>, name: string, by = 1): void {
	counts[name] = (counts[name] ?? 0) + by;
}

export function countOf(failures: readonly Flaw[], kind: FlawKind): number {
	return failures.filter((failure) => failure.kind === kind).length;
}
