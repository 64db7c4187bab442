// Goal: what is topped up counts to the tier at once, at exactly the threshold, and what is given
// back never takes a tier away before its period ends (SV-3).
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { countTopUp } from '#main/member/count-top-up.ts';
import { findMember } from '#main/member/member-store.ts';
import { insertMember } from '#main/member/member-writer.ts';
import { replaceTiers } from '#main/member/tier-store.ts';
import { TIER_TEMPLATES } from '#shared/member/tier.ts';

const memberId = `mem_${'1'.repeat(32)}`;
const bizDate = '2026-03-02';

let temp: TempLedger;
beforeEach(() => {
	temp = openTempLedger();
	temp.pen.transaction(() => {
		replaceTiers(temp.pen, TIER_TEMPLATES.three);
		insertMember(temp.pen, {
			memberId,
			kind: 'ordinary',
			phone: '13800138000',
			name: '',
			gender: '',
			birthday: '',
			address: '',
			note: '',
			identityNo: '',
			taxNo: '',
			tier: 'bronze',
			tierSince: '2026-01-01',
			referralCode: 'ABCDEF',
			referredBy: '',
			accountCode: '',
			atMs: temp.clock.now(),
			by: '1001',
		});
	});
});
afterEach(() => temp.close());

const topUp = (fen: number) =>
	temp.pen.transaction(() => countTopUp(temp.pen, memberId, fen, bizDate));
const tier = () => findMember(temp.pen, memberId)?.tier;

it('SV-3: 499.99 stays 青铜, 500.00 is 白银, 2000.00 is 黄金', () => {
	topUp(49_999);
	expect(tier()).toBe('bronze');
	topUp(1);
	expect(tier()).toBe('silver');
	topUp(150_000);
	expect(tier()).toBe('gold');
	expect(findMember(temp.pen, memberId)).toMatchObject({ top_up_fen: 200_000, tier_by_hand: 0 });
});

it('what is given back makes the sum smaller, and the tier waits', () => {
	topUp(50_000);
	topUp(-50_000);
	expect(tier()).toBe('silver');
	expect(findMember(temp.pen, memberId)?.top_up_fen).toBe(0);
	topUp(49_999);
	expect(tier()).toBe('silver');
});
