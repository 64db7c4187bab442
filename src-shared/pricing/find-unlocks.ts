/**
 * The next step that would give more, so that the cashier can say it: 再买 ¥8.50 可减30元. Nearest
 * first; steps that need money before steps that need pieces.
 */
import { fen } from '../kernel/money.ts';
import { issueHolds, reachedOf } from '../coupon/issue-coupons.ts';
import { bonusPoints } from '../promotion/benefits/bonus-points.ts';
import { countOf, stepOf } from '../promotion/conditions/times-met.ts';
import type { OwnPriced } from '../promotion/goods.ts';
import type { GroupBenefit, Promotion } from '../promotion/promotion.ts';
import type { Basket, PassedOver, Unlock } from './basket.ts';
import { countedGoods, returnedBy } from './after-prices.ts';
import { sumIn } from './basis.ts';
import { isSavePromotion, maskOf, worthOfStep, type SavePromotion } from './order-claims.ts';
import type { PricedVariant } from './price-variants.ts';
import { netOf } from './staged-line.ts';

const SHOWN = 3;

export function findUnlocks(basket: Basket, priced: PricedVariant): Unlock[] {
	const { lineup } = priced;
	const counted = countedGoods(lineup);
	const covered = new Map(lineup.joint.map(({ number, covers }) => [number, covers]));
	const piecesOf = (at: number) =>
		(covered.get(at) ?? []).reduce((sum, place) => {
			return sum + (lineup.lines[place]?.goods.pieces ?? 0);
		}, 0);
	const found = lineup.book.promotions.flatMap((promotion, at): Unlock[] => {
		if ((lineup.live[at] ?? -1) <= 0) return [];
		if (isSavePromotion(promotion)) return nextStep(promotion, priced);
		if (promotion.condition.kind === 'always') return nextGroup(promotion, piecesOf(at));
		return nextTime(promotion, counted, lineup.live[at] ?? 0);
	});
	found.push(...nextIssue(basket, priced));
	return found.sort(nearest).slice(0, SHOWN);
}

function nearest(a: Unlock, b: Unlock): number {
	const [left, right] = [a.needAmount ?? Infinity, b.needAmount ?? Infinity];
	if (left !== right) return left - right;
	return (a.needPieces ?? 0) - (b.needPieces ?? 0) || (a.ruleId < b.ruleId ? -1 : 1);
}

/** The cheapest step of a 满减 that gives more than its group gives now. */
function nextStep(promotion: SavePromotion, { stage, order }: PricedVariant): Unlock[] {
	const { id: ruleId, name, benefit, stackGroup } = promotion;
	const group = order.choice.taken.find(({ claim }) => claim.promotion?.stackGroup === stackGroup);
	const now = group?.worth ?? 0;
	const mask = maskOf(promotion.goods, stage.lines);
	if (!mask.includes(true)) return [];
	const amount = sumIn(mask, stage.lines.map(netOf));
	return benefit.steps
		.flatMap((step): Unlock[] => {
			const times = benefit.every ? Math.floor(amount / step.reach) + 1 : 1;
			const reach = step.reach * times;
			const gain = worthOfStep(step, { times, amount: reach, cap: promotion.cap }) - now;
			if (reach <= amount || gain <= 0) return [];
			return [{ ruleId, name, needAmount: fen(reach - amount), gain: fen(gain) }];
		})
		.sort(nearest)
		.slice(0, 1);
}

function nextTime(promotion: Promotion, counted: readonly OwnPriced[], left: number): Unlock[] {
	const { id: ruleId, name, condition, benefit } = promotion;
	const have = countOf(promotion, counted);
	const step = stepOf(condition);
	const every = 'every' in benefit && benefit.every;
	if (have === 0 || (have >= step && !every)) return [];
	if (Math.floor(have / step) >= left) return [];
	const need = step - (have % step);
	const needs = condition.kind === 'amount' ? { needAmount: fen(need) } : { needPieces: need };
	if (benefit.kind !== 'bonus-points') return [{ ruleId, name, ...needs }];
	return [{ ruleId, name, ...needs, points: bonusPoints({ ...benefit, every: false }, 1) }];
}

/** One or two pieces more make the next group. */
function nextGroup(promotion: Promotion, pieces: number): Unlock[] {
	const size = groupSize(promotion.benefit);
	if (size === 0) return [];
	const short = (size - (pieces % size)) % size;
	if (pieces === 0 || short === 0) return [];
	return [{ ruleId: promotion.id, name: promotion.name, needPieces: short }];
}

function groupSize(benefit: Promotion['benefit'] | GroupBenefit): number {
	switch (benefit.kind) {
		case 'nth-item':
		case 'n-for-price':
			return benefit.n;
		case 'buy-n-get-m':
			return benefit.buy + benefit.free;
		default:
			return 0;
	}
}

function nextIssue(basket: Basket, { lineup, order }: PricedVariant): Unlock[] {
	const { book, situation } = basket;
	const goods = lineup.lines.map((line, at) => {
		return { ...line.goods, net: order.lines[at]?.net ?? 0 };
	});
	const paid = { goods, returned: returnedBy(basket) };
	return book.issues.flatMap((issue): Unlock[] => {
		if (!issueHolds(issue, situation)) return [];
		const reached = reachedOf(issue, paid);
		const times = Math.floor(reached / issue.reach);
		if (reached === 0 || times >= (issue.every ? issue.most : 1)) return [];
		const needAmount = fen(issue.reach - (reached % issue.reach));
		return [{ ruleId: issue.id, name: issue.name, needAmount }];
	});
}

/** Promotions and coupons of the whole basket that could have been taken and were not. */
export function passedOverBy({ order }: PricedVariant): PassedOver[] {
	const taken = new Set(order.choice.taken.map(({ claim }) => claim.promotion ?? claim.coupon));
	const passed = new Map<unknown, PassedOver>();
	for (const { promotion, coupon, worth } of order.claims) {
		const owner = promotion ?? coupon;
		if (owner === undefined || taken.has(owner)) continue;
		const ruleId = promotion?.id ?? coupon?.code ?? '';
		const name = promotion?.name ?? coupon?.kind.name ?? '';
		passed.set(owner, { ruleId, name, why: 'other-is-better', amount: fen(worth) });
	}
	return [...passed.values()];
}
