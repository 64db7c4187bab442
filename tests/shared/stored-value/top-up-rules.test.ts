// Goal: the cashier sees the best offer without asking, and the law's limits hold whatever is set.
import { describe, expect, it } from 'vitest';
import {
	asksIdentity,
	checkTopUp,
	PREPAID_RULES,
	type WantedTopUp,
} from '#shared/stored-value/prepaid-law.ts';
import { bookProblem, DEFAULT_BOOK, interestOn } from '#shared/stored-value/stored-value-book.ts';
import {
	bestOffer,
	DEFAULT_OFFERS,
	nextOffer,
	type TopUpFor,
	type TopUpOffer,
} from '#shared/stored-value/top-up-offer.ts';

const worthOf: TopUpFor['worthOf'] = (gift) => (gift.kind === 'points' ? gift.points : 0);
const ordinary = { kind: 'ordinary', today: '2026-11-26', worthOf } as const;

describe('bestOffer (SV-1)', () => {
	it('takes 充500送50 from 500 on, 充200送30 from 200 on, nothing below', () => {
		const bonus = (amount: number) => bestOffer(DEFAULT_OFFERS, amount, ordinary)?.bonusFen;
		expect(bonus(19_999)).toBeUndefined();
		expect(bonus(20_000)).toBe(3000);
		expect(bonus(49_999)).toBe(3000);
		expect(bonus(50_000)).toBe(5000);
	});

	it('says what is missing to the next one (再充 ¥x 可得)', () => {
		expect(nextOffer(DEFAULT_OFFERS, 15_000, ordinary)).toMatchObject({
			missing: 5000,
			offer: { offerId: 'top-up-200' },
		});
		expect(nextOffer(DEFAULT_OFFERS, 45_000, ordinary)).toMatchObject({ missing: 5000 });
		expect(nextOffer(DEFAULT_OFFERS, 50_000, ordinary)).toBeUndefined();
	});

	it('keeps offers of VIPs for them (SV-8), and dated ones for their days', () => {
		const vip: TopUpOffer = {
			offerId: 'vip-500',
			name: 'VIP 充500送100',
			reach: 50_000,
			every: false,
			gifts: [{ kind: 'bonus', fen: 10_000 }],
			kinds: ['vip'],
			from: '2026-11-01',
			until: '2026-11-30',
		};
		const offers = [...DEFAULT_OFFERS, vip];
		const best = (kind: 'ordinary' | 'vip', today: string) =>
			bestOffer(offers, 50_000, { kind, today, worthOf })?.offer.offerId;
		expect(best('ordinary', '2026-11-26')).toBe('top-up-500');
		expect(best('vip', '2026-11-30')).toBe('vip-500');
		expect(best('vip', '2026-12-01')).toBe('top-up-500');
		expect(best('vip', '2026-10-31')).toBe('top-up-500');
	});

	it('takes what is worth most, be it points, and says the next that is worth more', () => {
		const points = (offerId: string, reach: number, count: number): TopUpOffer => {
			const gifts = [{ kind: 'points', points: count }] as const;
			const name = `充${reach / 100}送${count}分`;
			return { offerId, name, reach, every: false, gifts, kinds: [], from: '', until: '' };
		};
		const offers = [...DEFAULT_OFFERS, points('few', 50_000, 4999), points('many', 60_000, 5001)];
		expect(bestOffer(offers, 50_000, ordinary)?.offer.offerId).toBe('top-up-500');
		expect(bestOffer(offers, 60_000, ordinary)).toMatchObject({
			offer: { offerId: 'many' },
			bonusFen: 0,
			worthFen: 5001,
		});
		expect(nextOffer(offers, 50_000, ordinary)).toMatchObject({
			missing: 10_000,
			offer: { offerId: 'many' },
		});
		expect(nextOffer(offers.slice(0, 3), 50_000, ordinary)).toBeUndefined();
	});

	it('gives for every so much that is reached', () => {
		const gifts = [{ kind: 'bonus', fen: 1000 }] as const;
		const [first] = DEFAULT_OFFERS;
		if (first === undefined) throw new Error('an offer is there');
		const each = { ...first, reach: 10_000, every: true, gifts };
		expect(bestOffer([each], 35_000, ordinary)).toMatchObject({ times: 3, bonusFen: 3000 });
	});
});

const wanted: WantedTopUp = {
	amountFen: 50_000,
	balanceAfterFen: 55_000,
	registered: true,
	company: false,
	cash: true,
	identified: false,
};

