/**
 * V2 and V3: every incarnation counts from 1 without a gap and continues from the event before it,
 * every hash can be computed again, every `prev` is the hash before, and the columns of a row say
 * what its body says. A row changed, moved, removed or put in by hand shows here, even when the
 * triggers were dropped for it.
 */
import { encodeCanonical } from '#shared/journal/canonical-json.ts';
import { markOf, type PaperMark } from '#shared/journal/paper-mark.ts';
import type { JournalEvent, TerminalBooted } from '#shared/journal/event.ts';
import type { Identity } from '../ledger/append-event.ts';
import { loadIdentity, sameBytes } from '../ledger/check-tail.ts';
import type { Connection } from '../ledger/connect.ts';
import { hashEvent } from '../ledger/hash-event.ts';
import { BEFORE_ALL, loadHead } from '../ledger/head-row.ts';
import type { Findings, Place } from './finding.ts';
import type { JournalRow, JournalStep, JournalVisitor } from './walk-journal.ts';

type Incarnation = {
	readonly inc: number;
	readonly parent_inc: number | null;
	readonly parent_n: number | null;
	readonly parent_hash: Uint8Array | null;
};

type Link = {
	readonly pos: number;
	readonly inc: number;
	readonly n: number;
	readonly hash: Uint8Array;
};

const ZERO_LINK: Link = BEFORE_ALL;

export type ChainCheck = {
	/** Every body is written in the one canonical way. */
	readonly deep: boolean;
	/** A paper that must stand on one of the rows. */
	readonly paper: PaperMark | undefined;
};

export function checkChain(
	db: Connection,
	{ deep, paper }: ChainCheck,
	findings: Findings,
): JournalVisitor {
	const incarnations = loadIncarnations(db);
	const identity = loadIdentity(db);
	const heads = new Map<number, Link>();
	let last = ZERO_LINK;
	let events = 0;
	let papers = 0;

	const visit = ({ row, event, place }: JournalStep): void => {
		events += 1;
		const known = heads.get(row.inc);
		const before = known ?? last;
		if (known === undefined) checkFirst({ row, event, place, last, incarnations }, findings);
		else if (row.n !== known.n + 1) {
			findings.tell('V2', `n goes from ${known.n} to ${row.n} in this incarnation`, place);
		}
		checkLink({ row, before, identity, place }, findings);
		checkColumns({ row, event, place, deep }, findings);
		if (paper?.inc === row.inc && paper.n === row.n) {
			papers += 1;
			if (!standsOn(paper, row)) findings.tell('V3', 'the paper stands on another hash', place);
		}
		last = { pos: row.pos, inc: row.inc, n: row.n, hash: row.hash };
		heads.set(row.inc, last);
	};

	return {
		visit,
		end: () => {
			for (const inc of incarnations.keys()) {
				if (heads.has(inc)) continue;
				findings.tell('V2', 'an incarnation has no events', { table: 'incarnation', inc, n: 0 });
			}
			checkHead(db, last, findings);
			if (paper !== undefined && papers === 0) {
				const { inc, n } = paper;
				findings.tell('V3', 'the paper stands on a row that is not here', { inc, n });
			}
			const tree = `${events} events in ${heads.size} incarnations`;
			findings.settle('V2', 'ok', `${tree}: n gapless, one tree, the head row at its tip`);
			findings.settle(
				'V3',
				'ok',
				`${events} hashes and links recomputed, columns as the bodies say`,
			);
		},
	};
}

function standsOn(paper: PaperMark, { inc, n, hash }: JournalRow): boolean {
	return markOf({ inc, n, hashHex: Buffer.from(hash).toString('hex') }).hash === paper.hash;
}

function loadIncarnations(db: Connection): Map<number, Incarnation> {
	const rows = db
		.prepare<[], Incarnation>('SELECT inc, parent_inc, parent_n, parent_hash FROM incarnation')
		.all();
	return new Map(rows.map((row) => [row.inc, row]));
}

type First = {
	readonly row: JournalRow;
	readonly event: JournalEvent | undefined;
	readonly place: Place;
	readonly last: Link;
	readonly incarnations: ReadonlyMap<number, Incarnation>;
};

