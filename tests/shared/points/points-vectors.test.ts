// Goal: a sale earns exactly the points the rules say, once floored, and each line keeps its share.
import { describe, expect, it } from 'vitest';
import { split } from '#shared/kernel/allocate.ts';
import {
	earnPoints,
	pointsFor,
	type EarningLine,
	type EarningSale,
} from '#shared/points/earn-points.ts';
import { expiryOf } from '#shared/points/point-lots.ts';
import {
	DEFAULT_POINTS_BOOK,
	pointsBookProblem,
	POINTS_TEMPLATES,
} from '#shared/points/points-book.ts';
import { mostUseful, redeem, valueOf } from '#shared/points/redeem-points.ts';
import { returningPoints } from '#shared/points/return-points.ts';

const plain = { levelBp: 10_000, birthdayBp: 10_000, campaignBp: 10_000 };
const { catering, retail, clothing } = POINTS_TEMPLATES;

function line(netFen: number, more: Partial<EarningLine> = {}): EarningLine {
	return { productId: 1, categories: [], earnsPoints: true, netFen, ...more };
}

function sale(lines: readonly EarningLine[], more: Partial<EarningSale> = {}): EarningSale {
	const usual = { tenders: [], bonusPoints: 0, multipliers: plain, bizDate: '2026-03-02' };
	return { lines, ...usual, ...more };
}

describe('PTS-1: earning', () => {
	it('gives 127 for 8490 fen at 1 point a yuan and ×1.5', () => {
		expect(pointsFor(8490, { ...plain, rateBp: 10_000, levelBp: 15_000 })).toBe(127);
	});
	it('gives 149 for 零售0.5, 黄金×1.5, ¥199.90', () => {
		expect(pointsFor(19_990, { ...plain, rateBp: 5000, levelBp: 15_000 })).toBe(149);
	});
	it('takes the larger of birthday and campaign, never their product', () => {
		const by = { rateBp: 10_000, levelBp: 10_000, birthdayBp: 20_000, campaignBp: 30_000 };
		expect(pointsFor(10_000, by)).toBe(300);
	});
	it('floors once for the whole sale, not line by line', () => {
		expect(earnPoints(catering, sale([line(50), line(50)])).points).toBe(1);
	});
	it('is exact where a double is not', () => {
		const by = { rateBp: 9999, levelBp: 9999, birthdayBp: 9999, campaignBp: 0 };
		const exact = (9_999_999_999n * 9999n ** 3n) / 10n ** 14n;
		expect(pointsFor(9_999_999_999, by)).toBe(Number(exact));
	});
	it('leaves out goods, categories and products that earn nothing', () => {
		const book = { ...catering, excludedCategories: [7], excludedProducts: [9] };
		const lines = [
			line(10_000),
			line(10_000, { earnsPoints: false }),
			line(10_000, { categories: [8, 7] }),
			line(10_000, { productId: 9 }),
		];
		const earned = earnPoints(book, sale(lines));
		expect(earned).toMatchObject({ points: 100, eligibleFen: 10_000, byLine: [100, 0, 0, 0] });
	});
	it('takes excluded tenders off all lines alike before excluded goods', () => {
		const lines = [line(10_000), line(10_000, { earnsPoints: false })];
		const tenders = [{ kind: 'voucher', amountFen: 5000, bonusFen: 0 }];
		expect(earnPoints(catering, sale(lines, { tenders })).eligibleFen).toBe(7500);
	});
	it('gives nothing for the bonus part of stored value, unless the book says so', () => {
		const tenders = [{ kind: 'stored_value', amountFen: 11_000, bonusFen: 1000 }];
		const paid = sale([line(11_000)], { tenders });
		expect(earnPoints(catering, paid).points).toBe(100);
		expect(earnPoints({ ...catering, bonusEarns: true }, paid).points).toBe(110);
	});
	it('gives nothing outside the dates of the book but what a promotion promised (PTS-2)', () => {
		const book = { ...catering, from: '2026-04-01' };
		expect(earnPoints(book, sale([line(10_000)], { bonusPoints: 20 })).points).toBe(20);
		expect(earnPoints(catering, sale([line(10_000)], { bonusPoints: 20 })).points).toBe(120);
	});
});

describe('E25: the share of a line', () => {
	const shares = split(127, [1796, 2335, 359]);
	it('is [51, 66, 10] of 127 on the nets of E6', () => {
		expect(shares).toEqual([51, 66, 10]);
		const lines = [1796, 2335, 359].map((net) => line(net));
		expect(earnPoints(catering, sale(lines, { bonusPoints: 83 })).byLine).toEqual(shares);
	});
	it('comes back piece by piece to the last point', () => {
		const parts = [0, 1000, 2000].map((beforeMilli) =>
			returningPoints([{ points: 50, soldMilli: 3000, beforeMilli, nowMilli: 1000 }]),
		);
		expect(parts).toEqual([17, 16, 17]);
	});
});

describe('CFG-3, K1: the book', () => {
	it('ships a template for each trade', () => {
		const rates = Object.values(POINTS_TEMPLATES).map(({ rateBp, valueFen }) => [rateBp, valueFen]);
		expect(rates).toEqual([
			[10_000, 5000],
			[8000, 8000],
			[5000, 10_000],
			[5000, 8000],
		]);
		for (const book of Object.values(POINTS_TEMPLATES)) {
			expect(pointsBookProblem(book)).toBeUndefined();
		}
	});
	it.each([
		['rateBp', { rateBp: -1 }],
		['redeemStep', { redeemStep: 0 }],
		['redeemShareBp', { redeemShareBp: 10_001 }],
		['from', { from: '2026-02-30' }],
		['until', { from: '2026-03-02', until: '2026-03-01' }],
	])('names a wrong %s', (field, wrong) => {
		expect(pointsBookProblem({ ...DEFAULT_POINTS_BOOK, ...wrong })).toBe(field);
	});
});

describe('PTS-3: redeeming', () => {
	it('is worth 50, 80 and 100 yuan for ten thousand', () => {
		expect([catering, retail, clothing].map((book) => valueOf(book, 10_000))).toEqual([
			5000, 8000, 10_000,
		]);
	});
	it('uses at most half of the due, in whole steps', () => {
		expect(mostUseful(retail, { available: 100_000, dueFen: 1000 })).toBe(600);
		expect(mostUseful(retail, { available: 99, dueFen: 100_000 })).toBe(0);
	});
	it.each([
		[700, 'points/above-share'],
		[50, 'points/too-few'],
		[150, 'points/uneven'],
		[2000, 'points/not-enough'],
	])('refuses %i points: %s', (points, code) => {
		const found = redeem(retail, points, { available: 1000, dueFen: 1000 });
		expect(found).toMatchObject({ ok: false, refusal: { code } });
	});
	it('takes off what it says', () => {
		expect(redeem(retail, 600, { available: 1000, dueFen: 1000 })).toEqual({
			ok: true,
			value: 480,
		});
	});
});

describe('PTS-5: the end of points', () => {
	it('is three years on, and on 28 February for the 29th', () => {
		expect(expiryOf('2026-03-02', 36)).toBe('2029-03-02');
		expect(expiryOf('2028-02-29', 36)).toBe('2031-02-28');
		expect(expiryOf('2028-02-29', 48)).toBe('2032-02-29');
	});
});
