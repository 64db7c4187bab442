// Goal: the retention job is done once a business date, a slice a turn, at a till that nobody
// closes and no shift begins at.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { retentionTurn } from '#main/privacy/run-retention.ts';
import { businessDate } from '#shared/kernel/time.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';

type Desk = Parameters<typeof retentionTurn>[0];

let temp: TempLedger;
let desk: Desk;
beforeEach(() => {
	temp = openTempLedger();
	const { pen, clock } = temp;
	const settings = { current: () => defaultSettings };
	const personKeys = { holders: () => [] };
	const copies = { dropOver: () => undefined };
	desk = { pen, clock, settings, personKeys, copies } as unknown as Desk;
	pen.db.exec(`
		INSERT INTO member (member_id, referral_code, created_ms, created_by, changed_ms)
		VALUES ('mem_1', 'R1', 1, '1', 1);
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
		INSERT INTO member_change (id, at_ms, operator, field, before, after)
		SELECT member.id, ${clock.now() - 729 * 86_400_000}, '1', 'name', 'old', 'new' FROM member, n`);
});
afterEach(() => temp.close());

function allTurns(): number {
	let turns = 0;
	while (retentionTurn(desk) > 0) turns += 1;
	return turns;
}
const kept = () => {
	const sql = `SELECT count(*) AS n FROM member_change WHERE after <> ''`;
	return (temp.pen.db.prepare(sql).get() as { n: number }).n;
};

it('6.7: what is over by a new date goes in stretches, with nobody at the till', () => {
	expect(allTurns()).toBeGreaterThan(0);
	expect(kept()).toBe(250);
	expect(retentionTurn(desk)).toBe(0);
	temp.clock.advance(3 * 86_400_000);
	expect(retentionTurn(desk)).toBe(1);
	expect(kept()).toBe(150);
	allTurns();
	expect(kept()).toBe(0);
	expect(retentionTurn(desk)).toBe(0);
});

it('nothing is thrown away by a clock that is years ahead, until the store works by it', () => {
	const sold = (date: string) => {
		const sql = 'INSERT INTO sale_day (biz_date, first_pos) VALUES (?, 0)';
		temp.pen.db.prepare(sql).run(date);
	};
	const today = () => businessDate(temp.clock.now(), defaultSettings.timeZone, 0);
	sold(today());
	temp.clock.advance(400 * 86_400_000);
	expect(allTurns()).toBe(0);
	expect(kept()).toBe(250);
	sold(today());
	expect(allTurns()).toBeGreaterThan(0);
	expect(kept()).toBe(0);
});

it('what failed begins again', () => {
	const { personKeys } = desk;
	const failing = { ...desk, personKeys: { ...personKeys, holders: () => fail() } } as Desk;
	const fail = () => {
		throw new Error('the disk is full');
	};
	expect(() => {
		while (retentionTurn(failing) > 0);
	}).toThrow('the disk is full');
	expect(allTurns()).toBeGreaterThan(0);
});
