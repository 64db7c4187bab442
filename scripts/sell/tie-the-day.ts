/**
 * The day must tie: Σ receipts = Σ sales = what the drawer moved = what the perpetual total grew
 * by, and `verify` finds nothing. The figures are read from the closed ledger, not from the
 * terminal.
 */
import path from 'node:path';
import type { XReportView } from '#shared/contract/report-views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { openReader } from '../../src-main/ledger/open-reader.ts';
import { readMigrations } from '../../src-main/ledger/migrate.ts';
import { ledgerFile } from '../../src-main/ledger/connect.ts';
import { witnessDirOf } from '../../src-main/system/paths.ts';
import { fileKeyStore } from '../../src-main/vault/file-key-store.ts';
import { verifyLedger } from '../../src-main/verify/verify-ledger.ts';

export type Day = {
	readonly sales: number;
	readonly lines: number;
	readonly takenFen: number;
	readonly seconds: number;
};

export type Tie = {
	readonly dataDir: string;
	readonly day: Day;
	readonly report: XReportView;
	/** The due amount of every receipt on paper, in fen. */
	readonly dueOnPaper: readonly number[];
	readonly say: (text: string) => void;
};

/** True when every sum agrees and `verify` is clean. */
export async function tieTheDay({ dataDir, day, report, dueOnPaper, say }: Tie): Promise<boolean> {
	const held = await fileKeyStore(dataDir).read();
	if (held.state !== 'held') throw new Error('the data key is gone');
	const reader = openReader({ dataDir, key: held.key });
	if (reader?.ok !== true) throw new Error('the ledger cannot be read');
	const { db } = reader.value;
	const one = (sql: string) => Number((db.prepare(sql).get() as { n: number | null }).n ?? 0);
	const onPaper = dueOnPaper.reduce((sum, fen) => sum + fen, 0);
	const sums = {
		'the cashier took': day.takenFen,
		'receipts on paper': onPaper,
		'sales in the list': one('SELECT sum(total_fen) AS n FROM sale'),
		'drawer movement': one(
			`SELECT sum(p.amount) AS n FROM posting p JOIN journal j ON j.pos = p.pos
			 WHERE p.account LIKE 'cash:%' AND j.kind = 'sale/completed'`,
		),
		'perpetual total': one('SELECT gt_net_fen AS n FROM head'),
		'X report': report.totalFen,
		'expected cash − float': report.expectedCashFen - report.shift.floatFen,
	};
	const confirmed = one(
		`SELECT count(*) AS n FROM print_job WHERE kind = 'receipt' AND state = 'confirmed'`,
	);
	db.close();
	say(`receipts confirmed ${confirmed} of ${day.sales}, on paper ${dueOnPaper.length}`);
	for (const [name, fen] of Object.entries(sums)) say(`  ${name.padEnd(22)} ¥${formatYuan(fen)}`);
	const tied = new Set(Object.values(sums)).size === 1 && dueOnPaper.length === day.sales;
	say(tied ? 'all sums are equal' : 'THE SUMS DIFFER');
	const verified = verifyLedger({
		file: ledgerFile(dataDir),
		isCopy: false,
		key: held.key,
		migrations: readMigrations(path.resolve(import.meta.dirname, '../../migrations')),
		deep: false,
		witnessDir: witnessDirOf(dataDir),
	});
	say(verified.ok ? 'verify: clean' : `verify: BROKEN ${JSON.stringify(verified.checks)}`);
	return tied && verified.ok && confirmed === day.sales;
}
