/** The rows of `coupon`: every one-time code this till issued or redeemed, and what became of it. */
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type CouponRow = {
	readonly code: string;
	readonly kind_id: string;
	readonly valid_from: string;
	readonly valid_until: string;
	readonly member_id: string;
	readonly state: 'issued' | 'redeemed' | 'void';
	readonly issued_pos: number | null;
	readonly redeemed_pos: number | null;
	readonly amount_fen: number;
};

const COLUMNS =
	'code, kind_id, valid_from, valid_until, member_id, state, issued_pos, redeemed_pos, amount_fen';

export function findCouponRow({ db }: ReadableLedger, code: string): CouponRow | undefined {
	return prepared(db, `SELECT ${COLUMNS} FROM coupon WHERE code = ?`).get(code) as
		| CouponRow
		| undefined;
}

/** Coupons that are a member's and good on a business date; `<> ''` opens the index of them. */
export function listHeldCoupons(
	{ db }: ReadableLedger,
	memberId: string,
	bizDate: string,
): CouponRow[] {
	return prepared(
		db,
		`SELECT ${COLUMNS} FROM coupon
		 WHERE member_id = ? AND member_id <> '' AND state = 'issued'
		   AND valid_from <= ? AND valid_until >= ?
		 ORDER BY valid_until LIMIT 50`,
	).all(memberId, bizDate, bizDate) as CouponRow[];
}

export function insertCoupon({ db }: WritableLedger, row: CouponRow): void {
	prepared(db, `INSERT INTO coupon (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
		row.code,
		row.kind_id,
		row.valid_from,
		row.valid_until,
		row.member_id,
		row.state,
		row.issued_pos,
		row.redeemed_pos,
		row.amount_fen,
	);
}

/** One that goes out beside any sale: nothing was taken off with it yet. */
export function insertIssued(
	pen: WritableLedger,
	coupon: Pick<CouponRow, 'code' | 'kind_id' | 'valid_from' | 'valid_until' | 'member_id'>,
): void {
	const unused = { issued_pos: null, redeemed_pos: null, amount_fen: 0 };
	insertCoupon(pen, { ...coupon, state: 'issued', ...unused });
}

/** Marks a coupon as used up by a sale. */
export function redeemCoupon(
	{ db }: WritableLedger,
	{ code, pos, amountFen }: { code: string; pos: number; amountFen: number },
): void {
	prepared(
		db,
		`UPDATE coupon SET state = 'redeemed', redeemed_pos = ?, amount_fen = ? WHERE code = ?`,
	).run(pos, amountFen, code);
}

/**
 * The sale came back whole: what it used is good again, unless what gave that came back before;
 * what it gave is not, and comes to life no more where it is used.
 */
export function releaseCouponsOf({ db }: WritableLedger, pos: number): void {
	prepared(
		db,
		`UPDATE coupon SET state = iif(origin_gone = 1, 'void', 'issued'), redeemed_pos = NULL,
		   amount_fen = 0
		 WHERE redeemed_pos = ?`,
	).run(pos);
	prepared(db, `UPDATE coupon SET ${ENDED} WHERE issued_pos = ?`).run(pos);
}

const ENDED = `origin_gone = 1, state = iif(state = 'issued', 'void', state)`;

/** A code that was given for nothing now; a code that is used stays so until that comes back. */
export function endCoupon({ db }: WritableLedger, code: string): 'void' | 'used' {
	const row = prepared(db, `UPDATE coupon SET ${ENDED} WHERE code = ? RETURNING state`).get(code);
	return (row as { state: string } | undefined)?.state === 'redeemed' ? 'used' : 'void';
}

export function endCoupons(pen: WritableLedger, codes: readonly string[]): void {
	for (const code of codes) endCoupon(pen, code);
}

/** By kind: how many there are, and how many were used. */
export function countCoupons({
	db,
}: ReadableLedger): { kind_id: string; issued: number; redeemed: number }[] {
	return prepared(
		db,
		`SELECT kind_id, count(*) AS issued, sum(state = 'redeemed') AS redeemed FROM coupon
		 GROUP BY kind_id`,
	).all() as { kind_id: string; issued: number; redeemed: number }[];
}
