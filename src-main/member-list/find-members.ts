/** member-list/find and member-list/idle: pages of members, masked. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { addMonths } from '#shared/kernel/calendar.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { businessDate, type BusinessDate } from '#shared/kernel/time.ts';
import { reasonsToKeep, type KeptBecause } from '#shared/member/dormancy.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { heldPasses, pocketsOf } from '../member/member-figures.ts';
import type { MemberRow } from '../member/member-store.ts';
import { tierFeeLeft } from '../member/tier-fee-store.ts';
import { listTiers } from '../member/tier-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { conditionOf, startOf } from './scan-members.ts';
import { dateOfMs } from './store-days.ts';
import { walkFor } from './walks.ts';

export async function findListed(
	terminal: Terminal,
	caller: Caller,
	{ filter, after, limit, walkId }: ParsedInput<'member-list/find'>,
): Promise<Result<RequestOutput<'member-list/find'>, AnyRefusal>> {
	const wanted = { condition: conditionOf(terminal, filter), page: { after, limit } };
	const listed = await walkFor(terminal, { caller, walkId }, (how) => {
		return terminal.memberLists.read('page', wanted, how);
	});
	if (!listed.ok) return listed;
	const tiers = listTiers(terminal.pen).map(({ code, name }) => ({ code, name }));
	return ok({ ...listed.value, tiers });
}

/** Who may be archived: away for so many months, and nothing left with us. */
export async function findIdle(
	terminal: Terminal,
	caller: Caller,
	{ months, after, limit, walkId }: ParsedInput<'member-list/idle'>,
): Promise<Result<RequestOutput<'member-list/idle'>, AnyRefusal>> {
	const since = startOf(addMonths(todayOf(terminal), -months), terminal.settings.current());
	const condition = {
		sql: `m.state IN ('active', 'frozen', 'closed')
		   AND CASE WHEN m.last_ms > 0 THEN m.last_ms ELSE m.created_ms END < :before
		   AND NOT EXISTS (SELECT 1 FROM balance b WHERE b.ledger = 1
		     AND b.account IN ('sv_principal', 'sv_bonus') AND b.subject = m.member_id
		     AND b.credit <> b.debit)
		   AND NOT EXISTS (SELECT 1 FROM balance b WHERE b.ledger = 2
		     AND b.account = 'pt_member' AND b.subject = m.member_id AND b.credit <> b.debit)
		   AND NOT EXISTS (SELECT 1 FROM pass_card c WHERE c.member_id = m.member_id
		     AND c.state = 'active')
		   AND NOT EXISTS (SELECT 1 FROM member f WHERE f.family_of = m.member_id
		     AND f.family_of <> '')
		   AND NOT EXISTS (SELECT 1 FROM point_debt d WHERE d.member_id = m.member_id
		     AND d.points > 0)`,
		// The last visit's own day counts as away long enough.
		values: { before: since + 86_400_000 },
		indexed: false,
	};
	return walkFor(terminal, { caller, walkId }, (how) => {
		return terminal.memberLists.read('page', { condition, page: { after, limit } }, how);
	});
}

/** The store's business date now. */
export function todayOf({ clock, settings }: Pick<Terminal, 'clock' | 'settings'>): BusinessDate {
	const { timeZone, cutOffMinutes } = settings.current();
	return businessDate(clock.now(), timeZone, cutOffMinutes);
}

/** Why a member may not be archived, by what the books say now. */
export function keptBecause(
	terminal: Terminal,
	member: MemberRow,
	months: number,
): readonly KeptBecause[] {
	return reasonsToKeep(
		{
			lastVisit: dateOfMs(terminal.settings.current(), member.last_ms),
			joined: dateOfMs(terminal.settings.current(), member.created_ms),
			holdings: {
				...pocketsOf(terminal.pen, member.member_id),
				passes: heldPasses(terminal.pen, member.member_id).length,
				tierFeeFen: tierFeeLeft(terminal.pen, member.member_id),
				linked: linkedTo(terminal.pen, member.member_id),
			},
		},
		{ months, today: todayOf(terminal) },
	);
}

function linkedTo({ db }: ReadableLedger, memberId: string): number {
	const row = prepared(
		db,
		`SELECT count(*) AS n FROM member WHERE family_of = ? AND family_of <> ''`,
	).get(memberId);
	return (row as { n: number }).n;
}
