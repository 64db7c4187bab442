/**
 * Giving a pass back (退卡), by the reason for it, with the calculation as data for the paper:
 * - seven days: unused and within seven days of the sale, all of the price;
 * - trader at fault, or agreed: the price less the used uses at what they cost in the pass, gifts
 *   counting in that value;
 * - the consumer's own reason: the price less the used uses at list price;
 * - a time card, whatever the reason after seven days: by its days left.
 * Never below 0, never above what is left of what was paid; of a time card never above what was
 * paid, whatever its uses earned by the days it had then. Source: 法释〔2025〕4号 Art. 14, 15,
 * 18–22; the rules are to be confirmed by counsel.
 */
import { dayNumber } from '../kernel/calendar.ts';
import { invariant } from '../kernel/invariant.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import {
	daysUsed,
	leftFen,
	liveUses,
	recognised,
	timesUsed,
	totalDays,
	usesOf,
	valueOf,
	type PassCard,
	type PassItem,
} from './pass-card.ts';

export const REFUND_REASONS = ['seven-day', 'trader', 'consumer', 'agreed'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export const SEVEN_DAYS = 7;

/** One line of the printed calculation; amounts in fen, those taken off are negative. */
export type CalculationLine =
	| { readonly line: 'paid'; readonly fen: number }
	| {
			readonly line: 'used';
			/** `unit`: at its share of the price; `list`: at list price. */
			readonly at: 'unit' | 'list';
			readonly name: string;
			readonly times: number;
			readonly of: number;
			readonly fen: number;
	  }
	| { readonly line: 'days'; readonly gone: number; readonly of: number; readonly fen: number }
	/** What the formula leaves below 0, or above what is left, is put right. */
	| { readonly line: 'limit'; readonly fen: number }
	| { readonly line: 'refund'; readonly fen: number };

export type PassRefund = {
	readonly reason: RefundReason;
	/** To the member, fen. */
	readonly refundFen: number;
	/**
	 * Stays with the store, fen; refund + kept is what was left. Negative where a time card earned by
	 * days that are the member's again: it was made longer since, or its first use was undone.
	 */
	readonly keptFen: number;
	/** Σ of the lines before `refund` is the refund. */
	readonly calculation: readonly CalculationLine[];
};

export type RefundRefusal =
	| { readonly code: 'pass-card/refunded' }
	| { readonly code: 'pass-card/not-seven-day' };

/** What a member gets for a pass given back on a business date, and how it was counted. */
export function refundPass(
	card: PassCard,
	reason: RefundReason,
	today: string,
): Result<PassRefund, RefundRefusal> {
	if (card.refunded !== undefined) return refuse({ code: 'pass-card/refunded' });
	if (reason === 'seven-day') {
		if (!isWithinSevenDays(card, today)) return refuse({ code: 'pass-card/not-seven-day' });
		return ok(settle(card, reason, []));
	}
	if (card.kind === 'unlimited') return ok(settle(card, reason, [byDays(card, today)]));
	return ok(settle(card, reason, byUses(card, reason === 'consumer' ? 'list' : 'unit')));
}

/** Nothing used, not before this ledger either, and the sale at most seven days ago. */
export function isWithinSevenDays(card: PassCard, today: string): boolean {
	const isUnused = liveUses(card).length === 0 && recognised(card) === 0;
	const hasNone = card.items.every(({ usedBefore }) => usedBefore === 0);
	return isUnused && hasNone && dayNumber(today) - dayNumber(card.soldOn) <= SEVEN_DAYS;
}

function byDays(card: PassCard, today: string): CalculationLine {
	const of = totalDays(card);
	invariant(of !== undefined && of > 0, 'a time card has days');
	const gone = daysUsed(card, today);
	const back = multiplyDivide(card.priceFen, of - gone, of);
	return { line: 'days', gone, of, fen: negated(card.priceFen - back) };
}

function byUses(card: PassCard, at: 'unit' | 'list'): CalculationLine[] {
	return card.items.flatMap((item) => {
		const times = timesUsed(card, item);
		if (times === 0) return [];
		const used = at === 'list' ? item.listPriceFen * times : usedValue(card, item);
		return [
			{ line: 'used', at, name: item.name, times, of: usesOf(item), fen: negated(used) } as const,
		];
	});
}

function usedValue(card: PassCard, item: PassItem): number {
	const before = Array.from({ length: item.usedBefore }, (_, at) => at + 1);
	const units = liveUses(card, item.itemNo).flatMap((use) => use.units);
	return valueOf(item, [...before, ...units]);
}

function settle(
	card: PassCard,
	reason: RefundReason,
	taken: readonly CalculationLine[],
): PassRefund {
	const exact = taken.reduce((sum, { fen }) => sum + fen, card.priceFen);
	const left = leftFen(card);
	const most = card.kind === 'unlimited' ? card.priceFen : left;
	const refundFen = Math.min(Math.max(exact, 0), most);
	const limit = refundFen - exact;
	return {
		reason,
		refundFen,
		keptFen: left - refundFen,
		calculation: [
			{ line: 'paid', fen: card.priceFen },
			...taken,
			...(limit === 0 ? [] : [{ line: 'limit', fen: limit } as const]),
			{ line: 'refund', fen: refundFen },
		],
	};
}

/** Without a negative zero, which no journal body may hold. */
function negated(value: number): number {
	return value === 0 ? 0 : -value;
}

/** The card once it was given back. */
export function withRefund(card: PassCard, { refundFen, keptFen }: PassRefund): PassCard {
	return { ...card, refunded: { refundFen, keptFen } };
}
