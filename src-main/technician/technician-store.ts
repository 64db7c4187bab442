/** The rows of technicians (技师), and what follows of commission from the events, added up. */
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type Technician = {
	readonly technicianId: string;
	readonly code: string;
	readonly name: string;
	readonly operatorNo: string;
	readonly active: boolean;
};

type Row = Omit<Technician, 'active'> & { readonly active: number };

const COLUMNS =
	'technician_id AS technicianId, code, name, operator AS operatorNo, active AS active';

export function listTechnicians({ db }: ReadableLedger): Technician[] {
	const rows = prepared(
		db,
		`SELECT ${COLUMNS} FROM technician ORDER BY active DESC, code LIMIT 500`,
	).all() as Row[];
	return rows.map(readRow);
}

export function findTechnician({ db }: ReadableLedger, id: string): Technician | undefined {
	const row = prepared(db, `SELECT ${COLUMNS} FROM technician WHERE technician_id = ?`).get(id);
	return row === undefined ? undefined : readRow(row as Row);
}

/** By what is typed at the counter (工号), small letters or capitals. */
export function findByStaffCode({ db }: ReadableLedger, code: string): Technician | undefined {
	const row = prepared(db, `SELECT ${COLUMNS} FROM technician WHERE code = ?`).get(
		code.trim().toUpperCase(),
	);
	return row === undefined ? undefined : readRow(row as Row);
}

function readRow(row: Row): Technician {
	return { ...row, active: row.active === 1 };
}

export function putTechnician({ db }: WritableLedger, one: Technician, atMs: number): void {
	prepared(
		db,
		`INSERT INTO technician (technician_id, code, name, operator, active, changed_ms)
		 VALUES (:technicianId, :code, :name, :operatorNo, :active, :atMs)
		 ON CONFLICT (technician_id) DO UPDATE SET code = excluded.code, name = excluded.name,
		   operator = excluded.operator, active = excluded.active, changed_ms = excluded.changed_ms`,
	).run({ ...one, active: Number(one.active), atMs });
}

export type EarnedRow = {
	readonly technicianId: string;
	readonly code: string;
	readonly name: string;
	readonly timesMilli: number;
	readonly passTimesMilli: number;
	readonly worthFen: number;
	readonly earnedFen: number;
	readonly takenBackFen: number;
};

/** Of business dates, both included; who is paid most first. */
export function sumCommission(
	{ db }: ReadableLedger,
	period: { readonly from: string; readonly to: string },
): EarnedRow[] {
	return prepared(
		db,
		`SELECT c.technician_id AS technicianId, coalesce(t.code, '') AS code,
		   coalesce(t.name, '') AS name, sum(c.quantity_milli) AS timesMilli,
		   sum(iif(c.source = 'pass', c.quantity_milli, 0)) AS passTimesMilli,
		   sum(c.worth_fen) AS worthFen,
		   sum(iif(c.quantity_milli > 0, c.commission_fen, 0)) AS earnedFen,
		   -sum(iif(c.quantity_milli < 0, c.commission_fen, 0)) AS takenBackFen
		 FROM commission c LEFT JOIN technician t ON t.technician_id = c.technician_id
		 WHERE c.biz_date BETWEEN :from AND :to GROUP BY c.technician_id
		 ORDER BY sum(c.commission_fen) DESC, code`,
	).all(period) as EarnedRow[];
}
