/**
 * The parts of stored value that come back with a refund: the sale recorded which lots its tender
 * drew on, and each gets back its own, by alloc over what did not come back yet. What the new goods
 * of an exchange take of it goes on to them and does not return to a lot.
 */
import type { SvPart } from '../journal/stored-value-event.ts';
import type { PaidBack } from '../journal/refund-event.ts';
import { unspend } from '../stored-value/spend-lots.ts';
import type { LotPart } from '../stored-value/lot.ts';
import type { RefundableTender } from './refundable-sale.ts';

/** The rows with the parts of stored value in them; others as they are. */
export function withParts(
	rows: readonly PaidBack[],
	tenders: readonly RefundableTender[],
): PaidBack[] {
	return rows.map((row) => {
		const from = tenders[row.of_tender ?? -1];
		const { tender } = from ?? {};
		if (from === undefined || tender === undefined || tender.kind === 'cash') return row;
		if (tender.parts === undefined || row.kind !== 'stored_value') return row;
		const taken = tender.parts.map(lotPart);
		const before = from.backParts.map(lotPart);
		const paid = unspend(taken, before, row.paid_fen);
		const credit = unspend(taken, [...before, ...paid], row.credit_fen);
		return {
			...row,
			...(row.paid_fen === 0 ? {} : { parts: paid.map(svPart) }),
			...(row.credit_fen === 0 ? {} : { credit_parts: credit.map(svPart) }),
		};
	});
}

function lotPart({ lot_id: lotId, principal_fen, bonus_fen }: SvPart): LotPart {
	return { lotId, principal: principal_fen, bonus: bonus_fen };
}

function svPart({ lotId, principal, bonus }: LotPart): SvPart {
	return { lot_id: lotId, principal_fen: principal, bonus_fen: bonus };
}
