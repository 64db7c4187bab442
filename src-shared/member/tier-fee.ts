/**
 * The fee of a paid level (付费会员, members.md 6.6): prepaid, earned by the days that are over, given
 * back by the same formulas as a time card. What is earned is cumulative, round(fee × days over ÷
 * days), so that no fen is lost or found however often it is looked at. Sources: 法释〔2025〕4号 Art.
 * 14, 20, 22; the rules are to be confirmed by counsel.
 */
import { cumulative } from '../kernel/allocate.ts';
import { dateOfDay, dayNumber } from '../kernel/calendar.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';

export const FEE_REASONS = ['seven-day', 'trader', 'consumer', 'agreed'] as const;
export type FeeReason = (typeof FEE_REASONS)[number];

const SEVEN_DAYS = 7;

/** Ways to pay one fee. */
export const MAX_FEE_TENDERS = 6;

export type TierFee = {
	readonly feeId: string;
	readonly memberId: string;
	readonly tier: string;
	readonly state: 'active' | 'over' | 'refunded' | 'undone';
	readonly feeFen: number;
	/** Owed still. */
	readonly leftFen: number;
	readonly days: number;
	/** First and last business date. */
	readonly validFrom: string;
	readonly validUntil: string;
	readonly boughtOn: string;
	/** The last business date whose day is earned; the day before the first to begin with. */
	readonly earnedTo: string;
};

/** When a fee that is paid today counts: at once, or behind the end of what runs. */
export function feeSpan(
	days: number,
	{ today, runsUntil }: { readonly today: string; readonly runsUntil: string },
): { readonly from: string; readonly until: string } {
	const first = runsUntil >= today ? dayNumber(runsUntil) + 1 : dayNumber(today);
	return { from: dateOfDay(first), until: dateOfDay(first + days - 1) };
}

/** Days of it that are gone on a date, that day among them. */
export function feeDaysGone({ validFrom, days }: TierFee, on: string): number {
	const gone = dayNumber(on) - dayNumber(validFrom) + 1;
	return Math.min(Math.max(gone, 0), days);
}

/** What its days up to a date earn that was not earned yet, fen; never negative. */
export function feeEarned(fee: TierFee, through: string): number {
	const { feeFen, days, leftFen } = fee;
	const earned = cumulative(feeFen, feeDaysGone(fee, through), days);
	return Math.max(0, earned - (feeFen - leftFen));
}

export type FeeCalculationLine =
	| { readonly line: 'paid'; readonly fen: number }
	| { readonly line: 'days'; readonly gone: number; readonly of: number; readonly fen: number }
	| { readonly line: 'refund'; readonly fen: number };

export type FeeRefund = {
	/** To the member, fen: 0 … fee. */
	readonly refundFen: number;
	/** Earned with it; refund + earned is what was owed. */
	readonly earnedFen: number;
	readonly calculation: readonly FeeCalculationLine[];
};

export type FeeRefusal =
	| { readonly code: 'tier/fee-over' }
	| { readonly code: 'tier/fee-later-first' }
	| { readonly code: 'tier/fee-not-seven-day' }
	| { readonly code: 'tier/fee-not-today' }
	| { readonly code: 'tier/fee-used' };

export type FeeCase = {
	readonly today: string;
	/** A benefit was used, or something bought, while it held. */
	readonly used: boolean;
	/** Another fee begins behind this one. */
	readonly hasLater: boolean;
};

/** What giving a fee back comes to; `undone` is for the day it was bought, unused. */
export function refundFee(
	fee: TierFee,
	reason: FeeReason | 'undone',
	{ today, used, hasLater }: FeeCase,
): Result<FeeRefund, FeeRefusal> {
	if (fee.state !== 'active') return refuse({ code: 'tier/fee-over' });
	if (hasLater) return refuse({ code: 'tier/fee-later-first' });
	if (reason === 'undone') {
		if (fee.boughtOn !== today) return refuse({ code: 'tier/fee-not-today' });
		return used ? refuse({ code: 'tier/fee-used' }) : ok(inFull(fee));
	}
	if (reason === 'seven-day') {
		const late = dayNumber(today) - dayNumber(fee.boughtOn) > SEVEN_DAYS;
		return late || used ? refuse({ code: 'tier/fee-not-seven-day' }) : ok(inFull(fee));
	}
	return byDays(fee, today);
}

function inFull({ feeFen, leftFen }: TierFee): FeeRefund {
	return {
		refundFen: feeFen,
		earnedFen: withoutMinusZero(leftFen - feeFen),
		calculation: [
			{ line: 'paid', fen: feeFen },
			{ line: 'refund', fen: feeFen },
		],
	};
}

/** The day it is given back on counts as had, as in a time card. */
function byDays(fee: TierFee, today: string): Result<FeeRefund, FeeRefusal> {
	const { feeFen, leftFen, days: of } = fee;
	const gone = feeDaysGone(fee, today);
	const refundFen = Math.min(multiplyDivide(feeFen, of - gone, of), leftFen);
	if (refundFen === 0) return refuse({ code: 'tier/fee-over' });
	return ok({
		refundFen,
		earnedFen: leftFen - refundFen,
		calculation: [
			{ line: 'paid', fen: feeFen },
			{ line: 'days', gone, of, fen: withoutMinusZero(refundFen - feeFen) },
			{ line: 'refund', fen: refundFen },
		],
	});
}

/** A journal body holds no negative zero. */
function withoutMinusZero(value: number): number {
	return value === 0 ? 0 : value;
}
