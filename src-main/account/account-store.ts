/**
 * The rows of `account_customer` (挂账客户), with what the journal's postings say each one owes, and
 * the company member whose account it is. A member who is frozen, gone or no company any more buys
 * nothing on account until they are back.
 */
import type { AccountStanding } from '#shared/account/take-on-account.ts';
import { account } from '#shared/journal/account.ts';
import type { MemberKind, MemberState } from '#shared/member/member.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type Owner = {
	readonly memberId: string;
	/** In full: masked before it is shown. */
	readonly name: string;
	readonly state: MemberState;
};

export type Customer = AccountStanding & {
	readonly code: string;
	readonly name: string;
	/** Whether the account itself may buy, whoever owns it. */
	readonly open: boolean;
	/** Absent for a customer who is no member. */
	readonly owner?: Owner;
};

type Row = {
	code: string;
	name: string;
	credit_limit_fen: number;
	active: number;
	owed_fen: number;
	held_fen: number;
	member_id: string | null;
	member_name: string;
	state: MemberState;
	kind: MemberKind;
};

/** What unfinished sales hold: as in src-main/credit/credit-store.ts. */
const SELECT = `SELECT c.code, c.name, c.credit_limit_fen, c.active,
  coalesce((SELECT b.debit - b.credit FROM balance b
    WHERE b.ledger = 1 AND b.account = '${account.receivable}' AND b.subject = c.code), 0)
    AS owed_fen,
  coalesce((SELECT sum(a.amount_fen) FROM open_sale o
    JOIN payment_attempt a ON a.sale_id = o.sale_id
    WHERE a.method = 'on_account' AND a.subject = c.code
      AND a.state NOT IN ('failed', 'reversed', 'refunded')), 0) AS held_fen,
  m.member_id, m.name AS member_name, m.state, m.kind
  FROM account_customer c
  LEFT JOIN member m ON m.id = (SELECT o.id FROM member o
    WHERE o.account_code = c.code AND o.account_code <> ''
    ORDER BY o.state IN ('active', 'frozen', 'archived') DESC, o.id LIMIT 1)`;

export function listCustomers({ db }: ReadableLedger): Customer[] {
	const rows = prepared(db, `${SELECT} ORDER BY c.active DESC, c.code`).all() as Row[];
	return rows.map(readRow);
}

export function findCustomer({ db }: ReadableLedger, code: string): Customer | undefined {
	const row = prepared(db, `${SELECT} WHERE c.code = ?`).get(code) as Row | undefined;
	return row === undefined ? undefined : readRow(row);
}

function readRow(row: Row): Customer {
	const { member_id: memberId, member_name: name, state, kind } = row;
	const open = row.active === 1;
	return {
		code: row.code,
		name: row.name,
		open,
		active: open && (memberId === null || (state === 'active' && kind === 'company')),
		limitFen: row.credit_limit_fen,
		owedFen: row.owed_fen,
		heldFen: row.held_fen,
		...(memberId === null ? {} : { owner: { memberId, name, state } }),
	};
}

/** The first of C001, C002 … that nobody has. */
export function freeCode({ db }: ReadableLedger): string {
	const taken = prepared(db, 'SELECT 1 FROM account_customer WHERE code = ?');
	let no = 1;
	const code = () => `C${String(no).padStart(3, '0')}`;
	while (taken.get(code()) !== undefined) no += 1;
	return code();
}

export type CustomerChange = Pick<Customer, 'code' | 'name' | 'limitFen' | 'open'> & {
	readonly atMs: number;
};

/** Adds the customer, or changes all of it but its code and its beginning. */
export function putCustomer({ db }: WritableLedger, change: CustomerChange): void {
	const { code, name, limitFen, open, atMs } = change;
	prepared(
		db,
		`INSERT INTO account_customer (code, name, credit_limit_fen, active, created_ms, changed_ms)
		 VALUES (:code, :name, :limitFen, :active, :atMs, :atMs)
		 ON CONFLICT (code) DO UPDATE SET name = excluded.name,
		   credit_limit_fen = excluded.credit_limit_fen, active = excluded.active,
		   changed_ms = excluded.changed_ms`,
	).run({ code, name, limitFen, active: Number(open), atMs });
}
