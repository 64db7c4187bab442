/**
 * A till that sold for a morning, closed cleanly: several hundred events through the pen, three
 * starts, two shifts, sales with discounts, rounding, services and four tax rates. Tests copy its
 * folder and do something to the copy.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SaleCompleted, SoldAdjustment, SoldLine } from '#shared/journal/event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { fen } from '#shared/kernel/money.ts';
import { milli } from '#shared/kernel/quantity.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { WritableLedger } from '#main/ledger/access.ts';
import { connectWriter, ledgerFile, type Connection } from '#main/ledger/connect.ts';
import { readMigrations } from '#main/ledger/migrate.ts';
import { recordMovements } from '#main/catalog/stock-store.ts';
import { insertSale, listedSale } from '#main/sale/completed-sale-store.ts';
import { insertShift } from '#main/shift/shift-store.ts';
import type { VerifyReport } from '#main/verify/finding.ts';
import { verifyLedger, type VerifyOptions } from '#main/verify/verify-ledger.ts';
import { MIGRATIONS_DIR, openTempLedger, TEST_KEY, type TempLedger } from '#kit/temp-ledger.ts';

export type Till = { readonly dataDir: string; readonly witnessDir: string; readonly file: string };

const RATES = [1300, 900, 600, 0];

/** One line; its numbers follow from `seed`. */
function line(n: number, seed: number): SoldLine {
	const base = 199 + ((seed * 37 + n * 101) % 3000);
	const adjustments: SoldAdjustment[] =
		seed % 5 === 0 ? [{ kind: 'override', amount_fen: 50 + n }] : [];
	if (n === 1 && seed % 3 === 0) {
		adjustments.push({ kind: 'cash_rounding', amount_fen: seed % 9 || 1 });
	}
	const net = base - adjustments.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
	const bp = RATES[(seed + n) % RATES.length] ?? 0;
	return {
		n,
		product_id: 100 + n,
		sku: `SP${100 + n}`,
		name: `农夫山泉 ${n} 升`,
		dept: n % 4 === 0 ? 'service' : 'goods',
		category_id: n % 3,
		unit: '瓶',
		quantity_milli: 1000,
		factor_milli: 1000,
		list_price_fen: base,
		base_fen: base,
		adjustments,
		net_fen: net,
		tax_bp: bp,
		tax_fen: multiplyDivide(net, bp, 10_000 + bp),
	};
}

const sum = (items: readonly number[]) => items.reduce((total, item) => total + item, 0);

/** A sale as sale/complete writes it: event, row in the list, receipt job, one transaction. */
export function sell(pen: WritableLedger, seed: number, shiftId: number): number {
	const lines = Array.from({ length: 1 + (seed % 6) }, (_, index) => line(index + 1, seed));
	const total = sum(lines.map(({ net_fen }) => net_fen));
	const tax = sum(lines.map(({ tax_fen }) => tax_fen));
	const rounded = lines.flatMap(({ adjustments }) => adjustments);
	const rounding = rounded.filter(({ kind }) => kind === 'cash_rounding');
	const given = Math.ceil(total / 1000) * 1000;
	const tender = {
		kind: 'cash',
		drawer: 'D1',
		given_fen: given,
		change_fen: given - total,
		amount_fen: total,
	};
	return pen.transaction(() => {
		const { pos, event } = pen.append({
			kind: 'sale/completed',
			v: 1,
			operator: '1001',
			shiftId,
			fiscal: { netFen: total, taxFen: tax },
			body: {
				sale_id: `sale_${String(seed).padStart(32, '0')}`,
				lines,
				total_fen: total,
				tax_fen: tax,
				rounding_fen: sum(rounding.map(({ amount_fen }) => amount_fen)),
				tenders: [tender],
			},
		});
		const goods = lines.filter(({ dept }) => dept === 'goods');
		const moved = goods.map(({ product_id, quantity_milli }) => ({
			productId: product_id,
			quantity: milli(-quantity_milli),
			kind: 'SALE' as const,
		}));
		recordMovements(pen, pos, moved);
		const { lastInsertRowid } = pen.db
			.prepare(
				`INSERT INTO print_job
				 (kind, sale_pos, document_json, state, created_ms, expires_ms, changed_ms)
				 VALUES ('receipt', ?, '{}', 'confirmed', 1, 2, 1)`,
			)
			.run(pos);
		insertSale(pen, {
			pos,
			sale: listedSale(event as SaleCompleted),
			receiptJob: Number(lastInsertRowid),
		});
		return pos;
	});
}

