/**
 * Holds a ledger against what the till promised: every acknowledged sale is there once and with its
 * amount, nothing is there that nobody asked for, and the basket is the one the cashier saw, or one
 * step further when a request was on its way.
 */
import type { Connection } from '#main/ledger/connect.ts';
import type { Flaw } from './flaw.ts';
import type { Promises } from './promises.ts';
import type { BasketSaid, LineSaid } from './said.ts';

export type StoredBasket = BasketSaid & { readonly state: 'open' | 'parked' };

/** `newest`: look at so many of the last sales only; all when it is left out. */
export function judgePromises(db: Connection, promises: Promises, newest = Infinity): Flaw[] {
	return [
		...judgeSales(db, promises, newest),
		...judgeCounts(db, promises),
		...judgeBasket(db, promises),
		...judgeParked(db, promises),
	];
}

type SaleRow = { readonly pos: number; readonly body: Buffer };

function judgeSales(db: Connection, { sales }: Promises, newest: number): Flaw[] {
	const wanted = [...sales.values()].slice(-Math.min(newest, sales.size));
	const from = newest === Infinity ? 0 : Math.min(...wanted.map(({ pos = 0 }) => pos));
	const rows = db
		.prepare<[number], SaleRow>(
			`SELECT pos, body FROM journal WHERE kind = 'sale/completed' AND pos >= ?`,
		)
		.all(wanted.length === 0 ? Number.MAX_SAFE_INTEGER : from);
	const found = new Map<string, { pos: number; totalFen: number }[]>();
	for (const { pos, body } of rows) {
		const event = JSON.parse(body.toString('utf8')) as { sale_id: string; total_fen: number };
		const known = found.get(event.sale_id) ?? [];
		found.set(event.sale_id, [...known, { pos, totalFen: event.total_fen }]);
	}
	const flaws: Flaw[] = [];
	for (const { saleId, totalFen, pos } of wanted) {
		const [first, second] = found.get(saleId) ?? [];
		if (first === undefined) {
			flaws.push({ kind: 'lost', what: `acknowledged sale ${saleId} is not in the ledger` });
		} else if (first.totalFen !== totalFen || (pos !== undefined && first.pos !== pos)) {
			const what = `acknowledged sale ${saleId} is there with another amount or place`;
			flaws.push({ kind: 'lost', what });
		}
		if (second !== undefined) flaws.push({ kind: 'doubled', what: `sale ${saleId} stands twice` });
	}
	return flaws;
}

function judgeCounts(db: Connection, { sales, pending }: Promises): Flaw[] {
	const row = db
		.prepare<[], { n: number; ids: number }>(
			'SELECT count(*) AS n, count(DISTINCT sale_id) AS ids FROM sale',
		)
		.get();
	const { n = 0, ids = 0 } = row ?? {};
	const most = sales.size + (pending?.request === 'sale/complete' ? 1 : 0);
	if (n !== ids) return [{ kind: 'doubled', what: `${n} sales have only ${ids} ids` }];
	if (n > most) return [{ kind: 'doubled', what: `${n} sales, at most ${most} were asked for` }];
	return [];
}

function judgeBasket(db: Connection, { basket, pending }: Promises): Flaw[] {
	if (basket === undefined) return [];
	const stored = readBasket(db, basket.saleId);
	const isPending = pending !== undefined && pending.saleId === basket.saleId;
	if (stored === undefined) {
		if (isPending && leavesTheCounter(pending.request, basket)) return [];
		return [{ kind: 'lost', what: `the basket ${basket.saleId} is gone` }];
	}
	if (stored.revision === basket.revision) {
		if (sameLines(stored.lines, basket.lines)) return [];
		return [{ kind: 'broken', what: `the basket ${basket.saleId} has other lines than shown` }];
	}
	if (isPending && stored.revision === basket.revision + 1) return [];
	const what = `the basket is at revision ${stored.revision}, shown was ${basket.revision}`;
	return [{ kind: 'lost', what }];
}

/** Requests after which the basket is not a row any more; recalling drops an empty one. */
function leavesTheCounter(request: string, { lines }: BasketSaid): boolean {
	if (request === 'sale/recall') return lines.length === 0;
	return request === 'sale/complete' || request === 'sale/void';
}

function judgeParked(db: Connection, { parked, pending }: Promises): Flaw[] {
	const flaws: Flaw[] = [];
	for (const [saleId, lines] of parked) {
		const stored = readBasket(db, saleId);
		if (stored !== undefined && sameLines(stored.lines, lines)) continue;
		if (pending?.request === 'sale/recall') continue;
		flaws.push({ kind: 'lost', what: `the parked basket ${saleId} is gone or changed` });
	}
	return flaws;
}

/** A basket as it stands in the ledger. */
export function readBasket(db: Connection, saleId: string): StoredBasket | undefined {
	const header = db
		.prepare<[string], { revision: number; state: 'open' | 'parked' }>(
			'SELECT revision, state FROM open_sale WHERE sale_id = ?',
		)
		.get(saleId);
	return header === undefined ? undefined : { ...header, saleId, lines: readLines(db, saleId) };
}

/** The basket on the counter. */
export function readOpenBasket(db: Connection): StoredBasket | undefined {
	const sql = `SELECT sale_id FROM open_sale WHERE state = 'open'`;
	const row = db.prepare<[], { sale_id: string }>(sql).get();
	return row === undefined ? undefined : readBasket(db, row.sale_id);
}

function readLines(db: Connection, saleId: string): LineSaid[] {
	return db
		.prepare<[string], { line_json: string }>(
			'SELECT line_json FROM open_line WHERE sale_id = ? ORDER BY seat',
		)
		.all(saleId)
		.map(({ line_json }) => {
			const line = JSON.parse(line_json) as { lineId: string; quantity: number };
			return [line.lineId, line.quantity] as const;
		});
}

export function sameLines(a: readonly LineSaid[], b: readonly LineSaid[]): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
