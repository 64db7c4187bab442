/**
 * --deep: every goods line sold or returned moved its stock (库存), in base units, and nothing else
 * claims to be; the folded stock is the sum of the movements folded into it.
 */
import type { JournalEvent, SoldLine } from '#shared/journal/event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { MILLI } from '#shared/kernel/quantity.ts';
import type { Connection } from '../ledger/connect.ts';
import { movementsOf } from '../refund/returned-movements.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

type Movement = {
	readonly pos: number;
	readonly seq: number;
	readonly product_id: number;
	readonly quantity_milli: number;
	readonly kind: string;
};

/** What the events tell; the others (a count, a delivery) have events of their own one day. */
const TOLD: ReadonlySet<string> = new Set(['SALE', 'RETURN', 'LOSS']);

const MOVEMENTS =
	'SELECT pos, seq, product_id, quantity_milli, kind FROM stock_movement ORDER BY pos, seq';

export function checkMovements(db: Connection, findings: Findings): JournalVisitor {
	const rows = db.prepare<[], Movement>(MOVEMENTS).iterate();
	let next = rows.next();
	let count = 0;

	/** The movements of this event; those before it belong to no event. */
	const takeRows = (pos: number): Movement[] => {
		const taken: Movement[] = [];
		for (; next.done !== true && next.value.pos <= pos; next = rows.next()) {
			count += 1;
			if (next.value.pos === pos) taken.push(next.value);
			else tellStray(next.value, findings);
		}
		return taken;
	};

	return {
		visit: ({ row, event, place }) => {
			const stored = takeRows(row.pos);
			const sold = stored.filter(({ kind }) => TOLD.has(kind)).map(sayMovement);
			const expected = [...soldOf(event), ...returnedOf(event)];
			if (sold.join('; ') === expected.join('; ')) return;
			const said = [sold, expected].map((moves) => moves.join('; ') || 'none');
			const what = `stock moved: ${said[0]}; the event says: ${said[1]}`;
			findings.tell('movements', what, { ...place, table: 'stock_movement' });
		},
		end: () => {
			for (; next.done !== true; next = rows.next()) tellStray(next.value, findings);
			checkFold(db, findings);
			findings.settle(
				'movements',
				'ok',
				`${count} movements are what the sales moved; the fold is their sum`,
			);
		},
		release: () => void rows.return?.(),
	};
}

function tellStray({ pos, seq }: Movement, { tell }: Findings): void {
	tell('movements', 'a movement belongs to no event', {
		table: 'stock_movement',
		pos,
		key: `seq ${seq}`,
	});
}

function sayMovement({ kind, product_id, quantity_milli }: Movement): string {
	return `${kind} product ${product_id} ${quantity_milli}`;
}

/** What came back, and what of it was thrown away. */
function returnedOf(event: JournalEvent | undefined): string[] {
	const isGoods = event?.kind === 'sale/refunded' || event?.kind === 'sale/completed';
	if (!isGoods || event.returned === undefined) return [];
	return movementsOf(event.returned).map(({ kind, productId, quantity }) => {
		return `${kind} product ${productId} ${quantity}`;
	});
}

function soldOf(event: JournalEvent | undefined): string[] {
	if (event?.kind !== 'sale/completed') return [];
	return event.lines.filter(({ dept }) => dept === 'goods').map(sayLine);
}

function sayLine({ product_id, quantity_milli, factor_milli }: SoldLine): string {
	return `SALE product ${product_id} ${-multiplyDivide(quantity_milli, factor_milli, MILLI)}`;
}

function checkFold(db: Connection, { tell }: Findings): void {
	const wrong = db
		.prepare<[], { product_id: number; base: number; moved: number }>(
			`SELECT b.product_id, b.on_hand_milli AS base, coalesce(m.moved, 0) AS moved
			 FROM stock_base b LEFT JOIN (
			   SELECT product_id, sum(quantity_milli) AS moved FROM stock_movement
			   WHERE pos <= (SELECT upto_pos FROM stock_fold WHERE id = 1) GROUP BY product_id
			 ) m USING (product_id) WHERE b.on_hand_milli <> coalesce(m.moved, 0)`,
		)
		.all();
	for (const { product_id, base, moved } of wrong) {
		const what = `the folded stock is ${base}, its movements give ${moved}`;
		tell('movements', what, { table: 'stock_base', key: `product ${product_id}` });
	}
}
