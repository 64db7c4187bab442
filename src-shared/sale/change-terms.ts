/**
 * The moves of what was agreed about a basket: a discount on one line or on the whole, 抹零 by hand,
 * a coupon handed over or taken back, a note, whose sale a line is. What they are worth is found
 * when the basket is priced; whether somebody may give them is judged by who asks.
 */
import type { LineId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import {
	changeLines,
	changeTerms,
	type LineTechnician,
	type OpenSale,
	type SaleChange,
} from './open-sale.ts';
import { MAX_COUPONS, type HandedCoupon, type ManualDiscount, type SaleTerms } from './terms.ts';

export type TermsRefusal =
	| { readonly code: 'sale/line-gone' }
	| { readonly code: 'technician/not-a-service' }
	| { readonly code: 'coupon/twice'; readonly coupon: string }
	| { readonly code: 'coupon/too-many'; readonly most: number }
	| { readonly code: 'coupon/not-in-basket'; readonly coupon: string };

/** Puts a discount on a line, or takes it off again when none is given. */
export function discountLine(
	sale: OpenSale,
	lineId: LineId,
	discount: ManualDiscount | undefined,
): Result<SaleChange, TermsRefusal> {
	const line = sale.lines.find((one) => one.lineId === lineId);
	if (line === undefined) return refuse({ code: 'sale/line-gone' });
	const { lineDiscount: _had, ...plain } = line;
	const put = discount === undefined ? plain : { ...plain, lineDiscount: discount };
	return ok(changeLines(sale, [put], []));
}

/** Puts a discount on the whole basket, or takes it off again. */
export function discountOrder(sale: OpenSale, discount: ManualDiscount | undefined): SaleChange {
	const { orderDiscount: _had, ...plain } = sale.terms;
	return changeTerms(sale, discount === undefined ? plain : { ...plain, orderDiscount: discount });
}

/** 抹零 by hand, or none. */
export function dropSmallChange(
	sale: OpenSale,
	smallChange: SaleTerms['smallChange'] | undefined,
): SaleChange {
	const { smallChange: _had, ...plain } = sale.terms;
	return changeTerms(sale, smallChange === undefined ? plain : { ...plain, smallChange });
}

export function addCoupon(sale: OpenSale, coupon: HandedCoupon): Result<SaleChange, TermsRefusal> {
	const { coupons } = sale.terms;
	if (coupons.some(({ code }) => code === coupon.code)) {
		return refuse({ code: 'coupon/twice', coupon: coupon.code });
	}
	if (coupons.length >= MAX_COUPONS) return refuse({ code: 'coupon/too-many', most: MAX_COUPONS });
	return ok(changeTerms(sale, { ...sale.terms, coupons: [...coupons, coupon] }));
}

export function removeCoupon(sale: OpenSale, code: string): Result<SaleChange, TermsRefusal> {
	const { coupons } = sale.terms;
	const left = coupons.filter((one) => one.code !== code);
	if (left.length === coupons.length) {
		return refuse({ code: 'coupon/not-in-basket', coupon: code });
	}
	return ok(changeTerms(sale, { ...sale.terms, coupons: left }));
}

/** Attaches what comes back, in place of what was attached; none takes it off again. */
export function attachReturn(sale: OpenSale, returned: SaleTerms['returned']): SaleChange {
	const { returned: _had, ...plain } = sale.terms;
	return changeTerms(sale, returned === undefined ? plain : { ...plain, returned });
}

/** Whose sale it is; none takes them off again, and what was theirs with them. */
export function attachMember(sale: OpenSale, member: SaleTerms['member']): SaleChange {
	const { member: _had, points: _theirs, ...plain } = sale.terms;
	return changeTerms(sale, member === undefined ? plain : { ...plain, member });
}

/** Lets points pay part of it, or none any more. */
export function usePoints(sale: OpenSale, points: number | undefined): SaleChange {
	const { points: _had, ...plain } = sale.terms;
	return changeTerms(sale, points === undefined ? plain : { ...plain, points });
}

/** Writes the note (备注); an empty one takes it away. */
export function noteSale(sale: OpenSale, text: string): SaleChange {
	const { note: _had, ...plain } = sale.terms;
	return changeTerms(sale, text === '' ? plain : { ...plain, note: text });
}

/** Whose sale a line is (导购); '' is the cashier's again. No line named: all of them. */
export function sellBy(
	sale: OpenSale,
	operatorNo: string,
	lineId: LineId | undefined,
): Result<SaleChange, TermsRefusal> {
	const lines = sale.lines.filter((line) => lineId === undefined || line.lineId === lineId);
	if (lines.length === 0) return refuse({ code: 'sale/line-gone' });
	const put = lines.map(({ salesperson: _had, ...line }) => {
		return operatorNo === '' ? line : { ...line, salesperson: operatorNo };
	});
	return ok(changeLines(sale, put, []));
}

/** Who does the service of a line (技师); undefined: nobody is named any more. */
export function doBy(
	sale: OpenSale,
	lineId: LineId,
	technician: LineTechnician | undefined,
): Result<SaleChange, TermsRefusal> {
	const line = sale.lines.find((one) => one.lineId === lineId);
	if (line === undefined) return refuse({ code: 'sale/line-gone' });
	if (line.dept !== 'service') return refuse({ code: 'technician/not-a-service' });
	const { technician: _had, ...plain } = line;
	const put = technician === undefined ? plain : { ...plain, technician };
	return ok(changeLines(sale, [put], []));
}
