// Goal: a journal changed in any way by someone who has its key makes verify fail and name the row.
import { describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import type { CheckId } from '#main/verify/finding.ts';
import { rewriteFrom } from './rewrite-journal.ts';
import { brokenIds, verify } from './sold-till.ts';
import { spoiledTill } from './spoiled-till.ts';

const { till, saleAt, last, afterChange, afterSql } = spoiledTill();

describe('a ledger nobody touched', () => {
	it('holds every promise that applies, and says "ok" of no other', () => {
		const report = verify(till(), { deep: true });
		expect(brokenIds(report)).toEqual([]);
		expect(report.ok).toBe(true);
		const ids = (state: string) =>
			report.checks.filter((check) => check.state === state).map(({ id }) => id);
		expect(ids('not-applicable')).toEqual(['V4', 'V16', 'V17']);
		expect(ids('ok')).toEqual([
			'V1',
			'V2',
			'V3',
			'V5',
			'V6',
			'V7',
			'V8',
			'V9',
			'V10',
			'V11',
			'V12',
			'V13',
			'V14',
			'V15',
			'V18',
			'tallies',
			'movements',
			'print-jobs',
			'uses',
			'deposits',
			'passes',
			'commission',
			'tier-fees',
			'points',
			'members',
		]);
	});

	it('is still whole after its triggers were dropped and put back: the harness is innocent', () => {
		expect(afterChange(() => undefined, { deep: true }).ids).toEqual([]);
	});
});

describe('the journal, changed by hand', () => {
	it('a body: its hash no longer fits', () => {
		const pos = saleAt(5);
		const { check } = afterSql(
			`UPDATE journal
			 SET body = CAST(replace(CAST(body AS TEXT), '"total_fen":', '"total_fen":1') AS BLOB)
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
					row.prev,
					row.body,
					row.hash,
					row.pos,
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
		const { check } = afterSql('DELETE FROM journal WHERE pos = ?', last());
		expect(check('V2')).toMatchObject({ state: 'broken', place: { table: 'head', pos: last() } });
	});

	it('the last rows removed and the head row put back: only the witness remembers', () => {
		const { ids, check } = afterChange((db) => {
			// An audit event at the end: no postings, no totals.
			const tip = db
				.prepare<[], { pos: number; inc: number; n: number; hash: Uint8Array }>(
					`SELECT pos, inc, n, hash FROM journal WHERE kind = 'sale/completed'
					 ORDER BY pos DESC LIMIT 1`,
				)
				.get();
			if (tip === undefined) throw new Error('there must be a sale');
			expect(tip.pos).toBeLessThan(last());
			db.prepare('DELETE FROM journal WHERE pos > ?').run(tip.pos);
			db.prepare('UPDATE head SET pos = ?, inc = ?, n = ?, hash = ?').run(
				tip.pos,
				tip.inc,
				tip.n,
				tip.hash,
			);
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
			last(),
		);
		expect(ids).toEqual(expect.arrayContaining(['V2', 'V3']));
	});

	it('rewritten from a row on, every hash fitting: the witness outside knows another head', () => {
		const pos = saleAt(20);
		const { ids, check } = afterChange((db) =>
			rewriteFrom(db, pos, (body) => ({ ...body, operator: '1002' })),
		);
		expect(check('V3').state).toBe('ok');
		expect(check('V2').state).toBe('ok');
		expect(ids).toContain('V15');
	});

	it('written in another way than the canonical one: --deep sees it', () => {
		const pos = saleAt(20);
		const spaced = (db: Connection) =>
			rewriteFrom(db, pos, (body) => JSON.stringify(body, undefined, 1));
		expect(afterChange(spaced, { deep: true }).check('V3')).toMatchObject({ place: { pos } });
	});
});

describe('the incarnations', () => {
	it.each([
		[
			'another parent number',
			'UPDATE incarnation SET parent_n = parent_n - 1 WHERE parent_inc IS NOT NULL',
		],
		[
			'another parent hash',
			'UPDATE incarnation SET parent_hash = randomblob(32) WHERE parent_inc IS NOT NULL',
		],
		['no parent', 'UPDATE incarnation SET parent_inc = NULL, parent_n = NULL, parent_hash = NULL'],
		[
			'one too many',
			`INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, 'x', 'born')`,
		],
		['one removed', 'DELETE FROM incarnation WHERE parent_inc IS NULL'],
	])('%s', (_, sql) => {
		expect(afterSql(sql).check('V2').state).toBe('broken');
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
		[
			'the receipt number of another start',
			'V14',
			(body) => ({ receipt_no: `0-0-000${body['fiscal_no']}-000000` }),
		],
	])('%s, in an event rewritten with all its hashes', (_, id, change) => {
		const pos = saleAt(30);
		const rewrite = (db: Connection) => {
			rewriteFrom(db, pos, (body) => ({ ...body, ...change(body as Record<string, number>) }));
		};
		expect(afterChange(rewrite).check(id)).toMatchObject({ state: 'broken', place: { pos } });
	});
});
