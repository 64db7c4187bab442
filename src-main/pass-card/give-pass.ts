/**
 * A pass that comes with a top-up (充值送次卡): it costs nothing, so nothing is owed on it, and it goes
 * when the top-up is undone. Inside the transaction of the top-up.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import type { PassTender } from '#shared/journal/pass-event.ts';
import { leftFen, liveUses, usesLeft, type PassCard } from '#shared/pass-card/pass-card.ts';
import { refundPass, type PassRefund } from '#shared/pass-card/refund-pass.ts';
import type { AppendedEvent } from '../ledger/access.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { layDownPass } from './lay-down-pass.ts';
import { listGiven } from './given-passes.ts';
import { findTemplate } from './pass-store.ts';

export type GivenWith = {
	readonly memberId: string;
	/** The lot of the top-up. */
	readonly lotId: string;
	readonly shiftId: number;
};

/** Gives one of this template: an offer whose pass is sold no more reaches nobody. */
export function givePass(
	terminal: Terminal,
	caller: Caller,
	{ templateId, memberId, lotId, shiftId }: GivenWith & { readonly templateId: string },
): void {
	const kept = findTemplate(terminal.pen, templateId);
	invariant(kept?.active === true, 'an offer that is in force has its pass');
	const template = { ...kept.template, priceFen: 0 };
	const given = { template, templateId, memberId, shiftId, tenders: [], withLot: lotId };
	layDownPass(terminal, caller, given);
}

/**
 * Takes back what came with a top-up, whoever has it by now; false, and nothing done, when some of
 * it was used.
 */
export function takeBackGiven(
	terminal: Terminal,
	caller: Caller,
	{ lotId, shiftId }: Pick<GivenWith, 'lotId' | 'shiftId'>,
): boolean {
	const given = listGiven(terminal.pen, lotId)
		.map(({ card }) => card)
		.filter(({ refunded }) => refunded === undefined);
	// Nor when an extension was paid for: that money is the member's.
	if (given.some((card) => liveUses(card).length > 0 || card.priceFen > 0)) return false;
	for (const card of given) endGivenPass(terminal, caller, { card, shiftId });
	return true;
}

export type Ending = {
	readonly card: PassCard;
	readonly shiftId: number;
	/** How what was paid to extend it goes back; none for a pass that nothing was paid for. */
	readonly back?: Omit<PassTender, 'amount_fen'>;
	/** Paid out for it: of several sums that leave together in cash not each is rounded. */
	readonly paidFen?: number;
};

/**
 * A gift pass is nobody's any more, whatever was had of it. What was paid to extend it (续期) goes
 * back by the formula of a pass by agreement: all of it that no use has earned. Whatever the reason
 * for the top-up, never by list price: uses at list price come off the top-up itself, less what
 * they earned of the fee, and are charged once. Source: 法释〔2025〕4号 Art. 15, 21.
 */
export function endGivenPass(
	{ pen }: Pick<Terminal, 'pen'>,
	caller: Caller,
	{ card, shiftId, back, paidFen = 0 }: Ending,
): AppendedEvent {
	const refundFen = leftFen(card);
	invariant(refundFen === 0 || back !== undefined, 'what was paid for a gift pass goes back');
	const calculation = card.priceFen === 0 ? [] : byAgreement(card);
	return pen.append({
		kind: 'pass/refunded',
		v: 1,
		...byWhom(caller),
		shiftId,
		body: {
			pass_id: card.passId,
			member_id: card.memberId,
			pass_name: card.name,
			reason: 'agreed',
			refund_fen: refundFen,
			kept_fen: 0,
			uses_left: usesLeft(card) ?? 0,
			calculation,
			paid_back: refundFen === 0 ? [] : [{ ...back, exact_fen: refundFen, paid_fen: paidFen }],
			rounding_fen: paidFen - refundFen,
		},
	});
}

/** What the paper says of it; its last line is what is left of the fee. */
function byAgreement(card: PassCard): PassRefund['calculation'] {
	const refund = refundPass(card, 'agreed', card.soldOn);
	invariant(refund.ok && refund.value.keptFen === 0, 'a gift pass brings what is left on it');
	return refund.value.calculation;
}
