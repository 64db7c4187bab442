// Goal: nothing a cashier does gets slower as the ledger grows: every statement of the hot requests
// finds its rows by a key, none walks a table that grows and none sorts what it found.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTempLedger } from '#kit/temp-ledger.ts';
import { COUPONS_USED_SQL } from '#main/coupon/used-by.ts';
import { IDLE_SQL } from '#main/member-list/find-members.ts';
import { LATEST_SALES_SQL } from '#main/member-list/preferences.ts';
import { walkSql } from '#main/member-list/walk-members.ts';
import { COPIED_USES_SQL } from '#main/privacy/copy-store.ts';
import { USE_DAYS_SQL } from '#main/member/pass-visits.ts';
import { MERGED_INTO_SQL } from '#main/member/past-of.ts';
import { STANDING_SQL } from '#main/member/standing.ts';
import { LAST_SALES_SQL } from '#main/member/usual-goods.ts';
import { USED_BY_SQL } from '#main/promotion/rule-use-store.ts';
import { people } from '../../scripts/population/people.ts';
import { openSellingTill, type SellingTill } from './selling.ts';
import { walksOf, watchStatements } from './watch-statements.ts';

/** As many rows as a store has people, settings, levels or books of rules: a walk finds them. */
const SMALL = [
	'operator',
	'setting',
	'open_sale',
	'tier',
	'tier_count',
	'card_type',
	'point_book',
	'sv_book',
	'member_rules',
];

/** What one member holds, at most a handful, put in order; their last points, 200 at most. */
const FEW = [
	/^USE TEMP B-TREE FOR ORDER BY: .*FROM pass_card c WHERE c\.member_id = \?/,
	/^SCAN m: .*FROM point_move WHERE member_id = \? .*LIMIT 200\) m JOIN/,
	// Fees somebody paid, the newest first.
	/^USE TEMP B-TREE FOR ORDER BY: .*FROM tier_fee WHERE member_id = \?/,
	// Looked at only while a foreign key is broken in this statement, which none is (FkIfZero).
	/^SCAN (privacy_request|customer_answer): INSERT INTO member /,
];

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
		.filter((line) => !SMALL.some((table) => new RegExp(`^SCAN ${table}\\b`).test(line)))
		.filter((line) => !FEW.some((text) => text.test(line)));
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

