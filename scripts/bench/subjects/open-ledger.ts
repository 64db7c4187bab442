/** Opens the ledger file of argv[2] and reads from it once; says how many ms that took. */
import { writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';

const [dataDir = ''] = process.argv.slice(2);
const held = await fileKeyStore(dataDir).read();
if (held.state !== 'held') throw new Error(`no key in ${dataDir}`);
const from = performance.now();
const db = connectWriter(ledgerFile(dataDir), held.key);
db.prepare('SELECT max(pos) FROM journal').get();
writeSync(1, `${JSON.stringify({ ms: performance.now() - from })}\n`);
db.close();
