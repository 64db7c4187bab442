/**
 * A real ledger in a folder of its own: encrypted, migrated, with its witness beside it. Closing it
 * removes the folder; `reopen` closes and opens the same files again, as a restart does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLog } from '#main/system/log.ts';
import { systemIds } from '#main/system/ids.ts';
import type { WritableLedger } from '#main/ledger/access.ts';
import { openLedger, type OpenedLedger, type OpenLedgerOptions } from '#main/ledger/open-ledger.ts';
import { fixedClock, type FixedClock } from './fixed-clock.ts';

export const TEST_KEY: Uint8Array = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
export const MIGRATIONS_DIR = path.resolve(import.meta.dirname, '../../migrations');

export type TempLedger = {
	readonly pen: WritableLedger;
	readonly ledger: OpenedLedger;
	readonly dataDir: string;
	readonly witnessDir: string;
	readonly key: Uint8Array;
	readonly clock: FixedClock;
	/** What was given to openLedger: to open the same files once more. */
	readonly options: OpenLedgerOptions;
	/** Closes the ledger and removes its folder. */
	close(): Promise<void>;
	/** Closes the ledger and opens the same files again, with other options if given. */
	reopen(changes?: Partial<OpenLedgerOptions>): Promise<TempLedger>;
};

/** Options for a ledger in a fresh folder; nothing is opened. `root` is to be removed afterwards. */
export function tempOptions(
	changes: Partial<OpenLedgerOptions> = {},
): OpenLedgerOptions & { readonly root: string; readonly clock: FixedClock } {
	const root = mkdtempSync(path.join(tmpdir(), 'guitai-ledger-'));
	return {
		root,
		dataDir: path.join(root, 'data'),
		witnessDir: path.join(root, 'witness'),
		key: TEST_KEY,
		migrationsDir: MIGRATIONS_DIR,
		ids: systemIds(),
		appVersion: '0.0.0-test',
		host: 'test',
		log: silentLog(),
		ballastBytes: 0,
		...changes,
		clock: (changes.clock as FixedClock | undefined) ?? fixedClock(),
	};
}

/** Opens a new ledger in a fresh folder. Throws when it is refused. */
export function openTempLedger(changes: Partial<OpenLedgerOptions> = {}): TempLedger {
	const { root, ...options } = tempOptions(changes);
	return open(root, options);
}

function open(root: string, options: OpenLedgerOptions & { clock: FixedClock }): TempLedger {
	const opened = openLedger(options);
	if (!opened.ok) throw new Error(`the temporary ledger was refused: ${opened.refusal.code}`);
	const ledger = opened.value;
	return {
		pen: ledger.pen,
		ledger,
		dataDir: options.dataDir,
		witnessDir: options.witnessDir,
		key: options.key,
		clock: options.clock,
		options,
		close: async () => {
			await ledger.close();
			rmSync(root, { recursive: true, force: true });
		},
		reopen: async (changes = {}) => {
			await ledger.close();
			return open(root, { ...options, ...changes, clock: options.clock });
		},
	};
}
