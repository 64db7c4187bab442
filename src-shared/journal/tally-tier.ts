/** What paid levels (付费会员) add to the figures of a shift: money that is no sale, and what is earned. */
import type { TierFeeEvent } from './tier-event.ts';

export type TierFeeTally = {
	readonly kind: 'tier-bought' | 'tier-refunded' | 'tier-earned';
	/** A way to pay; `days` for what they earned. */
	readonly key: string;
	readonly n: number;
	readonly amount_fen: number;
	readonly other_fen: number;
};

/** `tier-refunded` has second what was earned with it, negative where days are taken back. */
export function tallyTierFee(
	event: TierFeeEvent,
	keyOf: (way: { readonly kind: string; readonly method?: string }) => string,
): TierFeeTally[] {
	switch (event.kind) {
		case 'tier/bought':
			return event.tenders.map((tender) => {
				const amount_fen = tender.amount_fen;
				return { kind: 'tier-bought', key: keyOf(tender), n: 1, amount_fen, other_fen: 0 };
			});
		case 'tier/fee-earned': {
			const amount_fen = event.parts.reduce((sum, part) => sum + part.earned_fen, 0);
			const n = event.parts.length;
			return [{ kind: 'tier-earned', key: 'days', n, amount_fen, other_fen: 0 }];
		}
		case 'tier/fee-refunded':
			return event.paid_back.map((row, at) => ({
				kind: 'tier-refunded',
				key: keyOf(row),
				n: 1,
				amount_fen: row.paid_fen,
				other_fen: at === 0 ? event.earned_fen : 0,
			}));
	}
}
