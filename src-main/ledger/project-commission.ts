/** The rows of commission (提成) that follow from an event, in the event's own transaction. */
import { commissionMoves } from '#shared/journal/commission-moves.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Connection } from './connect.ts';
import { prepared } from './prepared.ts';

export function projectCommission(db: Connection, pos: number, event: JournalEvent): void {
	for (const move of commissionMoves(event)) {
		prepared(
			db,
			`INSERT INTO commission (pos, leg, technician_id, biz_date, source, product_id,
			   quantity_milli, worth_fen, commission_fen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		).run(
			pos,
			move.leg,
			move.technicianId,
			event.biz_date,
			move.source,
			move.productId,
			move.quantityMilli,
			move.worthFen,
			move.commissionFen,
		);
	}
}
