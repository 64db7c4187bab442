/** A ledger of the bench: the product's own opening, with a key that everybody may know. */
import path from 'node:path';
import { openLedger, type OpenedLedger } from '#main/ledger/open-ledger.ts';
import { systemClock } from '#main/system/clock.ts';
import { systemIds } from '#main/system/ids.ts';
import { silentLog } from '#main/system/log.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { root } from '../places.ts';

export const BENCH_KEY: Uint8Array = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);

/** Opens or makes the ledger in `dataDir`. Throws when it is refused. */
export function openBenchLedger(dataDir: string, clock: Clock = systemClock()): OpenedLedger {
	const opened = openLedger({
		dataDir,
		witnessDir: `${dataDir}-witness`,
		key: BENCH_KEY,
		migrationsDir: path.join(root, 'migrations'),
		clock,
		ids: systemIds(),
		appVersion: 'bench',
		host: 'bench',
		log: silentLog(),
		ballastBytes: 0,
	});
	if (!opened.ok) throw new Error(`${dataDir} was refused: ${opened.refusal.code}`);
	return opened.value;
}
