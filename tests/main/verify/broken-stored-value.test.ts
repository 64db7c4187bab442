// Goal: stored value that holds something else than its events make of it is found and named.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkStoredValue } from '#main/verify/check-stored-value.ts';
import { collectFindings } from '#main/verify/finding.ts';
import type { JournalStep, StoredPosting } from '#main/verify/walk-journal.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';

const head = { at_ms: 1, mono_ms: 1, biz_date: '2026-03-02', v: 1, member_id: 'mem_a' };

const toppedUp = {
	...head,
	kind: 'stored-value/topped-up',
	lot_id: 'lot_1',
	principal_fen: 50_000,
	bonus_fen: 5000,
	policy: 'RATIO',
	bonus_expires: '2026-03-31',
	tenders: [{ kind: 'cash', drawer: '1', amount_fen: 50_000 }],
	principal_after_fen: 50_000,
	bonus_after_fen: 5000,
} as unknown as JournalEvent;

function expired(bonus: number): JournalEvent {
	const parts = [{ lot_id: 'lot_1', principal_fen: 0, bonus_fen: bonus }];
	return { ...head, kind: 'stored-value/bonus-expired', parts } as unknown as JournalEvent;
}

const TABLES = `
  CREATE TABLE sv_lot (lot_id, member_id, principal_fen, bonus_fen, principal_left_fen,
    bonus_left_fen, bonus_expired_fen, policy, bonus_expires, origin_lot);
  INSERT INTO sv_lot VALUES
    ('lot_1', 'mem_a', 50000, 5000, 50000, 3000, 2000, 'RATIO', '2026-03-31', 'lot_1');`;

type Spoiled = {
	readonly sql?: string;
	readonly events?: readonly JournalEvent[];
	/** Added to what is posted to the principal. */
	readonly off?: number;
};

/** What is said of these rows by a journal with these events. */
function said({ sql = '', events = [toppedUp, expired(2000)], off = 0 }: Spoiled): string {
	const db = new Database(':memory:');
	db.exec(TABLES + sql);
	const found = collectFindings();
	const visitor = checkStoredValue(db, found);
	for (const [at, event] of events.entries()) {
		const postings = postEvent(event).map((leg, index): StoredPosting => {
			const { subject = null, amount, account, ledger } = leg;
			const moved = account === 'sv_principal' ? amount + off : amount;
			return { leg: index + 1, ledger, account, subject, amount: moved };
		});
		const place = { table: 'journal', pos: at + 1 };
		visitor.visit({ event, postings, place } as unknown as JournalStep);
	}
	visitor.end();
	db.close();
	const { state, what } = found.checkOf('V13');
	return `${state}: ${what}`;
}

