/**
 * Tallies are the running figures of a shift, kept in the sale's own transaction so that an X
 * report reads a few rows whatever the day sold. Like postings they are a pure function of the
 * event: rebuilding them from the journal must give the same rows.
 */
import type { JournalEvent, SaleCompleted, SaleUndone } from './event.ts';

export type Tally = {
	readonly kind: 'total' | 'tender' | 'category' | 'operator' | 'tax' | 'override' | 'count';
	readonly key: string;
	/** How many. */
	readonly n: number;
	readonly amount_fen: number;
	/** A second figure: change for tenders, tax for tax rates, rounding for the total. */
	readonly other_fen: number;
};

/** The rows this event adds to, each named once. */
export function tallyEvent(event: JournalEvent): Tally[] {
	switch (event.kind) {
		case 'sale/completed':
			return tallySale(event);
		case 'drawer/opened':
			return [one('count', 'no-sale')];
		case 'sale/voided':
			return [one('count', 'void')];
		case 'sale/line-removed':
			return [one('count', 'line-removed')];
		case 'sale/undone':
			return tallyUndone(event);
		case 'receipt/reprinted':
			return [one('count', 'reprint')];
		case 'override/granted':
			return [one('count', 'override-granted')];
		default:
			return [];
	}
}

function one(kind: Tally['kind'], key: string): Tally {
	return { kind, key, n: 1, amount_fen: 0, other_fen: 0 };
}

/** A line that undo took out is a line that was removed. */
function tallyUndone({ lines }: SaleUndone): Tally[] {
	const n = lines.filter(({ after_milli: after }) => after === 0).length;
	return n === 0 ? [] : [{ ...one('count', 'line-removed'), n }];
}

function tallySale(sale: SaleCompleted): Tally[] {
	const rows = new Map<string, Tally>();
	const addTo = (row: Tally) => {
		const name = `${row.kind}/${row.key}`;
		const had = rows.get(name);
		rows.set(name, {
			...row,
			n: row.n + (had?.n ?? 0),
			amount_fen: row.amount_fen + (had?.amount_fen ?? 0),
			other_fen: row.other_fen + (had?.other_fen ?? 0),
		});
	};
	addTo({
		kind: 'total',
		key: 'sales',
		n: 1,
		amount_fen: sale.total_fen,
		other_fen: sale.rounding_fen,
	});
	addTo({ kind: 'total', key: 'lines', n: sale.lines.length, amount_fen: 0, other_fen: 0 });
	if (sale.operator !== undefined) {
		addTo({ kind: 'operator', key: sale.operator, n: 1, amount_fen: sale.total_fen, other_fen: 0 });
	}
	for (const tender of sale.tenders) {
		addTo({
			kind: 'tender',
			key: tender.kind,
			n: 1,
			amount_fen: tender.amount_fen,
			other_fen: tender.kind === 'cash' ? tender.change_fen : 0,
		});
	}
	for (const line of sale.lines) {
		addTo({
			kind: 'category',
			key: String(line.category_id ?? 0),
			n: 1,
			amount_fen: line.net_fen,
			other_fen: 0,
		});
		addTo({
			kind: 'tax',
			key: String(line.tax_bp),
			n: 1,
			amount_fen: line.net_fen,
			other_fen: line.tax_fen,
		});
		for (const adjustment of line.adjustments) {
			if (adjustment.kind !== 'override') continue;
			addTo({
				kind: 'override',
				key: 'price',
				n: 1,
				amount_fen: adjustment.amount_fen,
				other_fen: 0,
			});
		}
	}
	return [...rows.values()];
}
