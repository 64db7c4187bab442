// Goal: however much is over, one slice of the retention job touches a hundred rows and no more, so
// that a shift begins without waiting for it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import {
	dropClosedRequests,
	dropOldNotes,
	dropOldReminders,
	emptyOldChanges,
	hasClosedRequests,
	hasOldChanges,
	hasOldNotes,
	hasOldReminders,
	listIdentified,
} from '#main/privacy/retention-store.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
	ledger.pen.db.exec(`
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
		INSERT INTO member (member_id, referral_code, identity_no, created_ms, created_by, changed_ms)
		SELECT 'mem_' || i, 'R' || i, 'x' || i, 1, '1', 1 FROM n;
		INSERT INTO member_change (id, at_ms, operator, field, before, after)
		SELECT id, id, '1', 'name', 'old', 'new' FROM member;
		INSERT INTO privacy_request
		SELECT 'ask_' || id, id, 'access', 'answered', 1, '2026-01-01', 'card', id, '1', 'x' FROM member;
		INSERT INTO member_task (id, kind, biz_date) SELECT id, 'remind', '2026-01-01' FROM member`);
});
afterEach(() => ledger.close());

/** How many rows each slice took until there was nothing left. */
function slices(has: () => boolean, drop: () => number): number[] {
	const taken: number[] = [];
	while (has()) taken.push(ledger.pen.transaction(drop));
	return taken;
}

describe('a slice of the retention job', () => {
	it('empties a hundred old changes at a time, and none that is younger', () => {
		const { pen } = ledger;
		expect(
			slices(
				() => hasOldChanges(pen, 221),
				() => emptyOldChanges(pen, 221),
			),
		).toEqual([100, 100, 20]);
		expect(
			pen.db.prepare(`SELECT count(*) AS n FROM member_change WHERE after = 'new'`).get(),
		).toEqual({ n: 30 });
	});

	it('drops a hundred closed requests at a time, and no open one', () => {
		const { pen } = ledger;
		pen.db.exec(`UPDATE privacy_request SET state = 'open' WHERE id <= 20`);
		expect(
			slices(
				() => hasClosedRequests(pen, 1000),
				() => dropClosedRequests(pen, 1000),
			),
		).toEqual([100, 100, 30]);
		expect(pen.db.prepare('SELECT count(*) AS n FROM privacy_request').get()).toEqual({ n: 20 });
	});

	it('drops a hundred old reminders at a time', () => {
		const { pen } = ledger;
		expect(
			slices(
				() => hasOldReminders(pen, '2026-01-02'),
				() => dropOldReminders(pen, '2026-01-02'),
			),
		).toEqual([100, 100, 50]);
		expect(hasOldReminders(pen, '2026-01-02')).toBe(false);
	});

	it('drops a hundred old notes of sales at a time, and none that is younger', () => {
		const { pen } = ledger;
		const { pos, inc } = pen.head();
		pen.db.exec(`
			INSERT INTO journal SELECT ${pos} + id, ${inc}, ${pos} + id, randomblob(16), 'sale/completed',
			  1, id, '2026-01-01', 1, zeroblob(32), X'7B7D', randomblob(32) FROM member;
			INSERT INTO sale_note SELECT ${pos} + id, 'x' FROM member`);
		expect(
			slices(
				() => hasOldNotes(pen, 221),
				() => dropOldNotes(pen, 221),
			),
		).toEqual([100, 100, 20]);
		expect(pen.db.prepare('SELECT count(*) AS n FROM sale_note').get()).toEqual({ n: 30 });
	});

	it('lists a hundred ID numbers at a time, in the order of their rows', () => {
		const { pen } = ledger;
		const first = listIdentified(pen, 0);
		expect(first).toHaveLength(100);
		expect(listIdentified(pen, first.at(-1)?.id ?? 0)).toHaveLength(100);
		expect(listIdentified(pen, 200)).toHaveLength(50);
	});
});
