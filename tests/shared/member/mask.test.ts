// Goal: a mask shows what the store's rule says and never more.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	maskCard,
	maskEmail,
	maskIdentityNumber,
	maskName,
	maskPhone,
	maskSurname,
} from '#shared/member/mask.ts';

describe('masks (members.md 6.7)', () => {
	it('are those of the rule', () => {
		expect(maskPhone('13812341234')).toBe('138****1234');
		expect(maskIdentityNumber('11010519491231002X')).toBe('110***********002X');
		expect(maskName('张三')).toBe('张*');
		expect(maskName('欧阳小明')).toBe('欧**明');
		expect(maskSurname('欧阳小明')).toBe('欧**');
		expect(maskSurname('张三')).toBe('张**');
		expect(maskCard('6222021234561234')).toBe('622202******1234');
		expect(maskEmail('anna@x.com')).toBe('a***@x.com');
	});

	it('hide short and odd texts too', () => {
		expect(maskName('')).toBe('');
		expect(maskName('李')).toBe('*');
		expect(maskName('𠮷野家')).toBe('𠮷**家');
		expect(['', '李', '*'].map(maskSurname)).toEqual(['', '', '']);
		expect(maskSurname(maskName('𠮷野家'))).toBe('𠮷**');
		expect(maskPhone('')).toBe('');
		expect(maskPhone('1234567')).toBe('****');
		expect(maskPhone('87654321')).toBe('****4321');
		expect(maskCard('88000123')).toBe('****0123');
		expect(maskCard('886976543011')).toBe('********3011');
		expect(maskCard('622202123456123')).toBe('***********6123');
		expect(maskCard('123')).toBe('***');
		expect(maskEmail('no address')).toBe('***');
	});

	it('never show a whole text of two places or more', () => {
		const texts = fc.string({ minLength: 2, maxLength: 30, unit: 'binary' });
		fc.assert(
			fc.property(texts, (text) => {
				fc.pre(!text.includes('*') && [...text].length >= 2);
				for (const mask of [maskPhone, maskIdentityNumber, maskName, maskCard, maskEmail]) {
					expect(mask(text)).toContain('*');
					expect(mask(text)).not.toContain(text);
				}
			}),
		);
	});
});
