// Goal: a filter by phone or card is one step in an index however many members there are, and no
// filter looks at more than a stretch of them at once.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { conditionOf, startOf } from '#main/member-list/scan-members.ts';
import { walkSql } from '#main/member-list/walk-members.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import { memberFilterView, type MemberFilter } from '#shared/contract/member-list-requests.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

function planOf(filter: Partial<MemberFilter>): string {
	const settings = { current: () => defaultSettings } as Parameters<
		typeof conditionOf
	>[0]['settings'];
	const condition = conditionOf({ settings }, { ...memberFilterView.parse({}), ...filter });
	const rows = ledger.pen.db
		.prepare(`EXPLAIN QUERY PLAN ${walkSql(condition)}`)
		.all({ ...condition.values, from: 1, below: 1000, most: 50 }) as { detail: string }[];
	return rows.map(({ detail }) => detail).join('\n');
}

it('finds phones, their tails and cards by their indexes', () => {
	expect(planOf({ phone: '13800138000' })).toContain('member_phone (phone=?)');
	expect(planOf({ phone: '8000' })).toContain('member_phone4 (phone4=?)');
	expect(planOf({ card: 'GT-0001' })).toContain('SEARCH m USING INTEGER PRIMARY KEY (rowid=?)');
});

it('walks everybody else by number, a stretch at a time', () => {
	const walked = 'SEARCH m USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)';
	const filters = [{}, { tag: '茶客' }, { pointsFrom: 1, storedToFen: 0 }, { birthMonth: 5 }];
	for (const filter of filters) {
		const plan = planOf(filter);
		expect(plan).toContain(walked);
		expect(plan).not.toMatch(/SCAN [^c]|TEMP B-TREE/);
	}
});

it('begins a business date when the store does', () => {
	const store = { timeZone: 'Asia/Shanghai', cutOffMinutes: 240 };
	expect(startOf('2026-03-02', store)).toBe(Date.UTC(2026, 2, 1, 20));
	expect(startOf('2026-03-02', { timeZone: 'America/New_York', cutOffMinutes: 0 })).toBe(
		Date.UTC(2026, 2, 2, 5),
	);
});
