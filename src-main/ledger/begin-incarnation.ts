/**
 * Every opening of the ledger is an incarnation (开机世代) with a random number of its own, so that a
 * disk that is put back or cloned never gives out the identity of an event twice. Its first event
 * names the event it continues from.
 */
import type { Clock } from '#shared/kernel/time.ts';
import type { Ids } from '#shared/kernel/ids.ts';
import type { LedgerHead, WritableLedger } from './access.ts';
import type { Identity } from './append-event.ts';
import { loadIdentity } from './check-tail.ts';
import type { Connection } from './connect.ts';

export type Birth = { readonly db: Connection; readonly ids: Ids; readonly clock: Clock };

/** This terminal's identity: read, or drawn once at its birth and never changed. */
export function ensureIdentity({ db, ids, clock }: Birth): Identity {
	const known = loadIdentity(db);
	if (known !== undefined) return known;
	const identity = { tenant: ids.bytes(16), terminal: ids.bytes(16) };
	db.prepare('INSERT INTO identity (id, tenant, terminal, born_ms) VALUES (1, ?, ?, ?)').run(
		identity.tenant,
		identity.terminal,
		clock.now(),
	);
	return identity;
}

/** A number that no incarnation of this ledger has. */
export function drawIncarnation({ db, ids }: Pick<Birth, 'db' | 'ids'>): number {
	const known = db.prepare('SELECT 1 FROM incarnation WHERE inc = ?');
	for (;;) {
		const inc = ids.incarnation();
		if (known.get(inc) === undefined) return inc;
	}
}

export type Boot = {
	readonly inc: number;
	readonly clock: Clock;
	readonly appVersion: string;
	/** 'electron', 'browser', 'script': what the terminal runs in. */
	readonly host: string;
};

/** Writes the incarnation and its first event. */
export function beginIncarnation(pen: WritableLedger, boot: Boot): void {
	pen.transaction(() => {
		const parent = pen.head();
		const hasParent = parent.pos > 0;
		pen.db
			.prepare(
				`INSERT INTO incarnation (inc, opened_ms, app_ver, parent_inc, parent_n, parent_hash, why)
				 VALUES (?, ?, ?, ?, ?, ?, ?)`,
			)
			.run(
				boot.inc,
				boot.clock.now(),
				boot.appVersion,
				hasParent ? parent.inc : null,
				hasParent ? parent.n : null,
				hasParent ? parent.hash : null,
				hasParent ? 'opened' : 'born',
			);
		pen.append({
			kind: 'terminal/booted',
			v: 1,
			body: { app_ver: boot.appVersion, host: boot.host, ...(hasParent ? parentBody(parent) : {}) },
		});
	});
}

function parentBody({ inc, n, hash }: LedgerHead): Record<string, string | number> {
	return { parent_inc: inc, parent_n: n, parent_hash: Buffer.from(hash).toString('hex') };
}
