/**
 * --deep: every lot and debt of points (积分) is what its events make it, and what the postings owe a
 * member is the sum of their lots less their debt.
 */
import { account, POINTS_LEDGER } from '#shared/journal/account.ts';
import { pointMoves, type PointMove } from '#shared/journal/point-moves.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

type Lot = { memberId: string; points: number; left: number; expires: string };

export function checkPoints(db: Connection, findings: Findings): JournalVisitor {
	const lots = new Map<string, Lot>();
	const debts = new Map<string, number>();
	const owed = new Map<string, number>();
	return {
		visit: ({ event, postings, place }) => {
			for (const { ledger, account: name, subject, amount } of postings) {
				if (ledger !== POINTS_LEDGER || name !== account.points('member')) continue;
				add(owed, subject ?? '', -amount);
			}
			if (event === undefined) return;
			for (const move of pointMoves(event)) {
				if (move.lotId === '') add(debts, move.memberId, -move.points);
				else if (!moveLot(lots, move)) findings.tell('points', `no lot ${move.lotId}`, place);
			}
		},
		end: () => {
			compareLots(db, lots, findings);
			compareDebts(db, debts, findings);
			for (const { memberId, left } of lots.values()) add(owed, memberId, -left);
			for (const [memberId, debt] of debts) add(owed, memberId, debt);
			for (const [key, rest] of owed) {
				if (rest === 0) continue;
				findings.tell('points', `postings owe ${rest} more`, { table: 'balance', key });
			}
			findings.settle('points', 'ok', `${lots.size} lots are what their events make them`);
		},
	};
}

/** False for a lot that no event laid down. */
function moveLot(lots: Map<string, Lot>, move: PointMove): boolean {
	const { lotId, memberId, points, expires, newEnd, owner } = move;
	if (expires !== undefined) {
		lots.set(lotId, { memberId, points, left: points, expires });
		return true;
	}
	const lot = lots.get(lotId);
	if (lot === undefined) return false;
	lot.left += points;
	if (newEnd !== undefined) lot.expires = newEnd;
	if (owner !== undefined) lot.memberId = owner;
	return true;
}

type LotRow = {
	lot_id: string;
	member_id: string;
	points: number;
	left_points: number;
	expires: string;
};

function compareLots(db: Connection, lots: ReadonlyMap<string, Lot>, findings: Findings): void {
	const rows = db.prepare<[], LotRow>('SELECT * FROM point_lot').all();
	const seen = new Set<string>();
	for (const { lot_id: key, ...row } of rows) {
		seen.add(key);
		const { memberId = '', points = 0, left = 0, expires = '' } = lots.get(key) ?? {};
		const is = JSON.stringify([row.member_id, row.points, row.left_points, row.expires]);
		const should = JSON.stringify([memberId, points, left, expires]);
		if (is === should) continue;
		findings.tell('points', `is ${is}, the journal says ${should}`, { table: 'point_lot', key });
	}
	for (const key of lots.keys()) {
		if (!seen.has(key)) findings.tell('points', 'has no row', { table: 'point_lot', key });
	}
}

function compareDebts(
	db: Connection,
	debts: ReadonlyMap<string, number>,
	findings: Findings,
): void {
	const rows = new Map(
		db
			.prepare<[], { member_id: string; points: number }>('SELECT * FROM point_debt')
			.all()
			.map(({ member_id: id, points }) => [id, points]),
	);
	for (const key of new Set([...rows.keys(), ...debts.keys()])) {
		const [is, should] = [rows.get(key) ?? 0, debts.get(key) ?? 0];
		if (is === should) continue;
		const what = `owes ${is}, the journal says ${should}`;
		findings.tell('points', what, { table: 'point_debt', key });
	}
}

function add(sums: Map<string, number>, key: string, amount: number): void {
	sums.set(key, (sums.get(key) ?? 0) + amount);
}
