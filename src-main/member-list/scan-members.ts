/**
 * Members by a filter, newest first. They are walked in a thread of its own (walk-members.ts): a
 * filter which finds nobody among a million keeps no scan waiting.
 */
import type { MemberFilter } from '#shared/contract/member-list-requests.ts';
import { dayNumber } from '#shared/kernel/calendar.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { ANY_PHONE, phoneOf } from '#shared/member/phone.ts';
import { readCardNumber } from '#shared/member/card-number.ts';
import type { MemberRow } from '../member/member-store.ts';
import type { Terminal } from '../terminal.ts';
import type { Condition, Page } from './walk-members.ts';

const DAY_MS = 86_400_000;

/** At most `limit` rows behind `after`; fewer: there are no more, or the till closes. */
export async function scanMembers(
	{ memberLists }: Pick<Terminal, 'memberLists'>,
	condition: Condition,
	page: Page,
): Promise<MemberRow[]> {
	return (await memberLists.read('rows', { condition, page })) ?? [];
}

/** The whole filter as one condition; an empty one is everybody on the list. */
export function conditionOf(
	{ settings }: Pick<Terminal, 'settings'>,
	filter: MemberFilter,
): Condition {
	const values: Record<string, string | number> = {};
	const parts: string[] = [STATES[filter.state]];
	const put = (sql: string, name: string, value: string | number | undefined) => {
		if (value === undefined || value === '') return;
		values[name] = value;
		parts.push(sql);
	};
	put(`m.id = (SELECT c.id FROM member_card c WHERE c.card_no = :card)`, 'card', cardOf(filter));
	const phone = phoneOf(filter.phone, ANY_PHONE);
	put('m.phone = :phone', 'phone', phone);
	const tail = filter.phone.normalize('NFKC').trim();
	if (phone === undefined) put('m.phone4 = :tail', 'tail', tail);
	put('m.tier = :tier', 'tier', filter.tier);
	put(
		'EXISTS (SELECT 1 FROM member_tag t WHERE t.tag = :tag AND t.id = m.id)',
		'tag',
		filter.tag.trim(),
	);
	put('m.spent_fen >= :spentFrom', 'spentFrom', filter.spentFromFen);
	put('m.spent_fen <= :spentTo', 'spentTo', filter.spentToFen);
	put(`${POINTS} >= :pointsFrom`, 'pointsFrom', filter.pointsFrom);
	put(`${POINTS} <= :pointsTo`, 'pointsTo', filter.pointsTo);
	put(`${STORED} >= :storedFrom`, 'storedFrom', filter.storedFromFen);
	put(`${STORED} <= :storedTo`, 'storedTo', filter.storedToFen);
	const begins = (date: string, more: number) =>
		date === '' ? undefined : startOf(date, settings.current()) + more;
	put('m.last_ms >= :lastFrom', 'lastFrom', begins(filter.lastFrom, 0));
	put('m.last_ms > 0 AND m.last_ms < :lastTo', 'lastTo', begins(filter.lastTo, DAY_MS));
	if (filter.birthMonth > 0) put('m.birth_month = :month', 'month', filter.birthMonth);
	const indexed = values['card'] !== undefined || filter.phone.trim() !== '';
	return { sql: parts.join(' AND '), values, indexed };
}

const STATES: Readonly<Record<MemberFilter['state'], string>> = {
	listed: `m.state IN ('active', 'frozen', 'closed')`,
	frozen: `m.state = 'frozen'`,
	archived: `m.state = 'archived'`,
};

/** What is owed to a member under an account. */
function owed(ledger: 1 | 2, account: string): string {
	return `coalesce((SELECT b.credit - b.debit FROM balance b WHERE b.ledger = ${ledger}
	   AND b.account = '${account}' AND b.subject = m.member_id), 0)`;
}
const POINTS = owed(2, 'pt_member');
const STORED = `(${owed(1, 'sv_principal')} + ${owed(1, 'sv_bonus')})`;

/** A text that is no card number is nobody's. */
function cardOf({ card }: MemberFilter): string | undefined {
	return card.trim() === '' ? undefined : (readCardNumber(card) ?? '-');
}

/** The instant at which a business date begins in the store. */
export function startOf(
	date: string,
	{ timeZone, cutOffMinutes }: { readonly timeZone: string; readonly cutOffMinutes: number },
): number {
	const utc = dayNumber(date) * DAY_MS;
	const local = localTime(utc as Instant, timeZone);
	const [hours = 0, minutes = 0] = local.time.split(':').map(Number);
	const ahead =
		(dayNumber(local.date) - dayNumber(date)) * DAY_MS + (hours * 60 + minutes) * 60_000;
	return utc - ahead + cutOffMinutes * 60_000;
}
