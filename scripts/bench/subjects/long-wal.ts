/**
 * Leaves a WAL behind as a power cut does: writes pages into the ledger of argv[2] until its WAL is
 * argv[3] bytes long, and is gone without closing.
 */
import { statSync } from 'node:fs';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';

const [dataDir = '', bytes = '0'] = process.argv.slice(2);
const held = await fileKeyStore(dataDir).read();
if (held.state !== 'held') throw new Error(`no key in ${dataDir}`);
const db = connectWriter(ledgerFile(dataDir), held.key);
// One flush at the end is enough to leave the bytes there.
db.pragma('synchronous = NORMAL');
db.exec('CREATE TABLE IF NOT EXISTS bench_filler (id INTEGER PRIMARY KEY, body BLOB)');
const insert = db.prepare('INSERT INTO bench_filler (body) VALUES (randomblob(3000))');
while (statSync(`${ledgerFile(dataDir)}-wal`).size < Number(bytes)) {
	db.transaction(() => {
		for (let row = 0; row < 50; row += 1) insert.run();
	})();
}
process.kill(process.pid, 'SIGKILL');