export function openShift(pen: WritableLedger, shiftId: number): void {
	pen.transaction(() => {
		pen.db.exec(`UPDATE shift SET state = 'closed'`);
		const body = { drawer: 'D1', float_fen: 50_000 };
		const { pos, event } = pen.append({
			kind: 'shift/opened',
			v: 1,
			operator: '1001',
			shiftId,
			body,
		});
		const { at_ms, biz_date } = event;
		const shift = {
			shiftId,
			openedBy: '1001',
			openedAtMs: at_ms as Instant,
			drawer: 'D1',
			float: fen(50_000),
		};
		insertShift(pen, { ...shift, bizDate: biz_date }, pos);
	});
}

function audit(
	pen: WritableLedger,
	kind: 'drawer/opened' | 'sale/line-removed',
	shiftId: number,
): void {
	const body = kind === 'drawer/opened' ? { drawer: 'D1', reason: '换零钱' } : { sku: 'SP1' };
	pen.transaction(() => pen.append({ kind, v: 1, operator: '1001', shiftId, body }));
}

/** Sells through three starts; returns the closed till's folders. `root` is to be removed. */
export async function aSoldTill(sales = 120): Promise<Till & { root: string }> {
	let till: TempLedger = openTempLedger();
	openShift(till.pen, 1);
	for (let seed = 1; seed <= sales; seed += 1) {
		till.clock.advance(7000);
		const isRestart = [1, 2].some((third) => seed === Math.floor((third * sales) / 3));
		if (isRestart) till = await till.reopen();
		if (seed === Math.floor(sales / 2)) openShift(till.pen, 2);
		const shift = seed >= Math.floor(sales / 2) ? 2 : 1;
		sell(till.pen, seed, shift);
		if (seed % 2 === 0) audit(till.pen, 'sale/line-removed', shift);
		if (seed % 7 === 0) audit(till.pen, 'drawer/opened', shift);
	}
	await till.ledger.close();
	const { dataDir, witnessDir } = till;
	return { dataDir, witnessDir, file: ledgerFile(dataDir), root: path.dirname(dataDir) };
}

/** The same folders somewhere else, to be spoiled; the root to remove is returned too. */
export function copyTill(till: Till): Till & { root: string } {
	const root = mkdtempSync(path.join(tmpdir(), 'guitai-verify-'));
	const dataDir = path.join(root, 'data');
	const witnessDir = path.join(root, 'witness');
	cpSync(till.dataDir, dataDir, { recursive: true });
	cpSync(till.witnessDir, witnessDir, { recursive: true });
	return { dataDir, witnessDir, file: ledgerFile(dataDir), root };
}

export function removeTill({ root }: { readonly root: string }): void {
	rmSync(root, { recursive: true, force: true });
}

export const migrations = readMigrations(MIGRATIONS_DIR);

export function verify(till: Till, changes: Partial<VerifyOptions> = {}): VerifyReport {
	const { file, witnessDir } = till;
	return verifyLedger({
		file,
		witnessDir,
		key: TEST_KEY,
		migrations,
		deep: false,
		isCopy: false,
		...changes,
	});
}

/** What someone with the key and a database tool can do; the triggers are put back afterwards. */
export function tamper(till: Till, work: (db: Connection) => void): void {
	const db = connectWriter(till.file, TEST_KEY);
	try {
		const triggers = db
			.prepare<[], { name: string; sql: string }>(
				"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
			)
			.all();
		db.pragma('foreign_keys = OFF');
		for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
		work(db);
		for (const { sql } of triggers) db.exec(sql);
		db.pragma('wal_checkpoint(TRUNCATE)');
	} finally {
		db.close();
	}
}

/** Runs SQL on the ledger, triggers as they are. */
export function spoil(till: Till, sql: string): void {
	const db = connectWriter(till.file, TEST_KEY);
	try {
		db.pragma('foreign_keys = OFF');
		db.exec(sql);
	} finally {
		db.close();
	}
}

/** The ids of the broken promises. */
export function brokenIds(report: VerifyReport): string[] {
	return report.checks.filter(({ state }) => state === 'broken').map(({ id }) => id);
}
