// Goal: what people write of a tier is read exactly and written back the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	benefitsOf,
	formatBenefits,
	formatTimes,
	formatZhe,
	previewOf,
	timesOf,
	zheOf,
} from '#shared/member/tier-text.ts';

it('CFG-2: times and 折', () => {
	expect([timesOf('1'), timesOf('1.2'), timesOf('0.05'), timesOf('12')]).toEqual([
		10_000, 12_000, 500, 120_000,
	]);
	expect([zheOf('9'), zheOf('9.5'), zheOf('8.88'), zheOf('10')]).toEqual([
		9000, 9500, 8880, 10_000,
	]);
	for (const text of ['', 'x', '-1', '1.23456', '1,2']) expect(timesOf(text)).toBeUndefined();
	for (const text of ['0', '10.1', '11', '']) expect(zheOf(text)).toBeUndefined();
	expect([formatTimes(12_000), formatTimes(10_000), formatZhe(9500)]).toEqual(['1.2', '1', '9.5']);
});

it('law: what is written is read back', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 1_000_000 }),
			fc.integer({ min: 1, max: 10_000 }),
			(t, z) => {
				expect(timesOf(formatTimes(t))).toBe(t);
				expect(zheOf(formatZhe(z))).toBe(z);
			},
		),
	);
});

it('MEM-19: benefits, a line each, keep their codes', () => {
	const before = [{ code: 'gift', name: '免费礼品', perYear: 1 }];
	const read = benefitsOf('免费礼品 4\n\n 免排队优先 \n', before);
	expect(read).toEqual([
		{ code: 'gift', name: '免费礼品', perYear: 4 },
		{ code: 'b2', name: '免排队优先', perYear: 0 },
	]);
	expect(formatBenefits(read)).toBe('免费礼品 4\n免排队优先');
});

it('CFG-2: what ¥100 brings and costs', () => {
	expect(previewOf({ pointsRate: 12_000, charge: 9500 })).toEqual({ points: 120, fen: 9500 });
});
