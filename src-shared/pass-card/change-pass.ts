/**
 * Extending a pass (延期) and handing it to another member (转让). A pass that has run out is never
 * lost in silence: it is offered an extension, which then counts from today.
 */
import { dayNumber } from '../kernel/calendar.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { leftFen, usesLeft, validUntil, type PassCard } from './pass-card.ts';

/** Why, for the journal: codes and no free text, where names of people would end up. */
export const EXTEND_REASONS = ['store-closed', 'ill', 'away', 'goodwill', 'other'] as const;
export type ExtendReason = (typeof EXTEND_REASONS)[number];
export const TRANSFER_REASONS = ['family', 'friend', 'moved', 'merged', 'other'] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

export type ChangeRefusal =
	| { readonly code: 'pass-card/refunded' }
	| { readonly code: 'pass-card/no-end' }
	| { readonly code: 'pass-card/not-transferable' }
	| { readonly code: 'pass-card/same-member' };

/**
 * Days to add so that it ends `days` later, counted from today when it has run out before. A pass
 * without end has nothing to extend.
 */
export function extendPass(
	card: PassCard,
	days: number,
	today: string,
): Result<number, ChangeRefusal> {
	if (card.refunded !== undefined) return refuse({ code: 'pass-card/refunded' });
	if (card.validDays === undefined) return refuse({ code: 'pass-card/no-end' });
	const until = validUntil(card);
	// The day it ended is gone; a pass that ends today still has today.
	const gap = until === undefined ? 0 : Math.max(0, dayNumber(today) - dayNumber(until) - 1);
	return ok(gap + days);
}

/** The card with its end moved. */
export function withDays(card: PassCard, added: number): PassCard {
	return { ...card, extendedDays: card.extendedDays + added };
}

/** The card in another member's hands: what was used stays used. */
export function transferPass(card: PassCard, memberId: string): Result<PassCard, ChangeRefusal> {
	if (card.refunded !== undefined) return refuse({ code: 'pass-card/refunded' });
	if (card.memberId === memberId) return refuse({ code: 'pass-card/same-member' });
	if (!card.transferable) return refuse({ code: 'pass-card/not-transferable' });
	return ok({ ...card, memberId });
}

/** True when something the member paid for would be lost unless the pass is extended. */
export function needsExtension(card: PassCard, today: string): boolean {
	if (card.refunded !== undefined) return false;
	const until = validUntil(card);
	const hasMore = card.kind === 'counted' ? usesLeft(card) !== 0 : leftFen(card) > 0;
	return until !== undefined && today > until && hasMore;
}
