// Goal: whatever is changed in a ledger by someone who has its key, verify fails and names the row.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import type { Check, CheckId } from '#main/verify/finding.ts';
import type { VerifyOptions } from '#main/verify/verify-ledger.ts';
import { rewriteFrom } from './rewrite-journal.ts';
import { aSoldTill, brokenIds, copyTill, removeTill, spoil, tamper, verify } from './sold-till.ts';

let till: Awaited<ReturnType<typeof aSoldTill>>;
/** Positions of sales in the journal; the last event of the journal. */
let sales: number[] = [];
let last = 0;

beforeAll(async () => {
	till = await aSoldTill();
	const copy = copyTill(till);
	tamper(copy, (db) => {
		sales = db.prepare<[], number>('SELECT pos FROM sale ORDER BY pos').pluck().all();
		last = Number(db.prepare('SELECT max(pos) FROM journal').pluck().get());
	});
	removeTill(copy);
});
afterAll(() => removeTill(till));

const saleAt = (index: number) => sales.at(index) ?? 0;

type Outcome = { readonly ids: string[]; check(id: CheckId): Check };

function afterChange(work: (db: Connection) => void, changes: Partial<VerifyOptions> = {}): Outcome {
	const copy = copyTill(till);
	try {
		tamper(copy, work);
		const report = verify(copy, changes);
		expect(report.ok).toBe(report.checks.every(({ state }) => state !== 'broken'));
		const check = (id: CheckId) => {
			const found = report.checks.find((one) => one.id === id);
			if (found === undefined) throw new Error(`${id} is not in the report`);
			return found;
		};
		return { ids: brokenIds(report), check };
	} finally {
		removeTill(copy);
	}
}

const afterSql = (sql: string, ...values: unknown[]) => afterChange((db) => db.prepare(sql).run(...values));

describe('a ledger nobody touched', () => {
	it('holds every promise that applies, and says "ok" of no other', () => {
		const report = verify(till, { deep: true });
		expect(brokenIds(report)).toEqual([]);
		expect(report.ok).toBe(true);
		const ids = (state: string) => report.checks.filter((check) => check.state === state).map(({ id }) => id);
		expect(ids('not-applicable')).toEqual(['V4', 'V12', 'V13', 'V16', 'V17']);
		expect(ids('ok')).toEqual([
			'V1', 'V2', 'V3', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11', 'V14', 'V15', 'V18',
			'tallies', 'movements', 'print-jobs',
		]);
	});

	it('is still whole after triggers were dropped and put back: the harness itself changes nothing', () => {
		expect(afterChange(() => undefined, { deep: true }).ids).toEqual([]);
	});
});

