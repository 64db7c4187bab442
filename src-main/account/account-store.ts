/** The rows of `account_customer` (挂账客户), with what the journal's postings say each one owes. */
import { account } from '#shared/journal/account.ts';
import type { AccountStanding } from '#shared/account/take-on-account.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type Customer = AccountStanding & { readonly code: string; readonly name: string };

type Row = {
	code: string;
	name: string;
	credit_limit_fen: number;
	active: number;
	owed_fen: number;
	held_fen: number;
};

/** What unfinished sales hold: as in src-main/credit/credit-store.ts. */
const SELECT = `SELECT c.code, c.name, c.credit_limit_fen, c.active,
  coalesce((SELECT b.debit - b.credit FROM balance b
    WHERE b.ledger = 1 AND b.account = '${account.receivable}' AND b.subject = c.code), 0)
    AS owed_fen,
  coalesce((SELECT sum(a.amount_fen) FROM open_sale o
    JOIN payment_attempt a ON a.sale_id = o.sale_id
    WHERE a.method = 'on_account' AND a.subject = c.code
      AND a.state NOT IN ('failed', 'reversed', 'refunded')), 0) AS held_fen
  FROM account_customer c`;

export function listCustomers({ db }: ReadableLedger): Customer[] {
	const rows = prepared(db, `${SELECT} ORDER BY c.active DESC, c.code`).all() as Row[];
	return rows.map(readRow);
}

export function findCustomer({ db }: ReadableLedger, code: string): Customer | undefined {
	const row = prepared(db, `${SELECT} WHERE c.code = ?`).get(code) as Row | undefined;
	return row === undefined ? undefined : readRow(row);
}

function readRow(row: Row): Customer {
	return {
		code: row.code,
		name: row.name,
		active: row.active === 1,
		limitFen: row.credit_limit_fen,
		owedFen: row.owed_fen,
		heldFen: row.held_fen,
	};
}

export type CustomerChange = Pick<Customer, 'code' | 'name' | 'limitFen' | 'active'> & {
	readonly atMs: number;
};

/** Adds the customer, or changes all of it but its code and its beginning. */
export function putCustomer({ db }: WritableLedger, change: CustomerChange): void {
	const { code, name, limitFen, active, atMs } = change;
	prepared(
		db,
		`INSERT INTO account_customer (code, name, credit_limit_fen, active, created_ms, changed_ms)
		 VALUES (:code, :name, :limitFen, :active, :atMs, :atMs)
		 ON CONFLICT (code) DO UPDATE SET name = excluded.name,
		   credit_limit_fen = excluded.credit_limit_fen, active = excluded.active,
		   changed_ms = excluded.changed_ms`,
	).run({ code, name, limitFen, active: Number(active), atMs });
}
