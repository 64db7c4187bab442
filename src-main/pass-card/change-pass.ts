/** pass-card/extend and pass-card/transfer: what a manager releases, with a reason for the journal. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { extendPass, transferPass, withDays } from '#shared/pass-card/change-pass.ts';
import { leftFen } from '#shared/pass-card/pass-card.ts';
import { needsHq } from '../allowance/needs-hq.ts';
import { mayHandOn } from '../member/active-member.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { wrongPass } from '../stored-value/prepaid-check.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember, endsOf, knownPass, placeNow } from './pass-place.ts';
import { showPass } from './show-pass.ts';
import { moveWaiting } from './waiting-passes.ts';

export function moveEnd(
	terminal: Terminal,
	caller: Caller,
	{ passId, days, reason }: ParsedInput<'pass-card/extend'>,
): Result<RequestOutput<'pass-card/extend'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const held = knownPass(pen, passId);
		if (!held.ok) return held;
		const place = placeNow(terminal);
		const added = extendPass(held.value.card, days, place.today);
		if (!added.ok) return added;
		const card = withDays(held.value.card, added.value);
		pen.append({
			kind: 'pass/extended',
			v: 1,
			...byWhom(caller),
			...shiftPart(terminal),
			body: {
				pass_id: passId,
				member_id: card.memberId,
				pass_name: card.name,
				days: added.value,
				...endsOf(card),
				reason,
			},
		});
		moveWaiting(terminal, caller, card);
		return ok({ pass: showPass({ ...held.value, card }, place) });
	});
	if (done.ok) terminal.statusChanged();
	return done;
}

export function handOver(
	terminal: Terminal,
	caller: Caller,
	{ passId, toMemberId, reason }: ParsedInput<'pass-card/transfer'>,
): Result<RequestOutput<'pass-card/transfer'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const waits = needsHq(terminal);
		if (waits !== undefined) return refuse(waits);
		const found = knownPass(pen, passId);
		if (!found.ok) return found;
		const to = activeMember(pen, toMemberId);
		if (!to.ok) return to;
		const from = found.value.card.memberId;
		const giver = mayHandOn(pen, from);
		if (!giver.ok) return giver;
		const moved = transferPass(found.value.card, toMemberId);
		if (!moved.ok) return refuse(moved.refusal);
		const card = moved.value;
		const held = { amountFen: 0, balanceAfterFen: leftFen(card), cashFen: 0 };
		const wrong = wrongPass(pen, to.value, held);
		if (wrong !== undefined) return refuse(wrong);
		pen.append({
			kind: 'pass/transferred',
			v: 1,
			...byWhom(caller),
			...shiftPart(terminal),
			body: {
				pass_id: passId,
				pass_name: card.name,
				from_member_id: from,
				member_id: toMemberId,
				reason,
			},
		});
		return ok({ pass: showPass({ ...found.value, card }, placeNow(terminal)) });
	});
	if (done.ok) terminal.statusChanged();
	return done;
}

/** No money moves: it is done without an open shift too. */
function shiftPart({ pen }: Terminal): { readonly shiftId?: number } {
	const shift = findOpenShift(pen);
	return shift === undefined ? {} : { shiftId: shift.shiftId };
}
