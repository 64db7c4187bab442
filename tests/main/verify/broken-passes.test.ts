// Goal: a pass that holds something else than its events make of it is found and named.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkPasses } from '#main/verify/check-passes.ts';
import { collectFindings } from '#main/verify/finding.ts';
import type { JournalStep, StoredPosting } from '#main/verify/walk-journal.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';

const head = { at_ms: 1, mono_ms: 1, biz_date: '2026-03-02' };
const ends = { valid_from: '2026-03-02', valid_until: '2027-03-01' };

const sold = {
	...head,
	...ends,
	kind: 'pass/sold',
	v: 1,
	pass_id: 'p1',
	member_id: 'mem_a',
	template_id: 't1',
	terms: {
		pass_kind: 'counted',
		name: '足疗三次卡',
		start_rule: 'purchase',
		valid_days: 365,
		stores: 'home',
		transferable: 1,
	},
	items: [
		{
			item_no: 1,
			name: '足疗',
			product_id: 7,
			list_price_fen: 40_000,
			paid: 3,
			gift: 0,
			value_fen: 100_000,
		},
	],
	price_fen: 100_000,
	home_store: 'S01',
	sold_on: '2026-03-02',
	tenders: [{ kind: 'cash', drawer: '1', amount_fen: 100_000 }],
} as unknown as JournalEvent;

const used = {
	...head,
	...ends,
	kind: 'pass/used',
	v: 1,
	pass_id: 'p1',
	member_id: 'mem_a',
	use_id: 'u1',
	item_no: 1,
	times: 1,
	units: [1],
	recognised_fen: 33_333,
	used_on: '2026-03-02',
	product_id: 7,
	dept: 'service',
	tax_bp: 600,
	tax_fen: 1887,
} as unknown as JournalEvent;

const TABLES = `
  CREATE TABLE pass_card (pass_id, member_id, state, left_fen, extended_days, valid_from,
    valid_until);
  CREATE TABLE pass_item (pass_id, item_no, left_uses);
  CREATE TABLE pass_use (pass_id, use_id, units_json, value_fen, pos, undone_pos);
  CREATE TABLE pass_extension (pass_id, extension_id, fee_fen, undone_pos);
  INSERT INTO pass_card VALUES ('p1', 'mem_a', 'active', 66667, 0, '2026-03-02', '2027-03-01');
  INSERT INTO pass_item VALUES ('p1', 1, 2);
  INSERT INTO pass_use VALUES ('p1', 'u1', '[1]', 33333, 2, 0);`;

type Spoiled = {
	readonly sql?: string;
	readonly events?: readonly JournalEvent[];
	/** Added to the first posting of every event. */
	readonly off?: number;
};

/** What is said of these rows by a journal with these events. */
function said({ sql = '', events = [sold, used], off = 0 }: Spoiled): string {
	const db = new Database(':memory:');
	db.exec(TABLES + sql);
	const found = collectFindings();
	const visitor = checkPasses(db, found);
	for (const [at, event] of events.entries()) {
		const postings = postEvent(event).map((leg, index): StoredPosting => {
			const { subject = null, amount, account, ledger } = leg;
			const isPass = subject === 'p1' && ledger === 1;
			return { leg: index + 1, ledger, account, subject, amount: isPass ? amount + off : amount };
		});
		const place = { table: 'journal', pos: at + 1 };
		visitor.visit({ event, postings, place } as unknown as JournalStep);
	}
	visitor.end();
	db.close();
	const { state, what } = found.checkOf('passes');
	return `${state}: ${what}`;
}

describe('passes against their events', () => {
	it('hold what the events make of them', () => {
		expect(said({})).toBe('ok: 1 passes are what their events make them');
	});

	it.each([
		['more left than there is', 'UPDATE pass_card SET left_fen = 66668'],
		['another owner', `UPDATE pass_card SET member_id = 'mem_b'`],
		['another end', `UPDATE pass_card SET valid_until = '2027-03-02'`],
		['a use too many', 'UPDATE pass_item SET left_uses = 3'],
		['a use taken back by nobody', 'UPDATE pass_use SET undone_pos = 9'],
		['a use of another position', `UPDATE pass_use SET units_json = '[2]'`],
		['a fee that nobody paid', `INSERT INTO pass_extension VALUES ('p1', 'x', 1, 0)`],
		['no row', 'DELETE FROM pass_card'],
	])('are found with %s', (_, sql) => {
		expect(said({ sql })).toMatch(/^broken: is .*the journal says/);
	});

	it('that no event laid down are found', () => {
		const sql = `INSERT INTO pass_card VALUES ('p2', 'mem_a', 'active', 1, 0, '', '')`;
		expect(said({ sql })).toBe('broken: a pass that no event laid down');
	});

	it('that were never sold are found at their use', () => {
		expect(said({ events: [used] })).toContain('pass/used of a pass that nobody sold');
	});

	it('whose postings leave something else are found', () => {
		expect(said({ off: -1 })).toMatch(/^broken: postings leave 66669 fen and 2 uses/);
	});
});
