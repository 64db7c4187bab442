/**
 * Stock (库存) as movements. A sale appends its movements at the end of the table in its own
 * transaction; what is at hand is the folded base plus the movements since. Folding happens when
 * nobody waits. Stock may go negative: goods that were sold were there, whatever the book says.
 */
import type { Milli } from '#shared/kernel/quantity.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type MovementKind =
	| 'SALE'
	| 'RETURN'
	| 'RECEIVE'
	| 'TRANSFER_OUT'
	| 'TRANSFER_IN'
	| 'COUNT_ADJ'
	| 'LOSS'
	| 'ASSEMBLY'
	| 'OPENING';

export type Movement = {
	readonly productId: number;
	/** Base units, thousandths; what leaves the store is negative. */
	readonly quantity: Milli;
	readonly kind: MovementKind;
};

const ROWS_AT_ONCE = 16;

/** Appends the movements of the event at `pos`; call it once per event. */
export function recordMovements(
	pen: WritableLedger,
	pos: number,
	movements: readonly Movement[],
): void {
	for (let from = 0; from < movements.length; from += ROWS_AT_ONCE) {
		const some = movements.slice(from, from + ROWS_AT_ONCE);
		const values = some.map(() => '(?, ?, ?, ?, ?)').join(', ');
		const insert = prepared(
			pen.db,
			`INSERT INTO stock_movement (pos, seq, product_id, quantity_milli, kind) VALUES ${values}`,
		);
		insert.run(
			...some.flatMap((one, index) => [
				pos,
				from + index + 1,
				one.productId,
				one.quantity,
				one.kind,
			]),
		);
	}
}

/** What is at hand now, in thousandths of the base unit; may be negative. */
export function onHand({ db }: ReadableLedger, productId: number): number {
	const row = prepared(
		db,
		`SELECT coalesce((SELECT on_hand_milli FROM stock_base WHERE product_id = :id), 0)
		   + coalesce((SELECT sum(quantity_milli) FROM stock_movement
		     WHERE pos > (SELECT upto_pos FROM stock_fold WHERE id = 1) AND product_id = :id), 0) AS n`,
	).get({ id: productId });
	return (row as { n: number }).n;
}

/** How many events wait to be folded; a fold is worth while from a few dozen. */
export function unfoldedEvents({ db }: ReadableLedger): number {
	const row = prepared(
		db,
		`SELECT count(*) AS n FROM (SELECT 1 FROM stock_movement
		   WHERE pos > (SELECT upto_pos FROM stock_fold WHERE id = 1) LIMIT 1000)`,
	).get();
	return (row as { n: number }).n;
}

/** Folds at most `most` movements' events into the base; true when more are left. */
export function foldStock(pen: WritableLedger, most = 500): boolean {
	const upto = prepared(
		pen.db,
		`SELECT max(pos) AS pos, count(*) AS n FROM (SELECT pos FROM stock_movement
		   WHERE pos > (SELECT upto_pos FROM stock_fold WHERE id = 1) ORDER BY pos LIMIT ?)`,
	).get(most) as { pos: number | null; n: number };
	const { pos } = upto;
	if (pos === null) return false;
	pen.transaction(() => {
		prepared(
			pen.db,
			`INSERT INTO stock_base (product_id, on_hand_milli)
			 SELECT product_id, sum(quantity_milli) FROM stock_movement
			 WHERE pos > (SELECT upto_pos FROM stock_fold WHERE id = 1) AND pos <= ? GROUP BY product_id
			 ON CONFLICT (product_id) DO UPDATE SET on_hand_milli = on_hand_milli + excluded.on_hand_milli`,
		).run(pos);
		prepared(pen.db, 'UPDATE stock_fold SET upto_pos = ? WHERE id = 1').run(pos);
	});
	return upto.n >= most;
}
