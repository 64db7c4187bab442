// Goal: a WAL that lost its end after a checkpoint had moved later pages into the file leaves old
// pages beside new ones: nothing is ever written on top of that, and it is said in words.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ledgerFile } from '#main/ledger/connect.ts';
import { readMigrations } from '#main/ledger/migrate.ts';
import { openLedger, type OpenLedgerOptions } from '#main/ledger/open-ledger.ts';
import { verifyLedger } from '#main/verify/verify-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';
import { MIGRATIONS_DIR, openTempLedger, tempOptions, type TempLedger } from '#kit/temp-ledger.ts';

const roots: string[] = [];
afterEach(() => {
	for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

const SALES = 24;
const QUIET = 30;
const DRAWER = { drawer: '1', reason: 'change' };

/**
 * A killed till's folder, its WAL cut to a share of its length. The till had closed before, and
 * sold nothing for a while after it opened: those pages of the sales that are in the file already
 * are in the WAL only near its end.
 */
async function cutTill(share: number, checkpointed: boolean): Promise<OpenLedgerOptions> {
	const { root, ...options } = tempOptions();
	roots.push(root);
	const sell = ({ pen }: TempLedger, sale: number) =>
		pen.transaction(() => pen.append(soldSale(8, sale)));
	const closed = openTempLedger();
	for (let sale = 1; sale <= SALES / 2; sale += 1) sell(closed, sale);
	const ledger = await closed.reopen();
	const { pen } = ledger;
	for (let look = 0; look < QUIET; look += 1) {
		pen.transaction(() => pen.append({ kind: 'drawer/opened', v: 1, operator: '1', body: DRAWER }));
	}
	for (let sale = SALES / 2 + 1; sale <= SALES; sale += 1) sell(ledger, sale);
	await ledger.ledger.witnessed(1 + QUIET + SALES / 2);
	if (checkpointed) pen.db.pragma('wal_checkpoint(PASSIVE)');
	mkdirSync(options.dataDir);
	// By another process: closing a file here would drop the locks of the open ledger.
	spawnSync('cp', ['-r', `${ledger.dataDir}/.`, options.dataDir]);
	spawnSync('cp', ['-r', ledger.witnessDir, options.witnessDir]);
	await ledger.close();
	const wal = `${ledgerFile(options.dataDir)}-wal`;
	truncateSync(wal, Math.floor(statSync(wal).size * share));
	return options;
}

const filesOf = ({ dataDir }: OpenLedgerOptions) =>
	['ledger.db', 'ledger.db-wal'].map((name) => {
		return spawnSync('sha256sum', [path.join(dataDir, name)], { encoding: 'utf8' }).stdout;
	});

/** What `verify` finds wrong; sales made here below the counter have no rows of the counter. */
function brokenPromises({ dataDir, witnessDir, key }: OpenLedgerOptions): string[] {
	const report = verifyLedger({
		file: ledgerFile(dataDir),
		isCopy: false,
		witnessDir,
		key,
		migrations: readMigrations(MIGRATIONS_DIR),
		deep: false,
	});
	return report.checks
		.filter(({ id, state }) => state === 'broken' && !['V8', 'V10'].includes(id))
		.map(({ id, what }) => `${id}: ${what}`);
}

describe('a WAL without its end', () => {
	it('is an older ledger, and the loss is declared', async () => {
		const opened = openLedger(await cutTill(0.7, false));
		if (!opened.ok) throw new Error(opened.refusal.code);
		const { notices, pen } = opened.value;
		expect(notices.map(({ kind }) => kind)).toEqual(['tail/lost']);
		expect(pen.head().fiscalNo).toBe(SALES);
		await opened.value.close();
	});

	it('over newer pages is an older ledger as a whole, or refused with nothing touched', async () => {
		const outcomes = new Set<string>();
		for (let cut = 1; cut < 12; cut += 1) {
			const options = await cutTill(cut / 12, true);
			const before = filesOf(options);
			const opened = openLedger(options);
			if (!opened.ok) {
				outcomes.add(opened.refusal.code);
				expect(filesOf(options)).toEqual(before);
				continue;
			}
			const { notices, pen } = opened.value;
			outcomes.add(notices.map(({ kind }) => kind).join());
			// Either no sale is missing, or its number was jumped over.
			expect(pen.head().fiscalNo).toBe(SALES);
			await opened.value.close();
			expect(brokenPromises(options), `cut to ${cut}/12`).toEqual([]);
		}
		expect([...outcomes].toSorted()).toEqual(['ledger/corrupt', 'tail/lost']);
	});
});
