/**
 * What a sale earns (积分, PTS-1): one floor for the whole sale, kept with what it was computed from
 * and with each line's share, so that goods that come back take exactly their own points along.
 */
import { allocate, split } from '../kernel/allocate.ts';
import { assertSafe } from '../kernel/integer.ts';
import { invariant } from '../kernel/invariant.ts';
import { isInForce, type PointsBook } from './points-book.ts';

export type Multipliers = {
	/** Points per yuan × 10 000. */
	readonly rateBp: number;
	readonly levelBp: number;
	/** Absent is 10 000, here as 10 000 (members.md). */
	readonly birthdayBp: number;
	readonly campaignBp: number;
};

/**
 * ⌊eligible × rate × level × max(birthday, campaign) ÷ 10^14⌋: 8490 fen at 1 point a yuan and ×1.5
 * are 127. `eligibleFen` ≥ 0.
 */
export function pointsFor(eligibleFen: number, by: Multipliers): number {
	const extra = Math.max(by.birthdayBp, by.campaignBp);
	const product = [eligibleFen, by.rateBp, by.levelBp, extra].reduce((so, factor) => {
		invariant(Number.isSafeInteger(factor) && factor >= 0, `${factor} cannot earn points`);
		return so * BigInt(factor);
	}, 1n);
	const points = Number(product / 10n ** 14n);
	assertSafe(points, 'points');
	return points;
}

export type EarningLine = {
	readonly productId: number;
	/** Its category and those above it. */
	readonly categories: readonly number[];
	/** 是否积分 of the product. */
	readonly earnsPoints: boolean;
	readonly netFen: number;
};

export type PayingTender = {
	readonly kind: string;
	readonly amountFen: number;
	/** Of stored value: what came out of the bonus. */
	readonly bonusFen: number;
};

export type EarningSale = {
	readonly lines: readonly EarningLine[];
	readonly tenders: readonly PayingTender[];
	/** What promotions promised (满100送20积分, K2): no part of the formula. */
	readonly bonusPoints: number;
	readonly multipliers: Omit<Multipliers, 'rateBp'>;
	readonly bizDate: string;
};

export type Earned = {
	/** All of it, ≥ 0. */
	readonly points: number;
	readonly eligibleFen: number;
	readonly multipliers: Multipliers;
	readonly bonusPoints: number;
	/** Σ = points, in the order of the lines. */
	readonly byLine: readonly number[];
};

/** Excluded tenders are taken off all lines alike before excluded goods are (members.md). */
export function earnPoints(book: PointsBook, sale: EarningSale): Earned {
	const nets = sale.lines.map(({ netFen }) => Math.max(0, netFen));
	const all = sumOf(nets);
	const excluded = Math.min(all, sumOf(sale.tenders.map((tender) => excludedOf(book, tender))));
	const away = allocate(excluded, nets);
	const eligible = sale.lines.map((line, at) =>
		earns(book, line) ? (nets[at] ?? 0) - (away[at] ?? 0) : 0,
	);
	const eligibleFen = sumOf(eligible);
	const rateBp = isInForce(book, sale.bizDate) ? book.rateBp : 0;
	const multipliers = { rateBp, ...sale.multipliers };
	const points = pointsFor(eligibleFen, multipliers) + sale.bonusPoints;
	const weights = [eligible, nets, sale.lines.map(() => 1)].find((one) => sumOf(one) > 0) ?? [];
	const byLine = points === 0 ? nets.map(() => 0) : split(points, weights);
	return { points, eligibleFen, multipliers, bonusPoints: sale.bonusPoints, byLine };
}

function earns(book: PointsBook, line: EarningLine): boolean {
	if (!line.earnsPoints || book.excludedProducts.includes(line.productId)) return false;
	return !line.categories.some((category) => book.excludedCategories.includes(category));
}

function excludedOf(book: PointsBook, { kind, amountFen, bonusFen }: PayingTender): number {
	// Points never earn points.
	if (kind === 'points' || book.excludedTenders.includes(kind)) return amountFen;
	return book.bonusEarns ? 0 : bonusFen;
}

function sumOf(amounts: readonly number[]): number {
	return amounts.reduce((sum, amount) => sum + amount, 0);
}