describe('the journal, changed by hand', () => {
	it('a body: its hash no longer fits', () => {
		const pos = saleAt(5);
		const { check } = afterSql(
			`UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), '"total_fen":', '"total_fen":1') AS BLOB)
			 WHERE pos = ?`,
			pos,
		);
		expect(check('V3')).toMatchObject({ state: 'broken', place: { table: 'journal', pos } });
		expect(check('V3').place).toHaveProperty('n');
	});

	it('a body with its hash computed again: the next row no longer fits', () => {
		const pos = saleAt(5);
		const { check } = afterChange((db) => {
			const kept = db
				.prepare<[number], { pos: number; prev: Uint8Array; body: Uint8Array; hash: Uint8Array }>(
					'SELECT pos, prev, body, hash FROM journal WHERE pos > ?',
				)
				.all(pos);
			rewriteFrom(db, pos, (body) => ({ ...body, operator: '1002' }));
			// Only the row itself stays rewritten.
			for (const row of kept) {
				db.prepare('UPDATE journal SET prev = ?, body = ?, hash = ? WHERE pos = ?').run(
					row.prev, row.body, row.hash, row.pos,
				);
			}
		});
		expect(check('V3')).toMatchObject({ state: 'broken', place: { pos: pos + 1 } });
	});

	it.each([
		['kind', `'sale/voided'`],
		['v', '2'],
		['at_ms', 'at_ms + 1'],
		['biz_date', `'2026-03-03'`],
		['shift_id', 'NULL'],
	])('the column %s: the body says otherwise', (column, value) => {
		const pos = saleAt(7);
		const { check } = afterSql(`UPDATE journal SET ${column} = ${value} WHERE pos = ?`, pos);
		expect(check('V3')).toMatchObject({ state: 'broken', place: { pos } });
	});

	it.each(['uid', 'prev', 'hash'])('the column %s', (column) => {
		const pos = saleAt(7);
		const { check } = afterSql(
			`UPDATE journal SET ${column} = randomblob(length(${column})) WHERE pos = ?`,
			pos,
		);
		expect(check('V3')).toMatchObject({ state: 'broken', place: { pos } });
	});

	it('a body that is no JSON any more', () => {
		const pos = saleAt(7);
		const { check } = afterSql(`UPDATE journal SET body = x'00ff7b' WHERE pos = ?`, pos);
		expect(check('V3')).toMatchObject({ state: 'broken', place: { pos } });
	});

	it('a row removed: n has a hole, the link is torn, its postings are orphans', () => {
		const pos = saleAt(9);
		const { ids, check } = afterSql('DELETE FROM journal WHERE pos = ?', pos);
		expect(check('V2')).toMatchObject({ place: { pos: pos + 1 } });
		expect(check('V3')).toMatchObject({ place: { pos: pos + 1 } });
		expect(check('V6')).toMatchObject({ place: { table: 'posting', pos } });
		expect(ids).toContain('V1');
	});

	it('a row removed with everything that hangs on it', () => {
		const pos = saleAt(9);
		const { check } = afterChange((db) => {
			for (const table of ['posting', 'sale', 'stock_movement']) {
				db.prepare(`DELETE FROM ${table} WHERE pos = ?`).run(pos);
			}
			db.prepare('DELETE FROM print_job WHERE sale_pos = ?').run(pos);
			db.prepare('DELETE FROM journal WHERE pos = ?').run(pos);
		});
		expect(check('V1').state).toBe('ok');
		expect(check('V2')).toMatchObject({ state: 'broken', place: { pos: pos + 1 } });
	});

	it('the last row removed: the head row stands where nothing is', () => {
		const { check } = afterSql('DELETE FROM journal WHERE pos = ?', last);
		expect(check('V2')).toMatchObject({ state: 'broken', place: { table: 'head', pos: last } });
	});

	it('the last rows removed and the head row put back: only the witness remembers', () => {
		const { ids, check } = afterChange((db) => {
			// An audit event at the end: no postings, no totals.
			const tip = db
				.prepare<[], { pos: number; inc: number; n: number; hash: Uint8Array }>(
					"SELECT pos, inc, n, hash FROM journal WHERE kind = 'sale/completed' ORDER BY pos DESC LIMIT 1",
				)
				.get();
			if (tip === undefined) throw new Error('there must be a sale');
			expect(tip.pos).toBeLessThan(last);
			db.prepare('DELETE FROM journal WHERE pos > ?').run(tip.pos);
			db.prepare('UPDATE head SET pos = ?, inc = ?, n = ?, hash = ?').run(tip.pos, tip.inc, tip.n, tip.hash);
		});
		expect(ids).toEqual(['V15']);
		expect(check('V15').place).toMatchObject({ table: 'journal' });
	});

	it('two rows changed round', () => {
		const [a, b] = [saleAt(3), saleAt(4)];
		const { check } = afterChange((db) => {
			db.prepare('UPDATE journal SET pos = -1 WHERE pos = ?').run(a);
			db.prepare('UPDATE journal SET pos = ? WHERE pos = ?').run(a, b);
			db.prepare('UPDATE journal SET pos = ? WHERE pos = -1').run(b);
		});
		expect(check('V2')).toMatchObject({ state: 'broken', place: { pos: a } });
	});

	it('a row put in', () => {
		const { ids } = afterSql(
			`INSERT INTO journal SELECT pos + 1, inc, n + 1, randomblob(16), kind, v, at_ms, biz_date,
			 shift_id, hash, body, randomblob(32) FROM journal WHERE pos = ?`,
			last,
		);
		expect(ids).toEqual(expect.arrayContaining(['V2', 'V3']));
	});

	it('rewritten from a row on, every hash fitting: the witness outside knows another head', () => {
		const pos = saleAt(20);
		const { ids, check } = afterChange((db) => rewriteFrom(db, pos, (body) => ({ ...body, operator: '1002' })));
		expect(check('V3').state).toBe('ok');
		expect(check('V2').state).toBe('ok');
		expect(ids).toContain('V15');
	});

	it('written in another way than the canonical one: --deep sees it', () => {
		const pos = saleAt(20);
		const spaced = (db: Connection) => rewriteFrom(db, pos, (body) => JSON.stringify(body, undefined, 1));
		expect(afterChange(spaced, { deep: true }).check('V3')).toMatchObject({ place: { pos } });
	});
});

