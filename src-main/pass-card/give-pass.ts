/**
 * A pass that comes with a top-up (充值送次卡): it costs nothing, so nothing is owed on it, and it goes
 * when the top-up is undone. Inside the transaction of the top-up.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import { liveUses, usesLeft, type PassCard } from '#shared/pass-card/pass-card.ts';
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

/** A pass that cost nothing is nobody's any more, whatever was had of it. */
export function endGivenPass(
	{ pen }: Pick<Terminal, 'pen'>,
	caller: Caller,
	{ card, shiftId }: { readonly card: PassCard; readonly shiftId: number },
): void {
	pen.append({
		kind: 'pass/refunded',
		v: 1,
		...byWhom(caller),
		shiftId,
		body: {
			pass_id: card.passId,
			member_id: card.memberId,
			pass_name: card.name,
			reason: 'agreed',
			refund_fen: 0,
			kept_fen: 0,
			uses_left: usesLeft(card) ?? 0,
			calculation: [],
			paid_back: [],
			rounding_fen: 0,
		},
	});
}
