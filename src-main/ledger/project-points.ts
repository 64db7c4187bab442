/**
 * The rows of points (积分) that follow from an event, in its own transaction: lots, debts, and the
 * movements. The tables refuse a lot below nothing or above its start, and a debt below nothing.
 */
import type { JournalEvent } from '#shared/journal/event.ts';
import { pointMoves, type PointMove } from '#shared/journal/point-moves.ts';
import type { Connection } from './connect.ts';
import { prepared } from './prepared.ts';

const BEGIN_LOT = `INSERT INTO point_lot (lot_id, member_id, seq, points, left_points, expires,
   opened_pos, opened_ms) VALUES (:lot, :member, :seq, :points, :points, :expires, :pos, :at)`;

const MOVE_LOT = `UPDATE point_lot SET left_points = left_points + :points,
   expires = coalesce(:newEnd, expires), member_id = coalesce(:owner, member_id)
 WHERE lot_id = :lot`;

const MOVE_DEBT = `INSERT INTO point_debt (member_id, points) VALUES (:member, max(0, :owed))
 ON CONFLICT (member_id) DO UPDATE SET points = points + :owed`;

const RECORD = `INSERT INTO point_move (pos, leg, lot_id, member_id, kind, points)
 VALUES (?, ?, ?, ?, ?, ?)`;

export function projectPoints(db: Connection, pos: number, event: JournalEvent): void {
	for (const [index, move] of pointMoves(event).entries()) {
		const { kind, lotId, memberId, points } = move;
		if (lotId === '') prepared(db, MOVE_DEBT).run({ member: memberId, owed: -points });
		else moveLot(db, move, { pos, at: event.at_ms, seq: pos * 1000 + index });
		prepared(db, RECORD).run(pos, index + 1, lotId, memberId, kind, points);
	}
}

type Begun = { readonly pos: number; readonly at: number; readonly seq: number };

function moveLot(db: Connection, move: PointMove, begun: Begun): void {
	const { lotId: lot, memberId: member, points, expires, newEnd = null, owner = null } = move;
	if (expires !== undefined) {
		prepared(db, BEGIN_LOT).run({ lot, member, points, expires, ...begun });
		return;
	}
	const moved = prepared(db, MOVE_LOT).run({ lot, points, newEnd, owner });
	if (moved.changes !== 1) throw new Error(`there is no lot ${lot}`);
}
