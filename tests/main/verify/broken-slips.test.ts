// Goal: a slip of store credit that holds something else than its postings is found and named.
import { describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { sumSlips } from '#main/verify/check-slips.ts';
import { collectFindings } from '#main/verify/finding.ts';
import { spoiledTill } from './spoiled-till.ts';

const { saleAt, afterSql } = spoiledTill();

describe('a slip', () => {
	it('that no posting ever made', () => {
		const pos = saleAt(5);
		const { ids, check } = afterSql(`INSERT INTO credit_slip VALUES ('D0042', ?, 1, 500)`, pos);
		expect(ids).toEqual(['V7']);
		expect(check('V7')).toMatchObject({ place: { table: 'credit_slip', key: '…0042' } });
	});
});

type Rows = readonly (readonly [code: string, issuedPos: number, balance: number])[];

/** What is said of a table of these rows by a journal with these store-credit postings. */
function findings(rows: Rows, postings: readonly (readonly [pos: number, amount: number])[]) {
	const db = new Database(':memory:');
	db.exec('CREATE TABLE credit_slip (code TEXT, issued_pos INTEGER, balance_fen INTEGER)');
	for (const row of rows) db.prepare('INSERT INTO credit_slip VALUES (?, ?, ?)').run(...row);
	const found = collectFindings();
	const slips = sumSlips(db, found);
	for (const [pos, amount] of postings) {
		const posting = { leg: 1, ledger: 1, account: 'store_credit', subject: 'D0001', amount };
		slips.add({ postings: [posting], place: { pos } });
	}
	slips.compare();
	db.close();
	const { state, what } = found.checkOf('V7');
	return what === 'was not looked at' ? [] : [state, what];
}

describe('slips against their postings', () => {
	it('hold what the postings give', () => {
		expect(
			findings(
				[['D0001', 3, 400]],
				[
					[3, -900],
					[5, 500],
				],
			),
		).toEqual([]);
	});

	it.each<[string, Rows, readonly (readonly [number, number])[], string]>([
		[
			'too much',
			[['D0001', 3, 401]],
			[[3, -400]],
			'holds 401 from pos 3; the postings give 400 from pos 3',
		],
		[
			'another beginning',
			[['D0001', 4, 400]],
			[[3, -400]],
			'holds 400 from pos 4; the postings give 400 from pos 3',
		],
		['no row', [], [[3, -400]], 'postings of a slip without a row'],
		[
			'less than nothing',
			[['D0001', 3, 0]],
			[
				[3, -4],
				[4, 5],
				[5, -1],
			],
			'below nothing',
		],
	])('%s is told', (_, rows, postings, what) => {
		expect(findings(rows, postings)).toEqual(['broken', expect.stringContaining(what)]);
	});
});
