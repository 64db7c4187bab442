/**
 * privacy/ask, list, answer: what members ask of their own record (个保法 50), with the day by which
 * each is answered. That is so many working days as the store set; the law names no number, and 15
 * is for counsel to confirm.
 */
import type { AskedView } from '#shared/contract/asked-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { businessDate } from '#shared/kernel/time.ts';
import { maskName, maskPhone } from '#shared/member/mask.ts';
import { addWorkingDays, PLAIN_WEEK, workingDaysLeft } from '#shared/privacy/working-days.ts';
import { knownSurvivor } from '../member/active-member.ts';
import { findByRow, type MemberRow } from '../member/member-store.ts';
import { survivorOf } from '../member/past-of.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	closeAsked,
	findAsked,
	insertAsked,
	listClosedAsked,
	listOpenAsked,
	listOpenOf,
	wasCopied,
	type AskedRow,
} from './asked-store.ts';

const MOST_OPEN = 500;
const MOST_CLOSED = 50;

export function askForPrivacy(
	terminal: Terminal,
	caller: Caller,
	{ memberId, kind, proof }: ParsedInput<'privacy/ask'>,
): Result<AskedView, AnyRefusal> {
	const { pen, clock, ids, settings } = terminal;
	return caller.commit(() => {
		const known = knownSurvivor(pen, memberId);
		if (!known.ok) return known;
		const member = known.value;
		if (listOpenOf(pen, member.id).some((open) => open.kind === kind)) {
			return refuse({ code: 'privacy/asked-already' });
		}
		const days = settings.current().privacyDays;
		const asked: AskedRow = {
			request_id: ids.next('ask'),
			id: member.id,
			kind,
			state: 'open',
			opened_ms: clock.now(),
			due_date: addWorkingDays(todayOf(terminal), days, PLAIN_WEEK),
			proof,
			closed_ms: 0,
			operator: caller.operator.operatorNo,
			answer: '',
		};
		insertAsked(pen, asked);
		const { request_id, due_date } = asked;
		const { member_id } = member;
		const body = { request_id, member_id, asked: kind, proof, due_date };
		pen.append({ kind: 'privacy/asked', v: 1, ...byWhom(caller), body });
		return ok(showAsked(terminal, asked));
	});
}

export function listAsked(terminal: Terminal): Result<RequestOutput<'privacy/list'>, AnyRefusal> {
	const show = (asked: AskedRow) => showAsked(terminal, asked);
	return ok({
		open: listOpenAsked(terminal.pen, MOST_OPEN).map(show),
		closed: listClosedAsked(terminal.pen, MOST_CLOSED).map(show),
	});
}

export function answerAsked(
	terminal: Terminal,
	caller: Caller,
	{ requestId, outcome, answer }: ParsedInput<'privacy/answer'>,
): Result<AskedView, AnyRefusal> {
	return caller.commit(() => {
		const asked = openAsked(terminal, requestId);
		if (!asked.ok) return asked;
		const said = answer.trim();
		if (outcome === 'refused' && said === '') return refuse({ code: 'privacy/needs-reason' });
		if (outcome === 'answered' && asked.value.kind === 'erase') {
			return refuse({ code: 'privacy/erase-first' });
		}
		// A copy that nobody made was given to nobody.
		if (
			outcome === 'answered' &&
			asked.value.kind === 'export' &&
			!wasCopied(terminal.pen, requestId)
		) {
			return refuse({ code: 'privacy/copy-first' });
		}
		return ok(
			showAsked(terminal, writeAnswer(terminal, caller, { asked: asked.value, outcome, said })),
		);
	});
}

/** A request that is still to be answered. */
export function openAsked({ pen }: Terminal, requestId: string): Result<AskedRow, AnyRefusal> {
	const asked = findAsked(pen, requestId);
	if (asked === undefined) return refuse({ code: 'privacy/not-found' });
	if (asked.state !== 'open') return refuse({ code: 'privacy/answered-already' });
	return ok(asked);
}

/** Whose request it is: who was merged since it was asked is whoever they were merged into. */
export function whoAsked({ pen }: Pick<Terminal, 'pen'>, { id }: AskedRow): MemberRow {
	const member = survivorOf(pen, findByRow(pen, id));
	invariant(member !== undefined, 'a request is of a member');
	return member;
}

export type Answering = {
	readonly asked: AskedRow;
	readonly outcome: 'answered' | 'refused';
	readonly said: string;
};

/** Inside a transaction. What was said to the member may name them: it is no part of the event. */
export function writeAnswer(
	terminal: Terminal,
	caller: Caller,
	{ asked, outcome, said }: Answering,
): AskedRow {
	const { pen, clock } = terminal;
	const closed: AskedRow = {
		...asked,
		state: outcome,
		closed_ms: clock.now(),
		operator: caller.operator.operatorNo,
		answer: said,
	};
	closeAsked(pen, closed);
	const { member_id } = whoAsked(terminal, asked);
	const body = { request_id: asked.request_id, member_id, outcome };
	pen.append({ kind: 'privacy/answered', v: 1, ...byWhom(caller), body });
	return closed;
}

/** The business date of now. */
export function todayOf({ clock, settings }: Pick<Terminal, 'clock' | 'settings'>): string {
	const { timeZone, cutOffMinutes } = settings.current();
	return businessDate(clock.now(), timeZone, cutOffMinutes);
}

function showAsked(terminal: Terminal, asked: AskedRow): AskedView {
	const member = whoAsked(terminal, asked);
	return {
		requestId: asked.request_id,
		memberId: member.member_id,
		name: maskName(member.name),
		phone: maskPhone(member.phone ?? ''),
		kind: asked.kind,
		state: asked.state,
		proof: asked.proof,
		openedMs: asked.opened_ms,
		dueDate: asked.due_date,
		daysLeft: workingDaysLeft(todayOf(terminal), asked.due_date, PLAIN_WEEK),
		closedMs: asked.closed_ms,
		operator: asked.operator,
		answer: asked.answer,
	};
}
