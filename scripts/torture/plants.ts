/**
 * Faults planted on purpose, in the selling child only, to show that the torture bites: a harness
 * that finds nothing proves nothing until it has found these.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { WITNESS_FILE } from '#main/ledger/witness-file.ts';

export const plants = ['sync-normal', 'no-witness', 'commit-after-reply'] as const;
export type Plant = (typeof plants)[number];

/**
 * The pen's connection answers FULL when it is asked after its first write, and falls to NORMAL
 * then: what the driver does by itself when nobody says otherwise.
 */
export function fallToNormal(): void {
	const { pragma } = Database.prototype;
	Database.prototype.pragma = function ask(this: Database.Database, source, options) {
		const answer = pragma.call(this, source, options);
		if (source === 'synchronous') pragma.call(this, 'synchronous = NORMAL');
		return answer;
	};
}

/** A folder stands where the witness is drafted, so the one written at birth is never replaced. */
export function blockWitness(witnessDir: string): void {
	const draft = path.join(witnessDir, `${WITNESS_FILE}.new`);
	for (
		let tries = 0;
		statSync(draft, { throwIfNoEntry: false })?.isDirectory() !== true;
		tries += 1
	) {
		if (tries > 1000) throw new Error(`${draft} cannot be blocked`);
		// The witness's thread may be writing its draft at this moment.
		rmSync(draft, { force: true, recursive: true });
		try {
			mkdirSync(draft);
		} catch {
			continue;
		}
	}
}

/** How long a till that answers before it commits leaves the customer with nothing but a promise. */
export const EARLY_MS = 25;
