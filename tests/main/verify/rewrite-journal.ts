/**
 * Someone who has the key, the algorithm and an afternoon: changes a body and makes every hash
 * after it fit again, the parents and the head row too. What still finds it is what the tests are
 * about.
 */
import { encodeCanonical } from '#shared/journal/canonical-json.ts';
import { loadIdentity } from '#main/ledger/check-tail.ts';
import type { Connection } from '#main/ledger/connect.ts';
import { hashEvent } from '#main/ledger/hash-event.ts';

type Row = {
	pos: number;
	inc: number;
	n: number;
	uid: Uint8Array;
	prev: Uint8Array;
	body: Buffer;
	hash: Uint8Array;
};
type Body = Record<string, unknown>;

/** Rewrites the body at `pos` by `change` and the chain from there on. Triggers must be off. */
export function rewriteFrom(
	db: Connection,
	pos: number,
	change: (body: Body) => Body | string,
): void {
	const identity = loadIdentity(db);
	if (identity === undefined) throw new Error('no identity');
	const rows = db
		.prepare<[number], Row>(
			'SELECT pos, inc, n, uid, prev, body, hash FROM journal WHERE pos >= ? ORDER BY pos',
		)
		.all(pos);
	const save = db.prepare('UPDATE journal SET prev = ?, body = ?, hash = ? WHERE pos = ?');
	let prev = rows[0]?.prev ?? new Uint8Array(32);
	for (const row of rows) {
		let body = row.body;
		if (row.pos === pos) body = bytesOf(change(JSON.parse(body.toString('utf8')) as Body));
		if (row.n === 1 && row.pos !== pos) body = withParent(db, row, prev);
		const hash = hashEvent({ ...identity, inc: row.inc, n: row.n, uid: row.uid, prev, body });
		save.run(prev, body, hash, row.pos);
		prev = hash;
	}
	db.prepare('UPDATE head SET hash = ?').run(prev);
}

function bytesOf(body: Body | string): Buffer {
	return Buffer.from(typeof body === 'string' ? body : encodeCanonical(body), 'utf8');
}

function withParent(db: Connection, row: Row, prev: Uint8Array): Buffer {
	db.prepare('UPDATE incarnation SET parent_hash = ? WHERE inc = ?').run(prev, row.inc);
	const body = JSON.parse(row.body.toString('utf8')) as Body;
	return bytesOf({ ...body, parent_hash: Buffer.from(prev).toString('hex') });
}
