/**
 * sale/attach-member and sale/detach-member: whose sale it is. Their prices, promotions and coupons
 * hold from that move on, and go with them when they are taken off again; undo knows both.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import { refuse, ok, type Result } from '#shared/kernel/result.ts';
import type { FoundBy } from '#shared/member/member.ts';
import { attachMember } from '#shared/sale/change-terms.ts';
import { moveBasket, showMoved, type MoveDone } from '../sale/basket.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { bringBack, stateHere } from './bring-back.ts';
import { findMember, type MemberRow } from './member-store.ts';

export function attachMemberToSale(
	terminal: Terminal,
	caller: Caller,
	{ memberId, foundBy }: ParsedInput<'sale/attach-member'>,
): Result<SaleChangeView, AnyRefusal> {
	const member = findMember(terminal.pen, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	const state = stateHere(terminal.pen, member);
	if (state === 'frozen') return refuse({ code: 'member/frozen' });
	if (state !== 'active') return refuse({ code: 'member/closed' });
	const by = terminal.recognised.believed(caller, memberId, foundBy);
	return showMoved(attach(terminal, caller, { member, ...by }));
}

export function detachMemberFromSale(
	terminal: Terminal,
	caller: Caller,
): Result<SaleChangeView, AnyRefusal> {
	const moved = moveBasket(terminal, caller, {
		make: (sale) => {
			if (sale.terms.member === undefined) return refuse({ code: 'member/none-attached' });
			return ok(attachMember(sale, undefined));
		},
	});
	return showMoved(moved);
}

type Attached = {
	readonly member: MemberRow;
	readonly foundBy: FoundBy;
	/** How long ago; just now when left out. */
	readonly agoMs?: number;
};

/** A member who was recognised already, on the open sale; back from where they were put away. */
export function attach(
	terminal: Terminal,
	caller: Caller,
	{ member, foundBy, agoMs = 0 }: Attached,
): Result<MoveDone, AnyRefusal> {
	const foundAtMs = terminal.clock.now() - agoMs;
	const attached = { memberId: member.member_id, foundBy, foundAtMs };
	return moveBasket(terminal, caller, {
		make: (sale) => {
			bringBack(terminal, caller, member);
			return ok(attachMember(sale, attached));
		},
	});
}
