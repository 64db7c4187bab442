// Goal: a power cut while a checkpoint writes the first page costs nothing: the page is in the WAL,
// and the terminal must not take a torn header for another key.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ledgerFile } from '#main/ledger/connect.ts';
import { openLedger, type OpenLedgerOptions } from '#main/ledger/open-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';
import { openTempLedger, tempOptions, TEST_KEY } from '#kit/temp-ledger.ts';

const roots: string[] = [];
afterEach(() => {
	for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** A ledger with sales as a cut leaves it, the first sector of its file torn. */
async function tornTill({ withWal }: { withWal: boolean }): Promise<OpenLedgerOptions> {
	const { root, ...options } = tempOptions();
	roots.push(root);
	const ledger = openTempLedger();
	for (let sale = 1; sale <= 5; sale += 1) {
		ledger.pen.transaction(() => ledger.pen.append(soldSale(3, sale)));
	}
	await ledger.ledger.witnessed(6);
	mkdirSync(options.dataDir);
	if (!withWal) await ledger.ledger.close();
	// By another process: closing a file here would drop the locks of the open ledger.
	spawnSync('cp', ['-r', `${ledger.dataDir}/.`, options.dataDir]);
	spawnSync('cp', ['-r', ledger.witnessDir, options.witnessDir]);
	await ledger.close();
	const file = ledgerFile(options.dataDir);
	const bytes = readFileSync(file);
	for (let at = 0; at < 512; at += 1) bytes[at] = (at * 37 + 11) % 256;
	// The worst rubbish: it names a page size that SQLite believes.
	bytes.writeUInt16BE(1, 16);
	writeFileSync(file, bytes);
	return options;
}

const filesOf = ({ dataDir }: OpenLedgerOptions) =>
	['ledger.db', 'ledger.db-wal'].map((name) => {
		return spawnSync('sha256sum', [path.join(dataDir, name)], { encoding: 'utf8' }).stdout;
	});

describe('a file whose first sector was torn by a cut', () => {
	it('opens with every sale while the WAL has the page', async () => {
		const options = await tornTill({ withWal: true });
		const opened = openLedger(options);
		if (!opened.ok) throw new Error(opened.refusal.code);
		expect(opened.value.pen.head().fiscalNo).toBe(5);
		expect(opened.value.notices).toEqual([]);
		await opened.value.close();
		const again = openLedger(options);
		if (!again.ok) throw new Error(again.refusal.code);
		await again.value.close();
	});

	it('is refused without a WAL, and not a byte is touched', async () => {
		const options = await tornTill({ withWal: false });
		const before = filesOf(options);
		expect(openLedger(options)).toEqual({ ok: false, refusal: { code: 'ledger/wrong-key' } });
		expect(filesOf(options)).toEqual(before);
	});

	it('is refused to another key, and not a byte is touched', async () => {
		const options = await tornTill({ withWal: true });
		const before = filesOf(options);
		const key = TEST_KEY.map((byte) => byte ^ 1);
		expect(openLedger({ ...options, key })).toEqual({
			ok: false,
			refusal: { code: 'ledger/wrong-key' },
		});
		expect(filesOf(options)).toEqual(before);
	});
});
