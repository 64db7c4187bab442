/**
 * What a member still has with us or owes us, and when they last had something prepaid: read from
 * the projections, by the member's own id. Nobody is forgotten while any of it stands.
 */
import { account, MONEY_LEDGER } from '#shared/journal/account.ts';
import type { Hold } from '#shared/privacy/privacy-request.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { owedTo, pocketsOf } from '../member/member-figures.ts';
import type { MemberRow } from '../member/member-store.ts';
import { tierFeeLeft } from '../member/tier-fee-store.ts';

export function listHolds(ledger: ReadableLedger, member: MemberRow): Hold[] {
	const { member_id: memberId, account_code: code, phone } = member;
	const pockets = pocketsOf(ledger, memberId);
	const owes = (name: string, subject: string) =>
		subject === '' ? 0 : -owedTo(ledger, MONEY_LEDGER, { name, subject });
	const holds: Hold[] = [
		{ kind: 'stored-value', figure: pockets.principalFen + pockets.bonusFen },
		{ kind: 'pass-card', figure: countPasses(ledger, memberId) },
		{ kind: 'tier-fee', figure: tierFeeLeft(ledger, memberId) },
		{ kind: 'point-debt', figure: pockets.pointDebt },
		{ kind: 'overdraft', figure: owes(account.memberOverdraft, memberId) },
		{ kind: 'account', figure: owes(account.receivable, code) },
		{ kind: 'deposit', figure: countDeposits(ledger, phone ?? '') },
		{ kind: 'open-sale', figure: countOpenSales(ledger, memberId) },
	];
	return holds.filter(({ figure }) => figure !== 0);
}

function countPasses({ db }: ReadableLedger, memberId: string): number {
	return numberOf(
		prepared(
			db,
			`SELECT count(*) AS n FROM pass_card c WHERE member_id = ? AND state = 'active'
			 AND (left_fen > 0 OR EXISTS (SELECT 1 FROM pass_item i
			   WHERE i.pass_id = c.pass_id AND i.left_uses > 0))`,
		).get(memberId),
	);
}

/** Orders that wait to be collected, found by the phone they were taken with. */
function countDeposits({ db }: ReadableLedger, phone: string): number {
	if (phone === '') return 0;
	return numberOf(
		prepared(db, `SELECT count(*) AS n FROM deposit_order WHERE state = 'open' AND phone = ?`).get(
			phone,
		),
	);
}

/** On the counter or parked; there are a few at a time. */
function countOpenSales({ db }: ReadableLedger, memberId: string): number {
	return numberOf(
		prepared(db, 'SELECT count(*) AS n FROM open_sale WHERE instr(terms_json, ?) > 0').get(
			memberId,
		),
	);
}

export function countCoupons({ db }: ReadableLedger, memberId: string): number {
	return numberOf(
		prepared(
			db,
			`SELECT count(*) AS n FROM coupon
			 WHERE member_id = ? AND member_id <> '' AND state = 'issued'`,
		).get(memberId),
	);
}

/** When the last prepaid thing of theirs moved, ms; 0 for somebody who never had any. */
export function lastPrepaidMs({ db }: ReadableLedger, memberId: string): number {
	return numberOf(
		prepared(
			db,
			`SELECT max(
			   coalesce((SELECT max(opened_ms) FROM sv_lot WHERE member_id = :memberId), 0),
			   coalesce((SELECT j.at_ms FROM sv_move m JOIN journal j ON j.pos = m.pos
			     WHERE m.member_id = :memberId ORDER BY m.pos DESC LIMIT 1), 0),
			   coalesce((SELECT max(opened_ms) FROM pass_card WHERE member_id = :memberId), 0),
			   coalesce((SELECT max(u.at_ms) FROM pass_card c JOIN pass_use u ON u.pass_id = c.pass_id
			     WHERE c.member_id = :memberId), 0)) AS n`,
		).get({ memberId }),
	);
}

function numberOf(row: unknown): number {
	return (row as { n: number }).n;
}
