// Goal: nobody's number gets into a text that is never edited, and numbers of things may.
import { describe, expect, it } from 'vitest';
import { holdsPersonalNumber, namesSomebody } from '#shared/privacy/personal-number.ts';

describe('a number of a person in a text', () => {
	it.each([
		'王小明13800138000补登',
		'138 0013 8000',
		'电话 138-0013-8000',
		'+86 138-0013-8000',
		'１３８００１３８０００',
		'13800138000 13900139000',
		'身份证11010519491231002X',
		'110105 19491231 002x',
		'卡 6222 0212 3456 7894',
		'139.7766.5544',
		'139—7766—5544',
		'(139)77665544',
		'139 - 7766 - 5544',
		'微信hu_13977665544x',
		'固话0571-87654321',
		'010 8765 4321',
	])('is found: %s', (text) => {
		expect(holdsPersonalNumber(text)).toBe(true);
	});

	it.each(['补登', '单号 S01-1-20260302-0001', '活动第12期，补 100 分', '2026-03-02 漏积', '0571'])(
		'is none: %s',
		(text) => {
			expect(holdsPersonalNumber(text)).toBe(false);
		},
	);
});

describe('a name in a text', () => {
	it.each(['欧阳明远不要了', '欧阳 明远补分', '欧阳·明远', '「欧阳明远」'])(
		'is found: %s',
		(text) => {
			expect(namesSomebody(text, '欧阳明远')).toBe(true);
		},
	);

	it('is none of one character, or of nobody', () => {
		expect(namesSomebody('明天再来', '明')).toBe(false);
		expect(namesSomebody('顾客不要了', '')).toBe(false);
	});
});
