// Goal: a referral is rewarded once, for a sale somebody paid for, and never to oneself (MEM-14).
import { expect, it } from 'vitest';
import { isRewarded } from '#shared/member/referral.ts';

const referrer = { memberId: 'a', identityNo: '', active: true };
const unpaid = { memberId: 'b', identityNo: '', active: true, paid: false, paidFen: 450 };
const referred = { ...unpaid, onOnePhone: false };

it('MEM-14: the first paid sale, once', () => {
	expect(isRewarded(referrer, referred)).toBe(true);
	expect(isRewarded(referrer, { ...referred, paid: true })).toBe(false);
	expect(isRewarded(referrer, { ...referred, paidFen: 0 })).toBe(false);
	expect(isRewarded(referrer, { ...referred, paidFen: -450 })).toBe(false);
	expect(isRewarded({ ...referrer, active: false }, referred)).toBe(false);
	expect(isRewarded(undefined, referred)).toBe(false);
});

it('MEM-14: nobody refers themselves, by a second row with the same ID number neither', () => {
	const identityNo = '11010519491231002X';
	expect(isRewarded({ ...referrer, identityNo }, { ...referred, identityNo })).toBe(false);
	expect(isRewarded({ ...referrer, identityNo }, referred)).toBe(true);
	expect(isRewarded({ ...referrer, memberId: 'b' }, referred)).toBe(false);
	expect(isRewarded(referrer, { ...referred, onOnePhone: true })).toBe(false);
});
