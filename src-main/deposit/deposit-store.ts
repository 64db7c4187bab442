/**
 * The rows of `deposit_order` and `deposit_payment`. Who the customer is stands in the order's row
 * and nowhere else; it is forgotten when the order is over.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type DepositState = 'open' | 'collected' | 'cancelled';

export type DepositOrder = {
	readonly seq: number;
	readonly order_no: string;
	readonly sale_id: string;
	readonly label: string;
	readonly phone: string;
	readonly due_date: string;
	readonly total_fen: number;
	readonly paid_fen: number;
	readonly state: DepositState;
	readonly operator: string;
	readonly created_ms: number;
	readonly changed_ms: number;
};

export type DepositPayment = {
	readonly order_no: string;
	/** From 1, in the order they were taken. */
	readonly seat: number;
	/** Of the event that took it. */
	readonly pos: number;
	readonly kind: string;
	/** Empty for cash. */
	readonly method: string;
	/** Empty for cash. */
	readonly attempt_id: string;
	readonly amount_fen: number;
	readonly returned_fen: number;
	readonly at_ms: number;
};

const ORDER = `seq, order_no, sale_id, label, phone, due_date, total_fen, paid_fen, state, operator,
  created_ms, changed_ms`;

export function findOrder({ db }: ReadableLedger, orderNo: string): DepositOrder | undefined {
	return prepared(db, `SELECT ${ORDER} FROM deposit_order WHERE order_no = ?`).get(orderNo) as
		| DepositOrder
		| undefined;
}

/** The open order a sale belongs to, if money was taken for it. */
export function findOrderOfSale({ db }: ReadableLedger, saleId: string): DepositOrder | undefined {
	return prepared(
		db,
		`SELECT ${ORDER} FROM deposit_order WHERE sale_id = ? AND state = 'open'`,
	).get(saleId) as DepositOrder | undefined;
}

export function nextOrderSeq({ db }: ReadableLedger): number {
	const row = prepared(db, 'SELECT coalesce(max(seq), 0) + 1 AS next FROM deposit_order').get();
	return (row as { next: number }).next;
}

const MOST_READ = 2000;

/** Open orders that match: part of the number or the label, or the end of the phone; due first. */
export function listOpenOrders({ db }: ReadableLedger, text: string): DepositOrder[] {
	return prepared(
		db,
		`SELECT ${ORDER} FROM deposit_order
		 WHERE state = 'open' AND (@text = '' OR instr(order_no, upper(@text)) > 0
		   OR instr(lower(label), lower(@text)) > 0
		   OR (length(@text) >= 4 AND substr(phone, -length(@text)) = @text))
		 ORDER BY due_date = '', due_date, seq LIMIT ${MOST_READ}`,
	).all({ text }) as DepositOrder[];
}

/** How many orders are open, and what is held for them in all, fen. */
export function sumOpenOrders({ db }: ReadableLedger): { count: number; heldFen: number } {
	return prepared(
		db,
		`SELECT count(*) AS count, coalesce(sum(paid_fen), 0) AS heldFen
		 FROM deposit_order WHERE state = 'open'`,
	).get() as { count: number; heldFen: number };
}

export function insertOrder(pen: WritableLedger, order: DepositOrder): void {
	prepared(
		pen.db,
		`INSERT INTO deposit_order (${ORDER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		order.seq,
		order.order_no,
		order.sale_id,
		order.label,
		order.phone,
		order.due_date,
		order.total_fen,
		order.paid_fen,
		order.state,
		order.operator,
		order.created_ms,
		order.changed_ms,
	);
}

/** Writes what may change of an open order: whose it is, when it is due, what is paid. */
export function saveOrder(pen: WritableLedger, order: DepositOrder): void {
	prepared(
		pen.db,
		`UPDATE deposit_order SET label = ?, phone = ?, due_date = ?, total_fen = ?, paid_fen = ?,
		   changed_ms = ? WHERE order_no = ? AND state = 'open'`,
	).run(
		order.label,
		order.phone,
		order.due_date,
		order.total_fen,
		order.paid_fen,
		order.changed_ms,
		order.order_no,
	);
}

/**
 * The order is over: its customer is forgotten, also by the remembered replies, whose hashes of a
 * label and a phone could be guessed back. What was collected keeps what was paid.
 */
export function endOrder(
	pen: WritableLedger,
	orderNo: string,
	{ state, atMs }: { readonly state: 'collected' | 'cancelled'; readonly atMs: number },
): void {
	const { changes } = prepared(
		pen.db,
		`UPDATE deposit_order SET state = ?, changed_ms = ?, label = '', phone = ''
		 WHERE order_no = ? AND state = 'open'`,
	).run(state, atMs, orderNo);
	invariant(changes === 1, 'only an open order ends');
	prepared(
		pen.db,
		`DELETE FROM command_reply WHERE request = 'deposit/take' AND instr(reply_json, ?) > 0`,
	).run(JSON.stringify(orderNo));
}

/** In the order they were taken. */
export function listDepositPayments({ db }: ReadableLedger, orderNo: string): DepositPayment[] {
	return prepared(
		db,
		`SELECT order_no, seat, pos, kind, method, attempt_id, amount_fen, returned_fen, at_ms
		 FROM deposit_payment WHERE order_no = ? ORDER BY seat`,
	).all(orderNo) as DepositPayment[];
}

export function insertDepositPayment(pen: WritableLedger, payment: DepositPayment): void {
	prepared(
		pen.db,
		`INSERT INTO deposit_payment
		   (order_no, seat, pos, kind, method, attempt_id, amount_fen, returned_fen, at_ms)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		payment.order_no,
		payment.seat,
		payment.pos,
		payment.kind,
		payment.method,
		payment.attempt_id,
		payment.amount_fen,
		payment.returned_fen,
		payment.at_ms,
	);
}

/** Notes that part of a payment went back, fen. */
export function noteReturned(pen: WritableLedger, payment: DepositPayment, fen: number): void {
	prepared(
		pen.db,
		`UPDATE deposit_payment SET returned_fen = returned_fen + ? WHERE order_no = ? AND seat = ?`,
	).run(fen, payment.order_no, payment.seat);
}
