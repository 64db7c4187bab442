/**
 * Giving stored value back (退储值) by the reason for it, with the calculation for the paper:
 * - seven days (7 天无理由): what was topped up within seven days and not touched, principal
 *   in full, the bonus is void;
 * - trader at fault: of a RATIO lot the principal it still holds; of the others
 *   P − rha(used·P, P+B);
 * - the consumer's own reason: what was paid less what was had at list price;
 * - agreed (协商, SV-6): the principal that is left.
 * Each top-up answers for what was had with it alone: never below nothing, never above the
 * principal that was paid for it, whatever earlier refunds of it brought. What came with it (赠品)
 * goes with it: used already, it is no top-up to return without a reason, and it comes off at list
 * value but where the trader is at fault. Source: 法释〔2025〕4号 Art. 14, 15, 18–21; which of it
 * binds a store is to be confirmed by counsel.
 */
import { multiplyDivide } from '../kernel/integer.ts';
import { invariant } from '../kernel/invariant.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { dayNumber } from '../kernel/calendar.ts';
import type { LotPart, StoredValueLot } from './lot.ts';
import { interestOf, type InterestLine } from './refund-interest.ts';
import type { StoredValueBook } from './stored-value-book.ts';

export const SV_REFUND_REASONS = ['seven-day', 'trader', 'consumer', 'agreed'] as const;
export type SvRefundReason = (typeof SV_REFUND_REASONS)[number];

export const SEVEN_DAYS = 7;

/** One line of the printed calculation; what is taken off is negative, fen. */
export type CalculationLine =
	| { readonly line: 'paid'; readonly fen: number }
	| { readonly line: 'bonus-void'; readonly fen: number }
	| { readonly line: 'used-share'; readonly used: number; readonly fen: number }
	| { readonly line: 'used-list'; readonly fen: number }
	/** What earlier refunds of the same top-ups kept of the principal: it is taken once. */
	| { readonly line: 'charged-before'; readonly fen: number }
	/** What they gave beyond the principal that was left then. */
	| { readonly line: 'given-before'; readonly fen: number }
	| { readonly line: 'used-principal'; readonly fen: number }
	| GiftLine
	| { readonly line: 'limit'; readonly fen: number }
	| InterestLine
	| { readonly line: 'refund'; readonly fen: number };

/** What was had of the gifts of a top-up: what coupons took off, uses of passes at list price; fen. */
export type GiftLine =
	| { readonly line: 'gift-coupon'; readonly fen: number }
	| { readonly line: 'gift-pass'; readonly times: number; readonly fen: number };

/**
 * A top-up as it is given back, with the history it had wherever it lay: its principal and bonus
 * are what was topped up, less what was given back before and what lies with somebody else.
 */
export type RefundLot = StoredValueLot & {
	/** Business date of the top-up. */
	readonly openedOn: string;
	/** What is left of it, by the lots it lies in now. */
	readonly held: readonly LotPart[];
	/** Gifts that were used; fen > 0. */
	readonly giftsUsed: readonly GiftLine[];
	/** Principal that earlier refunds took out of it − what they gave for it, fen. */
	readonly keptBeforeFen: number;
	/** What was had with it at list price, fen; for the consumer's reason. */
	readonly usedAtListFen?: number;
	/** Of its used gifts what that list price holds already, fen. */
	readonly giftsAtListFen?: number;
};

export type RefundShare = {
	readonly lot: RefundLot;
	/** Of the refund without interest, fen. */
	readonly fen: number;
	/** Used gifts are paid for with it, in full. */
	readonly paysGifts: boolean;
};

export type SvRefund = {
	readonly reason: SvRefundReason;
	/** Principal and bonus that leave the lots: all that is left in them. */
	readonly parts: readonly LotPart[];
	readonly shares: readonly RefundShare[];
	/** To the member, fen. */
	readonly refundFen: number;
	/** principal out − refund: what the formula leaves with the store; negative costs it. */
	readonly keptFen: number;
	readonly calculation: readonly CalculationLine[];
};

export type SvRefundAsk = {
	readonly lots: readonly RefundLot[];
	readonly reason: SvRefundReason;
	/** Business date. */
	readonly today: string;
	/** Interest where the store shows it: basis points a year by the date it holds from. */
	readonly rates?: StoredValueBook['interest'];
};

export type SvRefundRefusal =
	| { readonly code: 'stored-value/nothing-to-refund' }
	| { readonly code: 'stored-value/seven-days-over'; readonly days: number }
	| { readonly code: 'stored-value/seven-days-used' };

export function refundLots(ask: SvRefundAsk): Result<SvRefund, SvRefundRefusal> {
	const lots = ask.reason === 'seven-day' ? withinSevenDays(ask) : ok(ask.lots.filter(isHeld));
	if (!lots.ok) return lots;
	if (lots.value.length === 0) return refuse({ code: 'stored-value/nothing-to-refund' });
	const parts = lots.value.flatMap(({ held }) => held);
	const paid = sumOf(lots.value, ({ principal }) => principal);
	const out = sumOf(parts, ({ principal }) => principal);
	const bonus = sumOf(parts, (part) => part.bonus);
	const shares = lots.value.map((lot) => settle(ask.reason, lot));
	const body = joined(shares.flatMap(({ lines }) => lines));
	const refund = sumOf(shares, ({ fen }) => fen);
	invariant(refund >= 0 && refund <= paid, 'a refund is between nothing and what was paid');
	const off = refund - paid - sumOf(body, ({ fen }) => fen);
	const limit: CalculationLine[] = off === 0 ? [] : [{ line: 'limit', fen: off }];
	const interest = interestOf(ask, shares);
	const total = refund + sumOf(interest, ({ fen }) => fen);
	return ok({
		reason: ask.reason,
		parts,
		shares: shares.map(({ lines: _lines, ...share }) => share),
		refundFen: total,
		keptFen: out - total,
		calculation: [
			{ line: 'paid', fen: paid },
			...body,
			...limit,
			...interest,
			{ line: 'refund', fen: total },
			...(bonus === 0 ? [] : [{ line: 'bonus-void', fen: -bonus } as const]),
		],
	});
}