describe('the incarnations', () => {
	it.each([
		['another parent number', 'UPDATE incarnation SET parent_n = parent_n - 1 WHERE parent_inc IS NOT NULL'],
		['another parent hash', 'UPDATE incarnation SET parent_hash = randomblob(32) WHERE parent_inc IS NOT NULL'],
		['no parent', 'UPDATE incarnation SET parent_inc = NULL, parent_n = NULL, parent_hash = NULL'],
		['one too many', `INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, 'x', 'born')`],
		['one removed', 'DELETE FROM incarnation WHERE parent_inc IS NULL'],
	])('%s', (_, sql) => {
		expect(afterSql(sql).check('V2').state).toBe('broken');
	});
});

describe('the postings', () => {
	it('one added: not zero, not derived, not in the balance', () => {
		const pos = saleAt(5);
		const { check } = afterSql(
			`INSERT INTO posting (pos, leg, ledger, account, amount) VALUES (?, 99, 1, 'cash:D1', 100)`,
			pos,
		);
		expect(check('V5')).toMatchObject({ state: 'broken', place: { pos } });
		expect(check('V6')).toMatchObject({ state: 'broken', place: { pos } });
		expect(check('V7')).toMatchObject({ state: 'broken', place: { table: 'balance', key: '1 cash:D1' } });
	});

	it('a pair added that balances, with the balances moved along: still not what the event gives', () => {
		const pos = saleAt(5);
		const { ids, check } = afterChange((db) => {
			db.prepare(
				`INSERT INTO posting (pos, leg, ledger, account, amount)
				 VALUES (:pos, 98, 1, 'safe', 100), (:pos, 99, 1, 'sales:goods', -100)`,
			).run({ pos });
			db.exec(`UPDATE balance SET debit = debit + 100 WHERE account = 'safe'`);
			db.exec(`UPDATE balance SET credit = credit + 100 WHERE account = 'sales:goods'`);
		});
		expect(ids).toEqual(['V6']);
		expect(check('V6').place).toMatchObject({ table: 'posting', pos });
	});

	it.each([
		['its amount', 'amount = amount + 1', ['V5', 'V6', 'V7', 'V10']],
		['its account', `account = 'safe'`, ['V6', 'V7', 'V10']],
		['its drawer', `account = 'cash:D2'`, ['V6', 'V7', 'V10']],
		['its subject', `subject = 'member_1'`, ['V6', 'V7']],
		['its ledger', 'ledger = 2', ['V5', 'V6', 'V7', 'V10']],
		['its number', 'leg = 77', ['V6']],
	])('%s changed', (_, change, expected) => {
		const pos = saleAt(8);
		const { ids, check } = afterSql(`UPDATE posting SET ${change} WHERE pos = ? AND leg = 1`, pos);
		expect(ids).toEqual(expected);
		expect(check('V6').place).toMatchObject({ pos });
	});

	it('one removed', () => {
		const pos = saleAt(8);
		const { ids } = afterSql('DELETE FROM posting WHERE pos = ? AND leg = 1', pos);
		expect(ids).toEqual(['V5', 'V6', 'V7', 'V10']);
	});

	it('postings of an event that is not there', () => {
		const { check } = afterSql(
			`INSERT INTO posting (pos, leg, ledger, account, amount) VALUES (999999, 1, 1, 'safe', 5)`,
		);
		expect(check('V6')).toMatchObject({ place: { table: 'posting', pos: 999999 } });
		expect(check('V1')).toMatchObject({ state: 'broken', place: { table: 'posting' } });
	});

	it.each([
		['changed', `UPDATE balance SET debit = debit + 1 WHERE account = 'cash:D1'`],
		['removed', `DELETE FROM balance WHERE account = 'cash:D1'`],
		['added', `INSERT INTO balance (ledger, account, subject, debit) VALUES (1, 'cash:D9', '', 5)`],
	])('a balance %s', (_, sql) => {
		const { ids, check } = afterSql(sql);
		expect(ids).toEqual(['V7']);
		expect(check('V7').place).toMatchObject({ table: 'balance' });
	});
});

