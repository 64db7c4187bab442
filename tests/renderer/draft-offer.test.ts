// Goal: whatever a store gives with a top-up can be typed, is named by itself, and what is not
// right yet is said in words.
import { describe, expect, it } from 'vitest';
import { wordsOf } from '#shared/words/words-of.ts';
import {
	EMPTY_OFFER,
	offerFrom,
	sayGifts,
	type OfferDraft,
} from '../../src-renderer/stored-value/draft-offer.ts';

const words = wordsOf['zh-CN'];
const givable = {
	coupons: [{ id: 'three', name: '3元券' }],
	passes: [{ id: 'tpl_1', name: '足疗三次卡' }],
};
const from = (part: Partial<OfferDraft>) =>
	offerFrom({ ...EMPTY_OFFER, reachText: '1000', ...part }, givable, words);
const made = (part: Partial<OfferDraft>) => {
	const draft = from(part);
	if (!('offer' in draft)) throw new Error(draft.problem);
	return draft.offer;
};

describe('an offer that was typed', () => {
	it.each([
		[{ kind: 'bonus', bonusText: '200' }, '充1000送200', '赠金 ¥200'],
		[{ kind: 'points', pointsText: '２００００' }, '充1000送20000积分', '20000 积分'],
		[{ kind: 'coupon', couponKind: 'three', countText: '2' }, '充1000送2张3元券', '2 张3元券'],
		[{ kind: 'pass', templateId: 'tpl_1' }, '充1000送足疗三次卡', '足疗三次卡'],
	] as const)('SV-1: is named by what it gives: %o', (part, name, said) => {
		const offer = made(part);
		expect(offer).toMatchObject({ name, reach: 100_000, every: false, kinds: [] });
		expect(sayGifts(offer, givable, words)).toBe(said);
	});

	it('SV-8: may be for VIPs, for every so much, and for some days', () => {
		const offer = made({
			bonusText: '20.50',
			whom: 'vip',
			times: 'each',
			from: '2026-11-01',
			until: '2026-11-30',
		});
		expect(offer).toEqual({
			name: 'VIP 充1000送20.50',
			reach: 100_000,
			every: true,
			gifts: [{ kind: 'bonus', fen: 2050 }],
			kinds: ['vip'],
			from: '2026-11-01',
			until: '2026-11-30',
		});
		expect(sayGifts(offer, givable, words)).toBe('每满 1000 元 赠金 ¥20.50');
	});

	it.each([
		[{ bonusText: '' }, '请填完整'],
		[{ bonusText: '0' }, '请填完整'],
		[{ kind: 'points', pointsText: '1.5' }, '填整数'],
		[{ kind: 'coupon', couponKind: 'three', countText: '21' }, '填整数'],
		[{ kind: 'coupon', couponKind: '' }, '请填完整'],
		[{ kind: 'pass' }, '请填完整'],
		[{ bonusText: '5', from: '2026-02-30' }, '日期看不懂：如 2026-03-01'],
		[{ bonusText: '5', from: '2026-03-02', until: '2026-03-01' }, '到哪天比从哪天早'],
	] as const)('is not kept while something is missing or wrong: %o', (part, problem) => {
		expect(from(part)).toEqual({ problem });
	});
});
