/**
 * What a return gave back to a row that was merged since goes on to who it was merged into, and
 * what it gave to a member who was linked since to the pool they draw on, each by its own noun's
 * event: a return answers the lots the sale recorded, and those are the old row's.
 */
import { account, POINTS_LEDGER } from '#shared/journal/account.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import { partTotal, pocketsLeft } from '#shared/stored-value/lot.ts';
import { givePoints } from '../points/adjust-points.ts';
import { pointLotsOf } from '../points/points-store.ts';
import { spendableLots } from '../stored-value/lot-store.ts';
import { moveStoredValue } from '../stored-value/transfer-stored-value.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { holdingDay } from './member-day.ts';
import { owedTo } from './member-figures.ts';
import { findMember } from './member-store.ts';
import { survivorOf } from './past-of.ts';
import { poolOf } from './show-row.ts';

type Pair = {
	readonly from: string;
	readonly to: string;
	readonly reason: 'merged' | 'family';
};

/** Inside the return's transaction, after its event. */
export function handOnReturned(terminal: Terminal, caller: Caller, part: ReturnedPart): void {
	const { pen } = terminal;
	const whose = new Set([
		...(part.points === undefined ? [] : [part.points.member_id]),
		...part.paid_back.flatMap(({ kind, subject }) => (kind === 'stored_value' ? [subject] : [])),
	]);
	for (const from of whose) {
		const row = from === undefined ? undefined : findMember(pen, from);
		const owner = survivorOf(pen, row);
		const to = owner === undefined ? undefined : findMember(pen, poolOf(owner));
		if (from === undefined || from === to?.member_id) continue;
		if (to?.state !== 'active' && to?.state !== 'frozen') continue;
		const reason = row?.state === 'merged' ? 'merged' : 'family';
		const pair: Pair = { from, to: to.member_id, reason };
		handOnPoints(terminal, caller, pair);
		const left = pocketsLeft(spendableLots(pen, from, holdingDay(terminal)));
		if (partTotal(left) === 0) continue;
		const ids = { memberId: from, toMemberId: pair.to, reason };
		// Above the cap of their own row it stays where it is, to be handed over by hand.
		moveStoredValue(terminal, caller, ids);
	}
}

/** What was taken back beyond them too, as far as there is something to take it from. */
function handOnPoints(terminal: Terminal, caller: Caller, { from, to, reason }: Pair): void {
	const { pen } = terminal;
	const by = { ...byWhom(caller), reason };
	const today = holdingDay(terminal);
	const owed = owedTo(pen, POINTS_LEDGER, { name: account.points('member'), subject: from });
	const has = availableOn(pointLotsOf(pen, owed > 0 ? from : to), today);
	const points = Math.min(Math.abs(owed), has);
	if (points === 0) return;
	const [giver, taker] = owed > 0 ? [from, to] : [to, from];
	givePoints(terminal, { ...by, memberId: giver, points: -points });
	givePoints(terminal, { ...by, memberId: taker, points });
}