describe('the head row and the totals', () => {
	it.each<[string, CheckId]>([
		['pos = pos + 1', 'V2'],
		['n = n - 1', 'V2'],
		['inc = inc + 1', 'V2'],
		['hash = randomblob(32)', 'V2'],
		['gt_count = gt_count + 1', 'V11'],
		['gt_net_fen = gt_net_fen - 1', 'V11'],
		['gt_abs_fen = gt_abs_fen + 1', 'V11'],
		['gt_tax_fen = 0', 'V11'],
		['max_at_ms = max_at_ms - 1', 'V11'],
		[`max_biz_date = '2020-01-01'`, 'V11'],
		['fiscal_no = fiscal_no - 1', 'V14'],
	])('head: %s', (change, id) => {
		expect(afterSql(`UPDATE head SET ${change}`).check(id)).toMatchObject({
			state: 'broken',
			place: { table: 'head' },
		});
	});

	it('no head row', () => {
		expect(afterSql('DELETE FROM head').check('V2').state).toBe('broken');
	});

	it.each<[string, CheckId, (body: Record<string, number>) => Record<string, unknown>]>([
		['a total that fell', 'V11', (body) => ({ gt_net_fen: (body['gt_net_fen'] ?? 0) - 1000 })],
		['a count that stood still', 'V11', (body) => ({ gt_count: (body['gt_count'] ?? 0) - 1 })],
		['tax that was not sold', 'V11', (body) => ({ gt_tax_fen: (body['gt_tax_fen'] ?? 0) + 1 })],
		['a fiscal number given twice', 'V14', (body) => ({ fiscal_no: (body['fiscal_no'] ?? 0) - 1 })],
		['a fiscal number jumped over', 'V14', (body) => ({ fiscal_no: (body['fiscal_no'] ?? 0) + 1 })],
		['the receipt number of another start', 'V14', (body) => ({ receipt_no: `0-0-000${body['fiscal_no']}-000000` })],
	])('%s, in an event rewritten with all its hashes', (_, id, change) => {
		const pos = saleAt(30);
		const rewrite = (db: Connection) => {
			rewriteFrom(db, pos, (body) => ({ ...body, ...change(body as Record<string, number>) }));
		};
		expect(afterChange(rewrite).check(id)).toMatchObject({ state: 'broken', place: { pos } });
	});
});

