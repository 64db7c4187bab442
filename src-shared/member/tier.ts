/**
 * Tiers (会员等级): a table of as many steps as the store likes. A step says what is counted towards
 * it and how much of it is needed, and what it is worth: multiplied points, a share of the list
 * price, benefits in words. Up is at once; down is at the end of the period, one step at most.
 */
import { basisPoint, type BasisPoint } from '../kernel/rate.ts';

export const TIER_BASES = ['top-up', 'spend', 'visits', 'manual', 'paid'] as const;
/** 累计充值, 累计消费 (rolling 12 months), 消费次数, 手动, 付费会员. */
export type TierBasis = (typeof TIER_BASES)[number];

export type Tier = {
	/** The code price books and journals name it by. */
	readonly code: string;
	readonly name: string;
	/** 0 is the lowest. */
	readonly rank: number;
	readonly basis: TierBasis;
	/** Fen, or visits. */
	readonly threshold: number;
	/** 10 000 is once. */
	readonly pointsRate: BasisPoint;
	/** In the month of the birthday; not on top of a campaign, the better of the two. */
	readonly birthdayRate: BasisPoint;
	/** The share of the list price that is charged; 10 000 is no discount. */
	readonly charge: BasisPoint;
	/** What a paid tier costs for so many days; 0 for the others. */
	readonly feeFen: number;
	readonly feeDays: number;
	readonly benefits: readonly TierBenefit[];
};

export type TierBenefit = {
	readonly code: string;
	readonly name: string;
	/** How often a year; 0 without a limit. */
	readonly perYear: number;
};

type Step = readonly [
	code: string,
	name: string,
	threshold: number,
	points: number,
	more?: {
		readonly birthday?: number;
		readonly benefits?: readonly TierBenefit[];
	},
];

/** K4: the table of three by what was topped up (SV-3), and the five of the case. */
export const TIER_TEMPLATES: Readonly<Record<'three' | 'five', readonly Tier[]>> = {
	three: steps('top-up', [
		['bronze', '青铜', 0, 10_000, { birthday: 20_000 }],
		['silver', '白银', 50_000, 12_000],
		['gold', '黄金', 200_000, 15_000],
	]),
	five: steps('spend', [
		['copper', '铜卡', 0, 10_000, { birthday: 20_000 }],
		['silver', '银卡', 100_000, 11_000],
		[
			'gold',
			'金卡',
			500_000,
			12_000,
			{
				benefits: [{ code: 'priority', name: '免排队优先', perYear: 0 }],
			},
		],
		[
			'platinum',
			'铂金卡',
			2_000_000,
			15_000,
			{
				benefits: [
					{ code: 'priority', name: '免排队优先', perYear: 0 },
					{ code: 'gift', name: '免费礼品', perYear: 1 },
				],
			},
		],
		[
			'black',
			'黑钻卡',
			5_000_000,
			20_000,
			{
				benefits: [
					{ code: 'priority', name: '免排队优先', perYear: 0 },
					{ code: 'gift', name: '免费礼品', perYear: 4 },
					{ code: 'adviser', name: '专属顾问', perYear: 0 },
					{ code: 'storage', name: '免费仓储', perYear: 12 },
				],
			},
		],
	]),
};

function steps(basis: TierBasis, rows: readonly Step[]): Tier[] {
	return rows.map(([code, name, threshold, points, more], rank) => ({
		code,
		name,
		rank,
		basis,
		threshold,
		pointsRate: basisPoint(points),
		birthdayRate: basisPoint(more?.birthday ?? 10_000),
		charge: basisPoint(10_000),
		feeFen: 0,
		feeDays: 0,
		benefits: more?.benefits ?? [],
	}));
}

/** What a member has come to by now. */
export type Standing = {
	/** Σ of what was topped up less what was undone or given back, fen. */
	readonly topUpFen: number;
	/** Net of the last 12 months, refunds taken off, fen. */
	readonly spentFen: number;
	/** Visits of the last 12 months. */
	readonly visits: number;
};

/** The highest step whose own basis is reached; steps by hand or by fee are given, not reached. */
export function tierReached(tiers: readonly Tier[], standing: Standing): Tier | undefined {
	return tiers
		.filter((tier) => reachedBy(tier, standing))
		.reduce<Tier | undefined>((best, tier) => {
			return best === undefined || tier.rank > best.rank ? tier : best;
		}, undefined);
}

function reachedBy({ basis, threshold }: Tier, standing: Standing): boolean {
	switch (basis) {
		case 'top-up':
			return standing.topUpFen >= threshold;
		case 'spend':
			return standing.spentFen >= threshold;
		case 'visits':
			return standing.visits >= threshold;
		case 'manual':
		case 'paid':
			return false;
	}
}

/**
 * The tier after a payment: up at once to what is reached, never down (members.md 6.6). The code of
 * the tier they have stays when it is higher or was given by hand.
 */
export function tierAfter(tiers: readonly Tier[], current: string, standing: Standing): string {
	const has = tiers.find(({ code }) => code === current);
	const reached = tierReached(tiers, standing);
	if (reached === undefined) return current;
	return has === undefined || reached.rank > has.rank ? reached.code : current;
}

/** At the end of the period: what is reached, but at most one step lower than before. */
export function tierAtPeriodEnd(
	tiers: readonly Tier[],
	current: string,
	standing: Standing,
): string {
	const has = tiers.find(({ code }) => code === current);
	if (has === undefined) return tierAfter(tiers, current, standing);
	const reached = tierReached(tiers, standing);
	if (reached !== undefined && reached.rank >= has.rank) return reached.code;
	const below = tiers
		.filter(({ rank }) => rank < has.rank)
		.reduce<Tier | undefined>((best, tier) => {
			return best === undefined || tier.rank > best.rank ? tier : best;
		}, undefined);
	return below?.code ?? current;
}
