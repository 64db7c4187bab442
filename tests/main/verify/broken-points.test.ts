// Goal: points that hold something else than their events make of them are found and named.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkPoints } from '#main/verify/check-points.ts';
import { collectFindings } from '#main/verify/finding.ts';
import type { JournalStep, StoredPosting } from '#main/verify/walk-journal.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';

const head = { at_ms: 1, mono_ms: 1, biz_date: '2026-03-02', v: 1 };

const opened = {
	...head,
	kind: 'points/opened',
	member_id: 'mem_a',
	lot_id: 'l1',
	points: 100,
	expires: '2029-03-02',
} as JournalEvent;

const exchanged = {
	...head,
	kind: 'points/gift-exchanged',
	member_id: 'mem_a',
	gift_id: 'g1',
	name: '杯子',
	quantity: 1,
	points: 30,
	parts: [{ lot_id: 'l1', points: 30 }],
	balance_after: 70,
} as unknown as JournalEvent;

const moved = {
	...head,
	kind: 'points/moved',
	from_member_id: 'mem_a',
	member_id: 'mem_b',
	points: 70,
	reason: 'merged',
	parts: [{ lot_id: 'l1', points: 70 }],
	balance_after: 70,
} as unknown as JournalEvent;

const TABLES = `
  CREATE TABLE point_lot (lot_id, member_id, points, left_points, expires);
  CREATE TABLE point_debt (member_id, points);
  INSERT INTO point_lot VALUES ('l1', 'mem_a', 100, 70, '2029-03-02');`;

type Spoiled = {
	readonly sql?: string;
	readonly events?: readonly JournalEvent[];
	/** Added to what the postings of every event owe. */
	readonly off?: number;
};

/** What is said of these rows by a journal with these events. */
function said({ sql = '', events = [opened, exchanged], off = 0 }: Spoiled): string {
	const db = new Database(':memory:');
	db.exec(TABLES + sql);
	const found = collectFindings();
	const visitor = checkPoints(db, found);
	for (const [at, event] of events.entries()) {
		const postings = postEvent(event).map((leg, index): StoredPosting => {
			const { subject = null, amount, account, ledger } = leg;
			return { leg: index + 1, ledger, account, subject, amount: amount + off };
		});
		const place = { table: 'journal', pos: at + 1 };
		visitor.visit({ event, postings, place } as unknown as JournalStep);
	}
	visitor.end();
	db.close();
	const { state, what } = found.checkOf('points');
	return `${state}: ${what}`;
}

describe('points against their events', () => {
	it('hold what the events make of them', () => {
		expect(said({})).toBe('ok: 1 lots are what their events make them');
	});

	it.each([
		['more left than there is', 'UPDATE point_lot SET left_points = 71'],
		['another owner', `UPDATE point_lot SET member_id = 'mem_b'`],
		['another end', `UPDATE point_lot SET expires = '2029-03-03'`],
		['another start', 'UPDATE point_lot SET points = 101'],
		['a lot of nobody', `INSERT INTO point_lot VALUES ('l2', 'mem_a', 1, 1, '')`],
		['a debt of nobody', `INSERT INTO point_debt VALUES ('mem_a', 5)`],
	])('are found with %s', (_, sql) => {
		expect(said({ sql })).toMatch(/^broken: .*the journal says/);
	});

	it('are whoever’s they were merged into, and found where the row says otherwise', () => {
		const events = [opened, exchanged, moved];
		const sql = `UPDATE point_lot SET member_id = 'mem_b'`;
		expect(said({ events, sql })).toBe('ok: 1 lots are what their events make them');
		expect(said({ events })).toMatch(/^broken: .*mem_b/);
	});

	it('without a row are found', () => {
		expect(said({ sql: 'DELETE FROM point_lot' })).toBe('broken: has no row');
	});

	it('taken from a lot that no event laid down are found', () => {
		expect(said({ events: [exchanged] })).toContain('no lot l1');
	});

	it('whose postings owe something else are found', () => {
		expect(said({ off: -1 })).toBe('broken: postings owe 2 more');
	});
});