describe('a sale', () => {
	type Sale = { lines: Record<string, number>[]; tenders: Record<string, number>[] } & Record<string, unknown>;
	const first = (items: Record<string, number>[], change: Record<string, number>) => {
		return items.map((item, index) => (index === 0 ? { ...item, ...change } : item));
	};

	it.each<[string, CheckId, (sale: Sale) => object]>([
		['a total that is not the lines', 'V8', (sale) => ({ total_fen: Number(sale['total_fen']) + 1 })],
		['tax that is not the lines', 'V8', (sale) => ({ tax_fen: Number(sale['tax_fen']) + 1 })],
		['rounding that is not on the lines', 'V8', (sale) => ({ rounding_fen: Number(sale['rounding_fen']) + 1 })],
		['change that does not fit', 'V8', ({ tenders }) => ({ tenders: first(tenders, { change_fen: 1 }) })],
		['a line that is not base less adjustments', 'V8', ({ lines }) => ({ lines: first(lines, { base_fen: 1 }) })],
		['a line without its list of adjustments', 'V8', ({ lines }) => ({ lines: first(lines, { adjustments: 0 }) })],
		['no lines', 'V8', () => ({ lines: 0 })],
		['a line of an unknown shape', 'V8', () => ({ lines: [''] })],
		['tax that is not the rate', 'V9', ({ lines }) => ({ lines: first(lines, { tax_fen: 1 }) })],
		['a rate that is none', 'V9', ({ lines }) => ({ lines: first(lines, { tax_bp: -10_000 }) })],
	])('%s', (_, id, change) => {
		const pos = saleAt(11);
		const rewrite = (db: Connection) => {
			rewriteFrom(db, pos, (body) => ({ ...body, ...change(body as unknown as Sale) }));
		};
		expect(afterChange(rewrite, { deep: true }).check(id)).toMatchObject({ state: 'broken', place: { pos } });
	});

	it.each([
		'fiscal_no = 9999', `receipt_no = 'x'`, `sale_id = 'x'`, 'at_ms = 1', `biz_date = '2020-01-01'`,
		'shift_id = 9', `operator = '9'`, 'line_count = 99', 'total_fen = 1', 'tax_fen = 99999',
	])('its row in the list of sales: %s', (change) => {
		const pos = saleAt(11);
		const { ids, check } = afterSql(`UPDATE sale SET ${change} WHERE pos = ?`, pos);
		expect(ids).toEqual(['V8']);
		expect(check('V8').place).toMatchObject({ table: 'sale', pos });
	});

	it('missing in the list of sales', () => {
		const pos = saleAt(-1);
		const { ids, check } = afterSql('DELETE FROM sale WHERE pos = ?', pos);
		expect(ids).toEqual(['V8']);
		expect(check('V8').place).toMatchObject({ pos });
	});

	it.each([
		['between others', 1],
		['after all others', 100_000],
	])('in the list and not in the journal, %s', (_, pos) => {
		const { check } = afterSql(
			`INSERT INTO sale SELECT ?, 9999, 'stray', 's', at_ms, biz_date, 1, '1', 1, 1, 0, 0 FROM sale LIMIT 1`,
			pos,
		);
		expect(check('V8')).toMatchObject({ state: 'broken', place: { table: 'sale', pos } });
	});
});

describe('a shift', () => {
	it.each(['float_fen = 1', `drawer = 'D2'`, 'opened_ms = 1', `opened_by = 'x'`, `biz_date = '2020-01-01'`])(
		'its row: %s',
		(change) => {
			const { ids } = afterSql(`UPDATE shift SET ${change} WHERE shift_id = 2`);
			expect(ids).toEqual(['V10']);
		},
	);

	it('its row removed, or one that no event opened', () => {
		expect(afterSql('DELETE FROM shift WHERE shift_id = 1').ids).toEqual(['V10']);
		const invented = `INSERT INTO shift SELECT 9, 1, opened_ms, opened_by, biz_date, drawer, 0, 'closed' FROM shift LIMIT 1`;
		expect(afterSql(invented).ids).toEqual(['V10']);
	});
});

