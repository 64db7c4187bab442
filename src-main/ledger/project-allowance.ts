/**
 * The rows of allowances (额度) that follow from an event, in its own transaction: grants, what was
 * spent of them and on the floor, freezes. The table refuses a grant below nothing (M3).
 */
import { allowanceMoves, type AllowanceMove } from '#shared/allowance/allowance-moves.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Connection } from './connect.ts';
import { prepared } from './prepared.ts';

const GRANT = `INSERT INTO allowance_grant (grant_id, member_id, for_uid, fen, points, fen_left,
   points_left, granted_pos)
 VALUES (:grantId, :memberId, :forUid, :fen, :points, :fen, :points, :pos)`;

const DRAW = `UPDATE allowance_grant SET fen_left = fen_left - :fen,
   points_left = points_left - :points
 WHERE grant_id = :grantId AND member_id = :memberId AND state = 'held'`;

const SPEND = `INSERT INTO allowance_spend (pos, leg, member_id, purse, grant_id, amount, risk_fen,
   biz_date, pass_id, times)
 VALUES (:pos, :leg, :memberId, :purse, :grantId, :amount, :riskFen, :bizDate, :passId, :times)`;

const RELEASE = `UPDATE allowance_grant SET state = 'released'
 WHERE grant_id = :grantId AND fen_left = :fen AND points_left = :points AND state = 'held'`;

const FREEZE = 'INSERT INTO allowance_freeze (frozen_pos, why) VALUES (?, ?)';
const THAW = 'UPDATE allowance_freeze SET thawed_pos = ? WHERE thawed_pos = 0';
/** HQ settled what was held before: it sets aside anew, and tells anew what members have. */
const VOID = `UPDATE allowance_grant SET state = 'void' WHERE state = 'held'`;
const FORGET = `UPDATE allowance_member SET snapshot_ms = 0, through_pos = 0, principal_fen = 0,
   bonus_fen = 0, points = 0, uses_json = '{}'`;

export function projectAllowance(db: Connection, pos: number, event: JournalEvent): void {
	for (const [index, move] of allowanceMoves(event).entries()) {
		apply(db, move, { pos, leg: index + 1, bizDate: event.biz_date });
	}
}

type Place = { readonly pos: number; readonly leg: number; readonly bizDate: string };

function apply(db: Connection, move: AllowanceMove, place: Place): void {
	const { pos } = place;
	switch (move.move) {
		case 'grant': {
			const { move: _move, ...grant } = move;
			prepared(db, GRANT).run({ ...grant, pos });
			return;
		}
		case 'spend':
			spend(db, move, place);
			return;
		case 'release': {
			const { grantId, fen, points } = move;
			mustChange(prepared(db, RELEASE).run({ grantId, fen, points }), `release ${grantId}`);
			return;
		}
		case 'freeze':
			prepared(db, FREEZE).run(pos, move.why);
			return;
		case 'unfreeze':
			prepared(db, THAW).run(pos);
			prepared(db, VOID).run();
			prepared(db, FORGET).run();
	}
}

type Spend = Extract<AllowanceMove, { readonly move: 'spend' }>;

function spend(db: Connection, move: Spend, place: Place): void {
	const { move: _move, ...spent } = move;
	prepared(db, SPEND).run({ ...spent, ...place });
	if (move.grantId === '') return;
	const { grantId, memberId, amount, purse } = move;
	const [fen, points] = purse === 'points' ? [0, amount] : [amount, 0];
	mustChange(prepared(db, DRAW).run({ grantId, memberId, fen, points }), `draw on ${grantId}`);
}

function mustChange({ changes }: { readonly changes: number }, what: string): void {
	if (changes !== 1) throw new Error(`no grant to ${what}`);
}
