/**
 * Pricing as one would write it first: every promotion is tried on every line, every way to share
 * the products out is counted through, pieces are written out one by one. It knows own prices,
 * conditions, joint promotions and 满减 over the whole basket, and nothing of coupons, of discounts
 * by hand or of exclusive promotions. It exists to be compared with the engine, in answers and in
 * time.
 */
import { atRate, fen } from '#shared/kernel/money.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { Basket } from '#shared/pricing/basket.ts';
import { goodsOf } from '#shared/pricing/line-goods.ts';
import { isForAudience } from '#shared/promotion/conditions/audience.ts';
import { isOnSchedule } from '#shared/promotion/conditions/schedule.ts';
import { isInScope, type GoodsScope } from '#shared/promotion/goods-scope.ts';
import type { Goods } from '#shared/promotion/goods.ts';
import type { GroupBenefit, PriceBenefit, Promotion } from '#shared/promotion/promotion.ts';
import { plainSaving, type Piece } from './plain-joint.ts';

type Line = { readonly goods: Goods; own: number; now: number };

/** What the basket costs, in fen; undefined when there are too many ways to count through. */
export function plainTotal(basket: Basket, mostWays = 20_000): number | undefined {
	const { situation } = basket;
	const live = basket.book.promotions.filter(({ schedule, audience, limits }) => {
		const byMember = limits.perMember !== undefined || limits.perMemberDay !== undefined;
		if (byMember && situation.member === undefined) return false;
		return isOnSchedule(schedule, situation.moment) && isForAudience(audience, situation);
	});
	const lines = basket.lines.map((line, at): Line => {
		const goods = goodsOf(line, at);
		const own = Math.min(goods.list, ...ownPrices(goods, basket, live));
		return { goods, own, now: own };
	});
	const isOpen = (at: number) => basket.lines[at]?.discountable === true;
	const counted = lines.filter((_, at) => isOpen(at));
	for (const line of counted) {
		for (const promotion of live) {
			if (isJoint(promotion) || !isPrice(promotion)) continue;
			if (!isInScope(promotion.goods, line.goods)) continue;
			if (promotion.condition.kind === 'always' || times(promotion, counted) === 0) continue;
			line.now = Math.min(line.now, pieceUnder(promotion.benefit, line.goods) ?? line.now);
		}
	}
	const joint = live.filter((one) => isJoint(one) && times(one, counted) > 0);
	const saved = bestWay(joint, counted, mostWays);
	if (saved === undefined) return undefined;
	const amount = sum(lines.map((line) => line.now * Math.max(1, line.goods.pieces)));
	const open = sum(counted.map((line) => line.now * Math.max(1, line.goods.pieces)));
	const listed = sum(counted.map((line) => line.goods.base));
	return amount - saved - bestSaves(live, open - saved, listed);
}

function ownPrices(goods: Goods, basket: Basket, live: readonly Promotion[]): number[] {
	const line = basket.lines[goods.at];
	const found: number[] = [];
	if (line === undefined) return found;
	const { member } = basket.situation;
	if (member !== undefined && line.memberPrice !== undefined) found.push(line.memberPrice);
	if (!line.discountable) return found;
	for (const promotion of live) {
		if (isJoint(promotion) || promotion.condition.kind !== 'always') continue;
		if (!isPrice(promotion) || !isInScope(promotion.goods, goods)) continue;
		const piece = pieceUnder(promotion.benefit, goods);
		if (piece !== undefined) found.push(piece);
	}
	return found;
}

function isPrice(promotion: Promotion): promotion is Promotion & { benefit: PriceBenefit } {
	return ['percent', 'amount-off', 'fixed-price'].includes(promotion.benefit.kind);
}

function isJoint(promotion: Promotion): promotion is Promotion & { benefit: GroupBenefit } {
	const { benefit, limits, cap } = promotion;
	if (isPrice(promotion)) return cap !== undefined || Object.keys(limits).length > 0;
	return !['spend-and-save', 'bonus-points', 'points-multiplier'].includes(benefit.kind);
}

function pieceUnder(benefit: PriceBenefit, { list, pieces }: Goods): number | undefined {
	if (benefit.kind === 'percent') return atRate(list, benefit.charge);
	if (pieces === 0) return undefined;
	return benefit.kind === 'amount-off' ? Math.max(0, list - benefit.off) : benefit.price;
}

function times({ condition, goods, benefit }: Promotion, lines: readonly Line[]): number {
	if (condition.kind === 'always') return 1;
	const scope = condition.kind === 'together' ? condition.goods : goods;
	const gifts = 'gifts' in benefit ? benefit.gifts : undefined;
	const inside = lines.filter(
		(line) =>
			isInScope(scope, line.goods) && !(gifts !== undefined && isInScope(gifts, line.goods)),
	);
	if (condition.kind === 'amount') {
		const amount = sum(inside.map((line) => line.own * Math.max(1, line.goods.pieces)));
		return Math.floor(amount / condition.amount);
	}
	return Math.floor(sum(inside.map((line) => line.goods.pieces)) / condition.pieces);
}

