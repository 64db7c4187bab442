/** member-list/find and member-list/idle: pages of members, masked. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { addMonths } from '#shared/kernel/calendar.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { businessDate, type BusinessDate } from '#shared/kernel/time.ts';
import { reasonsToKeep, type KeptBecause } from '#shared/member/dormancy.ts';
import type { Unsettled } from '#shared/member/leaving.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { unsettledOf } from '../member/leave-member.ts';
import { heldPasses } from '../member/member-figures.ts';
import type { MemberRow } from '../member/member-store.ts';
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

/** A balance that is not even, by its whole key. */
const uneven = (ledger: 1 | 2, accounts: string, subject = 'm.member_id') =>
	`EXISTS (SELECT 1 FROM balance b WHERE b.ledger = ${ledger} AND b.account IN (${accounts})
	   AND b.subject = ${subject} AND b.credit <> b.debit)`;
const OWN = `'sv_principal', 'sv_bonus', 'liability:tier', 'member_overdraft'`;

/** Away since `:before`, ms, and nothing left: what keptBecause says of each, along keys. */
export const IDLE_SQL = `m.state IN ('active', 'frozen', 'closed') AND m.family_of = ''
 AND CASE WHEN m.last_ms > 0 THEN m.last_ms ELSE m.created_ms END < :before
 AND NOT ${uneven(1, OWN)} AND NOT ${uneven(2, "'pt_member'")}
 AND (m.account_code = '' OR NOT ${uneven(1, "'receivable'", 'm.account_code')})
 AND NOT EXISTS (SELECT 1 FROM pass_card c WHERE c.member_id = m.member_id AND c.state = 'active')
 AND NOT EXISTS (SELECT 1 FROM member f WHERE f.family_of = m.member_id AND f.family_of <> '')
 AND NOT EXISTS (SELECT 1 FROM point_debt d WHERE d.member_id = m.member_id AND d.points > 0)
 AND NOT EXISTS (SELECT 1 FROM deposit_order o WHERE o.state = 'open' AND o.phone = m.phone)
 AND NOT EXISTS (SELECT 1 FROM open_sale s WHERE instr(s.terms_json, m.member_id) > 0)`;

/** Who may be archived: away for so many months, and nothing left with us. */
export async function findIdle(
	terminal: Terminal,
	caller: Caller,
	{ months, after, limit, walkId }: ParsedInput<'member-list/idle'>,
): Promise<Result<RequestOutput<'member-list/idle'>, AnyRefusal>> {
	const since = startOf(addMonths(todayOf(terminal), -months), terminal.settings.current());
	// The last visit's own day counts as away long enough.
	const values = { before: since + 86_400_000 };
	const condition = { sql: IDLE_SQL, values, indexed: false };
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
			holdings: holdingsOf(terminal.pen, member),
		},
		{ months, today: todayOf(terminal) },
	);
}

/** All that a member may have with us or owe us: nobody is put away with any of it. */
function holdingsOf(ledger: ReadableLedger, member: MemberRow): Unsettled {
	const unsettled = unsettledOf(ledger, member);
	return {
		...unsettled,
		// A time card has no uses to count.
		passes: Math.max(unsettled.passes, heldPasses(ledger, member.member_id).length),
	};
}
