/** The part of the handlers' table that answers for discounts, coupons and the price book. */
import type { pricingRequests } from '#shared/contract/pricing-requests.ts';
import { ok } from '#shared/kernel/result.ts';
import { findCoupon, issueCouponsByHand } from '../coupon/coupon-requests.ts';
import { showHeldCoupons } from '../coupon/held-coupons.ts';
import { checkPriceBook, loadPriceBook } from '../promotion/load-price-book.ts';
import { showPriceBook } from '../promotion/show-price-book.ts';
import { giveLineDiscount, giveOrderDiscount, giveSmallChange } from '../sale/give-discount.ts';
import { addCouponToSale, removeCouponFromSale } from '../sale/hand-coupon.ts';
import { setSaleNote, setSalesperson } from '../sale/note-sale.ts';
import type { HandlersOf } from './handler-types.ts';

export const pricingHandlers: HandlersOf<typeof pricingRequests> = {
	'sale/discount-line': ({ terminal, caller }, input) => giveLineDiscount(terminal, caller, input),
	'sale/discount-order': ({ terminal, caller }, input) =>
		giveOrderDiscount(terminal, caller, input),
	'sale/drop-small-change': ({ terminal, caller }, input) =>
		giveSmallChange(terminal, caller, input),
	'sale/add-coupon': ({ terminal, caller }, input) => addCouponToSale(terminal, caller, input),
	'sale/remove-coupon': ({ terminal, caller }, input) =>
		removeCouponFromSale(terminal, caller, input),
	'coupon/held': ({ terminal }) => ok(showHeldCoupons(terminal)),
	'sale/set-note': ({ terminal, caller }, input) => setSaleNote(terminal, caller, input),
	'sale/set-salesperson': ({ terminal, caller }, input) => setSalesperson(terminal, caller, input),
	'price-book/show': ({ terminal }) => ok(showPriceBook(terminal)),
	'price-book/check': (_asked, input) => checkPriceBook(input),
	'price-book/load': ({ terminal, caller }, input) => loadPriceBook(terminal, caller, input),
	'coupon/issue': ({ terminal, caller }, input) => issueCouponsByHand(terminal, caller, input),
	'coupon/find': ({ terminal }, input) => findCoupon(terminal, input),
};