type Settled = RefundShare & { readonly lines: readonly CalculationLine[] };

/** What one top-up brings: what was had with it is not paid for with another. */
function settle(reason: SvRefundReason, lot: RefundLot): Settled {
	const off = formulaOf(reason, lot);
	const most = Math.max(0, owedOf(reason, lot));
	const bare = lot.principal + sumOf(off, ({ fen }) => fen);
	const before = lot.keptBeforeFen > 0 && bare >= most ? 0 : lot.keptBeforeFen;
	const line = before > 0 ? 'charged-before' : 'given-before';
	const lines = before === 0 ? off : [...off, { line, fen: before } as const];
	const raw = bare + before;
	const paysGifts = paysForGifts(reason) && raw >= 0;
	return { lot, lines, paysGifts, fen: Math.min(most, Math.max(0, raw)) };
}

/** One line of each that says no more than an amount; the others as they are. */
function joined(lines: readonly CalculationLine[]): CalculationLine[] {
	return lines.flatMap((line, at): CalculationLine[] => {
		if (line.line === 'used-share' || line.line === 'gift-pass') return [line];
		const same = lines.filter((one) => one.line === line.line);
		const isFirst = lines.findIndex((one) => one.line === line.line) === at;
		return isFirst ? [{ ...line, fen: sumOf(same, ({ fen }) => fen) }] : [];
	});
}

/** The most a top-up may bring: by the trader's fault what E17 leaves, else the principal left. */
function owedOf(reason: SvRefundReason, lot: RefundLot): number {
	return reason === 'trader' ? lot.principal - shareUsed(lot) : lot.principalLeft;
}

/** Whether a used gift is the member's to pay for: not where the trader is at fault. */
function paysForGifts(reason: SvRefundReason): boolean {
	return reason === 'consumer' || reason === 'agreed';
}

function isHeld({ principalLeft, bonusLeft }: StoredValueLot): boolean {
	return principalLeft > 0 || bonusLeft > 0;
}

function withinSevenDays({ lots, today }: SvRefundAsk): Result<RefundLot[], SvRefundRefusal> {
	const daysSince = ({ openedOn }: RefundLot) => dayNumber(today) - dayNumber(openedOn);
	const recent = lots.filter((lot) => daysSince(lot) <= SEVEN_DAYS);
	const held = lots.filter(isHeld);
	if (recent.length === 0) {
		if (held.length === 0) return refuse({ code: 'stored-value/nothing-to-refund' });
		const youngest = Math.min(...held.map(daysSince));
		return refuse({ code: 'stored-value/seven-days-over', days: youngest });
	}
	const untouched = recent.filter((lot) => lot.principal > 0 && isUntouched(lot));
	if (untouched.length === 0) return refuse({ code: 'stored-value/seven-days-used' });
	return ok(untouched);
}

/**
 * Nothing of either pocket was spent, with the bonus drawn first the principal is whole for long;
 * and nothing was had of what came with it.
 */
export function isUntouched(lot: RefundLot): boolean {
	return usedOf(lot) === 0 && lot.giftsUsed.length === 0;
}

/** What is taken off what was paid for it. */
function formulaOf(reason: SvRefundReason, lot: RefundLot): CalculationLine[] {
	switch (reason) {
		case 'seven-day':
			return [];
		case 'agreed': {
			const used = lot.principal - lot.principalLeft;
			return [...lineOf('used-principal', used), ...giftLines(lot, 0)];
		}
		case 'trader': {
			const share = shareUsed(lot);
			return share === 0 ? [] : [{ line: 'used-share', used: usedOf(lot), fen: -share }];
		}
		case 'consumer': {
			const { usedAtListFen = 0, giftsAtListFen = 0 } = lot;
			return [...lineOf('used-list', usedAtListFen), ...giftLines(lot, giftsAtListFen)];
		}
	}
}

function lineOf(line: 'used-list' | 'used-principal', fen: number): CalculationLine[] {
	return fen === 0 ? [] : [{ line, fen: -fen }];
}

/** Used gifts; of coupons without what the list price of the goods holds already. */
function giftLines({ giftsUsed }: RefundLot, atListFen: number): GiftLine[] {
	return giftsUsed.flatMap((gift) => {
		const fen = gift.line === 'gift-coupon' ? gift.fen - atListFen : gift.fen;
		return fen === 0 ? [] : [{ ...gift, fen: -fen }];
	});
}

function usedOf({
	principal,
	bonus,
	principalLeft,
	bonusLeft,
	bonusExpired,
}: StoredValueLot): number {
	return principal - principalLeft + (bonus - bonusLeft - bonusExpired);
}

/** The principal in what was used (E17); of a RATIO lot what its own spends took of it. */
function shareUsed(lot: StoredValueLot): number {
	const { policy, principal, bonus, principalLeft } = lot;
	if (policy === 'RATIO') return principal - principalLeft;
	if (principal + bonus === 0) return 0;
	return multiplyDivide(usedOf(lot), principal, principal + bonus);
}

function sumOf<T>(rows: readonly T[], amount: (row: T) => number): number {
	return rows.reduce((sum, row) => sum + amount(row), 0);
}
