/** What passes (次卡) add to the figures of a shift: money in and out that is no sale, and uses. */
import type { PassEvent } from './pass-event.ts';

export type PassTally = {
	readonly kind: 'pass-sold' | 'pass-refunded' | 'pass-used';
	/** A way to pay; for uses `used` or `undone`. */
	readonly key: string;
	/** Passes by their first way to pay, fees of extensions none; uses, however many at once. */
	readonly n: number;
	readonly amount_fen: number;
	readonly other_fen: number;
};

/** `pass-used` has the revenue and, second, its tax; `pass-refunded` second what was kept. */
export function tallyPass(
	event: PassEvent,
	keyOf: (way: { readonly kind: string; readonly method?: string }) => string,
): PassTally[] {
	switch (event.kind) {
		case 'pass/sold':
			return event.tenders.map(({ amount_fen, ...way }, at) => {
				const n = at === 0 ? 1 : 0;
				return { kind: 'pass-sold', key: keyOf(way), n, amount_fen, other_fen: 0 };
			});
		case 'pass/extension-sold':
			return event.tenders.map(({ amount_fen, ...way }) => {
				return { kind: 'pass-sold', key: keyOf(way), n: 0, amount_fen, other_fen: 0 };
			});
		case 'pass/extension-undone':
			return event.paid_back.map(({ amount_fen, ...way }) => {
				return { kind: 'pass-refunded', key: keyOf(way), n: 0, amount_fen, other_fen: 0 };
			});
		case 'pass/refunded':
			// Nothing came back: what was kept is told all the same.
			return (event.paid_back.length === 0 ? [{ kind: 'none', paid_fen: 0 }] : event.paid_back).map(
				(row, at) => ({
					kind: 'pass-refunded',
					key: keyOf(row),
					n: 1,
					amount_fen: row.paid_fen,
					other_fen: at === 0 ? event.kept_fen : 0,
				}),
			);
		case 'pass/used':
		case 'pass/use-undone':
			return [
				{
					kind: 'pass-used',
					key: event.kind === 'pass/used' ? 'used' : 'undone',
					n: event.times,
					amount_fen: event.recognised_fen,
					other_fen: event.tax_fen,
				},
			];
		default:
			return [];
	}
}
