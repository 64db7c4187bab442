// Goal: a grant that was overspent, a floor or a day beyond its limit, and rows that are not what
// the journal makes of them are found and named (V13, M3).
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS_DIR } from '#kit/temp-ledger.ts';
import { projectAllowance } from '#main/ledger/project-allowance.ts';
import { checkAllowances } from '#main/verify/check-allowances.ts';
import { collectFindings } from '#main/verify/finding.ts';
import type { JournalStep } from '#main/verify/walk-journal.ts';
import type { JournalEvent } from '#shared/journal/event.ts';

const head = { at_ms: 1, mono_ms: 1, biz_date: '2026-03-02', v: 1, member_id: 'mem_a' };
const eventOf = (event: Record<string, unknown>) =>
	({ ...head, ...event }) as unknown as JournalEvent;

const granted = eventOf({
	kind: 'allowance/granted',
	grant_id: 'g1',
	for_uid: '',
	stored_value_fen: 5000,
	points: 0,
	granted_ms: 1,
});
const spent = (ofGrant: number, ofFloor: number, judged = {}) =>
	eventOf({
		kind: 'sale/completed',
		allowance: [
			{
				purse: 'stored_value',
				member_id: 'mem_a',
				from_grants: ofGrant === 0 ? [] : [{ grant_id: 'g1', amount: ofGrant }],
				from_floor: ofFloor,
				risk_fen: ofFloor,
				through_pos: 0,
				floor_most: 10_000,
				cap_fen: 100_000,
				...judged,
			},
		],
	});
const released = (fen: number) =>
	eventOf({
		kind: 'allowance/released',
		grant_id: 'g1',
		stored_value_fen: fen,
		points: 0,
		why: 'unused',
	});
const frozen = eventOf({ kind: 'allowance/frozen', why: 'witness-missing' });
const thawed = eventOf({ kind: 'allowance/unfrozen', freeze: '', voided: ['g1'], settled_ms: 2 });

const REAL = readFileSync(path.join(MIGRATIONS_DIR, '0014_allowance.sql'), 'utf8');
/** The same tables without what keeps them right, for events that are wrong. */
const LOOSE = REAL.replaceAll(/ REFERENCES journal \(pos\)/g, '').replaceAll(
	/CHECK \(fen_left[^\n]*/g,
	',',
);

type Spoiled = { readonly events: readonly JournalEvent[]; readonly sql?: string };

/** What is said of these events, and of the rows they make, changed by `sql`. */
function said({ events, sql = '' }: Spoiled): string {
	const db = new Database(':memory:');
	db.exec(LOOSE);
	const found = collectFindings();
	const visitor = checkAllowances(db, found);
	for (const [at, event] of events.entries()) {
		const place = { table: 'journal', pos: at + 1 };
		try {
			projectAllowance(db, at + 1, event);
		} catch {
			// What no row can hold.
		}
		visitor.visit({ event, postings: [], place } as unknown as JournalStep);
	}
	db.exec(sql);
	visitor.end();
	db.close();
	return found.isBroken('V13') ? found.checkOf('V13').what : '';
}

describe('V13: allowances against their events', () => {
	it('holds when grants and floors are within their limits', () => {
		expect(said({ events: [granted, spent(3000, 0), spent(2000, 10_000)] })).toBe('');
		expect(said({ events: [granted, spent(3000, 0), released(2000)] })).toBe('');
		expect(said({ events: [granted, frozen, thawed, spent(0, 10_000)] })).toBe('');
		const later = spent(0, 10_000, { through_pos: 1 });
		expect(said({ events: [spent(0, 10_000), later] })).toBe('');
	});

	it.each<[string, readonly JournalEvent[], string]>([
		['M3: more than the grant holds', [granted, spent(5001, 0)], 'more is spent on grant g1'],
		['a grant that nobody gave', [spent(1, 0)], 'not held for the member'],
		['a grant that was released', [granted, released(5000), spent(1, 0)], 'not held'],
		['a grant from before the handshake', [granted, frozen, thawed, spent(1, 0)], 'not held'],
		['a grant twice', [granted, granted], 'given twice'],
		['less released than was left', [granted, released(1)], 'other than what was left'],
		['more than the floor', [spent(0, 6000), spent(0, 4001)], '10001 on the floor since 0'],
		['more than the day', [spent(0, 6000, { cap_fen: 5999 })], '6000 fen risked on 2026-03-02'],
		['a spend while frozen', [frozen, spent(0, 1)], 'while all is frozen'],
		['a grant while frozen', [frozen, granted], 'while all is frozen'],
	])('is found with %s', (_, events, expected) => {
		expect(said({ events })).toContain(expected);
	});

	it.each([
		['more left of a grant', 'UPDATE allowance_grant SET fen_left = 5000'],
		['another owner', `UPDATE allowance_grant SET member_id = 'mem_b'`],
		['a grant without its row', 'DELETE FROM allowance_grant'],
		['a spend without its row', `DELETE FROM allowance_spend WHERE grant_id = ''`],
		['less risked', 'UPDATE allowance_spend SET risk_fen = 0'],
		['a freeze that nobody declared', `INSERT INTO allowance_freeze VALUES (9, 'x', 0)`],
	])('is found with %s', (_, sql) => {
		expect(said({ events: [granted, spent(3000, 100)], sql })).toMatch(/the journal gives|no row/);
	});
});
