/**
 * --deep: what is owed for every order with a deposit (定金), by the postings under its number, is
 * what its row says is paid while it is open, and nothing once it is collected or cancelled. Its
 * payments add up to the same, each was taken by an event, and an open order has its sale.
 */
import { account } from '#shared/journal/account.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

type OrderRow = {
	readonly order_no: string;
	readonly paid_fen: number;
	readonly state: 'open' | 'collected' | 'cancelled';
	readonly held_fen: number;
	readonly waiting: number;
};

const ORDERS = `SELECT o.order_no, o.paid_fen, o.state,
	(SELECT coalesce(sum(p.amount_fen - p.returned_fen), 0) FROM deposit_payment p
	 WHERE p.order_no = o.order_no) AS held_fen,
	EXISTS (SELECT 1 FROM open_sale s WHERE s.sale_id = o.sale_id) AS waiting
	FROM deposit_order o ORDER BY o.seq`;

export function checkDeposits(db: Connection, findings: Findings): JournalVisitor {
	const owed = new Map<string, number>();
	const takings = new Set(
		db
			.prepare<[], { pos: number }>('SELECT DISTINCT pos FROM deposit_payment')
			.all()
			.map(({ pos }) => pos),
	);
	return {
		visit: ({ row, postings }) => {
			if (row.kind === 'deposit/taken') takings.delete(row.pos);
			for (const { account: name, subject, amount } of postings) {
				if (name !== account.deposit) continue;
				owed.set(subject ?? '', (owed.get(subject ?? '') ?? 0) - amount);
			}
		},
		end: () => {
			const orders = db.prepare<[], OrderRow>(ORDERS).all();
			for (const order of orders) {
				for (const what of flawsOf(order, owed.get(order.order_no) ?? 0)) {
					findings.tell('deposits', what, { table: 'deposit_order', key: order.order_no });
				}
				owed.delete(order.order_no);
			}
			for (const [key, amount] of owed) {
				const what = `${amount} is owed for an order that has no row`;
				findings.tell('deposits', what, { table: 'posting', key });
			}
			for (const pos of takings) {
				findings.tell('deposits', 'a payment was taken by no event', {
					table: 'deposit_payment',
					pos,
				});
			}
			const held = `${orders.length} orders with a deposit: owed = paid`;
			findings.settle('deposits', 'ok', held);
		},
	};
}

function flawsOf({ paid_fen: paid, state, held_fen: held, waiting }: OrderRow, owed: number) {
	const flaws: string[] = [];
	const due = state === 'open' ? paid : 0;
	if (owed !== due) flaws.push(`the postings owe ${owed}, the order's row says ${due}`);
	if (held !== paid) flaws.push(`its payments hold ${held}, its row says ${paid}`);
	if ((waiting === 1) !== (state === 'open')) {
		flaws.push(state === 'open' ? 'its sale is gone' : 'it is over, but its sale still waits');
	}
	return flaws;
}
