/**
 * What a member still has with us or owes us, and when they last had something prepaid: read from
 * the projections, by the member's own id and those of rows that were merged into theirs, where a
 * late return may have left something. Nobody is forgotten while any of it stands.
 */
import { account, MONEY_LEDGER } from '#shared/journal/account.ts';
import type { Hold, HoldKind } from '#shared/privacy/privacy-request.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { owedTo, pocketsOf } from '../member/member-figures.ts';
import { listLinks } from '../member/family-store.ts';
import type { MemberRow } from '../member/member-store.ts';
import { pastOf, type PastRow } from '../member/past-of.ts';
import { tierFeeLeft } from '../member/tier-fee-store.ts';
import { THEIR_OPEN_ORDERS } from './their-orders.ts';

export function listHolds(ledger: ReadableLedger, member: MemberRow): Hold[] {
	const past = pastOf(ledger, member.id);
	const sum = (of: (memberId: string) => number) =>
		past.reduce((all, { member_id: memberId }) => all + of(memberId), 0);
	const pockets = past.map(({ member_id: memberId }) => pocketsOf(ledger, memberId));
	const owes = (name: string, subject: string) =>
		subject === '' ? 0 : -owedTo(ledger, MONEY_LEDGER, { name, subject });
	const holds: Hold[] = [
		{
			kind: 'stored-value',
			figure: pockets.reduce((all, p) => all + p.principalFen + p.bonusFen, 0),
		},
		{ kind: 'pass-card', figure: sum((id) => countPasses(ledger, id)) },
		{ kind: 'tier-fee', figure: sum((id) => tierFeeLeft(ledger, id)) },
		{ kind: 'point-debt', figure: pockets.reduce((all, { pointDebt }) => all + pointDebt, 0) },
		{ kind: 'overdraft', figure: sum((id) => owes(account.memberOverdraft, id)) },
		{ kind: 'account', figure: owes(account.receivable, member.account_code) },
		{ kind: 'deposit', figure: countDeposits(ledger, past) },
		{ kind: 'open-sale', figure: sum((id) => countOpenSales(ledger, id)) },
		// Whoever draws on their pool would lose its points with them.
		{ kind: 'family', figure: listLinks(ledger, member.member_id).length },
	];
	return holds.filter(({ figure }) => figure !== 0);
}

/** How much of a kind holds somebody; 0 for what does not. */
export function holdOf(ledger: ReadableLedger, member: MemberRow): (kind: HoldKind) => number {
	const holds = listHolds(ledger, member);
	return (kind) => holds.find((hold) => hold.kind === kind)?.figure ?? 0;
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

/** Orders that wait to be collected, each counted once. */
function countDeposits({ db }: ReadableLedger, past: readonly PastRow[]): number {
	const sql = `SELECT order_no FROM deposit_order WHERE state = 'open' AND ${THEIR_OPEN_ORDERS}`;
	const orders = past.flatMap(({ id, member_id: memberId }) => {
		return prepared(db, sql).all({ id, memberId }) as { order_no: string }[];
	});
	return new Set(orders.map(({ order_no: orderNo }) => orderNo)).size;
}

/** On the counter or parked, and no order; there are a few at a time. */
function countOpenSales({ db }: ReadableLedger, memberId: string): number {
	return numberOf(
		prepared(
			db,
			`SELECT count(*) AS n FROM open_sale WHERE instr(terms_json, ?) > 0
			 AND sale_id NOT IN (SELECT sale_id FROM deposit_order WHERE state = 'open')`,
		).get(memberId),
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
			   coalesce((SELECT max(opened_ms) FROM tier_fee WHERE member_id = :memberId), 0),
			   coalesce((SELECT max(u.at_ms) FROM pass_card c JOIN pass_use u ON u.pass_id = c.pass_id
			     WHERE c.member_id = :memberId), 0)) AS n`,
		).get({ memberId }),
	);
}

function numberOf(row: unknown): number {
	return (row as { n: number }).n;
}
