/**
 * What follows from an event in other tables: its postings, the balances and the store-credit
 * slips they move, the tallies of its shift. Derived by the pure functions of src-shared, so all of
 * it can be made again.
 */
import type { Posting } from '#shared/journal/account.ts';
import { creditMoves } from '#shared/credit/credit-moves.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Tally } from '#shared/journal/tally-event.ts';
import type { Connection } from './connect.ts';
import { prepareInsert, type Cell } from './insert-rows.ts';
import { prepared } from './prepared.ts';
import { projectAllowance } from './project-allowance.ts';
import { projectCommission } from './project-commission.ts';
import { isPassEvent, projectPass } from './project-pass.ts';
import { projectPoints } from './project-points.ts';
import { projectStoredValue } from './project-stored-value.ts';
import { projectTierFee } from './project-tier-fee.ts';

export type Derived = {
	readonly postings: readonly Posting[];
	readonly tallies: readonly Tally[];
};
export type ProjectEvent = (pos: number, event: JournalEvent, derived: Derived) => void;

/** Prepared when the first slip is met: most days have none. */
const MOVE_SLIP = 'UPDATE credit_slip SET balance_fen = balance_fen + ? WHERE code = ?';
const ISSUE_SLIP =
	'INSERT INTO credit_slip (code, issued_pos, issued_ms, balance_fen) VALUES (?, ?, ?, ?)';

export function prepareProjections(db: Connection): ProjectEvent {
	const insertPostings = prepareInsert(db, {
		into: 'posting (pos, leg, ledger, account, subject, amount)',
		columns: 6,
	});
	const addBalances = prepareInsert(db, {
		into: 'balance (ledger, account, subject, debit, credit)',
		columns: 5,
		otherwise: `ON CONFLICT (ledger, account, subject) DO UPDATE
			SET debit = debit + excluded.debit, credit = credit + excluded.credit`,
	});
	const addTallies = prepareInsert(db, {
		into: 'tally (shift_id, biz_date, kind, key, n, amount_fen, other_fen)',
		columns: 7,
		otherwise: `ON CONFLICT (shift_id, biz_date, kind, key) DO UPDATE
			SET n = n + excluded.n, amount_fen = amount_fen + excluded.amount_fen,
			    other_fen = other_fen + excluded.other_fen`,
	});

	return (pos, event, { postings, tallies }) => {
		insertPostings(
			postings.map(({ ledger, account, subject, amount }, index) => [
				pos,
				index + 1,
				ledger,
				account,
				subject ?? null,
				amount,
			]),
		);
		addBalances(movesOf(postings));
		for (const { code, amount } of creditMoves(postings)) {
			// Only a refund puts money on a code that is new; the table refuses one below nothing.
			const moved = prepared(db, MOVE_SLIP).run(amount, code);
			if (moved.changes === 0) prepared(db, ISSUE_SLIP).run(code, pos, event.at_ms, amount);
		}
		if (isPassEvent(event)) projectPass(db, pos, event);
		projectCommission(db, pos, event);
		projectPoints(db, pos, event);
		projectStoredValue(db, pos, event);
		projectAllowance(db, pos, event);
		projectTierFee(db, pos, event);
		addTallies(
			tallies.map(({ kind, key, n, amount_fen, other_fen }) => [
				event.shift_id ?? 0,
				event.biz_date,
				kind,
				key,
				n,
				amount_fen,
				other_fen,
			]),
		);
	};
}

/** Debits and credits per account, each account once: one row, one write. */
function movesOf(postings: readonly Posting[]): Cell[][] {
	const moves = new Map<string, { posting: Posting; debit: number; credit: number }>();
	for (const posting of postings) {
		const key = JSON.stringify([posting.ledger, posting.account, posting.subject ?? '']);
		const move = moves.get(key) ?? { posting, debit: 0, credit: 0 };
		if (posting.amount > 0) move.debit += posting.amount;
		else move.credit -= posting.amount;
		moves.set(key, move);
	}
	return [...moves.values()].map(({ posting: { ledger, account, subject }, debit, credit }) => [
		ledger,
		account,
		subject ?? '',
		debit,
		credit,
	]);
}
