// Goal: coupons that win back are sent a few at a time, so that no scan waits for a morning's worth
// of them, and nobody is sent two in one absence.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seededIds } from '#kit/seeded-ids.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { sendWinBacks } from '#main/member-list/win-back.ts';
import { insertMember, patchMember } from '#main/member/member-writer.ts';
import { findMember } from '#main/member/member-store.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import { DEFAULT_MEMBER_RULES } from '#shared/member/member-rules.ts';

type Desk = Parameters<typeof sendWinBacks>[0];

let temp: TempLedger;
let desk: Desk;
beforeEach(() => {
	temp = openTempLedger();
	const { pen, clock } = temp;
	desk = {
		pen,
		clock,
		ids: seededIds(1),
		settings: { current: () => defaultSettings },
		priceBook: { current: () => ({ couponKinds: [{ kindId: 'ten', name: '回归券' }] }) },
	} as unknown as Desk;
	const rules = { ...DEFAULT_MEMBER_RULES, coupon: { kindId: 'ten', days: 10 } };
	pen.db.prepare(`INSERT INTO member_rules VALUES (1, 1, '1003', ?)`).run(JSON.stringify(rules));
});
afterEach(() => temp.close());

/** Members on today's list (2026-03-02), every fifth of whom wants no offers. */
function due(count: number): void {
	const { pen } = temp;
	pen.transaction(() => {
		for (let at = 1; at <= count; at += 1) {
			const memberId = `mem_${String(at).padStart(32, '0')}`;
			const id = insertMember(pen, {
				memberId,
				kind: 'ordinary',
				phone: undefined,
				name: '',
				gender: '',
				birthday: '',
				address: '',
				note: '',
				identityNo: '',
				taxNo: '',
				tier: '',
				tierSince: '',
				referralCode: `R${at}`,
				referredBy: '',
				accountCode: '',
				atMs: 1,
				by: '1001',
			});
			const row = findMember(pen, memberId);
			if (row !== undefined) {
				patchMember(pen, row, { marketing: at % 5 === 0 ? 0 : 1, last_ms: at });
			}
			pen.db
				.prepare(`INSERT INTO member_task (id, kind, biz_date) VALUES (?, 'win-back', ?)`)
				.run(id, '2026-03-02');
		}
	});
}

const count = (sql: string) => (temp.pen.db.prepare(sql).get() as { n: number }).n;

it('MEM-17: are sent ten at a time until everybody who wants one has theirs', () => {
	due(30);
	const turns = [1, 2, 3, 4].map(() => sendWinBacks(desk));
	expect(turns).toEqual([10, 10, 4, 0]);
	expect(count('SELECT count(DISTINCT member_id) AS n FROM coupon')).toBe(24);
	expect(count('SELECT count(*) AS n FROM coupon')).toBe(24);
	expect(count(`SELECT count(*) AS n FROM journal WHERE kind = 'coupon/issued'`)).toBe(24);
});

it('a line that was dropped sends none, and one sent before is not sent again', () => {
	due(3);
	temp.pen.db.exec(`UPDATE member_task SET state = 'dropped' WHERE task_id = 1`);
	expect(sendWinBacks(desk)).toBe(2);
	temp.pen.db.exec(`UPDATE member_task SET biz_date = '2026-03-02', state = 'open'`);
	expect(sendWinBacks(desk)).toBe(1);
	expect(sendWinBacks(desk)).toBe(0);
});
