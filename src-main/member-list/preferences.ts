/**
 * The tags of preference (偏好, MEM-8), found when the day's tags are given: read from the journal,
 * along the index of a member's sales, so that no sale is slower by them. A few members at a time.
 */
import { addMonths } from '#shared/kernel/calendar.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { SaleRefunded } from '#shared/journal/refund-event.ts';
import {
	preferenceTag,
	preferredOf,
	type BoughtIn,
	type PreferenceRule,
} from '#shared/member/preference.ts';
import { turn } from '../catalog/in-slices.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { MemberRow } from '../member/member-store.ts';
import { pastOf } from '../member/past-of.ts';

/** Members whose sales are read before something else may come: a few milliseconds. */
const A_TURN = 5;
/** Documents looked at; who comes every day is known by the last of them. */
const LAST = 60;

export const LATEST_SALES_SQL = `SELECT pos, biz_date AS bizDate, kind FROM sale
 WHERE member = ? AND biz_date > ? ORDER BY biz_date DESC, pos DESC LIMIT ${LAST}`;

type Visitor = Pick<MemberRow, 'id' | 'visits' | 'last_ms'>;

export type PreferenceDay = {
	readonly today: string;
	readonly rule: PreferenceRule;
	/** The business date of an instant, ms; '' for none. */
	readonly dateOf: (atMs: number) => string;
};

/** By the member's row number; who prefers nothing is left out. Stops when the till closes. */
export async function preferencesOf(
	ledger: ReadableLedger,
	rows: readonly Visitor[],
	{ today, rule, dateOf }: PreferenceDay,
): Promise<ReadonlyMap<number, readonly string[]>> {
	const tags = new Map<number, readonly string[]>();
	if (rule.sharePercent === 0) return tags;
	const since = addMonths(today, -rule.months);
	let looked = 0;
	for (const { id, visits, last_ms: lastMs } of rows) {
		if (visits < rule.visits || dateOf(lastMs) <= since) continue;
		const { bought, times } = boughtSince(ledger, id, since);
		const preferred = preferredOf(bought, times, rule).flatMap((categoryId) => {
			const name = categoryName(ledger, categoryId);
			return name === undefined ? [] : [preferenceTag(name)];
		});
		if (preferred.length > 0) tags.set(id, preferred);
		looked += 1;
		if (looked % A_TURN !== 0) continue;
		await turn();
		if (!ledger.db.open) break;
	}
	return tags;
}

type Listed = {
	readonly pos: number;
	readonly bizDate: string;
	readonly kind: 'sale' | 'refund' | 'void' | 'exchange';
};

/** Of theirs and of the rows that were merged into theirs; a sale that was voided is no visit. */
function boughtSince(
	ledger: ReadableLedger,
	id: number,
	since: string,
): { readonly bought: readonly BoughtIn[]; readonly times: number } {
	const listed = pastOf(ledger, id)
		.flatMap((row) => prepared(ledger.db, LATEST_SALES_SQL).all(row.id, since) as Listed[])
		.toSorted((a, b) => (a.bizDate === b.bizDate ? b.pos - a.pos : a.bizDate < b.bizDate ? 1 : -1))
		.slice(0, LAST);
	const count = (kinds: readonly Listed['kind'][]) => {
		return listed.filter(({ kind }) => kinds.includes(kind)).length;
	};
	return {
		bought: listed.flatMap(({ pos }) => boughtAt(ledger, pos)),
		times: count(['sale', 'exchange']) - count(['void']),
	};
}

function boughtAt({ db }: ReadableLedger, pos: number): BoughtIn[] {
	const row = prepared(db, 'SELECT body FROM journal WHERE pos = ?').get(pos) as { body: Buffer };
	const event = JSON.parse(row.body.toString('utf8')) as SaleCompleted | SaleRefunded;
	const sold = event.kind === 'sale/completed' ? event.lines : [];
	return [
		...sold.map((line) => ({ categoryId: line.category_id, netFen: line.net_fen })),
		...(event.returned?.lines ?? []).map((line) => {
			return { categoryId: line.category_id, netFen: -line.net_fen };
		}),
	];
}

function categoryName({ db }: ReadableLedger, categoryId: number): string | undefined {
	const row = prepared(db, 'SELECT name FROM category WHERE category_id = ?').get(categoryId);
	return (row as { name: string } | undefined)?.name;
}
