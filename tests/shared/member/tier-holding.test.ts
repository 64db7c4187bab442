// Goal: what was earned and what was given by hand hold side by side: the highest shows, a gift
// ends alone, a lower one gives back at its end all that it hid (members.md 6.6).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TierFold } from '#kit/tier-fold.ts';
import { addMonths, dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';
import {
	giveTier,
	joinHoldings,
	lookAgain,
	nextEnd,
	raiseEarned,
	shownTier,
	type TierHolding,
} from '#shared/member/tier-holding.ts';
import { TIER_TEMPLATES, type Standing } from '#shared/member/tier.ts';

const five = TIER_TEMPLATES.five;
const codes = five.map(({ code }) => code);
const reach = five.map(({ threshold }) => threshold);
const spent = (fen: number): Standing => ({ topUpFen: 0, spentFen: fen, visits: 0 });
const earned = (tier: string, since = '2026-03-02'): TierHolding => {
	return { earned: { tier, since, until: '' }, gifts: [] };
};
const give = (holding: TierHolding, tier: string, until: string) =>
	giveTier(five, holding, { tier, since: '2026-03-02', until });
const shown = (holding: TierHolding) => shownTier(five, holding);
const on = (holding: TierHolding, today: string) =>
	lookAgain(five, holding, { standing: spent(0), today });

describe('members.md 6.6: what a member holds', () => {
	it('shows the highest, and of two alike what was given and ends later', () => {
		const held = give(give(earned('gold'), 'gold', '2026-12-31'), 'platinum', '2026-06-30');
		expect(shown(held)).toMatchObject({ tier: 'platinum', until: '2026-06-30', by: 'hand' });
		expect(shown(on(held, '2026-07-01'))).toMatchObject({ tier: 'gold', until: '2026-12-31' });
		expect(shown(on(held, '2027-01-01'))).toMatchObject({ tier: 'gold', by: 'earning' });
		const paid = { tier: 'gold', since: '2026-03-02', until: '2027-03-01' };
		expect(shownTier(five, earned('gold'), paid)).toEqual({ ...paid, by: 'fee' });
		expect(shownTier(five, give(earned('gold'), 'gold', ''), paid).by).toBe('hand');
	});

	it('says when the first of it is over', () => {
		expect(nextEnd(earned('gold'))).toBe('2027-03-02');
		expect(nextEnd(give(earned('gold'), 'black', '2026-06-30'))).toBe('2026-06-30');
		expect(nextEnd(give(earned('gold', ''), 'black', ''))).toBe('');
	});

	it('of two rows has the one whose period ends later, and all that was given', () => {
		const joined = joinHoldings(five, earned('gold', '2026-01-15'), earned('gold'));
		expect(joined.earned.since).toBe('2026-03-02');
		const both = joinHoldings(
			five,
			earned('silver'),
			give(earned('copper'), 'black', '2026-06-30'),
		);
		expect(shown(both).tier).toBe('black');
		expect(shown(on(both, '2026-07-01')).tier).toBe('silver');
	});

	it('has a lower gift hide what was held until its end, and for good when it has none', () => {
		const low = give(give(earned('gold'), 'black', ''), 'copper', '2026-06-30');
		expect(shown(low)).toMatchObject({ tier: 'copper', by: 'hand' });
		expect(shown(on(low, '2026-07-01'))).toMatchObject({ tier: 'black', until: '' });
		const forGood = give(give(earned('gold'), 'black', ''), 'copper', '');
		expect(shown(on(forGood, '2028-07-01')).tier).toBe('copper');
	});
});

const steps = fc.array(
	fc.record({
		does: fc.constantFrom('spend', 'grant', 'join', 'pass'),
		fen: fc.constantFrom(1000, 100_000, 500_000, 2_000_000, 5_000_000),
		rank: fc.nat(4),
		days: fc.constantFrom(0, 1, 4, 25, 200, 395),
	}),
	{ minLength: 4, maxLength: 30 },
);

type Pair = { fold: TierFold; holding: TierHolding };

function spend({ fold, holding }: Pair, fen: number): TierHolding {
	fold.spend(0, fen);
	return raiseEarned(five, holding, { standing: standingOf(fold), today: fold.today });
}

function grant({ fold, holding }: Pair, rank: number, days: number): TierHolding {
	const until = days === 0 ? '' : dateOfDay(dayNumber(fold.today) + days);
	fold.grant(rank, until);
	return giveTier(five, holding, { tier: codes[rank] ?? '', since: fold.today, until });
}

function standingOf({ sales, today }: TierFold): Standing {
	const from = addMonths(today, -12);
	return spent(sales.reduce((sum, { date, fen }) => sum + (date > from ? fen : 0), 0));
}

function begin(today: string): Pair {
	return {
		fold: new TierFold({ reach, paid: 0, feeDays: 0 }, today),
		holding: earned('copper', today),
	};
}

it('law: the step that shows is the one that the words and the spending of all days give', () => {
	fc.assert(
		fc.property(steps, (taken) => {
			const pair = begin('2026-03-02');
			for (const { does, fen, rank, days } of taken) {
				if (does === 'spend') pair.holding = spend(pair, fen);
				if (does === 'grant') pair.holding = grant(pair, rank, days);
				if (does === 'join') {
					const other = begin(pair.fold.today);
					other.holding = spend(other, fen);
					other.holding = grant(other, Math.max(rank, other.fold.now()), days);
					pair.fold.join(other.fold);
					pair.holding = joinHoldings(five, pair.holding, other.holding);
				}
				if (does === 'pass') {
					pair.fold.pass(days + 1);
					const { today } = pair.fold;
					pair.holding = lookAgain(five, pair.holding, { standing: standingOf(pair.fold), today });
				}
				expect(shown(pair.holding).tier).toBe(codes[pair.fold.now()]);
			}
		}),
		{ numRuns: 500 },
	);
});
