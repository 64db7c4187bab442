/** The rows of `operator`. */
import type { Role } from '#shared/operator/role.ts';
import type { OperatorView } from '#shared/contract/views.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';

export type OperatorRow = {
	readonly operator_no: string;
	readonly name: string;
	readonly role: Role;
	readonly pin_hash: string;
	readonly active: number;
	readonly wrong_pins: number;
	readonly locked_until_ms: number;
};

export function findOperator({ db }: ReadableLedger, operatorNo: string): OperatorRow | undefined {
	return db.prepare('SELECT * FROM operator WHERE operator_no = ?').get(operatorNo) as
		| OperatorRow
		| undefined;
}

export function listOperatorRows({ db }: ReadableLedger): OperatorRow[] {
	return db.prepare('SELECT * FROM operator ORDER BY operator_no LIMIT 500').all() as OperatorRow[];
}

export type NewOperator = {
	readonly operatorNo: string;
	readonly name: string;
	readonly role: Role;
	readonly pinHash: string;
	readonly createdMs: number;
};

export function insertOperator(pen: WritableLedger, operator: NewOperator): void {
	pen.db
		.prepare(
			`INSERT INTO operator (operator_no, name, role, pin_hash, created_ms)
			 VALUES (:operatorNo, :name, :role, :pinHash, :createdMs)`,
		)
		.run(operator);
}

export type OperatorChange = Pick<OperatorRow, 'name' | 'role' | 'pin_hash' | 'active'>;

/** A changed PIN or a re-enabled operator starts with a clean count of wrong PINs. */
export function updateOperator(pen: WritableLedger, operatorNo: string, to: OperatorChange): void {
	pen.db
		.prepare(
			`UPDATE operator SET name = :name, role = :role, pin_hash = :pin_hash, active = :active,
			   wrong_pins = 0, locked_until_ms = 0 WHERE operator_no = :operatorNo`,
		)
		.run({ ...to, operatorNo });
}

export function countWrongPin(
	pen: WritableLedger,
	operatorNo: string,
	count: { readonly wrongPins: number; readonly lockedUntilMs: number },
): void {
	pen.db
		.prepare('UPDATE operator SET wrong_pins = ?, locked_until_ms = ? WHERE operator_no = ?')
		.run(count.wrongPins, count.lockedUntilMs, operatorNo);
}

export function showOperator(row: OperatorRow): OperatorView {
	return { operatorNo: row.operator_no, name: row.name, role: row.role, active: row.active === 1 };
}