/** Counts through every way in which the products can go to the promotions. */
function bestWay(
	joint: readonly Promotion[],
	lines: readonly Line[],
	mostWays: number,
): number | undefined {
	let total = 0;
	for (const some of connected(joint, lines)) {
		const saved = bestWayOf(joint, some, { mostWays, counted: lines });
		if (saved === undefined) return undefined;
		total += saved;
	}
	return total;
}

/** Lines that one promotion or one product connects stand together. */
function connected(joint: readonly Promotion[], lines: readonly Line[]): Line[][] {
	const groups: Line[][] = [];
	for (const line of lines) {
		const near = groups.filter((group) =>
			group.some(
				(other) =>
					other.goods.productId === line.goods.productId ||
					joint.some((one) => coveredBy(one, other.goods) && coveredBy(one, line.goods)),
			),
		);
		for (const group of near) groups.splice(groups.indexOf(group), 1);
		groups.push([...near.flat(), line]);
	}
	return groups;
}

function bestWayOf(
	joint: readonly Promotion[],
	lines: readonly Line[],
	{ mostWays, counted }: { readonly mostWays: number; readonly counted: readonly Line[] },
): number | undefined {
	const products = [...new Set(lines.map((line) => line.goods.productId))];
	const options = products.map((product) => {
		const some = lines.filter((line) => line.goods.productId === product);
		return [undefined, ...joint.filter((one) => some.some((line) => coveredBy(one, line.goods)))];
	});
	const ways = options.reduce((product, one) => product * one.length, 1);
	if (ways > mostWays) return undefined;
	let best = 0;
	for (let way = 0; way < ways; way += 1) {
		let rest = way;
		const chosen = new Map<number, Promotion | undefined>();
		for (const [at, one] of options.entries()) {
			chosen.set(products[at] ?? 0, one[rest % one.length]);
			rest = Math.floor(rest / one.length);
		}
		const savings = joint.map((promotion) => {
			const given = lines.filter(
				({ goods }) => chosen.get(goods.productId) === promotion && coveredBy(promotion, goods),
			);
			if (given.length === 0) return 0;
			return plainSaving(promotion, piecesOf(given), times(promotion, counted));
		});
		best = Math.max(best, sum(savings));
	}
	return best;
}

function coveredBy(promotion: Promotion, goods: Goods): boolean {
	const { benefit } = promotion;
	if (goods.pieces === 0 && benefit.kind !== 'percent') return false;
	const scopes: readonly GoodsScope[] =
		'gifts' in benefit
			? [benefit.gifts]
			: 'parts' in benefit
				? benefit.parts.map((part) => part.goods)
				: [promotion.goods];
	return scopes.some((scope) => isInScope(scope, goods));
}

function piecesOf(lines: readonly Line[]): Piece[] {
	return lines.flatMap(({ goods, now }) =>
		Array.from({ length: Math.max(1, goods.pieces) }, () => ({ goods, own: now })),
	);
}

type Step = { readonly reach: number; readonly worth: (amount: number) => number };

/** The best 满减 of every stack group together; what is held back for them is paid. */
function bestSaves(live: readonly Promotion[], amount: number, listed: number): number {
	const groups = new Map<string, Step[]>();
	for (const promotion of live) {
		const steps = groups.get(promotion.stackGroup) ?? [];
		steps.push(...stepsOf(promotion, listed));
		groups.set(promotion.stackGroup, steps);
	}
	const choose = ([group, ...others]: readonly Step[][], chosen: readonly Step[]): number => {
		if (group !== undefined) {
			const without = choose(others, chosen);
			return Math.max(without, ...group.map((step) => choose(others, [...chosen, step])));
		}
		const reach = Math.max(amount, ...chosen.map((step) => step.reach));
		if (reach > listed) return 0;
		const worth = Math.min(reach, sum(chosen.map((step) => step.worth(reach))));
		return worth - (reach - amount);
	};
	return choose([...groups.values()], []);
}

function stepsOf({ benefit, cap }: Promotion, listed: number): Step[] {
	if (benefit.kind !== 'spend-and-save') return [];
	return benefit.steps.flatMap(({ reach, off, charge }) => {
		const most = benefit.every ? Math.floor(listed / reach) : 1;
		return Array.from({ length: most }, (_, at): Step => {
			const share = (amount: number) => amount - atRate(fen(amount), charge ?? basisPoint(10_000));
			const count = at + 1;
			return {
				reach: reach * count,
				worth: (now) => Math.min(cap ?? Infinity, off === undefined ? share(now) : off * count),
			};
		});
	});
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
