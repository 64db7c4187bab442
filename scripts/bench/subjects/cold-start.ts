/**
 * One start of the program: opens the ledger in argv[2] as a till does, looks a barcode up, says so
 * on stdout in one line of JSON, and goes. Its own clock stops are for the curious; whoever started
 * it holds the stop-watch.
 */
import { writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { inStoreCode } from '#main/catalog/demo-store.ts';
import { findByCode } from '#main/catalog/product-store.ts';
import { openLedger } from '#main/ledger/open-ledger.ts';
import { systemClock } from '#main/system/clock.ts';
import { systemIds } from '#main/system/ids.ts';
import { silentLog } from '#main/system/log.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';

const [dataDir = '', migrationsDir = ''] = process.argv.slice(2);
const loaded = performance.now();
const held = await fileKeyStore(dataDir).read();
if (held.state !== 'held') throw new Error(`no key in ${dataDir}`);
const opened = openLedger({
	dataDir,
	witnessDir: `${dataDir}-witness`,
	key: held.key,
	migrationsDir,
	clock: systemClock(),
	ids: systemIds(),
	appVersion: 'bench',
	host: 'bench',
	log: silentLog(),
	ballastBytes: 0,
});
if (!opened.ok) throw new Error(`${dataDir} was refused: ${opened.refusal.code}`);
const open = performance.now();
const found = findByCode(opened.value.pen, inStoreCode('20', 1));
if (found === undefined) throw new Error('the first barcode of the demo store is not there');
writeSync(1, `${JSON.stringify({ loaded, open, found: performance.now() })}\n`);
await opened.value.close();
