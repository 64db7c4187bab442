/**
 * member-list/check-statement: whether a paper stands on this journal. The row it names is hashed
 * again: a body changed in place shows, and so does a chain that was written anew from there on.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { markOf, readMark, type PaperMark } from '#shared/journal/paper-mark.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { loadIdentity } from '../ledger/check-tail.ts';
import { hashEvent } from '../ledger/hash-event.ts';
import { prepared } from '../ledger/prepared.ts';
import type { Terminal } from '../terminal.ts';

type Checked = RequestOutput<'member-list/check-statement'>;

export function checkStatement(
	{ pen }: Pick<Terminal, 'pen'>,
	{ mark: text }: ParsedInput<'member-list/check-statement'>,
): Result<Checked, AnyRefusal> {
	const mark = readMark(text);
	if (mark === undefined) return ok({ state: 'unreadable', atMs: 0 });
	const row = findRow(pen, mark);
	const identity = loadIdentity(pen.db);
	if (row === undefined || identity === undefined) return ok({ state: 'no-such-row', atMs: 0 });
	const { inc, n, uid, prev, body, hash, at_ms: atMs } = row;
	const again = hashEvent({ ...identity, inc, n, uid, prev, body });
	const isSame = [hash, again].every((bytes) => {
		return markOf({ inc, n, hashHex: Buffer.from(bytes).toString('hex') }).hash === mark.hash;
	});
	return ok({ state: isSame ? 'same' : 'other', atMs });
}

/** The last row of the chain, as a paper names it. */
export function markNow({ db }: ReadableLedger): PaperMark {
	const row = prepared(
		db,
		'SELECT inc, n, lower(hex(hash)) AS hashHex FROM head WHERE id = 1',
	).get();
	return markOf(row as Parameters<typeof markOf>[0]);
}

type Row = {
	readonly inc: number;
	readonly n: number;
	readonly uid: Buffer;
	readonly prev: Buffer;
	readonly body: Buffer;
	readonly hash: Buffer;
	readonly at_ms: number;
};

function findRow({ db }: ReadableLedger, { inc, n }: PaperMark): Row | undefined {
	return prepared(
		db,
		'SELECT inc, n, uid, prev, body, hash, at_ms FROM journal WHERE inc = ? AND n = ?',
	).get(inc, n) as Row | undefined;
}
