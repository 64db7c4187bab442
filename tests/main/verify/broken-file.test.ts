// Goal: --deep finds what the quick look leaves out; a file the program did not make so is said.
import { describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import type { CheckId } from '#main/verify/finding.ts';
import { brokenIds, copyTill, removeTill, spoil, verify } from './sold-till.ts';
import { spoiledTill } from './spoiled-till.ts';

const { till, afterChange } = spoiledTill();

describe('what --deep adds', () => {
	it.each<[string, CheckId, string]>([
		[
			'a tally changed',
			'tallies',
			'UPDATE tally SET amount_fen = amount_fen + 1 WHERE shift_id = 1',
		],
		['a tally removed', 'tallies', `DELETE FROM tally WHERE kind = 'total'`],
		[
			'a tally added',
			'tallies',
			`INSERT INTO tally VALUES ('2026-03-02', 9, 'total', 'x', 1, 1, 1)`,
		],
		[
			'a movement changed',
			'movements',
			'UPDATE stock_movement SET quantity_milli = -1 WHERE seq = 1',
		],
		['a movement removed', 'movements', 'DELETE FROM stock_movement WHERE seq = 1'],
		[
			'a movement of no event',
			'movements',
			`INSERT INTO stock_movement VALUES (99999, 1, 1, -1, 'SALE')`,
		],
		[
			'a sale claimed by a start',
			'movements',
			`INSERT INTO stock_movement VALUES (1, 1, 1, -1, 'SALE')`,
		],
		['a receipt job removed', 'print-jobs', 'DELETE FROM print_job WHERE job_id = 5'],
		[
			'a receipt printed twice for the first time',
			'print-jobs',
			`INSERT INTO print_job (kind, sale_pos, document_json, state, created_ms, expires_ms, changed_ms)
			 SELECT kind, sale_pos, '{}', 'sent', 1, 1, 1 FROM print_job LIMIT 1`,
		],
		[
			'a receipt of no sale',
			'print-jobs',
			`INSERT INTO print_job (kind, sale_pos, document_json, state, created_ms, expires_ms, changed_ms)
			 VALUES ('receipt', 1, '{}', 'sent', 1, 1, 1)`,
		],
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
		const misindex = (db: Connection) => {
			db.exec(`INSERT INTO product (sku, name, price_fen, updated_ms) VALUES ('1', '茶', 1, 1)`);
			db.unsafeMode(true);
			db.pragma('writable_schema = ON');
			const was = db
				.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'product_by_name'`)
				.pluck()
				.get();
			db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'product_by_name'`).run(
				'CREATE INDEX product_by_name ON product (sku)',
			);
			db.pragma('writable_schema = RESET');
			db.exec('REINDEX product_by_name');
			db.pragma('writable_schema = ON');
			db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'product_by_name'`).run(was);
			db.pragma('writable_schema = RESET');
		};
		expect(afterChange(misindex, { deep: true }).check('V1')).toMatchObject({
			state: 'broken',
			place: { table: 'product' },
		});
	});
});

describe('the file as the program makes it', () => {
	it.each([
		['a trigger dropped', 'DROP TRIGGER journal_is_final_u'],
		['an index dropped', 'DROP INDEX print_job_waiting'],
		['a table added', 'CREATE TABLE notes (text TEXT)'],
		['a migration that is not ours', `UPDATE schema_migration SET sha256 = 'x' WHERE no = 2`],
		['a migration forgotten', 'DELETE FROM schema_migration WHERE no = 2'],
		['a newer version', 'PRAGMA user_version = 99'],
		['an older version', 'PRAGMA user_version = 1'],
		['another journal mode', 'PRAGMA journal_mode = DELETE'],
	])('%s', (_, sql) => {
		const copy = copyTill(till());
		spoil(copy, sql);
		expect(verify(copy).checks.find(({ id }) => id === 'V18')).toMatchObject({ state: 'broken' });
		removeTill(copy);
	});

	it('a trigger rewritten to do nothing', () => {
		const copy = copyTill(till());
		spoil(
			copy,
			`DROP TRIGGER journal_is_final_u;
			CREATE TRIGGER journal_is_final_u BEFORE UPDATE ON journal BEGIN SELECT 1; END`,
		);
		expect(verify(copy).checks.find(({ id }) => id === 'V18')).toMatchObject({
			state: 'broken',
			place: { table: 'sqlite_schema', key: 'trigger journal_is_final_u' },
		});
		removeTill(copy);
	});

	it('a table gone: what needs it is not finished, the rest is told', () => {
		const copy = copyTill(till());
		spoil(copy, 'DROP TABLE tally');
		const report = verify(copy, { deep: true });
		expect(brokenIds(report)).toEqual(['V18', 'tallies']);
		removeTill(copy);
	});
});
