// Goal: what stands on a payment's slip is kept, and nothing that is somebody's: no bank card, no
// phone, no ID number, no name.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNoReference } from '#shared/payment/reference.ts';

it.each([
	'',
	'004213',
	'20261125-7',
	'TT-1',
	'20260302001',
	'4200001234202611250000000001',
	'2026112522001412345678901234',
	'REF 012345678901',
	'#12/3*4',
	'  004213  ',
])('keeps %s', (text) => {
	expect(isNoReference(text)).toBe(false);
});

it.each([
	'4111 1111 1111 1111',
	'13800138000',
	'138 0013 8000',
	'138-0013-8000',
	'+86 13800138000',
	'8613800138000',
	'TT-1 13800138000',
	'１３８００１３８０００',
	'852 9123 4567',
	'11010519491231002X',
	'110105 19491231 002x',
	'张三',
	'004213 欧阳',
])('refuses %s', (text) => {
	expect(isNoReference(text)).toBe(true);
});

it('refuses every mobile, however it is grouped', () => {
	const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
	fc.assert(
		fc.property(mobile, fc.constantFrom('', ' ', '-'), (phone, between) => {
			const grouped = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(between);
			expect(isNoReference(grouped)).toBe(true);
		}),
	);
});
