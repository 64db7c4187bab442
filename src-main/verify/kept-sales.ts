/** What the journal says is kept of every member's sale: its goods less those that came back. */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { isAllReturned, refundableSale } from '#shared/refund/refundable-sale.ts';
import type { Connection } from '../ledger/connect.ts';

type Kept = { readonly owner: string; readonly pos: number; readonly fen: number };

export type KeptSale = Kept & {
	/** False once all of its goods came back. */
	readonly isVisit: boolean;
};

export type CameBack = {
	readonly owner: string;
	readonly fen: number;
	/** The visit it takes with it. */
	readonly visits: 0 | 1;
};

export type KeptSales = {
	sell(sale: SaleCompleted, pos: number, owner: string): void;
	/** What it takes off whose past; undefined for a sale of nobody. */
	takeBack(part: ReturnedPart): CameBack | undefined;
	all(): Iterable<KeptSale>;
};

export function countKept(db: Connection): KeptSales {
	const kept = new Map<string, Kept>();
	const parts = new Map<string, ReturnedPart[]>();
	/** By sale_id: all came back. */
	const gone = new Set<string>();
	const bodyAt = db.prepare<[number], { body: Buffer }>('SELECT body FROM journal WHERE pos = ?');

	function isGone(saleId: string, pos: number): boolean {
		const body = bodyAt.get(pos)?.body.toString('utf8');
		if (body === undefined) return false;
		return isAllReturned(
			refundableSale(JSON.parse(body) as SaleCompleted, parts.get(saleId) ?? []),
		);
	}

	return {
		sell: ({ sale_id: saleId, total_fen: fen }, pos, owner) => {
			kept.set(saleId, { owner, pos, fen });
		},
		takeBack: (part) => {
			const saleId = part.of?.sale_id ?? '';
			const had = kept.get(saleId);
			if (had === undefined) return undefined;
			parts.set(saleId, [...(parts.get(saleId) ?? []), part]);
			kept.set(saleId, { ...had, fen: had.fen - part.total_fen });
			const ends = !gone.has(saleId) && isGone(saleId, had.pos);
			if (ends) gone.add(saleId);
			return { owner: had.owner, fen: part.total_fen, visits: ends ? 1 : 0 };
		},
		*all() {
			for (const [saleId, one] of kept) yield { ...one, isVisit: !gone.has(saleId) };
		},
	};
}
