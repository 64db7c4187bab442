/**
 * Reads the whole journal once, in the order it was written, each event with its stored postings,
 * and shows it to every check that wants to see it. Rows are streamed, so a million events need no
 * more memory than one.
 */
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Connection } from '../ledger/connect.ts';
import { isSqliteError } from './damage.ts';
import type { CheckId, Findings, Place } from './finding.ts';

export type JournalRow = {
	readonly pos: number;
	readonly inc: number;
	readonly n: number;
	readonly uid: Uint8Array;
	readonly kind: string;
	readonly v: number;
	readonly at_ms: number;
	readonly biz_date: string;
	readonly shift_id: number | null;
	readonly prev: Uint8Array;
	readonly body: Uint8Array;
	readonly hash: Uint8Array;
};

export type StoredPosting = {
	readonly leg: number;
	readonly ledger: number;
	readonly account: string;
	readonly subject: string | null;
	readonly amount: number;
};

export type JournalStep = {
	readonly row: JournalRow;
	/** Absent when the body is not JSON. */
	readonly event: JournalEvent | undefined;
	readonly postings: readonly StoredPosting[];
	readonly place: Place;
};

/** A check that looks at every event. It settles its promises in `end`. */
export type JournalVisitor = {
	visit(step: JournalStep): void;
	/** After the last event. */
	end(): void;
	/** Lets go of what it reads from, whether the walk came to its end or not. */
	release?(): void;
};

type PostingCells = [number, number, number, string, string | null, number];

const JOURNAL = `SELECT pos, inc, n, uid, kind, v, at_ms, biz_date, shift_id, prev, body, hash
	FROM journal NOT INDEXED ORDER BY pos`;
const POSTING = 'SELECT pos, leg, ledger, account, subject, amount FROM posting ORDER BY pos, leg';

/** A visitor with the promises it settles. */
export type NamedVisitor = JournalVisitor & { readonly ids: readonly CheckId[] };

/**
 * Shows every event to every visitor. What cannot be read ends the walk: the promises not settled
 * by then are told as not finished, with the last event that was read.
 */
export function walkJournal(
	db: Connection,
	visitors: readonly NamedVisitor[],
	findings: Findings,
): void {
	let reached: Place = { table: 'journal', pos: 0 };
	try {
		for (const step of stepsOf(db, findings)) {
			for (const visitor of visitors) show(visitor, step, findings);
			reached = step.place;
		}
		for (const visitor of visitors) close(visitor, reached, findings);
	} catch (failure) {
		for (const { ids } of visitors) unfinished(ids, { failure, reached }, findings);
	} finally {
		for (const visitor of visitors) visitor.release?.();
	}
}

function close(visitor: NamedVisitor, reached: Place, findings: Findings): void {
	try {
		visitor.end();
	} catch (failure) {
		unfinished(visitor.ids, { failure, reached }, findings);
	}
}

export type Halt = { readonly failure: unknown; readonly reached: Place };

/** Says of promises that nothing was said of that they could not be looked at whole. */
export function unfinished(
	ids: readonly CheckId[],
	{ failure, reached }: Halt,
	findings: Findings,
): void {
	if (!isSqliteError(failure)) throw failure;
	for (const id of ids) {
		if (findings.isOpen(id)) findings.tell(id, `not finished: ${failure.message}`, reached);
	}
}

/** A body of an unknown shape must not end the walk: it is a finding like any other. */
function show(visitor: NamedVisitor, step: JournalStep, { tell }: Findings): void {
	try {
		visitor.visit(step);
	} catch (failure) {
		if (isSqliteError(failure)) throw failure;
		const what = failure instanceof Error ? failure.message : String(failure);
		for (const id of visitor.ids) tell(id, `the event cannot be read: ${what}`, step.place);
	}
}

function* stepsOf(db: Connection, { tell }: Findings): Generator<JournalStep> {
	const legs = db.prepare<[], PostingCells>(POSTING).raw().iterate();
	const orphan = ([pos, leg]: PostingCells) => {
		tell('V6', 'a posting belongs to no event', { table: 'posting', pos, key: `leg ${leg}` });
	};
	let leg = legs.next();
	try {
		for (const row of db.prepare<[], JournalRow>(JOURNAL).iterate()) {
			const postings: StoredPosting[] = [];
			while (leg.done !== true && leg.value[0] <= row.pos) {
				const [pos, no, ledger, account, subject, amount] = leg.value;
				if (pos === row.pos) postings.push({ leg: no, ledger, account, subject, amount });
				else orphan(leg.value);
				leg = legs.next();
			}
			const place = { table: 'journal', pos: row.pos, inc: row.inc, n: row.n };
			yield { row, event: parseBody(row.body), postings, place };
		}
		for (; leg.done !== true; leg = legs.next()) orphan(leg.value);
	} finally {
		legs.return?.();
	}
}

function parseBody(body: Uint8Array): JournalEvent | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
		return typeof value === 'object' && value !== null ? (value as JournalEvent) : undefined;
	} catch {
		return undefined;
	}
}
