// Goal: commission that is something else than its events froze is found and named.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkCommission } from '#main/verify/check-commission.ts';
import { collectFindings } from '#main/verify/finding.ts';
import type { JournalStep } from '#main/verify/walk-journal.ts';
import type { JournalEvent } from '#shared/journal/event.ts';

const head = { at_ms: 1, mono_ms: 1, biz_date: '2026-03-02', v: 1 };
const use = {
	...head,
	use_id: 'u1',
	product_id: 7,
	times: 1,
	recognised_fen: 8800,
	done_by: { technician_id: 'tech_a', code: '08', commission_fen: 880 },
};
const used = { ...use, kind: 'pass/used' } as unknown as JournalEvent;
const undone = { ...use, kind: 'pass/use-undone' } as unknown as JournalEvent;

const TABLE = `
  CREATE TABLE commission (pos, leg, technician_id, biz_date, source, product_id, quantity_milli,
    worth_fen, commission_fen);
  INSERT INTO commission VALUES (1, 1, 'tech_a', '2026-03-02', 'pass', 7, 1000, 8800, 880);`;

function said(sql: string, events: readonly JournalEvent[] = [used]): string {
	const db = new Database(':memory:');
	db.exec(TABLE + sql);
	const found = collectFindings();
	const visitor = checkCommission(db, found);
	for (const [at, event] of events.entries()) {
		const place = { table: 'journal', pos: at + 1 };
		visitor.visit({ event, postings: [], place } as unknown as JournalStep);
	}
	visitor.end();
	db.close();
	const { state, what } = found.checkOf('commission');
	return `${state}: ${what}`;
}

describe('commission against its events', () => {
	it('adds up to what they froze', () => {
		expect(said('')).toBe('ok: 1 services of technicians add up to 880 fen of commission');
	});

	it.each([
		['a fen more', 'UPDATE commission SET commission_fen = 881'],
		['somebody else', `UPDATE commission SET technician_id = 'tech_b'`],
		['another day', `UPDATE commission SET biz_date = '2026-03-03'`],
		['no row', 'DELETE FROM commission'],
	])('is found with %s', (_, sql) => {
		expect(said(sql)).toMatch(/^broken: is .*the journal says/);
	});

	it('that no event made is found', () => {
		const sql = `INSERT INTO commission VALUES (9, 1, 'tech_a', '2026-03-02', 'sale', 7, 1000, 1, 1)`;
		expect(said(sql)).toBe('broken: a row that no event made');
	});

	it('that an undo takes back from somebody else is found', () => {
		const other = { ...undone, done_by: { ...use.done_by, commission_fen: 1 } };
		expect(said('', [used, other as unknown as JournalEvent])).toContain(
			'broken: an undo takes another commission back than was given',
		);
	});
});
