// Goal: the opening of a day looks at every tier whose period is over and at no other, takes one
// step at most after the grace, renews what is reached, and does nothing twice (members.md 6.6).
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { findMember } from '#main/member/member-store.ts';
import { insertMember, patchMember, type MemberPatch } from '#main/member/member-writer.ts';
import { endTierPeriods } from '#main/member/tier-day.ts';
import { replaceTiers } from '#main/member/tier-store.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import type { SettingsDesk } from '#main/settings/settings-desk.ts';
import { insertShift, nextShiftId } from '#main/shift/shift-store.ts';
import { silentLog } from '#main/system/log.ts';
import { fen } from '#shared/kernel/money.ts';
import { TIER_TEMPLATES } from '#shared/member/tier.ts';

let temp: TempLedger;
let count: number;
beforeEach(() => {
	temp = openTempLedger();
	count = 0;
	temp.pen.transaction(() => replaceTiers(temp.pen, TIER_TEMPLATES.three));
	openShift('2026-03-02');
});
afterEach(() => temp.close());

/** What is over ends while the store works. */
function openShift(bizDate: string): void {
	temp.pen.transaction(() => {
		const { pos } = temp.pen.append({ kind: 'operator/signed-in', v: 1, body: {} });
		temp.pen.db.exec(`UPDATE shift SET state = 'closed'`);
		const openedAtMs = temp.clock.now();
		const shift = { shiftId: nextShiftId(temp.pen), openedBy: '1001', openedAtMs };
		insertShift(temp.pen, { ...shift, drawer: 'D1', float: fen(0), bizDate }, pos);
	});
}

/** The clock of the ledger stands on 2026-03-02. */
const openDay = () => {
	const settings = { current: () => defaultSettings } as SettingsDesk;
	return endTierPeriods({ pen: temp.pen, clock: temp.clock, settings, log: silentLog() });
};
const tierOf = (memberId: string) => findMember(temp.pen, memberId)?.tier;

function add(tier: string, tierSince: string, patch: MemberPatch = {}): string {
	count += 1;
	const memberId = `mem_${String(count).padStart(32, '0')}`;
	temp.pen.transaction(() => {
		insertMember(temp.pen, {
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
			tier,
			tierSince,
			referralCode: `R${count}`,
			referredBy: '',
			accountCode: '',
			atMs: temp.clock.now(),
			by: '1001',
		});
		const row = findMember(temp.pen, memberId);
		if (row !== undefined) patchMember(temp.pen, row, patch);
	});
	return memberId;
}

it('CFG-2: one step down after period and grace, and no second one on the same day', async () => {
	const over = add('gold', '2025-01-15');
	const inGrace = add('gold', '2025-02-15');
	const running = add('gold', '2025-03-15');
	const held = add('gold', '2025-01-15', { top_up_fen: 200_000 });
	const frozen = add('gold', '2020-01-01', { state: 'frozen' });
	expect(await openDay()).toEqual({ renewed: 1, moved: 1 });
	expect([over, inGrace, running, held, frozen].map(tierOf)).toEqual([
		'silver',
		'gold',
		'gold',
		'gold',
		'gold',
	]);
	expect(findMember(temp.pen, over)).toMatchObject({ tier_since: '2026-03-02', tier_until: '' });
	expect(findMember(temp.pen, held)).toMatchObject({ tier_until: '2027-01-15' });
	expect(await openDay()).toEqual({ renewed: 0, moved: 0 });
	temp.clock.advance(400 * 86_400_000);
	expect((await openDay()).moved).toBe(0);
	openShift('2027-04-06');
	expect((await openDay()).moved).toBe(3);
	expect([over, inGrace, running].map(tierOf)).toEqual(['bronze', 'silver', 'silver']);
});

it('members.md 6.6: a grant ends on its day, whatever step it was', async () => {
	const granted = add('gold', '2026-02-01', { tier_by_hand: 1, tier_until: '2026-03-01' });
	const forGood = add('gold', '2020-01-01', { tier_by_hand: 1 });
	await openDay();
	expect([granted, forGood].map(tierOf)).toEqual(['bronze', 'gold']);
});

it('in stretches: the last of a thousand is looked at too', async () => {
	for (let nth = 0; nth < 1001; nth += 1) add('gold', '2025-01-15');
	expect(await openDay()).toEqual({ renewed: 0, moved: 1001 });
});
