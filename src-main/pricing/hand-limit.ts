/**
 * How much a person may take off by hand (P23): of one basket, and in a business day. An owner has
 * no limit; whoever is above theirs asks somebody who stands higher, for this one action.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { HandAction } from '#shared/journal/count-uses.ts';
import type { HandLimits } from '#shared/operator/hand-limits.ts';
import { reaches, type Role } from '#shared/operator/role.ts';
import type { Caller, SignedIn, Terminal } from '../terminal.ts';
import { situationAt } from './basket-of.ts';
import { takenByHand } from './hand-use-store.ts';

export type HandTaken = {
	readonly action: HandAction;
	/** What it takes off, fen. */
	readonly amount: number;
	/** Of so much, fen. */
	readonly of: number;
	/** What people answer for of the same kind elsewhere in this basket, fen by operator. */
	readonly besides?: ReadonlyMap<string, number>;
};

/** The refusal when neither the caller nor who released them may take so much off. */
export function beyondHandLimit(
	terminal: Terminal,
	{ operator, approver }: Caller,
	taken: HandTaken,
): AnyRefusal | undefined {
	const own = exceeded(terminal, operator, taken);
	if (own === undefined) return undefined;
	// A colleague of the same rank may not lend what is left of their own day.
	const stands = approver !== undefined && reaches(approver.role, own.role);
	const released = stands ? exceeded(terminal, approver, taken) : own;
	if (released === undefined) return undefined;
	return { code: 'permission/needs-approval', ...released };
}

/** The most somebody of this role may take off one basket, fen, whatever the day says. */
export function mostFor(
	{ settings }: Pick<Terminal, 'settings'>,
	role: Role,
	{ action, of }: Pick<HandTaken, 'action' | 'of'>,
): number {
	if (role === 'owner') return Infinity;
	return mostOf(action, limitOf(settings.current().handLimits[role], action).most, of);
}

/** The same for prices changed by hand, whose depth is judged apart (sale/price-limit.ts). */
export function beyondDay(
	terminal: Terminal,
	caller: Caller,
	taken: Pick<HandTaken, 'amount' | 'besides'>,
): AnyRefusal | undefined {
	return beyondHandLimit(terminal, caller, { action: 'line', of: Infinity, ...taken });
}

type Exceeded = {
	/** Who may release it. */
	readonly role: Role;
	readonly why: 'discount/beyond-limit' | 'discount/beyond-day';
	readonly limit: number;
};

function exceeded(
	terminal: Terminal,
	{ operatorNo, role }: SignedIn,
	{ action, amount, of, besides }: HandTaken,
): Exceeded | undefined {
	if (role === 'owner') return undefined;
	const above = role === 'manager' ? 'owner' : 'manager';
	const { most, day } = limitOf(terminal.settings.current().handLimits[role], action);
	const limit = mostOf(action, most, of);
	if (amount > limit) return { role: above, why: 'discount/beyond-limit', limit };
	const { bizDate } = situationAt(terminal, terminal.clock.now()).moment;
	const before = takenByHand(terminal.pen, { operator: operatorNo, bizDate, action });
	const beside = besides?.get(operatorNo) ?? 0;
	if (before + beside + amount > day) {
		return { role: above, why: 'discount/beyond-day', limit: day };
	}
	return undefined;
}

/** Fen. A share that is allowed may come to a fraction of a fen, which the price rounds up. */
function mostOf(action: HandAction, most: number, of: number): number {
	return action === 'small_change' ? most : Math.ceil((of * most) / 10_000);
}

/** Of one action, in basis points (or fen for 抹零), and of a day, fen. */
function limitOf(limits: HandLimits, action: HandAction): { most: number; day: number } {
	switch (action) {
		case 'line':
			return { most: limits.lineBp, day: limits.lineDayFen };
		case 'order':
			return { most: limits.orderBp, day: limits.orderDayFen };
		case 'small_change':
			return { most: limits.smallChangeFen, day: limits.smallChangeDayFen };
	}
}
