// Goal: a posting, balance, sale or shift that is not what the events give is found and named.
import { describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import type { CheckId } from '#main/verify/finding.ts';
import { rewriteFrom } from './rewrite-journal.ts';
import { spoiledTill } from './spoiled-till.ts';

const { saleAt, afterChange, afterSql } = spoiledTill();

describe('the postings', () => {
	it('one added: not zero, not derived, not in the balance', () => {
		const pos = saleAt(5);
		const { check } = afterSql(
			`INSERT INTO posting (pos, leg, ledger, account, amount) VALUES (?, 99, 1, 'cash:D1', 100)`,
			pos,
		);
		expect(check('V5')).toMatchObject({ state: 'broken', place: { pos } });
		expect(check('V6')).toMatchObject({ state: 'broken', place: { pos } });
		expect(check('V7')).toMatchObject({
			state: 'broken',
			place: { table: 'balance', key: '1 cash:D1' },
		});
	});

	it('a pair added that balances, with the balances moved along: not what the event gives', () => {
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

describe('a sale', () => {
	type Sale = { lines: Record<string, number>[]; tenders: Record<string, number>[] } & Record<
		string,
		unknown
	>;
	const first = (items: Record<string, number>[], change: Record<string, number>) => {
		return items.map((item, index) => (index === 0 ? { ...item, ...change } : item));
	};

	it.each<[string, CheckId, (sale: Sale) => object]>([
		[
			'a total that is not the lines',
			'V8',
			(sale) => ({ total_fen: Number(sale['total_fen']) + 1 }),
		],
		['tax that is not the lines', 'V8', (sale) => ({ tax_fen: Number(sale['tax_fen']) + 1 })],
		[
			'rounding that is not on the lines',
			'V8',
			(sale) => ({ rounding_fen: Number(sale['rounding_fen']) + 1 }),
		],
		[
			'change that does not fit',
			'V8',
			({ tenders }) => ({ tenders: first(tenders, { change_fen: 1 }) }),
		],
		[
			'a line that is not base less adjustments',
			'V8',
			({ lines }) => ({ lines: first(lines, { base_fen: 1 }) }),
		],
		[
			'a line without its list of adjustments',
			'V8',
			({ lines }) => ({ lines: first(lines, { adjustments: 0 }) }),
		],
		['no lines', 'V8', () => ({ lines: 0 })],
		['a line of an unknown shape', 'V8', () => ({ lines: [''] })],
		['tax that is not the rate', 'V9', ({ lines }) => ({ lines: first(lines, { tax_fen: 1 }) })],
		['a rate that is none', 'V9', ({ lines }) => ({ lines: first(lines, { tax_bp: -10_000 }) })],
	])('%s', (_, id, change) => {
		const pos = saleAt(11);
		const rewrite = (db: Connection) => {
			rewriteFrom(db, pos, (body) => ({ ...body, ...change(body as unknown as Sale) }));
		};
		expect(afterChange(rewrite, { deep: true }).check(id)).toMatchObject({
			state: 'broken',
			place: { pos },
		});
	});

	it.each([
		'fiscal_no = 9999',
		`receipt_no = 'x'`,
		`sale_id = 'x'`,
		'at_ms = 1',
		`biz_date = '2020-01-01'`,
		'shift_id = 9',
		`operator = '9'`,
		'line_count = 99',
		'total_fen = 1',
		'tax_fen = 99999',
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
			`INSERT INTO sale
			 SELECT ?, 9999, 'stray', 's', at_ms, biz_date, 1, '1', 1, 1, 0, 0, receipt_job, 'sale', NULL,
			   0, 0
			 FROM sale LIMIT 1`,
			pos,
		);
		expect(check('V8')).toMatchObject({ state: 'broken', place: { table: 'sale', pos } });
	});
});

describe('a shift', () => {
	it.each([
		'float_fen = 1',
		`drawer = 'D2'`,
		'opened_ms = 1',
		`opened_by = 'x'`,
		`biz_date = '2020-01-01'`,
	])('its row: %s', (change) => {
		const { ids } = afterSql(`UPDATE shift SET ${change} WHERE shift_id = 2`);
		expect(ids).toEqual(['V10']);
	});

	it('its row removed, or one that no event opened', () => {
		expect(afterSql('DELETE FROM shift WHERE shift_id = 1').ids).toEqual(['V10']);
		const invented = `INSERT INTO shift
			SELECT 9, 1, opened_ms, opened_by, biz_date, drawer, 0, 'closed' FROM shift LIMIT 1`;
		expect(afterSql(invented).ids).toEqual(['V10']);
	});
});
