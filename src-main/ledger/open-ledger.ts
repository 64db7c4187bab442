/**
 * Opens a terminal's ledger and makes the one pen of the program. The order matters: nothing is
 * written before the lock is held, the key fits, the version is ours and the journal's tail is
 * whole; every refusal leaves the files as they were. What was found on the way (a lost tail, a
 * clock that went back) is handed to the caller, whose screen must say it.
 */
import { chmodSync, existsSync, statSync } from 'node:fs';
import type { Clock } from '#shared/kernel/time.ts';
import type { Ids } from '#shared/kernel/ids.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Log } from '../system/log.ts';
import { makePrivateFolder } from '../system/paths.ts';
import type { LedgerHead, WritableLedger } from './access.ts';
import type { Identity } from './append-event.ts';
import { BALLAST_BYTES, makeBallast, type Ballast } from './ballast.ts';
import { beginIncarnation, drawIncarnation, ensureIdentity } from './begin-incarnation.ts';
import { checkAfterLoss } from './check-after-loss.ts';
import { checkTail } from './check-tail.ts';
import { makeCheckpointer, type Checkpointer } from './checkpointer.ts';
import { assertDurable, connectWriter, ledgerFile, type Connection } from './connect.ts';
import { diskLevel, freeBytesOf, type DiskState } from './disk-state.ts';
import { BEFORE_ALL, loadHead } from './head-row.ts';
import {
	headToPost,
	startHeadWitness,
	type HeadWitness,
	type WitnessOutcome,
} from './head-witness.ts';
import { takeInstanceLock, type InstanceLock } from './instance-lock.ts';
import { codeOf, refusalOf, type LedgerRefusal } from './ledger-refusal.ts';
import { BEFORE_SET_UP, type ReadLedgerSettings } from './ledger-settings.ts';
import { checkVersion, migrate, readMigrations, schemaVersion, type Migration } from './migrate.ts';
import { lookFirst } from './look-first.ts';
import { makePen } from './pen.ts';
import { takeNotices, type OpeningNotice } from './opening-notices.ts';
import { writeWitness } from './witness-file.ts';

export type OpenLedgerOptions = {
	/** Made when missing, closed to everybody else (0700). */
	readonly dataDir: string;
	/** The head witness's folder: never inside dataDir. */
	readonly witnessDir: string;
	/** The raw data key, 32 bytes. */
	readonly key: Uint8Array;
	readonly migrationsDir: string;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly appVersion: string;
	/** 'electron', 'browser', 'script'. */
	readonly host: string;
	readonly log: Log;
	/** Answers from memory; before the store is set up the defaults stand. */
	readonly settings?: ReadLedgerSettings;
	/** Room kept for a full disk; 256 MB unless said. 0 keeps none. */
	readonly ballastBytes?: number;
	readonly onTrouble?: (trouble: LedgerTrouble) => void;
	/** Held already, by who had to look at the folder first; it goes with the ledger that is opened. */
	readonly lock?: InstanceLock;
};

/** What goes wrong while the ledger is open and the shift goes on; for the screen. */
export type LedgerTrouble =
	/** The disk was full; the reserve was given up and the work was done. */
	| { readonly kind: 'disk/ballast-released' }
	/** The disk is full and there is nothing left to give up: the work was not done. */
	| { readonly kind: 'disk/full' }
	| { readonly kind: 'witness/not-written'; readonly code: string }
	| { readonly kind: 'clock/went-back' }
	| { readonly kind: 'clock/jumped-ahead' }
	| { readonly kind: 'checkpoint/failed' };

export type OpenedLedger = {
	readonly pen: WritableLedger;
	readonly file: string;
	readonly identity: Identity;
	readonly inc: number;
	readonly notices: readonly OpeningNotice[];
	/** Names of the migrations this opening applied. */
	readonly migrated: readonly string[];
	/**
	 * Resolves when the head witness of event `n` or a later one is on the disk. `inc` is for events
	 * that may be of an earlier opening, which any witness of this one covers.
	 */
	witnessed(n: number, inc?: number): Promise<WitnessOutcome>;
	diskState(): DiskState;
	/** Resolves when the ballast has stopped growing. */
	ballastSettled(): Promise<void>;
	/** Writes the last witness, empties the WAL, lets the folder go. */
	close(): Promise<void>;
};