describe('checkTopUp', () => {
	it('caps what a card holds after it: 5000 registered, 1000 unregistered', () => {
		const check = (balanceAfterFen: number, registered: boolean) =>
			checkTopUp(PREPAID_RULES, { ...wanted, balanceAfterFen, registered })?.code;
		expect(check(500_000, true)).toBeUndefined();
		expect(check(500_001, true)).toBe('stored-value/above-cap');
		expect(check(100_000, false)).toBeUndefined();
		expect(check(100_001, false)).toBe('stored-value/above-cap');
	});

	it('takes no cash from 50 000 of a person and 5000 of a company on', () => {
		const check = (amountFen: number, company: boolean, cash = true) => {
			const asked = { ...wanted, amountFen, balanceAfterFen: amountFen, company, cash };
			return checkTopUp(PREPAID_RULES, asked)?.code;
		};
		expect(check(4_999_999, false)).toBe('stored-value/above-cap');
		expect(check(5_000_000, false)).toBe('stored-value/no-cash');
		expect(check(5_000_000, false, false)).toBe('stored-value/above-cap');
		expect(check(499_999, true)).toBeUndefined();
		expect(check(500_000, true)).toBe('stored-value/no-cash');
		expect(check(500_000, true, false)).toBeUndefined();
	});

	it('refuses an unregistered buyer whose document nobody saw from 10 000 on, or from less', () => {
		const check = (amountFen: number, identified: boolean, kycFromFen = 1_000_000) => {
			const asked = { ...wanted, amountFen, registered: false, identified };
			const rules = { ...PREPAID_RULES, kycFromFen };
			return checkTopUp(rules, { ...asked, balanceAfterFen: amountFen })?.code;
		};
		expect(check(1_000_000, false)).toBe('stored-value/needs-identity');
		expect(check(1_000_000, true)).toBe('stored-value/above-cap');
		// A stricter store asks within the cap.
		expect(check(50_000, false, 50_000)).toBe('stored-value/needs-identity');
		expect(check(50_000, true, 50_000)).toBeUndefined();
	});

	it('asks for the document of a registered buyer until one was seen', () => {
		const asks = (registered: boolean, isKnown: boolean, amountFen: number) =>
			asksIdentity(PREPAID_RULES, { registered, isKnown, amountFen });
		expect(asks(true, false, 1000)).toBe(true);
		expect(asks(true, true, 490_000)).toBe(false);
		expect(asks(false, false, 999_999)).toBe(false);
		expect(asks(false, true, 1_000_000)).toBe(true);
	});
});

describe('bookProblem', () => {
	it('lets a store be stricter than the law and never looser', () => {
		expect(bookProblem(DEFAULT_BOOK)).toBeUndefined();
		const rulesWith = (change: Partial<typeof PREPAID_RULES>) =>
			bookProblem({ ...DEFAULT_BOOK, rules: { ...PREPAID_RULES, ...change } });
		expect(rulesWith({ registeredCapFen: 100_000 })).toBeUndefined();
		expect(rulesWith({ registeredCapFen: 500_001 })).toBe('rules.registeredCapFen');
		expect(rulesWith({ unregisteredCapFen: 100_001 })).toBe('rules.unregisteredCapFen');
		expect(rulesWith({ cashRefundUpToFen: 0 })).toBeUndefined();
		expect(rulesWith({ cashRefundUpToFen: 10_001 })).toBe('rules.cashRefundUpToFen');
		expect(rulesWith({ unregisteredYears: 2 })).toBe('rules.unregisteredYears');
		expect(rulesWith({ personNoCashFromFen: 5_000_001 })).toBe('rules.personNoCashFromFen');
	});

	it('finds two offers of one id', () => {
		const [first] = DEFAULT_OFFERS;
		const offers = first === undefined ? [] : [first, first];
		expect(bookProblem({ ...DEFAULT_BOOK, offers })).toBe('offers');
	});
});

describe('interestOn', () => {
	it('is the rate in force on the date, and none before the first', () => {
		const interest = [
			{ from: '2026-01-01', rateBp: 150 },
			{ from: '2026-06-01', rateBp: 135 },
		];
		const on = (date: string) => interestOn({ ...DEFAULT_BOOK, interest }, date);
		expect([on('2025-12-31'), on('2026-05-31'), on('2026-06-01')]).toEqual([0, 150, 135]);
	});
});
