// Goal: phones, identity numbers and tax numbers are known in every way people write them, a
// mistyped one is found, and a bank card is never taken for a member card.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdentityNumber } from '#shared/member/identity-number.ts';
import { drawCardNumber } from '#shared/member/card-number.ts';
import { isBankCard, looksLikePan } from '#shared/member/looks-like-pan.ts';
import { ANY_PHONE, isMobile, phoneOf, phoneTail } from '#shared/member/phone.ts';
import { taxNumberOf } from '#shared/member/tax-number.ts';

const TODAY = '2026-11-26';
const digits = (length: number) =>
	fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));

describe('a phone', () => {
	it('is one text however it is written', () => {
		const written = [
			'13812341234',
			'+86 138 1234 1234',
			'0086-138-1234-1234',
			'８６１３８１２３４１２３４',
		];
		for (const text of written) expect(phoneOf(text)).toBe('13812341234');
		expect(phoneTail('13812341234')).toBe('1234');
	});

	it('is a mobile of the mainland, others only where the store takes them', () => {
		for (const text of [
			'12812341234',
			'1381234123',
			'138123412345',
			'',
			'1381234123a',
			'+1 3812341234',
		]) {
			expect(phoneOf(text, ANY_PHONE)).toBeUndefined();
		}
		expect(phoneOf('0571-87654321')).toBeUndefined();
		expect(phoneOf('0571-87654321', ANY_PHONE)).toBe('057187654321');
		expect(phoneOf('(010) 6554 3210', ANY_PHONE)).toBe('01065543210');
		expect(phoneOf('+852 9123 4567')).toBeUndefined();
		expect(phoneOf('+852 9123 4567', ANY_PHONE)).toBe('85291234567');
	});

	it('stays as it is when it is read again', () => {
		const mobiles = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9));
		fc.assert(
			fc.property(mobiles, ([second, rest]) => {
				const phone = `1${second}${rest}`;
				expect(isMobile(phone)).toBe(true);
				expect(phoneOf(`+86 ${phone}`, ANY_PHONE)).toBe(phone);
				expect(phoneOf(phone, ANY_PHONE)).toBe(phone);
			}),
		);
	});
});

describe('an identity number (members.md 6.7)', () => {
	it('gives its birthday and gender, upper or lower x', () => {
		expect(readIdentityNumber('11010519491231002X', TODAY)).toEqual({
			ok: true,
			value: { number: '11010519491231002X', birthday: '1949-12-31', gender: 'female' },
		});
		expect(readIdentityNumber(' 34052419800101001x', TODAY)).toMatchObject({
			ok: true,
			value: { number: '34052419800101001X', gender: 'male' },
		});
	});

	it('is refused with its reason', () => {
		const reason = (text: string, today = TODAY) => {
			const read = readIdentityNumber(text, today);
			return read.ok ? 'ok' : read.refusal.code;
		};
		expect(reason('110105491231002')).toBe('identity-shape');
		expect(reason('110101194912310021')).toBe('identity-check-digit');
		expect(reason('110105194902300020')).toBe('identity-date');
		expect(reason('11010518991231002X')).toBe('identity-date');
		expect(reason('11010519491231002X', '1949-12-30')).toBe('identity-date');
	});

	it('is found out when one digit is wrong', () => {
		const sound = '11010519491231002X';
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, more) => {
				const wrong = String((Number(sound[at]) + more) % 10);
				const mistyped = sound.slice(0, at) + wrong + sound.slice(at + 1);
				expect(readIdentityNumber(mistyped, TODAY).ok).toBe(false);
			}),
		);
	});
});

describe('a tax number (GB 32100)', () => {
	const sound = '91350100M000100Y43';

	it('is known, with spaces and in small letters too', () => {
		expect(taxNumberOf(sound)).toBe(sound);
		expect(taxNumberOf(' 9135 0100 m000100y43 ')).toBe(sound);
		for (const text of ['', '91350100M000100Y4', '91350100M000100Y44', '91350100I000100Y43']) {
			expect(taxNumberOf(text)).toBeUndefined();
		}
	});

	it('is found out when one place is wrong', () => {
		const places = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 17 }), places, (at, place) => {
				fc.pre(sound[at] !== place);
				expect(taxNumberOf(sound.slice(0, at) + place + sound.slice(at + 1))).toBeUndefined();
			}),
		);
	});
});

describe('a bank card swiped where a member card belongs', () => {
	it('is known by scheme, length and Luhn digit, and by its tracks', () => {
		const cards = [
			'6222020200112230',
			'4111 1111 1111 1111',
			'5555555555554444',
			'378282246310005',
			'3530111333300000',
			';6222029999999999=25125010000000000?',
			'%B4111111111111112^ZHANG/SAN^25121010000000000000?',
		];
		for (const read of cards) expect(looksLikePan(read), read.slice(0, 7)).toBe(true);
	});

	it('is told from cards of the store, phones and trade barcodes', () => {
		const others = [
			'4111111111111112',
			'13812341234',
			'6901234567892',
			'880000000012',
			'VIP0001',
			'1234567890123452',
			'%88000123?',
			';88000123?',
		];
		for (const read of others) expect(looksLikePan(read), read).toBe(false);
	});

	it('is no card of the store’s own, whatever else stands on its stripe', () => {
		const own = drawCardNumber(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
		expect(isBankCard(`;${own}=25121010000?`, own)).toBe(false);
		expect(isBankCard(';886900000001=25121010000?', '886900000001')).toBe(true);
		expect(isBankCard(';6222029999999999=25125010?', '6222029999999999')).toBe(true);
		expect(isBankCard('GT-0001', 'GT-0001')).toBe(false);
	});

	it('needs a sound Luhn digit: of ten last digits one is a card', () => {
		fc.assert(
			fc.property(digits(13), (middle) => {
				const found = [...'0123456789'].filter((last) => looksLikePan(`62${middle}${last}`));
				expect(found).toHaveLength(1);
			}),
		);
	});
});
