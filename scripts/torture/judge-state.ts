/**
 * What must hold of a folder found after a power cut. The quick look opens the ledger with the
 * driver and walks the newest part; the whole look opens the terminal as a host does, which must
 * come up or say in words why not, and then verifies everything.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { composeTerminal } from '#main/compose-terminal.ts';
import { checkTail } from '#main/ledger/check-tail.ts';
import { connectReader, ledgerFile, type Connection } from '#main/ledger/connect.ts';
import { findLostTail } from '#main/ledger/declare-gap.ts';
import { BEFORE_ALL, loadHead } from '#main/ledger/head-row.ts';
import { codeOf } from '#main/ledger/ledger-refusal.ts';
import { readMigrations } from '#main/ledger/migrate.ts';
import { readWitness } from '#main/ledger/witness-file.ts';
import { witnessDirOf } from '#main/system/paths.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { verifyLedger } from '#main/verify/verify-ledger.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import type { Flaw } from './flaw.ts';
import { judgePromises } from './judge-promises.ts';
import { nullDevices } from './null-devices.ts';
import type { Promises } from './promises.ts';

export const MIGRATIONS = path.resolve(import.meta.dirname, '../../migrations');

export type Found = {
	readonly dataDir: string;
	readonly key: Uint8Array;
	readonly promises: Promises;
};

/** A sale or two back: what a cut can reach. */
const TAIL = 24;
const NEWEST_SALES = 3;

/** `unreadable`: the whole look has to judge, because a terminal opens in more than one try. */
export type QuickLook = { readonly flaws: readonly Flaw[] } | 'unreadable';

export function judgeQuickly({ dataDir, key, promises }: Found): QuickLook {
	const file = ledgerFile(dataDir);
	if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) {
		const gone: Flaw = { kind: 'lost', what: 'there is no ledger any more' };
		return { flaws: promises.isOpen ? [gone] : [] };
	}
	let db: Connection | undefined;
	try {
		db = connectReader(file, key);
		if (!promises.isOpen) {
			db.pragma('user_version');
			return { flaws: [] };
		}
		const flaws = [
			...judgeTail(db),
			...judgeSums(db),
			...judgePromises(db, promises, NEWEST_SALES),
			...judgeWitness(db, witnessDirOf(dataDir)),
		];
		return { flaws };
	} catch (failure) {
		if (codeOf(failure).startsWith('SQLITE')) return 'unreadable';
		throw failure;
	} finally {
		db?.close();
	}
}

function judgeTail(db: Connection): Flaw[] {
	const tail = checkTail(db, TAIL);
	if (tail.ok) return [];
	return [{ kind: 'broken', what: `the tail is broken: ${JSON.stringify(tail.refusal)}` }];
}

function judgeSums(db: Connection): Flaw[] {
	return db
		.prepare<[], { ledger: number; sum: number }>(
			'SELECT ledger, sum(amount) AS sum FROM posting GROUP BY ledger',
		)
		.all()
		.filter(({ sum }) => sum !== 0)
		.map(({ ledger, sum }) => ({ kind: 'broken', what: `Σ of ledger ${ledger} is ${sum}` }));
}

/** The witness is written after the commit: it can never know of more than the ledger does. */
function judgeWitness(db: Connection, witnessDir: string): Flaw[] {
	const witness = readWitness(witnessDir);
	if (witness.state !== 'read') return [{ kind: 'broken', what: `the witness: ${witness.state}` }];
	const lost = findLostTail(db, witness.head, loadHead(db) ?? BEFORE_ALL);
	if (lost === undefined) return [];
	const count = lost.lost_to_n - lost.lost_from_n + 1;
	return [{ kind: 'lost', what: `${count} witnessed events are gone (and it is said)` }];
}

export type WholeLook = {
	readonly flaws: readonly Flaw[];
	/** `ready`, or the code in which the terminal said why it does not open. */
	readonly outcome: string;
};

/** The whole look; it changes the folder. Before the first opening a refusal in words is fine. */
export async function judgeWholly({ dataDir, promises }: Omit<Found, 'key'>): Promise<WholeLook> {
	const status = await openOnce(dataDir);
	if (status.phase !== 'ready') {
		const outcome = String(status.problem?.['code'] ?? status.phase);
		if (!promises.isOpen) return { flaws: [], outcome };
		const what = `the terminal does not open: ${JSON.stringify(status.problem)}`;
		return { flaws: [{ kind: 'lost', what }], outcome };
	}
	const said = status.warnings.map(({ code }) => code).filter((code) => isAlarm(code, promises));
	// A state in which nothing had survived was begun anew, with a key of its own.
	const held = await fileKeyStore(dataDir).read();
	const key = held.state === 'held' ? held.key : new Uint8Array(32);
	const flaws: Flaw[] = [
		...said.map((code): Flaw => ({ kind: 'broken', what: `the terminal warns of ${code}` })),
		...verifyFolder(dataDir, key),
		...judgeFolder({ dataDir, key, promises }),
	];
	return { flaws, outcome: 'ready' };
}

/**
 * Warnings that a till has no reason for when it was only cut off or killed. The first witness
 * follows the first event: a cut between them, before anything could be sold, looks like a lost
 * witness.
 */
export function isAlarm(code: string, { isOpen }: Pick<Promises, 'isOpen'>): boolean {
	if (/^(key|disk)\//.test(code)) return false;
	return isOpen || code !== 'witness/missing';
}

/** Opens the terminal and closes it; the demo is set up if the cut came before that. */
export async function openOnce(
	dataDir: string,
	host: 'browser' | 'electron' = 'browser',
): Promise<TerminalStatusView> {
	const terminal = await composeTerminal({
		dataDir,
		host,
		keyStore: fileKeyStore(dataDir),
		appVersion: 'torture',
		demo: true,
		openDevices: nullDevices,
		ballastBytes: 0,
	});
	const reply = await terminal.answer('look', { request: 'terminal/status', input: {} });
	await terminal.close();
	if (!reply.ok) throw new Error(`terminal/status was refused: ${reply.refusal.code}`);
	return reply.value as TerminalStatusView;
}

/** Every promise of verify, as flaws. Nothing of this process may have the ledger open. */
export function verifyFolder(dataDir: string, key: Uint8Array): Flaw[] {
	const report = verifyLedger({
		file: ledgerFile(dataDir),
		isCopy: false,
		witnessDir: witnessDirOf(dataDir),
		key,
		migrations: readMigrations(MIGRATIONS),
		deep: true,
	});
	return report.checks
		.filter(({ state }) => state === 'broken')
		.map(({ id, what }) => ({ kind: 'broken', what: `verify ${id}: ${what}` }));
}

/** All promises against the folder's ledger, by a connection that cannot write. */
export function judgeFolder({ dataDir, key, promises }: Found): Flaw[] {
	const db = connectReader(ledgerFile(dataDir), key);
	try {
		return judgePromises(db, promises);
	} finally {
		db.close();
	}
}
