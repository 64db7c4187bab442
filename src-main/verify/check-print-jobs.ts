/**
 * --deep: every sale and refund has the receipt job that was written in its own transaction (also
 * where nothing was to be printed: then it is cancelled), and no job stands for a sale that is not
 * there.
 */
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

type JobRow = { readonly job_id: number; readonly sale_pos: number; readonly kind: string };

const FIRST_JOBS = `SELECT job_id, sale_pos, kind FROM print_job NOT INDEXED
	WHERE sale_pos IS NOT NULL AND copy_no = 0`;

export function checkPrintJobs(db: Connection, findings: Findings): JournalVisitor {
	const receipts = new Map<number, number>();
	const strays = new Map<number, number>();
	for (const { job_id, sale_pos, kind } of db.prepare<[], JobRow>(FIRST_JOBS).iterate()) {
		if (kind === 'receipt') receipts.set(sale_pos, (receipts.get(sale_pos) ?? 0) + 1);
		strays.set(sale_pos, job_id);
	}
	let sales = 0;
	return {
		visit: ({ row, place }) => {
			// Slips of deposits name their event too.
			if (row.kind.startsWith('deposit/')) strays.delete(row.pos);
			// And so do those of passes.
			if (/^(pass|stored-value|points|tier)\//.test(row.kind)) strays.delete(row.pos);
			if (row.kind !== 'sale/completed' && row.kind !== 'sale/refunded') return;
			sales += 1;
			strays.delete(row.pos);
			const count = receipts.get(row.pos) ?? 0;
			if (count === 1) return;
			const what =
				count === 0 ? 'the sale has no receipt job' : `the sale has ${count} first receipts`;
			findings.tell('print-jobs', what, { ...place, table: 'print_job' });
		},
		end: () => {
			for (const [pos, job] of strays) {
				const place = { table: 'print_job', pos, key: String(job) };
				findings.tell('print-jobs', 'a print job stands for a sale that is not there', place);
			}
			findings.settle('print-jobs', 'ok', `${sales} sales have their receipt job`);
		},
	};
}
