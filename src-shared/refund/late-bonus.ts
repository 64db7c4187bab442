/**
 * Bonus (赠金) that comes back to a lot whose bonus has ended meanwhile. It was good when it paid, so
 * what comes back is not less than what was paid (消费者权益保护法): its lot is good for as long more as a
 * lot of points is that had ended; what of the lot is over and was not taken off yet goes on with
 * it, as of points. One that has not ended keeps its end.
 */
import type { PaidBack, ReturnedPart } from '../journal/refund-event.ts';
import type { SvPart } from '../journal/stored-value-event.ts';
import { longerThan } from '../points/point-lots.ts';

export type LateBonus = { readonly amountFen: number; readonly until: string };

/** The part with the new ends in it; `endOf` a lot is '' where its bonus has none. */
export function withBonusEnds(
	part: ReturnedPart,
	endOf: (lotId: string) => string,
	bizDate: string,
): ReturnedPart {
	const withEnd = (one: SvPart): SvPart => {
		const end = endOf(one.lot_id);
		if (one.bonus_fen === 0 || end === '') return one;
		const { expires } = longerThan(end, bizDate);
		return expires === undefined ? one : { ...one, bonus_expires: expires };
	};
	const paid_back = part.paid_back.map((row): PaidBack => {
		return row.parts === undefined ? row : { ...row, parts: row.parts.map(withEnd) };
	});
	return { ...part, paid_back };
}

/** How much of it there is, and until when it is good now; undefined for none. */
export function lateBonusOf({ paid_back }: ReturnedPart): LateBonus | undefined {
	const late = paid_back.flatMap(({ parts = [] }) => {
		return parts.filter(({ bonus_expires: end }) => end !== undefined);
	});
	const until = late[0]?.bonus_expires;
	if (until === undefined) return undefined;
	return { amountFen: late.reduce((sum, { bonus_fen: fen }) => sum + fen, 0), until };
}
