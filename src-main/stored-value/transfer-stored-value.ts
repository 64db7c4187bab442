/**
 * stored-value/transfer: all that is left goes to another member, lot by lot with the policy and
 * the end it had (转让, and the merge of two rows of one person), and with the history of the lot it
 * came out of. No money moves.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { partTotal, pocketsLeft, type Pockets } from '#shared/stored-value/lot.ts';
import { needsHq } from '../allowance/needs-hq.ts';
import { capOf } from '#shared/stored-value/prepaid-law.ts';
import { activeMember, placeNow } from '../pass-card/pass-place.ts';
import { mayHandOn } from '../member/active-member.ts';
import { findMember } from '../member/member-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { bookInForce, heldByTries, spendableLots } from './lot-store.ts';
import { holderOf } from './prepaid-check.ts';
import { svPart } from './spend-stored-value.ts';
import { showPockets } from './top-up.ts';

export function transferStoredValue(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'stored-value/transfer'>,
): Result<RequestOutput<'stored-value/transfer'>, AnyRefusal> {
	return caller.commit(() => {
		const waits = needsHq(terminal);
		if (waits !== undefined) return refuse(waits);
		const to = activeMember(terminal.pen, input.toMemberId);
		if (!to.ok) return to;
		if (to.value.family_of !== '') return refuse({ code: 'family/top-up-primary' });
		const from = mayHandOn(terminal.pen, input.memberId);
		if (!from.ok) return from;
		const moved = moveStoredValue(terminal, caller, input);
		return moved.ok ? ok({ moved: showPockets(moved.value) }) : moved;
	});
}

type Move = {
	readonly memberId: string;
	readonly toMemberId: string;
	readonly reason: string;
	/** Whether the law sees them as 记名; a merge knows better than the row as it is. */
	readonly registered?: boolean;
};

/** Inside a transaction; refuses what an open sale holds and what would pass the cap. */
export function moveStoredValue(
	terminal: Terminal,
	caller: Caller,
	{ memberId, toMemberId, reason, registered }: Move,
): Result<Pockets, AnyRefusal> {
	const { pen, ids } = terminal;
	const { today } = placeNow(terminal);
	const lots = spendableLots(pen, memberId, today);
	const moved = pocketsLeft(lots);
	if (memberId === toMemberId || partTotal(moved) === 0) {
		return refuse({ code: 'stored-value/nothing-to-refund' });
	}
	const held = heldByTries(pen, memberId);
	if (held > 0) return refuse({ code: 'stored-value/held', held });
	const has = partTotal(pocketsLeft(spendableLots(pen, toMemberId, today)));
	const { rules } = bookInForce(pen);
	const to = findMember(pen, toMemberId);
	const isKnown = to !== undefined && holderOf(to).registered;
	const cap = capOf(rules, { registered: registered ?? isKnown });
	if (has + partTotal(moved) > cap) return refuse({ code: 'stored-value/above-cap', cap });
	pen.append({
		kind: 'stored-value/transferred',
		v: 1,
		...byWhom(caller),
		body: {
			from_member_id: memberId,
			member_id: toMemberId,
			reason,
			parts: lots.map((lot) => {
				const { lotId, principalLeft: principal, bonusLeft: bonus } = lot;
				return svPart({ lotId, principal, bonus });
			}),
			lots: lots.map((lot) => ({
				lot_id: ids.next('lot'),
				member_id: toMemberId,
				principal_fen: lot.principalLeft,
				bonus_fen: lot.bonusLeft,
				policy: lot.policy,
				bonus_expires: lot.bonusExpires,
				from_lot: lot.lotId,
			})),
		},
	});
	return ok(moved);
}
