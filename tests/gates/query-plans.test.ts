// Goal: nothing a cashier does gets slower as the ledger grows: every statement of the hot requests
// finds its rows by a key, none walks a table that grows and none sorts what it found.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSellingTill, type SellingTill } from './selling.ts';
import { walksOf, watchStatements } from './watch-statements.ts';

/** As many rows as a store has people, settings or baskets put aside: walking them finds them. */
const SMALL = ['operator', 'setting', 'open_sale'];

/** Run once when a till opens, while nobody waits for a sale. */
const AT_START = [
	/^UPDATE print_job SET state = '\w+', evidence = 'restart'/,
	/^DELETE FROM command_reply/,
	/^SELECT (1|EXISTS \(SELECT 1) FROM import_row/,
];

let selling: SellingTill;
beforeEach(async () => {
	selling = await openSellingTill();
});
afterEach(async () => {
	vi.restoreAllMocks();
	await selling.till.close();
});

type Statements = ReturnType<typeof watchStatements>;

/** Restarts the till, so that whatever it needs is prepared anew, and signs in again. */
async function startAgain(): Promise<Statements> {
	const statements = watchStatements();
	await selling.till.restart();
	await selling.till.signIn('cashier');
	return statements;
}

/** What was prepared and walks, one line each. */
function walksAmong(statements: Statements): string[] {
	const heard = statements.take();
	expect(heard.length).toBeGreaterThan(5);
	return heard
		.filter(({ sql }) => !AT_START.some((text) => text.test(sql.trim())))
		.flatMap((one) => walksOf(one).map((walk) => `${walk}: ${one.sql.replaceAll(/\s+/g, ' ')}`))
		.filter((line) => !SMALL.some((table) => line.startsWith(`SCAN ${table}:`)));
}

describe('the statements of', () => {
	it('scan/submit search by key', async () => {
		const statements = await startAgain();
		await selling.fillBasket();
		expect(walksAmong(statements)).toEqual([]);
	});

	it('sale/complete, the print spool and the drawer search by key', async () => {
		const statements = await startAgain();
		await selling.sell();
		await selling.till.ask('print-job/list', {});
		expect(walksAmong(statements)).toEqual([]);
	});

	it('sale/list by day and sale/find search by key', async () => {
		await selling.sell();
		const statements = await startAgain();
		const { till } = selling;
		const [sale] = (await till.ask('sale/list', {})).sales;
		const { bizDate = '', receiptNo = '' } = sale ?? {};
		expect(receiptNo).not.toBe('');
		await till.ask('sale/list', { bizDate });
		await till.ask('sale/list', { bizDate, operator: '1003' });
		await till.ask('sale/list', { bizDate, text: '12.50' });
		await till.ask('sale/find', { receiptNo });
		expect(walksAmong(statements)).toEqual([]);
	});
});

describe('the judge', () => {
	it('sees a walk and a sort, and no search', () => {
		const db = new Database(':memory:');
		db.exec('CREATE TABLE goods (id INTEGER PRIMARY KEY, name TEXT)');
		expect(walksOf({ db, sql: 'SELECT * FROM goods WHERE name = ?' })).toEqual(['SCAN goods']);
		expect(walksOf({ db, sql: 'SELECT * FROM goods WHERE id > :from ORDER BY name' })).toEqual([
			'USE TEMP B-TREE FOR ORDER BY',
		]);
		expect(walksOf({ db, sql: 'SELECT * FROM goods WHERE id = ?' })).toEqual([]);
		db.close();
	});
});