/**
 * Opens the ledger, or says why not (ledger-refusal.ts) with nothing overwritten. A full disk costs
 * the ballast before it costs the opening. Throws for a broken build (a migration that was changed)
 * and for a folder that cannot be used at all.
 */
export function openLedger(options: OpenLedgerOptions): Result<OpenedLedger, LedgerRefusal> {
	const opened = tryOpening(options);
	if (opened.ok || opened.refusal.code !== 'ledger/disk-full') return opened;
	const ballast = makeBallast({ dataDir: options.dataDir, bytes: 0, ids: options.ids });
	return makeRoom(ballast, reporter(options)) ? tryOpening(options) : opened;
}

function tryOpening(options: OpenLedgerOptions): Result<OpenedLedger, LedgerRefusal> {
	const opened: (() => void)[] = [];
	const undo = () => {
		for (const close of opened.reverse()) close();
	};
	try {
		makePrivateFolder(options.dataDir);
		makePrivateFolder(options.witnessDir);
		const lock = options.lock ?? takeInstanceLock(options.dataDir);
		if (lock === undefined) return refuse({ code: 'ledger/busy' });
		if (options.lock === undefined) opened.push(() => lock.release());
		const migrations = readMigrations(options.migrationsDir);
		const wal = `${ledgerFile(options.dataDir)}-wal`;
		const afterKill = (statSync(wal, { throwIfNoEntry: false })?.size ?? 0) > 0;
		const probed = probe(options, migrations);
		if (!probed.ok) {
			undo();
			return probed;
		}
		const db = connectWriter(ledgerFile(options.dataDir), options.key);
		opened.push(() => db.close());
		return ok(compose(options, { lock, migrations, db, afterKill }));
	} catch (failure) {
		undo();
		const refusal = refusalOf(failure);
		if (refusal === undefined) throw failure;
		options.log.fault('ledger/refused', failure, { refusal: refusal.refusal.code });
		return refusal;
	}
}

/** Asks everything that can be asked without writing anything of ours. */
function probe(
	{ dataDir, witnessDir, key }: OpenLedgerOptions,
	migrations: readonly Migration[],
): Result<void, LedgerRefusal> {
	const file = ledgerFile(dataDir);
	if (!existsSync(file) || statSync(file).size === 0) return ok(undefined);
	const db = lookFirst(file, key);
	try {
		const version = checkVersion(db, migrations);
		if (!version.ok) return version;
		if (version.value === 0) return ok(undefined);
		const tail = checkTail(db);
		return tail.ok ? checkAfterLoss(db, witnessDir) : tail;
	} finally {
		db.close();
	}
}

type Held = {
	readonly lock: InstanceLock;
	readonly migrations: readonly Migration[];
	readonly db: Connection;
	/** The last program that had the ledger open did not close it. */
	readonly afterKill: boolean;
};

