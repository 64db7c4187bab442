/** points/statement, points/ending, points/alerts: what members have, what ends, what looks odd. */
import type { PointsStatementView } from '#shared/contract/points-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { PointMoveKind } from '#shared/journal/point-moves.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { addDays } from '#shared/coupon/add-days.ts';
import { dayNumber } from '#shared/kernel/calendar.ts';
import { maskName, maskPhone } from '#shared/member/mask.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import { valueOf } from '#shared/points/redeem-points.ts';
import { holdingDay, memberDay } from '../member/member-day.ts';
import { findMember } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import type { Terminal } from '../terminal.ts';
import {
	listAlerts,
	listEnding,
	listPointMoves,
	pointBalanceOf,
	pointLotsOf,
	pointsBook,
} from './points-store.ts';

export function showPoints(
	terminal: Terminal,
	{ memberId }: ParsedInput<'points/statement'>,
): Result<PointsStatementView, AnyRefusal> {
	const { pen } = terminal;
	const member = findMember(pen, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	const account = poolOf(member);
	const state = pointLotsOf(pen, account);
	const available = availableOn(state, holdingDay(terminal));
	const lots = state.lots.toSorted((a, b) => (a.expires < b.expires ? -1 : 1));
	return ok({
		balance: pointBalanceOf(pen, account),
		available,
		debt: state.debt,
		worthFen: valueOf(pointsBook(pen, memberDay(terminal)), available),
		lots: lots.map(({ points, left, expires }) => ({ points, left, expires })),
		moves: listPointMoves(pen, account).map((move) => {
			return { ...move, kind: move.kind as PointMoveKind };
		}),
	});
}

export function showPointsAlerts({ pen }: Terminal): RequestOutput<'points/alerts'> {
	return {
		alerts: listAlerts(pen).map((alert) => {
			const memberName = maskName(findMember(pen, alert.memberId)?.name ?? '');
			return { ...alert, memberName };
		}),
	};
}

/** In time for a word to them: thirty days before, and seven. */
export function showPointsEnding(
	terminal: Terminal,
	{ days }: ParsedInput<'points/ending'>,
): RequestOutput<'points/ending'> {
	const { pen } = terminal;
	const today = holdingDay(terminal);
	const ending = listEnding(pen, { from: today, until: addDays(today, days) });
	return {
		members: ending.map(({ memberId, points, expires }) => {
			const member = findMember(pen, memberId);
			const name = maskName(member?.name ?? '');
			const phone = maskPhone(member?.phone ?? '');
			const left = dayNumber(expires) - dayNumber(today);
			return { memberId, name, phone, points, expires, days: left };
		}),
	};
}
