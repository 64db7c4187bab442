// Goal: a coupon is used by whom, where and when it says, once; a made-up or mistyped code is known
// for what it is; and a sale earns its coupons for the next one (PRO-4, PRO-5, PRO-9).
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { addDays } from '#shared/coupon/add-days.ts';
import { checkCoupon } from '#shared/coupon/check-coupon.ts';
import type { Coupon } from '#shared/coupon/coupon.ts';
import { formatCouponCode, readCouponCode } from '#shared/coupon/coupon-code.ts';
import {
	looksLikeCouponToken,
	readCouponToken,
	tokenMessage,
	type VerifySignature,
} from '#shared/coupon/coupon-token.ts';
import { issueCoupons, type CouponIssue } from '#shared/coupon/issue-coupons.ts';
import { aCoupon, aMember, morning } from '../pricing/a-basket.ts';

const fiveOff = (changes: Partial<Coupon> = {}, kind: Partial<Coupon['kind']> = {}): Coupon => ({
	...aCoupon({ kind: 'order-amount', off: fen(500) }, kind),
	...changes,
});
const why = (coupon: Coupon, situation = morning) => checkCoupon(coupon, situation)?.code;
const asMember = { ...morning, member: aMember };

describe('checkCoupon', () => {
	it('PRO-9: looks at its dates, store, channel, level and owner', () => {
		expect(why(fiveOff())).toBeUndefined();
		expect(why(fiveOff({ validFrom: '2026-03-09' }))).toBe('coupon/not-yet');
		expect(why(fiveOff({ validUntil: '2026-03-07' }))).toBe('coupon/expired');
		expect(why(fiveOff({ validFrom: '2026-03-08', validUntil: '2026-03-08' }))).toBeUndefined();
		expect(why(fiveOff({}, { stores: ['s2'] }))).toBe('coupon/other-store');
		expect(why(fiveOff({}, { channels: ['app'] }))).toBe('coupon/other-channel');
		expect(why(fiveOff({}, { levels: ['silver'] }), asMember)).toBe('coupon/other-level');
		expect(why(fiveOff({ memberId: 'm2' }), asMember)).toBe('coupon/other-member');
		expect(why(fiveOff({ memberId: 'm1' }))).toBe('coupon/other-member');
		expect(why(fiveOff({ memberId: 'm1' }), asMember)).toBeUndefined();
	});
	it('is good once', () => {
		expect(why(fiveOff({ state: 'redeemed' }))).toBe('coupon/used');
		expect(why(fiveOff({ state: 'void' }))).toBe('coupon/void');
	});
	it('PRO-5: one of its kind per member, and then a member there must be', () => {
		const one = { perMember: 1 };
		expect(why(fiveOff({}, one))).toBe('coupon/other-member');
		expect(why(fiveOff({}, one), asMember)).toBeUndefined();
		expect(why(fiveOff({ usedByMember: 1 }, one), asMember)).toBe('coupon/limit-reached');
		const daily = { perMemberDay: 2 };
		expect(why(fiveOff({ usedByMemberToday: 2 }, daily), asMember)).toBe('coupon/limit-reached');
	});
});

describe('codes of one-time coupons', () => {
	const anyCode = fc.record({ kind: fc.nat(9999), serial: fc.nat(4_294_967_295) });

	it('come back as they were made', () => {
		fc.assert(
			fc.property(anyCode, (code) => {
				expect(readCouponCode(formatCouponCode(code))).toEqual(code);
			}),
		);
		expect(formatCouponCode({ kind: 30, serial: 1 })).toHaveLength(17);
	});
	it('are not found with one wrong digit, or two changed round', () => {
		fc.assert(
			fc.property(anyCode, fc.integer({ min: 1, max: 16 }), fc.nat(9), (code, at, digit) => {
				const text = formatCouponCode(code);
				const wrong = `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
				if (wrong !== text) expect(readCouponCode(wrong)).toBeUndefined();
				const turned = `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
				if (turned !== text) expect(readCouponCode(turned)).toBeUndefined();
			}),
		);
	});
	it('are no goods and no payment codes', () => {
		for (const text of ['6901234567892', '134567890123456789', '', 'Q', 'Q12']) {
			expect(readCouponCode(text)).toBeUndefined();
		}
	});
});

