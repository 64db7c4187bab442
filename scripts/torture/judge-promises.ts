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
		...judgeRefunds(db, promises),
		...judgePayments(db, promises),
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

function judgeRefunds(db: Connection, { refunds, pending }: Promises): Flaw[] {
	const rows = db
		.prepare<[], SaleRow>(`SELECT pos, body FROM journal WHERE kind = 'sale/refunded'`)
		.all();
	const found = new Map(
		rows.map(({ pos, body }) => {
			const event = JSON.parse(body.toString('utf8')) as { returned: { total_fen: number } };
			return [pos, event.returned.total_fen] as const;
		}),
	);
	const flaws: Flaw[] = [];
	for (const { pos, totalFen } of refunds) {
		if (found.get(pos) === totalFen) continue;
		flaws.push({ kind: 'lost', what: `the acknowledged refund at ${pos} is not there so` });
	}
	const most = refunds.length + (pending?.request === 'refund/complete' ? 1 : 0);
	if (rows.length > most) {
		flaws.push({ kind: 'doubled', what: `${rows.length} refunds, at most ${most} asked for` });
	}
	return flaws;
}

/** Money that arrived stands as paid, or its sale is completed with it. */
function judgePayments(db: Connection, { payments }: Promises): Flaw[] {
	const find = db.prepare<[string], { amount_fen: number; state: string }>(
		'SELECT amount_fen, state FROM payment_attempt WHERE attempt_id = ?',
	);
	return payments.flatMap(({ attemptId, amountFen }): Flaw[] => {
		const row = find.get(attemptId);
		if (row?.state === 'paid' && row.amount_fen === amountFen) return [];
		return [{ kind: 'lost', what: `the payment ${attemptId} that arrived is not there so` }];
	});
}

function judgeCounts(db: Connection, { sales, pending }: Promises): Flaw[] {
	const row = db
		.prepare<[], { n: number; ids: number }>(
			`SELECT count(*) AS n, count(DISTINCT sale_id) AS ids FROM sale WHERE kind = 'sale'`,
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
