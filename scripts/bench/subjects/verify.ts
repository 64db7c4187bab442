/** Verifies the ledger of argv[2] once and says how many events that were and how many ms. */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { connectReader, ledgerFile } from '#main/ledger/connect.ts';
import { readMigrations } from '#main/ledger/migrate.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { verifyLedger } from '#main/verify/verify-ledger.ts';
import { root } from '../places.ts';

const [dataDir = '', depth = ''] = process.argv.slice(2);
const held = await fileKeyStore(dataDir).read();
if (held.state !== 'held') throw new Error(`no key in ${dataDir}`);
const file = ledgerFile(dataDir);
const from = performance.now();
const report = verifyLedger({
	file,
	isCopy: false,
	witnessDir: `${dataDir}-witness`,
	key: held.key,
	migrations: readMigrations(path.join(root, 'migrations')),
	deep: depth === 'deep',
});
const ms = performance.now() - from;
const broken = report.checks.filter(({ state }) => state === 'broken');
if (broken.length > 0) throw new Error(`the built ledger is broken: ${JSON.stringify(broken[0])}`);
const db = connectReader(file, held.key);
const { events } = db.prepare('SELECT count(*) AS events FROM journal').get() as { events: number };
db.close();
writeSync(1, `${JSON.stringify({ ms, events })}\n`);
