/**
 * Bonus that is over (赠金到期) is taken off its lot by an event, once per lot: a lot whose bonus is
 * gone is not met again. The principal never ends. A few members a turn.
 */
import type { SvPart } from '#shared/journal/stored-value-event.ts';
import { prepared } from '../ledger/prepared.ts';
import { endingDay } from '../member/member-day.ts';
import type { Terminal } from '../terminal.ts';
import { OPEN_TRIES } from './lot-store.ts';

const A_TURN = 5;

type Over = { lot_id: string; member_id: string; bonus_left_fen: number };

export const BONUS_OVER_SQL = `SELECT lot_id, member_id, bonus_left_fen FROM sv_lot
 WHERE bonus_expires <> '' AND bonus_left_fen > 0 AND bonus_expires < ?
   AND member_id NOT IN (SELECT a.subject ${OPEN_TRIES})
 ORDER BY bonus_expires LIMIT ?`;

/** How many lots were looked after; what an open sale holds waits until that is over. */
export function expireBonus(terminal: Terminal): number {
	const { pen } = terminal;
	const today = endingDay(terminal);
	return pen.transaction(() => {
		const over = prepared(pen.db, BONUS_OVER_SQL).all(today, A_TURN) as Over[];
		const byMember = new Map<string, SvPart[]>();
		for (const { lot_id, member_id, bonus_left_fen } of over) {
			const parts = byMember.get(member_id) ?? [];
			parts.push({ lot_id, principal_fen: 0, bonus_fen: bonus_left_fen });
			byMember.set(member_id, parts);
		}
		for (const [memberId, parts] of byMember) {
			pen.append({
				kind: 'stored-value/bonus-expired',
				v: 1,
				body: { member_id: memberId, parts },
			});
		}
		return over.length;
	});
}
