/**
 * Members by a condition, newest first, in a reader's thread. The rows are walked by their number
 * in stretches, so that a walk which finds nobody among a million can be stopped; a card or a phone
 * is one step in its index.
 */
import type { ListedMemberView } from '#shared/contract/member-list-requests.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { ReaderWalk } from '../ledger/serve-reader.ts';
import { listTags, type MemberRow } from '../member/member-store.ts';
import { showRow } from '../member/show-row.ts';

/** Rows looked at before it is asked whether somebody still wants them. */
const STRETCH = 5000;

export type Condition = {
	readonly sql: string;
	readonly values: Readonly<Record<string, string | number>>;
	/** Found by an index: looked for in one step, not walked to. */
	readonly indexed: boolean;
};

export type Page = { readonly after?: number | undefined; readonly limit: number };

export type Wanted = { readonly condition: Condition; readonly page: Page };

/** At most `limit` rows behind `after`; fewer: there are no more. `undefined` when it was stopped. */
export function walkMembers(
	ledger: ReadableLedger,
	{ condition, page }: Wanted,
	walk: ReaderWalk,
): MemberRow[] | undefined {
	const { indexed, values } = condition;
	const found: MemberRow[] = [];
	// A number behind everybody is walked to from the newest, not down from itself.
	const top = newest(ledger) + 1;
	const begin = Math.min(page.after ?? top, top);
	let below = begin;
	while (below > 1 && found.length < page.limit) {
		if (walk.isStopped()) return undefined;
		const from = indexed ? 1 : Math.max(1, below - STRETCH);
		const most = page.limit - found.length;
		const some = prepared(ledger.db, walkSql(condition)).all({ ...values, from, below, most });
		found.push(...(some as MemberRow[]));
		below = from;
		walk.moved(Math.trunc(((begin - below) * 1000) / begin));
	}
	return found;
}

/** The sign keeps the planner from walking the numbers where an index has the answer. */
export function walkSql({ sql, indexed }: Pick<Condition, 'sql' | 'indexed'>): string {
	const id = indexed ? '+m.id' : 'm.id';
	return `SELECT m.* FROM member m WHERE ${id} >= :from AND ${id} < :below AND ${sql}
	 ORDER BY ${id} DESC LIMIT :most`;
}

function newest({ db }: ReadableLedger): number {
	const row = prepared(db, 'SELECT coalesce(max(id), 0) AS id FROM member').get();
	return (row as { id: number }).id;
}

export type Listed = { rows: ListedMemberView[]; more: boolean };

/** A page of them, masked, with what they have. */
export function readPage(
	ledger: ReadableLedger,
	{ condition, page }: Wanted,
	walk: ReaderWalk,
): Listed | undefined {
	const wanted = { condition, page: { ...page, limit: page.limit + 1 } };
	const rows = walkMembers(ledger, wanted, walk);
	if (rows === undefined) return undefined;
	const shown = rows.slice(0, page.limit).map((row) => showListed(ledger, row));
	return { rows: shown, more: rows.length > page.limit };
}

function showListed(ledger: ReadableLedger, member: MemberRow): ListedMemberView {
	return {
		...showRow({ pen: ledger }, member),
		at: member.id,
		tags: listTags(ledger, member.id).map(({ tag }) => tag),
		birthday: member.birthday.slice(-5),
		visits: member.visits,
		spentFen: member.spent_fen,
		joinedMs: member.created_ms,
		marketing: member.marketing === 1,
	};
}