describe('V13: stored value against its events', () => {
	it('holds what the events make of it', () => {
		expect(said({})).toBe('ok: 1 lots, 2 movements: within their bounds, as posted');
	});

	it.each([
		['more principal left', 'UPDATE sv_lot SET principal_left_fen = 50001'],
		['less bonus left', 'UPDATE sv_lot SET bonus_left_fen = 2999'],
		['a bonus that is not over', 'UPDATE sv_lot SET bonus_expired_fen = 0'],
		['another owner', `UPDATE sv_lot SET member_id = 'mem_b'`],
		['another policy', `UPDATE sv_lot SET policy = 'BONUS_FIRST'`],
		['another origin', `UPDATE sv_lot SET origin_lot = 'lot_0'`],
		['another end', `UPDATE sv_lot SET bonus_expires = ''`],
		[
			'a lot too many',
			`INSERT INTO sv_lot VALUES ('lot_2', 'mem_a', 1, 0, 1, 0, 0, 'RATIO', '',
		  'lot_2')`,
		],
	])('is found with %s', (_, sql) => {
		expect(said({ sql })).toMatch(/^broken: is .*the journal gives/);
	});

	it('is found when a lot has no row', () => {
		expect(said({ sql: 'DELETE FROM sv_lot' })).toBe('broken: a lot of the journal has no row');
	});

	it('is found when a pocket went below nothing', () => {
		const sql = 'UPDATE sv_lot SET bonus_left_fen = -1, bonus_expired_fen = 5001';
		expect(said({ sql, events: [toppedUp, expired(5001)] })).toBe(
			'broken: a lot of 50000 + 5000 goes to 50000 + -1',
		);
	});

	it('is found when nobody laid the lot down', () => {
		expect(said({ events: [expired(2000)] })).toContain('broken: ');
	});

	const paid = (by: string) => {
		const part = { lot_id: 'lot_1', principal_fen: 100, bonus_fen: 0 };
		const tender = { kind: 'stored_value', subject: 'mem_a', amount_fen: 100, parts: [part] };
		const line = { n: 1, dept: 'goods', base_fen: 100, net_fen: 100, tax_fen: 0, adjustments: [] };
		const sale = { lines: [line], tenders: [tender], total_fen: 100, tax_fen: 0, rounding_fen: 0 };
		const member = { member_id: by, tier: 'bronze' };
		return { ...head, ...sale, kind: 'sale/completed', member } as unknown as JournalEvent;
	};
	/** A return that gives so much bonus back, good until a date. */
	const late = (bonus_expires: string) => {
		const part = { lot_id: 'lot_1', principal_fen: 0, bonus_fen: 10, bonus_expires };
		const row = { kind: 'stored_value', subject: 'mem_a', exact_fen: 10, credit_fen: 0 };
		const line = { n: 1, dept: 'goods', base_fen: 10, net_fen: 10, tax_fen: 0, adjustments: [] };
		const returned = { lines: [line], paid_back: [{ ...row, paid_fen: 10, parts: [part] }] };
		const sums = { total_fen: 10, tax_fen: 0, rounding_fen: 0, reason: 'other' };
		const event = { ...head, kind: 'sale/refunded', returned: { ...returned, ...sums } };
		return [toppedUp, expired(2000), event] as unknown as readonly JournalEvent[];
	};
	const goesOn = `UPDATE sv_lot SET bonus_left_fen = 3010, bonus_expires = `;

	it('holds a bonus that goes on after its end', () => {
		const events = late('2026-05-03');
		expect(said({ sql: `${goesOn}'2026-05-03'`, events })).toMatch(/^ok/);
	});

	it('is found when a bonus gets an end that is no later', () => {
		const events = late('2026-03-01');
		expect(said({ sql: `${goesOn}'2026-03-01'`, events })).toContain(
			'a bonus good until 2026-03-31 goes on to 2026-03-01',
		);
	});

	const linked = { ...head, kind: 'family/linked', member_id: 'mem_b', primary_id: 'mem_a' };
	const unlinked = { ...linked, kind: 'family/unlinked' };
	const drawn = 'UPDATE sv_lot SET principal_left_fen = 49900';

	it.each([
		['its own member', 'mem_a', []],
		['a linked one', 'mem_b', [linked]],
	])('MEM-12: pays a sale of %s', (_, by, before) => {
		const events = [toppedUp, expired(2000), ...before, paid(by)] as JournalEvent[];
		expect(said({ sql: drawn, events })).toMatch(/^ok/);
	});

	it.each([
		['somebody else', 'mem_b', []],
		['who is linked no more', 'mem_b', [linked, unlinked]],
	])('MEM-12: is found when it paid a sale of %s', (_, by, before) => {
		const events = [toppedUp, expired(2000), ...before, paid(by)] as JournalEvent[];
		expect(said({ sql: drawn, events })).toBe(
			'broken: a sale is paid out of the stored value of another member',
		);
	});

	it('V7: is found when the postings say something else', () => {
		expect(said({ off: -1 })).toBe('broken: lots hold 50000 + 3000, postings 50001 + 3000');
	});
});