describe('what --deep adds', () => {
	it.each<[string, CheckId, string]>([
		['a tally changed', 'tallies', 'UPDATE tally SET amount_fen = amount_fen + 1 WHERE shift_id = 1'],
		['a tally removed', 'tallies', `DELETE FROM tally WHERE kind = 'total'`],
		['a tally added', 'tallies', `INSERT INTO tally VALUES ('2026-03-02', 9, 'total', 'x', 1, 1, 1)`],
		['a movement changed', 'movements', 'UPDATE stock_movement SET quantity_milli = -1 WHERE seq = 1'],
		['a movement removed', 'movements', 'DELETE FROM stock_movement WHERE seq = 1'],
		['a movement of no event', 'movements', `INSERT INTO stock_movement VALUES (99999, 1, 1, -1, 'SALE')`],
		['a sale claimed by a start', 'movements', `INSERT INTO stock_movement VALUES (1, 1, 1, -1, 'SALE')`],
		['a receipt job removed', 'print-jobs', 'DELETE FROM print_job WHERE job_id = 5'],
		['a receipt printed twice for the first time', 'print-jobs',
			`INSERT INTO print_job (kind, sale_pos, document_json, state, created_ms, expires_ms, changed_ms)
			 SELECT kind, sale_pos, '{}', 'sent', 1, 1, 1 FROM print_job LIMIT 1`],
		['a receipt of no sale', 'print-jobs',
			`INSERT INTO print_job (kind, sale_pos, document_json, state, created_ms, expires_ms, changed_ms)
			 VALUES ('receipt', 1, '{}', 'sent', 1, 1, 1)`],
	])('%s', (_, id, sql) => {
		const { ids, check } = afterChange((db) => db.exec(sql), { deep: true });
		expect(ids.filter((one) => one !== 'V1')).toEqual([id]);
		expect(check(id).place).toHaveProperty('table');
		expect(afterChange((db) => db.exec(sql)).ids.filter((one) => one !== 'V1')).toEqual([]);
	});

	it('folded stock that is not the sum of its movements', () => {
		const { ids } = afterChange(
			(db) => {
				db.exec(`INSERT INTO stock_base VALUES (101, -5)`);
				db.exec('UPDATE stock_fold SET upto_pos = 20');
			},
			{ deep: true },
		);
		// The product itself is not there either.
		expect(ids).toEqual(['V1', 'movements']);
	});

	it('an index that does not say what its table says', () => {
		const spoil = (db: Connection) => {
			db.unsafeMode(true);
			db.pragma('writable_schema = ON');
			const was = db.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'sale_by_day'`).pluck().get();
			db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'sale_by_day'`).run(
				'CREATE INDEX sale_by_day ON sale (operator)',
			);
			db.pragma('writable_schema = RESET');
			db.exec('REINDEX sale_by_day');
			db.pragma('writable_schema = ON');
			db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'sale_by_day'`).run(was);
			db.pragma('writable_schema = RESET');
		};
		expect(afterChange(spoil, { deep: true }).check('V1')).toMatchObject({
			state: 'broken',
			place: { table: 'sale' },
		});
	});
});

describe('the file as the program makes it', () => {
	it.each([
		['a trigger dropped', 'DROP TRIGGER journal_is_final_u'],
		['an index dropped', 'DROP INDEX sale_by_day'],
		['a table added', 'CREATE TABLE notes (text TEXT)'],
		['a migration that is not ours', `UPDATE schema_migration SET sha256 = 'x' WHERE no = 2`],
		['a migration forgotten', 'DELETE FROM schema_migration WHERE no = 2'],
		['a newer version', 'PRAGMA user_version = 99'],
		['an older version', 'PRAGMA user_version = 1'],
		['another journal mode', 'PRAGMA journal_mode = DELETE'],
	])('%s', (_, sql) => {
		const copy = copyTill(till);
		spoil(copy, sql);
		expect(verify(copy).checks.find(({ id }) => id === 'V18')).toMatchObject({ state: 'broken' });
		removeTill(copy);
	});

	it('a trigger rewritten to do nothing', () => {
		const copy = copyTill(till);
		spoil(copy, `DROP TRIGGER journal_is_final_u;
			CREATE TRIGGER journal_is_final_u BEFORE UPDATE ON journal BEGIN SELECT 1; END`);
		expect(verify(copy).checks.find(({ id }) => id === 'V18')).toMatchObject({
			state: 'broken',
			place: { table: 'sqlite_schema', key: 'trigger journal_is_final_u' },
		});
		removeTill(copy);
	});

	it('a table gone: what needs it is not finished, the rest is told', () => {
		const copy = copyTill(till);
		spoil(copy, 'DROP TABLE tally');
		const report = verify(copy, { deep: true });
		expect(brokenIds(report)).toEqual(['V18', 'tallies']);
		removeTill(copy);
	});
});
