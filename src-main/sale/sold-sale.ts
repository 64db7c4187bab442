/** A priced basket as the body of its event and as what leaves the shelf. */
import type { DoneBy } from '#shared/journal/done-by.ts';
import type { SoldAdjustment, SoldLine } from '#shared/journal/event.ts';
import type { PointsEarned } from '#shared/journal/point-event.ts';
import type { GivenCoupon, PassedOverRule, PricingPart } from '#shared/journal/pricing-part.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { milli, MILLI } from '#shared/kernel/quantity.ts';
import type { Settlement } from '#shared/tender/settle.ts';
import type { Movement } from '../catalog/stock-store.ts';
import type {
	Basket,
	PassedOver,
	PricedBasket,
	PricedBasketLine,
	RuleUse,
} from '#shared/pricing/basket.ts';
import type { Adjustment } from '#shared/pricing/priced-sale.ts';
import type { ManualDiscount, SaleTerms } from '#shared/sale/terms.ts';

/** How a line stands in the sale: its place from 0, what was agreed, and who did the service. */
export type LinePlace = {
	readonly at: number;
	readonly terms: SaleTerms;
	readonly doneBy: DoneBy | undefined;
};

export function soldLine(priced: PricedBasketLine, place: LinePlace): SoldLine {
	const { line, passedOver } = priced;
	const { at, terms, doneBy } = place;
	return {
		n: at + 1,
		product_id: line.productId,
		sku: line.sku,
		name: line.name,
		...(line.code === undefined || line.code === '' ? {} : { code: line.code }),
		dept: line.dept,
		...(line.categoryId === undefined ? {} : { category_id: line.categoryId }),
		unit: line.unit,
		quantity_milli: line.quantity,
		factor_milli: line.factor,
		list_price_fen: line.listPrice > 0 ? line.listPrice : (line.override?.unitPrice ?? 0),
		base_fen: priced.base,
		adjustments: priced.adjustments.map((one) => soldAdjustment(one, priced, terms)),
		net_fen: priced.net,
		...(line.weighed ? { weighed: 1 } : {}),
		...(line.salesperson === undefined ? {} : { salesperson: line.salesperson }),
		...(doneBy === undefined ? {} : { done_by: doneBy }),
		...(passedOver.length === 0 ? {} : { passed_over: passedOver.map(passedOverRule) }),
		tax_bp: line.tax,
		tax_fen: priced.tax,
		...(priced.taxOnTop === true ? { tax_on_top: 1 } : {}),
	};
}

function soldAdjustment(
	{ kind, amount, reason, ruleId, name }: Adjustment,
	{ line }: PricedBasketLine,
	{ orderDiscount, smallChange }: SaleTerms,
): SoldAdjustment {
	const hand = { override: line.override, line_discount: line.lineDiscount };
	const order = { order_discount: orderDiscount, small_change: smallChange };
	const given = { ...hand, ...order }[kind as 'override'];
	return {
		kind,
		amount_fen: amount,
		...(reason === undefined ? {} : { reason }),
		...(ruleId === undefined ? {} : { rule_id: ruleId }),
		...(name === undefined ? {} : { name }),
		...(given === undefined ? {} : { by: answersFor(given) }),
	};
}

/** Who released it answers for it, else who gave it. */
function answersFor({ by, approvedBy }: Pick<ManualDiscount, 'by' | 'approvedBy'>): string {
	return approvedBy ?? by;
}

function passedOverRule({ ruleId, name, why, amount }: PassedOver): PassedOverRule {
	return { rule_id: ruleId, name, why, ...(amount === undefined ? {} : { amount_fen: amount }) };
}

export type Explained = {
	readonly priced: PricedBasket;
	readonly basket: Basket;
	readonly pricedAtMs: number;
	readonly given: readonly GivenCoupon[];
	/** What the sale earned; undefined for nobody's, and when its points are withheld. */
	readonly earned: PointsEarned | undefined;
};

/** Undefined when no book and no coupon had to do with the sale. */
export function pricingPart({
	priced,
	basket,
	pricedAtMs,
	given,
	earned,
}: Explained): PricingPart | undefined {
	const { uses, redeemed, bonusPoints, pointsRate, passedOver, unlocks } = priced;
	const { book, coupons = [] } = basket;
	if (book.version === 0 && coupons.length === 0) return undefined;
	return {
		book: book.version,
		priced_at_ms: pricedAtMs,
		...some('uses', tookPlace(uses, basket, earned), ({ ruleId, version, times, amount }) => {
			return { rule_id: ruleId, version, times, amount_fen: amount };
		}),
		...some('redeemed', redeemed, ({ code, amount }) => redeemedCoupon(basket, code, amount)),
		...some('given', given, (one) => one),
		...some('bonus_points', bonusPoints, ({ ruleId, points }) => ({ rule_id: ruleId, points })),
		...(pointsRate === 10_000 ? {} : { points_bp: pointsRate }),
		...some('passed_over', passedOver, passedOverRule),
		...some('unlocks', unlocks, ({ ruleId, name, needAmount, needPieces, gain, points }) => ({
			rule_id: ruleId,
			name,
			...(needAmount === undefined ? {} : { need_fen: needAmount }),
			...(needPieces === undefined ? {} : { need_pieces: needPieces }),
			...(gain === undefined ? {} : { gain_fen: gain }),
			...(points === undefined ? {} : { points }),
		})),
	};
}

/** Promises of points that nobody got, or that a birthday outdid, were no use of the promotion. */
function tookPlace(
	uses: readonly RuleUse[],
	{ book }: Basket,
	earned: PointsEarned | undefined,
): readonly RuleUse[] {
	return uses.filter(({ ruleId }) => {
		switch (book.index.byId.get(ruleId)?.benefit.kind) {
			case 'bonus-points':
				return earned !== undefined;
			case 'points-multiplier':
				return earned !== undefined && earned.campaign_bp > earned.birthday_bp;
			default:
				return true;
		}
	});
}

function redeemedCoupon({ coupons = [] }: Basket, code: string, amount: number) {
	const coupon = coupons.find((one) => one.code === code);
	return {
		code,
		kind_id: coupon?.kind.kindId ?? '',
		amount_fen: amount,
		valid_from: coupon?.validFrom ?? '',
		valid_until: coupon?.validUntil ?? '',
		...(coupon?.memberId === undefined ? {} : { member_id: coupon.memberId }),
	};
}

/** A list under its name, and nothing for an empty one. */
function some<const Name extends string, One, Row>(
	name: Name,
	list: readonly One[],
	row: (one: One) => Row,
): { readonly [Key in Name]?: readonly Row[] } {
	if (list.length === 0) return {};
	return { [name]: list.map(row) } as unknown as { readonly [Key in Name]: readonly Row[] };
}

/** What leaves the shelf, in base units; services leave nothing. */
export function movementsOf({ sale }: Settlement): Movement[] {
	return sale.lines
		.filter(({ line }) => line.dept === 'goods')
		.map(({ line }) => {
			const quantity = milli(-multiplyDivide(line.quantity, line.factor, MILLI));
			return { productId: line.productId, quantity, kind: 'SALE' };
		});
}