describe('the statements of a member’s', () => {
	const anna = people(1).person(1);
	let memberId = '';

	/** A member with a card, who bought something, and a till that was started again. */
	async function knowAnna(): Promise<Statements> {
		const { till } = selling;
		const { phone, cardNo, tags } = anna;
		const name = '欧阳明远';
		const fresh = { phone, cardNo, name, birthday: '--02-29', tags: [...tags, '爱喝茶'] };
		({ memberId } = await till.ask('member/add', fresh));
		await till.ask('member/add', { phone: people(1).person(2).phone, name: '欧阳娜' });
		await till.ask('scan/submit', { text: cardNo, source: 'wedge' });
		await selling.sell();
		return startAgain();
	}

	it('member/find search by key, whatever is typed or scanned', async () => {
		const statements = await knowAnna();
		const { till } = selling;
		await till.ask('member/find', { text: anna.cardNo, source: 'scanned' });
		const { phone } = anna;
		const tail = phone.slice(-4);
		for (const text of [phone, tail, 'o', 'oy', 'oym', 'ouyang', '欧', '欧阳', '欧阳明', '明远']) {
			await till.ask('member/find', { text });
		}
		await till.refused('member/find', { text: 'nobody' });
		const token = `GTM1.${memberId}.1700000000.${'A'.repeat(86)}`;
		await till.refused('member/find', { text: token, source: 'scanned' });
		const heard = statements.take();
		expect(walksAmong({ take: () => heard })).toEqual([]);
		// With a LIMIT that is bound SQLite plans a statement anew each time, for longer than it runs.
		expect(heard.filter(({ sql }) => /FROM member.*LIMIT [:?]/s.test(sql))).toEqual([]);
	});

	it('member/panel, member/page and member/visits search by key', async () => {
		const statements = await knowAnna();
		await selling.till.ask('member/panel', { memberId });
		await selling.till.ask('member/page', { memberId });
		await selling.till.ask('member/visits', { memberId });
		expect(walksAmong(statements)).toEqual([]);
	});

	it('card-type/list, tier/list, tier/fees and the turns of a day search by key, however many members', async () => {
		const statements = await knowAnna();
		await selling.till.ask('card-type/list', {});
		await selling.till.ask('tier/list', {});
		await selling.till.ask('tier/fees', { memberId });
		expect(walksAmong(statements)).toEqual([]);
	});

	it('member/add and member/change search by key', async () => {
		const statements = await knowAnna();
		const { phone, cardNo } = people(1).person(3);
		const { till } = selling;
		const { memberId: added } = await till.ask('member/add', {
			phone,
			cardNo,
			name: '曾丽',
			tags: ['团购'],
			referredBy: anna.phone,
			agreed: true,
			marketing: true,
		});
		await till.ask('member/change', { memberId: added, field: 'name', value: '曾丽华' });
		expect(walksAmong(statements)).toEqual([]);
	});

	it('sale search by key: the card scanned, put on and taken off, completed', async () => {
		const statements = await knowAnna();
		const { till } = selling;
		const scanned = await till.ask('scan/submit', { text: anna.cardNo, source: 'wedge' });
		expect(scanned.meaning).toBe('member');
		await till.ask('sale/detach-member', {});
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		await selling.sell();
		expect((await till.ask('member/panel', { memberId })).visits).toBe(2);
		expect(walksAmong(statements)).toEqual([]);
	});
});

describe('a key that finds one member’s rows and nobody else’s', () => {
	it.each([
		{
			what: 'their last sales',
			sql: LAST_SALES_SQL,
			values: [1],
			by: 'COVERING INDEX sale_of_member',
		},
		{
			what: 'what they bought lately, for what they prefer',
			sql: LATEST_SALES_SQL,
			values: [1, '2026-01-01'],
			by: 'INDEX sale_of_member',
		},
		{
			what: 'what they came to',
			sql: STANDING_SQL,
			values: [1, '2026-01-01'],
			by: 'COVERING INDEX sale_of_member',
		},
		{
			what: 'the days they used passes on',
			sql: USE_DAYS_SQL,
			values: ['mem_1', '2026-01-01'],
			by: 'INDEX pass_use_of',
		},
		{
			what: 'their uses of passes, for the copy they may have',
			sql: COPIED_USES_SQL,
			values: [{ memberId: 'mem_1' }],
			by: 'INDEX pass_use_of',
		},
		{
			what: 'the rows that were merged into theirs',
			sql: MERGED_INTO_SQL,
			values: ['mem_1'],
			by: 'INDEX member_merged',
		},
		{
			what: 'their uses of a promotion',
			sql: USED_BY_SQL,
			values: ['mem_1', 'rule_1'],
			by: 'INDEX rule_use_of_member',
		},
		{
			what: 'their sales, for the coupons they used',
			sql: COUPONS_USED_SQL,
			values: [1, 'follow'],
			by: 'INDEX sale_of_member',
		},
		{
			what: 'the coupons of each of them',
			sql: COUPONS_USED_SQL,
			values: [1, 'follow'],
			by: 'INDEX coupon_on_sale',
		},
		{
			what: 'what keeps each idle member from the archive',
			sql: walkSql({ sql: IDLE_SQL, indexed: false }),
			values: [{ from: 1, below: 9, before: 0, most: 9 }],
			by: 'SEARCH b USING PRIMARY KEY (ledger=? AND account=? AND subject=?)',
		},
	])('is used for $what', async ({ sql, by, values }) => {
		const ledger = openTempLedger();
		const plan = ledger.pen.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
		await ledger.close();
		expect(JSON.stringify(plan)).toContain(by);
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
