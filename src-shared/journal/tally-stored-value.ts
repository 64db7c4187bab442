/** What stored value (储值) adds to the figures of a shift: money in and out that is no sale. */
import type { StoredValueEvent } from './stored-value-event.ts';

export type StoredValueTally = {
	readonly kind: 'sv-topped-up' | 'sv-returned';
	/** A way to pay. */
	readonly key: string;
	readonly n: number;
	readonly amount_fen: number;
	/** Topped up: the bonus that was given. Returned: the bonus that is void. */
	readonly other_fen: number;
};

/** A top-up that was undone counts among what was returned, with its bonus. */
export function tallyStoredValue(
	event: StoredValueEvent,
	keyOf: (way: { readonly kind: string; readonly method?: string }) => string,
): StoredValueTally[] {
	switch (event.kind) {
		case 'stored-value/topped-up':
			return event.tenders.map((tender, at) => ({
				kind: 'sv-topped-up',
				key: keyOf(tender),
				n: 1,
				amount_fen: tender.amount_fen,
				other_fen: at === 0 ? event.bonus_fen : 0,
			}));
		case 'stored-value/top-up-undone':
		case 'stored-value/refunded': {
			const void_fen =
				event.kind === 'stored-value/refunded'
					? event.parts.reduce((sum, part) => sum + part.bonus_fen, 0)
					: event.bonus_fen;
			return event.paid_back.map((row, at) => ({
				kind: 'sv-returned',
				key: keyOf(row),
				n: 1,
				amount_fen: row.paid_fen,
				other_fen: at === 0 ? void_fen : 0,
			}));
		}
		default:
			return [];
	}
}
