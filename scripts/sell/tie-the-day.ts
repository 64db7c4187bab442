/**
 * The day must tie: Σ receipts = Σ sales less refunds = what the perpetual total grew by = the X
 * report; cash and every other tender each as counted, posted and reported; and `verify` finds
 * nothing. The figures are read from the closed ledger, not from the terminal.
 */
import path from 'node:path';
import type { XReportView } from '#shared/contract/report-views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { ShiftReport } from '#shared/shift/x-report.ts';
import type { Counted } from './mixed-day.ts';
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
	readonly counted: Counted;
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
	const { cashFen, refundedFen, refunds, voids, exchanges, others } = day.counted;
	const documents = day.sales + refunds + voids + exchanges;
	const sums = {
		'the cashier took': day.takenFen - refundedFen,
		'receipts on paper': onPaper,
		'sales in the list': one('SELECT sum(total_fen) AS n FROM sale'),
		'perpetual total': one('SELECT gt_net_fen AS n FROM head'),
		'X report': report.totalFen,
	};
	const cash = {
		'cash the cashier counted': cashFen,
		'drawer movement': one(
			`SELECT sum(p.amount) AS n FROM posting p JOIN journal j ON j.pos = p.pos
			 WHERE p.account LIKE 'cash:%' AND j.kind IN ('sale/completed', 'sale/refunded')`,
		),
		'expected cash − float': report.expectedCashFen - report.shift.floatFen,
	};
	const otherwise = {
		'otherwise, as counted': [...others.values()].reduce((sum, fen) => sum + fen, 0),
		'otherwise, as posted': one(
			`SELECT sum(amount) AS n FROM posting
			 WHERE account LIKE 'clearing:%' OR account = 'voucher_clearing'`,
		),
		'otherwise, on the X report': report.tenders
			.filter(({ kind }) => kind !== 'cash')
			.reduce((sum, { netFen }) => sum + netFen, 0),
	};
	const confirmed = one(
		`SELECT count(*) AS n FROM print_job WHERE kind = 'receipt' AND state = 'confirmed'
		   AND sale_pos IS NOT NULL`,
	);
	// Each paper by itself, not only their sum.
	const totals = db.prepare('SELECT total_fen AS n FROM sale').all() as { n: number }[];
	const eachOnPaper = sameFigures(
		dueOnPaper,
		totals.map(({ n }) => n),
	);
	db.close();
	if (!eachOnPaper) say('A PAPER SAYS ANOTHER TOTAL THAN ITS SALE');
	say(`receipts confirmed ${confirmed} of ${documents}, on paper ${dueOnPaper.length}`);
	const groups = [sums, cash, otherwise];
	for (const [name, fen] of groups.flatMap((group) => Object.entries<number>(group))) {
		say(`  ${name.padEnd(26)} ¥${formatYuan(fen)}`);
	}
	const agree = groups.every((group) => new Set(Object.values(group)).size === 1);
	// Plain numbers on the way; the same figures.
	const broken = brokenIdentities(report as unknown as ShiftReport);
	for (const what of broken) say(`X report: ${what}`);
	const tied = agree && eachOnPaper && broken.length === 0 && dueOnPaper.length === documents;
	say(tied ? 'all sums are equal' : 'THE SUMS DIFFER');
	const verified = verifyLedger({
		file: ledgerFile(dataDir),
		isCopy: false,
		key: held.key,
		migrations: readMigrations(path.resolve(import.meta.dirname, '../../migrations')),
		deep: true,
		witnessDir: witnessDirOf(dataDir),
	});
	say(verified.ok ? 'verify: clean' : `verify: BROKEN ${JSON.stringify(verified.checks)}`);
	return tied && verified.ok && confirmed === documents;
}

function sameFigures(some: readonly number[], others: readonly number[]): boolean {
	const sorted = (figures: readonly number[]) => figures.toSorted((a, b) => a - b).join(' ');
	return sorted(some) === sorted(others);
}
