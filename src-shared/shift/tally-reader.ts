/** The tallies of one shift by kind and key, whatever business dates they are of. */
import type { Tally, TallyKind } from '../journal/tally-event.ts';

export type Reader = {
	/** The rows of a kind, by key, each key once. */
	rows(kind: TallyKind): readonly Tally[];
	row(kind: TallyKind, key: string): Omit<Tally, 'kind' | 'key'>;
};

/** Adds up rows that differ by business date only. */
export function readerOf(tallies: readonly Tally[]): Reader {
	const kinds = new Map<TallyKind, Map<string, Tally>>();
	for (const tally of tallies) {
		const rows = kinds.get(tally.kind) ?? new Map<string, Tally>();
		kinds.set(tally.kind, rows);
		const had = rows.get(tally.key) ?? NOTHING;
		rows.set(tally.key, {
			...tally,
			n: tally.n + had.n,
			amount_fen: tally.amount_fen + had.amount_fen,
			other_fen: tally.other_fen + had.other_fen,
		});
	}
	return {
		rows: (kind) => {
			const rows = [...(kinds.get(kind)?.values() ?? [])];
			return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
		},
		row: (kind, key) => kinds.get(kind)?.get(key) ?? NOTHING,
	};
}

const NOTHING = { n: 0, amount_fen: 0, other_fen: 0 };
