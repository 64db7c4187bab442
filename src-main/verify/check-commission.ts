/**
 * --deep: commission (提成) is what the events froze. Every row is made again from the journal, and
 * what an undo takes back is what its use recorded.
 */
import { commissionMoves } from '#shared/journal/commission-moves.ts';
import type { DoneBy } from '#shared/journal/done-by.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

type Row = {
	readonly pos: number;
	readonly leg: number;
	readonly technician_id: string;
	readonly biz_date: string;
	readonly source: string;
	readonly product_id: number;
	readonly quantity_milli: number;
	readonly worth_fen: number;
	readonly commission_fen: number;
};

export function checkCommission(db: Connection, findings: Findings): JournalVisitor {
	const rows = readRows(db);
	const uses = new Map<string, DoneBy | undefined>();
	let legs = 0;
	let sum = 0;
	return {
		visit: ({ event, place }) => {
			if (event === undefined) return;
			if (!mirrors(uses, event)) {
				findings.tell('commission', 'an undo takes another commission back than was given', place);
			}
			for (const move of commissionMoves(event)) {
				const { leg, technicianId, source, productId, quantityMilli } = move;
				const figures = [quantityMilli, move.worthFen, move.commissionFen];
				const key = `${place.pos ?? 0}/${leg}`;
				const should = say([technicianId, event.biz_date, source, productId, ...figures]);
				const is = rows.get(key) ?? 'no row';
				rows.delete(key);
				legs += 1;
				sum += move.commissionFen;
				if (is === should) continue;
				const what = `is ${is}, the journal says ${should}`;
				findings.tell('commission', what, { table: 'commission', key });
			}
		},
		end: () => {
			for (const key of rows.keys()) {
				findings.tell('commission', 'a row that no event made', { table: 'commission', key });
			}
			const ties = `${legs} services of technicians add up to ${sum} fen of commission`;
			findings.settle('commission', 'ok', ties);
		},
	};
}

/** An undo names whoever did the use, and the same commission. */
function mirrors(uses: Map<string, DoneBy | undefined>, event: JournalEvent): boolean {
	if (event.kind === 'pass/used') uses.set(event.use_id, event.done_by);
	if (event.kind !== 'pass/use-undone') return true;
	return JSON.stringify(uses.get(event.use_id)) === JSON.stringify(event.done_by);
}

function readRows(db: Connection): Map<string, string> {
	const rows = db.prepare<[], Row>('SELECT * FROM commission').all();
	return new Map(
		rows.map((row) => [
			`${row.pos}/${row.leg}`,
			say([
				row.technician_id,
				row.biz_date,
				row.source,
				row.product_id,
				row.quantity_milli,
				row.worth_fen,
				row.commission_fen,
			]),
		]),
	);
}

function say(cells: readonly unknown[]): string {
	return JSON.stringify(cells);
}
