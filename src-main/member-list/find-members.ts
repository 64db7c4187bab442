/** member-list/find and member-list/idle: pages of members, masked. */
import type { ListedMemberView } from '#shared/contract/member-list-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { addMonths } from '#shared/kernel/calendar.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { businessDate, type BusinessDate } from '#shared/kernel/time.ts';
import { reasonsToKeep, type KeptBecause } from '#shared/member/dormancy.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { heldPasses, pocketsOf } from '../member/member-figures.ts';
import { listTags, type MemberRow } from '../member/member-store.ts';
import { showRow } from '../member/show-row.ts';
import { listTiers } from '../member/tier-store.ts';
import type { Terminal } from '../terminal.ts';
import { conditionOf, scanMembers, startOf, type Condition, type Page } from './scan-members.ts';

type Listed = { rows: ListedMemberView[]; more: boolean };

export async function findListed(
	terminal: Terminal,
	{ filter, after, limit }: ParsedInput<'member-list/find'>,
): Promise<Result<RequestOutput<'member-list/find'>, AnyRefusal>> {
	const page = await pageOf(terminal, conditionOf(terminal, filter), { after, limit });
	const tiers = listTiers(terminal.pen).map(({ code, name }) => ({ code, name }));
	return ok({ ...page, tiers });
}

/** Who may be archived: away for so many months, and nothing left with us. */
export async function findIdle(
	terminal: Terminal,
	{ months, after, limit }: ParsedInput<'member-list/idle'>,
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
	return ok(await pageOf(terminal, condition, { after, limit }));
}

async function pageOf(
	terminal: Terminal,
	condition: Condition,
	{ after, limit }: Page,
): Promise<Listed> {
	const rows = await scanMembers(terminal, condition, { after, limit: limit + 1 });
	const shown = rows.slice(0, limit).map((row) => showListed(terminal, row));
	return { rows: shown, more: rows.length > limit };
}

export function showListed(terminal: Terminal, member: MemberRow): ListedMemberView {
	return {
		...showRow(terminal, member),
		at: member.id,
		tags: listTags(terminal.pen, member.id).map(({ tag }) => tag),
		birthday: member.birthday.slice(-5),
		visits: member.visits,
		spentFen: member.spent_fen,
		joinedMs: member.created_ms,
		marketing: member.marketing === 1,
	};
}

/** The store's business date now. */
export function todayOf({ clock, settings }: Pick<Terminal, 'clock' | 'settings'>): BusinessDate {
	const { timeZone, cutOffMinutes } = settings.current();
	return businessDate(clock.now(), timeZone, cutOffMinutes);
}

/** The business date of an instant; '' for never. */
export function dateOfMs({ settings }: Pick<Terminal, 'settings'>, atMs: number): string {
	const { timeZone, cutOffMinutes } = settings.current();
	return atMs === 0
		? ''
		: businessDate(atMs as Parameters<typeof businessDate>[0], timeZone, cutOffMinutes);
}

/** Why a member may not be archived, by what the books say now. */
export function keptBecause(
	terminal: Terminal,
	member: MemberRow,
	months: number,
): readonly KeptBecause[] {
	return reasonsToKeep(
		{
			lastVisit: dateOfMs(terminal, member.last_ms),
			joined: dateOfMs(terminal, member.created_ms),
			holdings: {
				...pocketsOf(terminal.pen, member.member_id),
				passes: heldPasses(terminal.pen, member.member_id).length,
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
