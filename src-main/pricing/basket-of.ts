/**
 * An open sale as the pricing engine wants it: goods with what the catalogue says of them, the book
 * in force, the moment of the basket's last change, what was agreed, and what limits are held
 * against. Nothing in here decides anything.
 */
import type { Coupon } from '#shared/coupon/coupon.ts';
import { fen } from '#shared/kernel/money.ts';
import { businessDate, localTime, weekdayOf, type Instant } from '#shared/kernel/time.ts';
import type { Basket, BasketLine, ReturnedAmount } from '#shared/pricing/basket.ts';
import { ratesOn } from '#shared/pricing/tax.ts';
import type { BusinessMoment, Situation } from '#shared/promotion/situation.ts';
import type { OpenLine, OpenSale } from '#shared/sale/open-sale.ts';
import { findPath } from '../catalog/category-store.ts';
import { findProduct } from '../catalog/product-store.ts';
import { withPriorUse } from '../coupon/used-by.ts';
import { findMember } from '../member/member-store.ts';
import { memberRights } from '../member/offers-for.ts';
import { agreedPricesOf, type AgreedPrices } from '../price-list/agreed-prices.ts';
import { priorUseOf } from '../promotion/rule-use-store.ts';
import type { Terminal } from '../terminal.ts';

export type Pricing = Pick<Terminal, 'pen' | 'settings' | 'priceBook' | 'hq' | 'clock'>;

/** What is not a line of the basket. */
export type Beside = {
	readonly coupons: readonly Coupon[];
	readonly returned: readonly ReturnedAmount[];
};

export function basketOf(pricing: Pricing, sale: OpenSale, beside: Beside): Basket {
	const book = pricing.priceBook.current();
	const { orderDiscount, smallChange, member } = sale.terms;
	const at = situationAt(pricing, sale.changedAtMs);
	const buyer = member === undefined ? undefined : buyerOf(pricing, member.memberId);
	const situation = buyer === undefined ? at : { ...at, member: buyer.rights };
	const agreed = agreedPricesOf(pricing.pen, buyer?.priceList ?? '', at.moment.bizDate);
	const paths = new Map<number, readonly number[]>();
	const rateOf = ratesOn(pricing.settings.current().taxChanges, situation.moment.bizDate);
	return {
		lines: sale.lines.map((line) => lineOf(pricing, line, { sale, paths, rateOf, agreed })),
		book,
		situation,
		priorUse: priorUseOf(pricing.pen, book, situation),
		returned: beside.returned,
		coupons: withPriorUse(pricing.pen, beside.coupons, situation),
		...(pricing.settings.current().taxOnTop ? { taxOnTop: true } : {}),
		...(orderDiscount === undefined ? {} : { orderDiscount }),
		...(smallChange === undefined ? {} : { smallChange }),
	};
}

/** A member who was frozen or forgotten since has none. */
function buyerOf({ pen, settings }: Pricing, memberId: string) {
	const member = findMember(pen, memberId);
	if (member?.state !== 'active') return undefined;
	const rights = memberRights(pen, member, settings.current().storeCode);
	return { rights, priceList: member.price_list };
}

/** When and where a basket is priced that changed at this instant, ms. */
export function situationAt({ settings }: Pick<Pricing, 'settings'>, atMs: number): Situation {
	const { timeZone, cutOffMinutes, storeCode } = settings.current();
	return {
		moment: momentAt(atMs as Instant, timeZone, cutOffMinutes),
		store: storeCode,
		channel: 'counter',
	};
}

function momentAt(at: Instant, timeZone: string, cutOff: number): BusinessMoment {
	const bizDate = businessDate(at, timeZone, cutOff);
	const [hour = '0', minute = '0'] = localTime(at, timeZone).time.split(':');
	const weekday = weekdayOf(bizDate);
	return { bizDate, weekday, minute: Number(hour) * 60 + Number(minute), cutOff };
}

type Known = {
	readonly sale: OpenSale;
	/** Categories that were looked up for this basket. */
	readonly paths: Map<number, readonly number[]>;
	/** What a rate that goods name is on the basket's day. */
	readonly rateOf: ReturnType<typeof ratesOn>;
	/** What the buyer's price list says. */
	readonly agreed: AgreedPrices | undefined;
};

function lineOf({ pen }: Pricing, line: OpenLine, known: Known): BasketLine {
	const { sale, paths, rateOf } = known;
	const product = findProduct(pen, line.productId);
	const { member_price_fen: member = null, min_price_fen: least = null } = product ?? {};
	// Both are for one base unit: packs have a price of their own.
	const isBase = product?.unit === line.unit && line.factor === 1000;
	const freed = line.lineDiscount?.belowLeast === true || sale.terms.orderDiscount?.belowLeast;
	const categories = line.categoryId === undefined ? undefined : pathOf(line.categoryId);
	const agreed = known.agreed?.(line.productId, { ...line, categories: categories ?? [] });
	return {
		...line,
		tax: rateOf(line.tax),
		...(categories === undefined ? {} : { categories }),
		...(agreed === undefined ? {} : { agreed }),
		...(member === null || !isBase ? {} : { memberPrice: fen(member) }),
		discountable: product?.discountable !== 0,
		...(least === null || !isBase || freed === true ? {} : { minimum: fen(least) }),
	};

	function pathOf(categoryId: number): readonly number[] {
		const path = paths.get(categoryId) ?? findPath(pen, categoryId);
		paths.set(categoryId, path);
		return path;
	}
}
