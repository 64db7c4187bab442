/**
 * What a member has, read from the projections: balances of both pockets and of points, the next
 * points to expire, passes with uses left.
 */
import { account, MONEY_LEDGER, POINTS_LEDGER } from '#shared/journal/account.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

/** What is owed to a subject under an account: credit less debit. */
export function owedTo(
	{ db }: ReadableLedger,
	ledger: number,
	{ name, subject }: { readonly name: string; readonly subject: string },
): number {
	const row = prepared(
		db,
		`SELECT credit - debit AS owed FROM balance
		 WHERE ledger = ? AND account = ? AND subject = ?`,
	).get(ledger, name, subject) as { owed: number } | undefined;
	return row?.owed ?? 0;
}

export type Pockets = {
	readonly principalFen: number;
	readonly bonusFen: number;
	/** In the lots; what is owed of them, or beyond them, stands in the debt. */
	readonly points: number;
	readonly pointDebt: number;
};

export function pocketsOf(ledger: ReadableLedger, memberId: string): Pockets {
	const pointDebt = prepared(ledger.db, 'SELECT points FROM point_debt WHERE member_id = ?').get(
		memberId,
	) as { points: number } | undefined;
	const debt = pointDebt?.points ?? 0;
	const owed = owedTo(ledger, POINTS_LEDGER, { name: account.points('member'), subject: memberId });
	return {
		principalFen: owedTo(ledger, MONEY_LEDGER, { name: account.svPrincipal, subject: memberId }),
		bonusFen: owedTo(ledger, MONEY_LEDGER, { name: account.svBonus, subject: memberId }),
		points: owed + debt,
		pointDebt: debt,
	};
}

/** The next lot of points to expire. */
export function nextExpiry(
	{ db }: ReadableLedger,
	memberId: string,
): { readonly points: number; readonly date: string } | undefined {
	return prepared(
		db,
		`SELECT sum(left_points) AS points, expires AS date FROM point_lot
		 WHERE member_id = ? AND left_points > 0 GROUP BY expires ORDER BY expires LIMIT 1`,
	).get(memberId) as { points: number; date: string } | undefined;
}

export type HeldPass = {
	readonly passId: string;
	readonly termsJson: string;
	readonly usesLeft: number;
	readonly validUntil: string;
};

/** Passes with something left (a time card counts no uses), the first to end first. */
export function heldPasses({ db }: ReadableLedger, memberId: string): HeldPass[] {
	return prepared(
		db,
		`SELECT c.pass_id AS passId, c.terms_json AS termsJson, c.valid_until AS validUntil,
		   coalesce((SELECT sum(i.left_uses) FROM pass_item i WHERE i.pass_id = c.pass_id), 0)
		     AS usesLeft
		 FROM pass_card c WHERE c.member_id = ? AND c.state = 'active'
		   AND EXISTS (SELECT 1 FROM pass_item i
		     WHERE i.pass_id = c.pass_id AND (i.left_uses > 0 OR i.total = 0))
		 ORDER BY c.valid_until = '', c.valid_until, c.opened_ms`,
	).all(memberId) as HeldPass[];
}
