/**
 * --deep: what the members' rows count (visits, what was spent, the last sale) is what the journal's
 * sales say, and every sale of the list belongs to the member its event names.
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import type { Connection } from '../ledger/connect.ts';
import type { ImportedPart } from '../member-list/write-imported-member.ts';
import type { Findings } from './finding.ts';
import type { JournalStep, JournalVisitor } from './walk-journal.ts';

type Counted = { visits: number; spent: number; last: number };

type Row = {
	readonly member_id: string;
	readonly visits: number;
	readonly spent_fen: number;
	readonly last_pos: number;
};

export function checkMembers(db: Connection, findings: Findings): JournalVisitor {
	const counted = new Map<string, Counted>();
	/** By sale_id: whose it was. */
	const owners = new Map<string, string>();
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
		owners.set(sale.sale_id, who);
		const had = counted.get(who) ?? { visits: 0, spent: 0, last: 0 };
		const next = { visits: had.visits + 1, spent: had.spent + sale.total_fen, last: row.pos };
		counted.set(who, next);
	}

	function takeBack({ of, total_fen: total }: ReturnedPart): void {
		const had = counted.get(owners.get(of?.sale_id ?? '') ?? '');
		if (had !== undefined) had.spent -= total;
	}

	/** What an imported member had from the system before. */
	function bringAlong({ members }: Readonly<Record<string, unknown>>): void {
		for (const { member_id, visits, spent_fen: spent } of (members ?? []) as ImportedPart[]) {
			counted.set(member_id, { visits, spent, last: 0 });
		}
	}

	return {
		visit: (step) => {
			const { event } = step;
			if (event?.kind === 'sale/completed') {
				countSale(event, step);
				if (event.returned !== undefined) takeBack(event.returned);
			}
			if (event?.kind === 'sale/refunded') takeBack(event.returned);
			if (event?.kind === 'member/imported') bringAlong(event);
		},
		end: () => {
			const rows = db
				.prepare<[], Row>('SELECT member_id, visits, spent_fen, last_pos FROM member')
				.iterate();
			let members = 0;
			for (const row of rows) {
				members += 1;
				const { visits, spent, last } = counted.get(row.member_id) ?? NOTHING;
				counted.delete(row.member_id);
				if (row.visits === visits && row.spent_fen === spent && row.last_pos === last) continue;
				const is = `${row.visits} visits, ${row.spent_fen} fen, last at ${row.last_pos}`;
				const what = `${is}; the journal gives ${visits}, ${spent}, ${last}`;
				findings.tell('members', what, { table: 'member', key: row.member_id });
			}
			for (const [memberId] of counted) {
				findings.tell('members', 'sales of a member without a row', {
					table: 'member',
					key: memberId,
				});
			}
			findings.settle('members', 'ok', `${members} members: counted as the journal tells`);
		},
		release: () => undefined,
	};
}

const NOTHING: Counted = { visits: 0, spent: 0, last: 0 };
