/**
 * What an event adds to the commission (提成) of technicians, and takes from it again: a service
 * sold on a line, a use of a pass, and whatever took either back. The rows follow from the events
 * by this, and `verify` makes them again.
 */
import type { DoneBy } from './done-by.ts';
import type { JournalEvent } from './event.ts';

export type CommissionMove = {
	/** From 1, in the event. */
	readonly leg: number;
	readonly technicianId: string;
	readonly source: 'sale' | 'pass';
	readonly productId: number;
	/** All three below 0 where a service is taken back. */
	readonly quantityMilli: number;
	readonly worthFen: number;
	readonly commissionFen: number;
};

type Line = {
	readonly product_id: number;
	readonly quantity_milli: number;
	readonly net_fen: number;
	readonly done_by?: DoneBy;
};

export function commissionMoves(event: JournalEvent): CommissionMove[] {
	const moves = movesOf(event);
	return moves.map((move, at) => ({ leg: at + 1, ...move }));
}

type Move = Omit<CommissionMove, 'leg'>;

function movesOf(event: JournalEvent): Move[] {
	switch (event.kind) {
		case 'sale/completed':
			return [
				...event.lines.flatMap((line) => moveOf(line, 1)),
				...(event.returned?.lines ?? []).flatMap((line) => moveOf(line, -1)),
			];
		case 'sale/refunded':
			return event.returned.lines.flatMap((line) => moveOf(line, -1));
		case 'pass/used':
		case 'pass/use-undone': {
			const { product_id, times, recognised_fen: net_fen, done_by } = event;
			const use = { product_id, quantity_milli: times * 1000, net_fen };
			const line: Line = done_by === undefined ? use : { ...use, done_by };
			return moveOf(line, event.kind === 'pass/used' ? 1 : -1, 'pass');
		}
		default:
			return [];
	}
}

function moveOf(line: Line, sign: 1 | -1, source: Move['source'] = 'sale'): Move[] {
	if (line.done_by === undefined) return [];
	const { technician_id: technicianId, commission_fen: commission } = line.done_by;
	return [
		{
			technicianId,
			source,
			productId: line.product_id,
			quantityMilli: sign * line.quantity_milli,
			worthFen: signed(sign, line.net_fen),
			commissionFen: signed(sign, commission),
		},
	];
}

/** Without a negative zero. */
function signed(sign: 1 | -1, amount: number): number {
	return amount === 0 ? 0 : sign * amount;
}
