/**
 * --deep: what the members' rows count (visits, what was spent, the last sale) is what the sales
 * and the uses of passes in the journal say, and every sale of the list belongs to the member its
 * event names and says what of its goods was kept.
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import type { Connection } from '../ledger/connect.ts';
import type { ImportedPart } from '../member-list/write-imported-member.ts';
import type { Findings } from './finding.ts';
import { countKept, type KeptSales } from './kept-sales.ts';
import { countPast, NO_PAST, type MergedBody } from './member-past.ts';
import { countUseVisits } from './use-visits.ts';
import type { JournalStep, JournalVisitor } from './walk-journal.ts';

type Row = {
	readonly member_id: string;
	readonly visits: number;
	readonly spent_fen: number;
	readonly last_pos: number;
};

export function checkMembers(db: Connection, findings: Findings): JournalVisitor {
	const counted = countPast();
	const kept = countKept(db);
	const uses = countUseVisits(counted);
	const rowOfSale = db.prepare<[number], { member_id: string | null }>(
		`SELECT m.member_id FROM sale s LEFT JOIN member m ON m.id = s.member WHERE s.pos = ?`,
	);

	function countSale(sale: SaleCompleted, { row, place }: JournalStep): void {
		const who = sale.member?.member_id;
		const listed = rowOfSale.get(row.pos)?.member_id ?? undefined;
		if (listed !== who) {
			findings.tell(
				'members',
				`the list says ${listed ?? 'nobody'}, not ${who ?? 'nobody'}`,
				place,
			);
		}
		if (who === undefined) return;
		kept.sell(sale, row.pos, who);
		counted.add(who, { visits: 1, spent: sale.total_fen, last: row.pos });
	}

	function takeBack(part: ReturnedPart): void {
		const back = kept.takeBack(part);
		if (back === undefined) return;
		// No minus zero: a row's figure is held against it.
		const visits = back.visits === 1 ? -1 : 0;
		counted.add(back.owner, { ...NO_PAST, visits, spent: -back.fen });
	}

	/** What an imported member had from the system before. */
	function bringAlong({ members }: Readonly<Record<string, unknown>>): void {
		for (const { member_id, visits, spent_fen: spent } of (members ?? []) as ImportedPart[]) {
			counted.begin(member_id, { visits, spent, last: 0 });
		}
	}

	return {
		visit: (step) => {
			const { event } = step;
			if (event?.kind === 'sale/completed') {
				countSale(event, step);
				if (event.returned !== undefined) takeBack(event.returned);
			}
			if (event !== undefined) uses.count(event);
			if (event?.kind === 'sale/refunded') takeBack(event.returned);
			if (event?.kind === 'member/imported') bringAlong(event);
			if (event?.kind === 'member/merged') {
				const wrong = counted.merge(event as unknown as MergedBody);
				if (wrong !== undefined) findings.tell('members', wrong, step.place);
			}
		},
		end: () => {
			const rows = db
				.prepare<[], Row>('SELECT member_id, visits, spent_fen, last_pos FROM member')
				.iterate();
			let members = 0;
			for (const row of rows) {
				members += 1;
				const { visits, spent, last } = counted.take(row.member_id);
				if (row.visits === visits && row.spent_fen === spent && row.last_pos === last) continue;
				const is = `${row.visits} visits, ${row.spent_fen} fen, last at ${row.last_pos}`;
				const what = `${is}; the journal gives ${visits}, ${spent}, ${last}`;
				findings.tell('members', what, { table: 'member', key: row.member_id });
			}
			holdKept(db, findings, kept);
			for (const memberId of counted.rest()) {
				const place = { table: 'member', key: memberId };
				findings.tell('members', 'sales of a member without a row', place);
			}
			findings.settle('members', 'ok', `${members} members: counted as the journal tells`);
		},
		release: () => undefined,
	};
}

/** What the list says is kept of each sale of theirs. */
function holdKept(db: Connection, findings: Findings, kept: KeptSales): void {
	const find = db.prepare<[number], { kept_fen: number; visit: number }>(
		'SELECT kept_fen, visit FROM sale WHERE pos = ?',
	);
	for (const { pos, fen, isVisit } of kept.all()) {
		const row = find.get(pos);
		if (row === undefined || (row.kept_fen === fen && (row.visit === 1) === isVisit)) continue;
		const is = `${row.kept_fen} fen are kept, ${row.visit} visits`;
		const what = `${is}; the journal gives ${fen}, ${isVisit ? 1 : 0}`;
		findings.tell('members', what, { table: 'sale', pos });
	}
}