function compose(
	options: OpenLedgerOptions,
	{ lock, migrations, db, afterKill }: Held,
): OpenedLedger {
	const { dataDir, witnessDir, key, clock, ids, log, appVersion, host } = options;
	const file = ledgerFile(dataDir);
	if (process.platform !== 'win32') chmodSync(file, 0o600);
	const nowMs = clock.now();
	const migrated = migrate(db, { migrations, appVersion, nowMs, dataDir });
	const identity = ensureIdentity({ db, ids, clock });
	const inc = drawIncarnation({ db, ids });
	const head = loadHead(db) ?? BEFORE_ALL;

	const report = reporter(options);
	const ballast = makeBallast({ dataDir, bytes: options.ballastBytes ?? BALLAST_BYTES, ids });
	const checkpointer = makeCheckpointer({
		db,
		file,
		key,
		onFailure: (failure) => {
			log.fault('checkpoint/failed', failure);
			report({ kind: 'checkpoint/failed' });
		},
	});
	// Nothing is witnessed before the old witness has been compared.
	const told: { witness?: HeadWitness } = {};
	const settings = options.settings ?? (() => BEFORE_SET_UP);
	const pen: WritableLedger = makePen({
		db,
		identity,
		inc,
		clock,
		ids,
		head,
		settings: () => settings({ db }),
		onCommit: (newHead, appended) => {
			if (appended) told.witness?.post(headToPost(newHead));
			checkpointer.committed();
		},
		makeRoom: () => makeRoom(ballast, report),
		onOverwritten: () => checkpointer.empty(),
		onClock: (kind) => report({ kind }),
	});
	beginIncarnation(pen, { inc, clock, appVersion, host });
	assertDurable(db);
	// Somebody may have been forgotten just before the program was killed.
	if (afterKill) checkpointer.empty();

	const notices = takeNotices(pen, { witnessDir, before: head, nowMs });
	const onFailure = (code: string) => report({ kind: 'witness/not-written', code });
	if (head.pos === 0 || notices.some(({ kind }) => kind === 'tail/lost')) {
		witnessNow(witnessDir, pen.head(), onFailure);
	}
	const witness = startHeadWitness({ folder: witnessDir, onFailure });
	told.witness = witness;
	witness.post(headToPost(pen.head()));
	void ballast.grow().catch((failure: unknown) => log.fault('ballast/failed', failure));
	log.note('ledger/opened', { schema: schemaVersion(db), pos: pen.head().pos });
	for (const { kind } of notices) log.warn(kind);

	return {
		pen,
		file,
		identity,
		inc,
		notices,
		migrated,
		witnessed: (n, ofInc = inc) => witness.witnessed(ofInc === inc ? n : 1),
		diskState: () => diskStateOf(dataDir, ballast),
		ballastSettled: () => ballast.grow(),
		close: closer({ witness, checkpointer, ballast, db, lock, log }),
	};
}

/**
 * Written before anybody can sell: at birth, so that a witness that is missing later means
 * something, and after a declared gap, so that it is declared once.
 */
function witnessNow(folder: string, head: LedgerHead, onFailure: (code: string) => void): void {
	try {
		const { inc, n, hash, fiscalNo, maxAtMs } = head;
		const hex = Buffer.from(hash).toString('hex');
		writeWitness(folder, { inc, n, hash: hex, fiscal_no: fiscalNo, at_ms: maxAtMs });
	} catch (failure) {
		onFailure(codeOf(failure));
	}
}

function makeRoom(ballast: Ballast, report: (trouble: LedgerTrouble) => void): boolean {
	const made = ballast.release();
	report({ kind: made ? 'disk/ballast-released' : 'disk/full' });
	return made;
}

function diskStateOf(dataDir: string, ballast: Ballast): DiskState {
	const freeBytes = freeBytesOf(dataDir);
	return { freeBytes, state: diskLevel(freeBytes), ballast: ballast.state() };
}

function reporter({ log, onTrouble }: OpenLedgerOptions): (trouble: LedgerTrouble) => void {
	return (trouble) => {
		const { kind, ...detail } = trouble;
		log.warn(kind, detail);
		onTrouble?.(trouble);
	};
}

type Closing = {
	readonly witness: HeadWitness;
	readonly checkpointer: Checkpointer;
	readonly ballast: Ballast;
	readonly db: Connection;
	readonly lock: InstanceLock;
	readonly log: Log;
};

function closer({ witness, checkpointer, ballast, db, lock, log }: Closing): () => Promise<void> {
	let closing: Promise<void> | undefined;
	const close = async () => {
		await ballast.stop();
		await witness.close();
		await checkpointer.close();
		// The last connection to close empties the WAL and removes it.
		db.close();
		lock.release();
		log.note('ledger/closed');
	};
	return () => (closing ??= close());
}
