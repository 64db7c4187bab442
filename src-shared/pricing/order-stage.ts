/**
 * What is taken off the basket as a whole, after the lines have their prices: 满减 and order coupons
 * as chosen, then the discount by hand, then points; each step by what the one before left.
 */
import type { Coupon } from '../coupon/coupon.ts';
import { fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Basket, PricingRefusal } from './basket.ts';
import { basisOf, type Mask } from './basis.ts';
import { bookClaims, bookLines, roomIn, shareOver, type BookedLine } from './book-claims.ts';
import { chooseClaims } from './choose-claims.ts';
import { belowMinimum, takenOff } from './hand-discount.ts';
import type { LineStage } from './staged-line.ts';
import type { Lineup } from './lineup.ts';
import { claimOf, claimsOf, isSavePromotion, isTight, maskOf, type Claim } from './order-claims.ts';
import type { Choice } from './weigh-claims.ts';

export type OrderStage = {
	readonly lines: readonly BookedLine[];
	readonly choice: Choice;
	/** All that could have been chosen. */
	readonly claims: readonly Claim[];
	/** Σ nets, before anything is taken off by hand. */
	readonly total: number;
	/** Why a coupon that was brought cannot be used when the basket is priced this way. */
	readonly unusable?: PricingRefusal;
};

export function stageOrder(
	{ lineup, stage }: { readonly lineup: Lineup; readonly stage: LineStage },
	coupons: readonly Coupon[],
): OrderStage {
	const basis = basisOf(stage);
	const tight = coupons.some((coupon) => isTight({ coupon }));
	const from = { lines: stage.lines, basis, tight };
	const claims = lineup.book.promotions.flatMap((promotion, number) => {
		const most = lineup.live[number] ?? -1;
		return most > 0 && isSavePromotion(promotion) ? claimsOf(promotion, most, from) : [];
	});
	let unusable: PricingRefusal | undefined;
	for (const coupon of coupons) {
		const { claim, missing } = claimOf(coupon, from);
		const { code, kind } = coupon;
		if (claim !== undefined) claims.push(claim);
		else unusable = { code: 'coupon/below-minimum', coupon: code, minimum: kind.minimum, missing };
	}
	const choice = chooseClaims(claims, basis);
	const lines = bookLines(stage, choice.raised);
	unusable ??= unusableIn(coupons, choice, lines);
	bookClaims(lines, choice.taken);
	const total = roomIn(lines, all(lines));
	return { lines, choice, claims, total, ...(unusable === undefined ? {} : { unusable }) };
}

/** A coupon without goods, or worth more than they are and not to be cut down (COUPON_EXCEEDS). */
function unusableIn(
	coupons: readonly Coupon[],
	{ taken }: Choice,
	lines: readonly BookedLine[],
): PricingRefusal | undefined {
	const used = new Set(taken.map(({ claim }) => claim.coupon?.code));
	const staged = lines.map((line) => line.staged);
	for (const { code: coupon, kind } of coupons) {
		const mask = maskOf(kind.goods, staged);
		if (!staged.some(({ goods }, at) => mask[at] === true && goods.base > 0)) {
			return { code: 'coupon/no-goods', coupon };
		}
		const room = roomIn(lines, mask);
		const worth = kind.benefit.kind === 'order-amount' ? kind.benefit.off : 0;
		if (used.has(coupon) || kind.capToBasket || worth <= room) continue;
		return { code: 'coupon/exceeds', coupon, worth, room };
	}
	return undefined;
}

/** Discount by hand, then points: refused when there is not so much (E26), never cut down. */
export function takeByHand(
	{ orderDiscount, points }: Basket,
	lines: readonly BookedLine[],
): Result<undefined, PricingRefusal> {
	if (orderDiscount !== undefined) {
		const mask = lines.map(({ staged }) => staged.shares);
		const room = roomIn(lines, mask);
		const off = takenOff(orderDiscount, fen(room));
		if (off > room) return refuse({ code: 'pricing/discount-exceeds', discount: off, room });
		const before = lines.map(({ net }) => net);
		const { reason } = orderDiscount;
		shareOver(lines, off, { row: { kind: 'order_discount', reason }, mask });
		for (const [at, { net, staged }] of lines.entries()) {
			if (net === before[at]) continue;
			const below = belowMinimum(staged.line, fen(net));
			if (below !== undefined) return below;
		}
	}
	if (points !== undefined) {
		const room = roomIn(lines, all(lines));
		const { amount } = points;
		if (amount > room) return refuse({ code: 'pricing/points-exceed', amount, room });
		shareOver(lines, amount, { row: { kind: 'points' }, mask: all(lines) });
	}
	return ok(undefined);
}

export function all(lines: readonly BookedLine[]): Mask {
	return lines.map(() => true);
}
