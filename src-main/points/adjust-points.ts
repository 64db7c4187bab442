/**
 * points/adjust: points given or taken by hand (PTS-7), with a reason and a cap per person and day;
 * and points that come as a gift of something else, like a top-up.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import {
	availableOn,
	clawBack,
	drawPoints,
	expiryOf,
	repaidBy,
	type Clawed,
	type PointLots,
} from '#shared/points/point-lots.ts';
import { namesSomebody } from '#shared/privacy/personal-number.ts';
import { isPoolSuspended } from '../member/family.ts';
import { holdingDay, memberDay } from '../member/member-day.ts';
import { poolOf } from '../member/show-row.ts';
import { activeMember } from '../pass-card/pass-place.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { pointPart } from './point-parts.ts';
import { adjustedOn, pointBalanceOf, pointLotsOf, pointsBook } from './points-store.ts';

export function adjustPoints(
	terminal: Terminal,
	caller: Caller,
	{ memberId, points, reason }: ParsedInput<'points/adjust'>,
): Result<RequestOutput<'points/adjust'>, AnyRefusal> {
	const { pen } = terminal;
	return caller.commit(() => {
		if (points === 0) return refuse({ code: 'points/nothing' });
		const member = activeMember(pen, memberId);
		if (!member.ok) return member;
		if (isPoolSuspended(pen, member.value)) return refuse({ code: 'family/primary-frozen' });
		if (namesSomebody(reason, member.value.name)) {
			return refuse({ code: 'privacy/reason-names' });
		}
		const by = byWhom(caller);
		const left = leftToAdjust(terminal, by);
		if (Math.abs(points) > left) return refuse({ code: 'points/day-cap', left });
		const account = poolOf(member.value);
		const available = availableOn(pointLotsOf(pen, account), holdingDay(terminal));
		if (-points > available) return refuse({ code: 'points/not-enough', left: available });
		givePoints(terminal, { ...by, memberId: account, points, reason, byHand: true });
		return ok({ balance: pointBalanceOf(pen, account) });
	});
}

/** Of the cap of a day, whoever of the two has less of it left: both answer for what was done. */
function leftToAdjust(terminal: Terminal, by: ReturnType<typeof byWhom>): number {
	const { pen } = terminal;
	const people = [by.operator, ...(by.approver === undefined ? [] : [by.approver])];
	const today = memberDay(terminal);
	const done = people.map((who) => adjustedOn(pen, who, today));
	return Math.max(0, pointsBook(pen, today).adjustPerDay - Math.max(...done));
}

export type PointsGiven = {
	readonly operator: string;
	readonly approver?: string;
	/** Who keeps them (poolOf). */
	readonly memberId: string;
	/** Signed; the caller has seen that so many may be taken, or says that the rest is owed. */
	readonly points: number;
	readonly reason: string;
	/** Counts towards the cap of the day. */
	readonly byHand?: true;
	/** Taken back, whatever is left of them: this lot first ('' for none), the rest is a debt. */
	readonly ownLot?: string;
};

type Pen = Pick<Terminal, 'pen' | 'ids' | 'clock' | 'settings'>;

/**
 * In the caller's transaction: a lot for more (the debt first), parts of lots for less. The name of
 * the lot; '' when none was laid down.
 */
export function givePoints(terminal: Pen, given: PointsGiven): string {
	const { memberId, points, reason, byHand, ownLot, ...by } = given;
	const { pen, ids } = terminal;
	const lots = pointLotsOf(pen, memberId);
	const repaid = points > 0 ? repaidBy(lots, points) : 0;
	const rest = points - repaid;
	const today = memberDay(terminal);
	const expires = expiryOf(today, pointsBook(pen, today).lifeMonths);
	const lotId = rest > 0 ? ids.next('lot') : '';
	const taken = { points: -points, today: holdingDay(terminal), ownLot };
	const less = points < 0 ? takenFrom(lots, taken) : undefined;
	const shift = findOpenShift(pen);
	pen.append({
		kind: 'points/adjusted',
		v: 1,
		...by,
		...(shift === undefined ? {} : { shiftId: shift.shiftId }),
		body: {
			member_id: memberId,
			points,
			reason,
			repaid,
			...(byHand === undefined ? {} : { by_hand: 1 }),
			...(lotId === '' ? {} : { lot: { lot_id: lotId, points: rest, expires } }),
			...(less === undefined ? {} : { parts: less.lots.map(pointPart) }),
			...(less === undefined || less.debt === 0 ? {} : { debt: less.debt }),
			balance_after: pointBalanceOf(pen, memberId) + points,
		},
	});
	return lotId;
}

type Taking = {
	readonly points: number;
	readonly today: string;
	readonly ownLot: string | undefined;
};

function takenFrom(lots: PointLots, { points, today, ownLot }: Taking): Clawed {
	if (ownLot !== undefined) return clawBack(lots, { points, own: ownLot, ended: 0 });
	return { ended: 0, lots: drawPoints(lots, points, today), debt: 0 };
}
