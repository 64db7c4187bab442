/**
 * What may still come back of a sale: its lines and tenders less what earlier refunds took. The
 * earlier parts are added up here, from the journal's own bodies, so that the ledger and not a
 * counter says how much is left (REF-1).
 */
import type { OtherTenderKind, SaleCompleted, SoldLine, TakenTender } from '../journal/event.ts';
import type { PointPart } from '../journal/point-event.ts';
import type { SvPart } from '../journal/stored-value-event.ts';
import type { PaidBack, ReturnedPart } from '../journal/refund-event.ts';

export type RefundableLine = {
	readonly line: SoldLine;
	/** Quantity returned by now, thousandths of the unit sold. */
	readonly returnedMilli: number;
};

export type RefundableTender = {
	readonly tender: TakenTender;
	/** Σ of the exact shares returned by now, fen. */
	readonly exactFen: number;
	/** Σ of what was given back or set against other goods by now, fen. */
	readonly settledFen: number;
	/** Of stored value: the parts of its lots that came back or went on to other goods by now. */
	readonly backParts: readonly SvPart[];
	/** Of points: what came back or went on to other goods by now, by lot. */
	readonly backPoints: readonly PointPart[];
};

export type RefundableSale = {
	readonly sale: SaleCompleted;
	readonly lines: readonly RefundableLine[];
	/** Its tenders, and after them what an exchange set against its new goods. */
	readonly tenders: readonly RefundableTender[];
};

/** The sale with what `earlier` parts, each of them answering this sale, took from it. */
export function refundableSale(
	sale: SaleCompleted,
	earlier: readonly ReturnedPart[],
): RefundableSale {
	const returned = new Map<number, number>();
	const tenders = [...sale.tenders, ...creditsOf(sale)];
	const exact = tenders.map(() => 0);
	const settled = tenders.map(() => 0);
	const parts = tenders.map((): SvPart[] => []);
	const points = tenders.map((): PointPart[] => []);
	for (const part of earlier) {
		for (const { of_n: n, quantity_milli: quantity } of part.lines) {
			if (n !== undefined) returned.set(n, (returned.get(n) ?? 0) + quantity);
		}
		for (const row of part.paid_back) {
			const at = row.of_tender;
			if (at === undefined) continue;
			exact[at] = (exact[at] ?? 0) + row.exact_fen;
			settled[at] = (settled[at] ?? 0) + settledBy(row);
			points[at]?.push(...(row.points?.parts ?? []), ...(row.credit_points?.parts ?? []));
			parts[at]?.push(...(row.parts ?? []), ...(row.credit_parts ?? []));
		}
	}
	return {
		sale,
		lines: sale.lines.map((line) => ({ line, returnedMilli: returned.get(line.n) ?? 0 })),
		tenders: tenders.map((tender, at) => {
			return {
				tender,
				exactFen: exact[at] ?? 0,
				settledFen: settled[at] ?? 0,
				backParts: parts[at] ?? [],
				backPoints: points[at] ?? [],
			};
		}),
	};
}

/** Given back, set against other goods, or kept for points: nothing of it is due again. */
export function settledBy({ credit_fen, paid_fen, deducted_fen = 0 }: PaidBack): number {
	return credit_fen + paid_fen + deducted_fen;
}

/** The goods of an exchange were paid with what came back too: each share as the money it was. */
function creditsOf({ returned }: SaleCompleted): TakenTender[] {
	return (returned?.paid_back ?? []).filter((row) => row.credit_fen > 0).map(creditTender);
}

function creditTender(row: PaidBack): TakenTender {
	const { kind, method = kind, drawer = '', subject, credit_fen: credit } = row;
	if (kind === 'cash') {
		return { kind, drawer, given_fen: credit, change_fen: 0, amount_fen: credit };
	}
	return {
		kind: kind as OtherTenderKind,
		method,
		attempt_id: '',
		amount_fen: credit,
		...(subject === undefined ? {} : { subject }),
		...(row.credit_parts === undefined ? {} : { parts: row.credit_parts }),
		...(row.credit_points === undefined ? {} : { points: row.credit_points }),
	};
}

/** True when nothing of the sale is left to return. */
export function isAllReturned({ lines }: RefundableSale): boolean {
	return lines.every(({ line, returnedMilli }) => returnedMilli >= line.quantity_milli);
}
