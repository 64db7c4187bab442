/**
 * The rows of stored value that follow from an event, in its own transaction: lots and their
 * movements. The table refuses a lot below nothing or above its start.
 */
import type { JournalEvent } from '#shared/journal/event.ts';
import { storedValueMoves, type SvMove } from '#shared/journal/stored-value-moves.ts';
import type { Connection } from './connect.ts';
import { prepared } from './prepared.ts';

const BEGIN_LOT = `INSERT INTO sv_lot (lot_id, member_id, seq, principal_fen, bonus_fen,
   principal_left_fen, bonus_left_fen, policy, bonus_expires, opened_pos, opened_ms,
   origin_lot)
 VALUES (:lot, :member, :seq, :principal, :bonus, :principal, :bonus, :policy, :expires,
   :pos, :at, coalesce((SELECT origin_lot FROM sv_lot WHERE lot_id = :from), :lot))`;

const MOVE_LOT = `UPDATE sv_lot SET principal_left_fen = principal_left_fen + :principal,
   bonus_left_fen = bonus_left_fen + :bonus, bonus_expired_fen = bonus_expired_fen + :expired,
   bonus_expires = coalesce(:newEnd, bonus_expires)
 WHERE lot_id = :lot`;

const RECORD = `INSERT INTO sv_move (pos, leg, lot_id, member_id, kind, principal_fen, bonus_fen)
 VALUES (?, ?, ?, ?, ?, ?, ?)`;

export function projectStoredValue(db: Connection, pos: number, event: JournalEvent): void {
	for (const [index, move] of storedValueMoves(event).entries()) {
		const { roots, lotId, memberId, kind, principalFen, bonusFen, newEnd = null } = move;
		if (roots === undefined) {
			const expired = kind === 'bonus-expire' ? -bonusFen : 0;
			const moved = { lot: lotId, principal: principalFen, bonus: bonusFen, expired, newEnd };
			if (prepared(db, MOVE_LOT).run(moved).changes !== 1) throw new Error(`no lot ${lotId}`);
		} else beginLot(db, { pos, at: event.at_ms, seq: pos * 100 + index }, move);
		prepared(db, RECORD).run(pos, index + 1, lotId, memberId, kind, principalFen, bonusFen);
	}
}

type Begun = { readonly pos: number; readonly at: number; readonly seq: number };

function beginLot(db: Connection, begun: Begun, { lotId, roots }: SvMove): void {
	if (roots === undefined) return;
	prepared(db, BEGIN_LOT).run({
		...begun,
		lot: lotId,
		member: roots.member_id,
		principal: roots.principal_fen,
		bonus: roots.bonus_fen,
		policy: roots.policy,
		expires: roots.bonus_expires,
		from: roots.from_lot ?? '',
	});
}