/** The first event of an incarnation continues from the last event before it, and says so twice. */
function checkFirst({ row, event, place, last, incarnations }: First, { tell }: Findings): void {
	if (row.n !== 1) tell('V2', `the first event of the incarnation has n ${row.n}`, place);
	const incarnation = incarnations.get(row.inc);
	if (incarnation === undefined) {
		tell('V2', 'the event belongs to no incarnation', place);
		return;
	}
	const parent = parentOf(incarnation);
	const before = sayLink(last);
	if (parent !== before) {
		tell('V2', `the incarnation continues from ${parent}, the event before it is ${before}`, place);
	}
	if (event?.kind !== 'terminal/booted') {
		tell('V2', `the first event of the incarnation is ${row.kind}, not terminal/booted`, place);
	} else if (saidParent(event) !== parent) {
		tell(
			'V2',
			`the first event continues from ${saidParent(event)}, its incarnation from ${parent}`,
			place,
		);
	}
}

function sayLink({ inc, n, hash }: Pick<Link, 'inc' | 'n' | 'hash'>): string {
	return `(inc ${inc}, n ${n}, hash ${Buffer.from(hash).toString('hex')})`;
}

function parentOf({ parent_inc, parent_n, parent_hash }: Incarnation): string {
	const { inc, n, hash } = ZERO_LINK;
	return sayLink({ inc: parent_inc ?? inc, n: parent_n ?? n, hash: parent_hash ?? hash });
}

function saidParent({ parent_inc, parent_n, parent_hash }: TerminalBooted): string {
	const { inc, n, hash } = ZERO_LINK;
	const said = parent_hash === undefined ? hash : Buffer.from(parent_hash, 'hex');
	return sayLink({ inc: parent_inc ?? inc, n: parent_n ?? n, hash: said });
}

type LinkCheck = {
	readonly row: JournalRow;
	readonly before: Link;
	readonly identity: Identity | undefined;
	readonly place: Place;
};

function checkLink({ row, before, identity, place }: LinkCheck, { tell }: Findings): void {
	if (!sameBytes(row.prev, before.hash)) {
		tell('V3', 'prev is not the hash of the event before', place);
	}
	if (identity === undefined) {
		tell('V3', 'the terminal has no identity, so no hash can be computed', place);
		return;
	}
	const { inc, n, uid, prev, body } = row;
	const computed = hashEvent({ ...identity, inc, n, uid, prev, body });
	if (!sameBytes(computed, row.hash)) tell('V3', 'the hash is not that of the row', place);
}

type ColumnCheck = {
	readonly row: JournalRow;
	readonly event: JournalEvent | undefined;
	readonly place: Place;
	readonly deep: boolean;
};

const COLUMNS = ['kind', 'v', 'at_ms', 'biz_date', 'shift_id'] as const;

function checkColumns({ row, event, place, deep }: ColumnCheck, { tell }: Findings): void {
	if (event === undefined) {
		tell('V3', 'the body is not a JSON record', place);
		return;
	}
	for (const column of COLUMNS) {
		const said = event[column] ?? null;
		if (said !== row[column]) {
			tell(
				'V3',
				`column ${column} is ${String(row[column])}, the body says ${String(said)}`,
				place,
			);
		}
	}
	if (deep && !isCanonical(event, row.body)) {
		tell('V3', 'the body is not written in the canonical way', place);
	}
}

function isCanonical(event: JournalEvent, body: Uint8Array): boolean {
	try {
		return sameBytes(Buffer.from(encodeCanonical(event), 'utf8'), body);
	} catch {
		return false;
	}
}

/** The head row is a cache of the last event; one that stands elsewhere hides or invents events. */
function checkHead(db: Connection, last: Link, { tell }: Findings): void {
	const head = loadHead(db);
	if (head === undefined) {
		if (last.pos > 0) tell('V2', 'there are events and no head row', { table: 'head' });
		return;
	}
	const place = { table: 'head', pos: head.pos, inc: head.inc, n: head.n };
	if (head.pos !== last.pos || head.inc !== last.inc || head.n !== last.n) {
		const end = `pos ${last.pos} (inc ${last.inc}, n ${last.n})`;
		tell('V2', `the journal ends at ${end}, the head row stands elsewhere`, place);
	} else if (!sameBytes(head.hash, last.hash)) {
		tell('V2', 'the head row has another hash than the last event', place);
	}
}