describe('tokens signed by HQ', () => {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
	const open = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
	const verifies: VerifySignature = (message, signature) =>
		verify(null, Buffer.from(message), open, Buffer.from(signature, 'base64url'));
	const { kind } = fiveOff();
	const fields = {
		code: formatCouponCode({ kind: 5, serial: 77 }),
		kindId: kind.kindId,
		validFrom: '2026-03-01',
		validUntil: '2026-03-31',
		memberId: 'm1',
	};
	const signed = (message: string) =>
		`${message}.${sign(null, Buffer.from(message), key).toString('base64url')}`;

	it('are coupons without asking anybody', () => {
		const token = signed(tokenMessage(fields));
		expect(looksLikeCouponToken(token)).toBe(true);
		const { kindId: _, ...rest } = fields;
		expect(readCouponToken(token, verifies, [kind])).toEqual({
			ok: true,
			value: { ...rest, kind, state: 'issued' },
		});
	});
	it('are refused when anything in them was changed', () => {
		const token = signed(tokenMessage(fields));
		const longer = token.replace('2026-03-31', '2027-03-31');
		const refused = (text: string) => readCouponToken(text, verifies, [kind]);
		expect(refused(longer)).toMatchObject({ refusal: { code: 'coupon/not-ours' } });
		expect(refused(token.slice(0, 40))).toMatchObject({ refusal: { code: 'coupon/unreadable' } });
		expect(readCouponToken(token, verifies, [])).toMatchObject({
			refusal: { code: 'coupon/unknown-kind' },
		});
	});
});

describe('issueCoupons', () => {
	const issue: CouponIssue = {
		id: 'i1',
		version: 1,
		name: '满200送30元代金券',
		schedule: {},
		audience: {},
		goods: { exceptProducts: [9] },
		reach: fen(20_000),
		every: false,
		most: 5,
		kindId: 'voucher-30',
		afterDays: 1,
		validDays: 30,
	};
	const paid = (net: number, productId = 1) => ({ productId, categories: [], net });
	const countOf = (changes: Partial<CouponIssue>, ...goods: readonly ReturnType<typeof paid>[]) =>
		issueCoupons([{ ...issue, ...changes }], morning, { goods, returned: 0 })[0]?.count ?? 0;

	it('PRO-4: for what is paid, good from the next day on', () => {
		expect(issueCoupons([issue], morning, { goods: [paid(20_000)], returned: 0 })).toEqual([
			{
				issueId: 'i1',
				kindId: 'voucher-30',
				count: 1,
				validFrom: '2026-03-09',
				validUntil: '2026-04-07',
			},
		]);
		expect([countOf({}, paid(19_999)), countOf({}, paid(90_000))]).toEqual([0, 1]);
		expect(countOf({}, paid(10_000), paid(10_000, 9))).toBe(0);
	});
	it('PRO-4: on an exchange for what is paid beyond what comes back, whatever goods that is', () => {
		const countFor = (returned: number) =>
			issueCoupons([issue], morning, { goods: [paid(30_000)], returned }).length;
		expect([countFor(10_000), countFor(10_001), countFor(40_000)]).toEqual([1, 0, 0]);
	});
	it('每满: one for each time, up to the most', () => {
		const each = { every: true };
		expect([countOf(each, paid(60_000)), countOf(each, paid(900_000))]).toEqual([3, 5]);
	});
});

describe('addDays', () => {
	it('knows leap years and the ends of months', () => {
		expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
		expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
	});
	it('agrees with the calendar of the machine', () => {
		const day = 86_400_000;
		fc.assert(
			fc.property(fc.nat(80_000), fc.nat(4000), (from, days) => {
				const iso = (at: number) => new Date(at * day).toISOString().slice(0, 10);
				expect(addDays(iso(from), days)).toBe(iso(from + days));
			}),
		);
	});
});
