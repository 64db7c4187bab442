/**
 * Time cards that were bought behind another (续卡): their days are had one after the other. While
 * one waits, its first day moves with the end of those before it; once it began it stays.
 */
import { addDays } from '#shared/coupon/add-days.ts';
import { startingOn, validUntil, type PassCard } from '#shared/pass-card/pass-card.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { endsOf, placeNow } from './pass-place.ts';
import { findPass } from './pass-store.ts';

/** Last day of a pass and of all in its line; '' without an end. */
export function runsUntil(ledger: ReadableLedger, card: PassCard): string {
	return lastOf(lineOf(ledger, card));
}

/** Inside a transaction, after the end of this pass moved or it was given back. */
export function moveWaiting(
	terminal: Terminal,
	caller: Caller,
	{ passId, kind, memberId }: PassCard,
): void {
	if (kind !== 'unlimited') return;
	const { pen } = terminal;
	const { today } = placeNow(terminal);
	const line = lineOf(pen, { passId, memberId });
	const isWaiting = ({ startsOn = '' }: PassCard) => startsOn > today;
	const waiting = line.filter(isWaiting).toSorted((a, b) => compare(a.startsOn, b.startsOn));
	const standing = line.filter((card) => !isWaiting(card));
	for (const card of waiting) {
		const last = lastOf(standing);
		const from = last >= today ? addDays(last, 1) : today;
		const moved = startingOn(card, from);
		if (from !== card.startsOn) writeMoved(terminal, caller, moved);
		standing.push(moved);
	}
}

function writeMoved({ pen }: Terminal, caller: Caller, card: PassCard): void {
	const shift = findOpenShift(pen);
	pen.append({
		kind: 'pass/extended',
		v: 1,
		...byWhom(caller),
		...(shift === undefined ? {} : { shiftId: shift.shiftId }),
		body: {
			pass_id: card.passId,
			member_id: card.memberId,
			pass_name: card.name,
			days: 0,
			starts_on: card.startsOn,
			...endsOf(card),
			reason: 'waits',
		},
	});
}

/** This member's that stand, of those that renewed one another, the oldest first. */
function lineOf(
	ledger: ReadableLedger,
	{ passId, memberId }: Pick<PassCard, 'passId' | 'memberId'>,
): PassCard[] {
	const rows = prepared(
		ledger.db,
		`WITH RECURSIVE before (pass_id) AS (
		   SELECT :passId
		   UNION
		   SELECT json_extract(c.terms_json, '$.renews.pass_id') FROM before b
		     JOIN pass_card c ON c.pass_id = b.pass_id
		   WHERE json_extract(c.terms_json, '$.renews.pass_id') IS NOT NULL),
		 line (pass_id) AS (
		   SELECT pass_id FROM before
		   UNION
		   SELECT c.pass_id FROM line l JOIN pass_card c
		     ON json_extract(c.terms_json, '$.renews.pass_id') = l.pass_id
		   WHERE c.member_id = :memberId)
		 SELECT c.pass_id FROM line l JOIN pass_card c ON c.pass_id = l.pass_id
		 WHERE c.state = 'active' AND c.member_id = :memberId ORDER BY c.opened_ms, c.pass_id`,
	).all({ passId, memberId }) as { readonly pass_id: string }[];
	return rows.flatMap(({ pass_id: id }) => findPass(ledger, id)?.card ?? []);
}

function lastOf(line: readonly PassCard[]): string {
	return line.reduce((last, card) => {
		const until = validUntil(card) ?? '';
		return until > last ? until : last;
	}, '');
}

function compare(a = '', b = ''): number {
	return a < b ? -1 : Number(a > b);
}
