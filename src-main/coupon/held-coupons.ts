/**
 * coupon/held: the coupons on the account of the member on the open sale, each with what it would
 * take off this basket, or why it cannot be used on it. Each kind is tried once, as a scan of one
 * of its codes would be; nothing is changed.
 */
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { HeldCouponView } from '#shared/contract/pricing-views.ts';
import { addCoupon } from '#shared/sale/change-terms.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { memberDay } from '../member/member-day.ts';
import { newlyAside, priceOpenSale, type PricedOpenSale } from '../pricing/price-open-sale.ts';
import { showPricing } from '../pricing/show-pricing.ts';
import { findOpenSale, liesElsewhere } from '../sale/open-sale-store.ts';
import type { Terminal } from '../terminal.ts';
import { listHeldCoupons, type CouponRow } from './coupon-store.ts';
import { couponOf } from './read-coupon.ts';

type Worth = Pick<HeldCouponView, 'amountFen' | 'setAside'>;

/** Those that can be used now first, then by their end. */
export function showHeldCoupons(terminal: Terminal): RequestOutput<'coupon/held'> {
	const sale = findOpenSale(terminal.pen);
	const memberId = sale?.terms.member?.memberId;
	if (sale === undefined || memberId === undefined) return { coupons: [] };
	const before = priceOpenSale(terminal, sale);
	const onSale = new Set(sale.terms.coupons.map(({ code }) => code));
	const byKind = new Map<string, Worth>();
	const coupons = listHeldCoupons(terminal.pen, memberId, memberDay(terminal)).flatMap((row) => {
		const coupon = couponOf(terminal, row);
		if (!coupon.ok || onSale.has(row.code)) return [];
		const { code, valid_until: validUntil } = row;
		const worth = worthOf(terminal, { sale, before, row, byKind });
		return [{ code, name: coupon.value.kind.name, validUntil, ...worth }];
	});
	const usable = coupons.filter(({ setAside }) => setAside === undefined);
	return { coupons: [...usable, ...coupons.filter(({ setAside }) => setAside !== undefined)] };
}

type Tried = {
	readonly sale: OpenSale;
	readonly before: PricedOpenSale;
	readonly row: CouponRow;
	/** What was found of a kind holds for all its codes. */
	readonly byKind: Map<string, Worth>;
};

function worthOf(terminal: Terminal, { sale, before, row, byKind }: Tried): Worth {
	const { code, kind_id: kindId } = row;
	if (liesElsewhere(terminal.pen, code)) {
		return { amountFen: 0, setAside: { code: 'coupon/in-other-basket', coupon: code } };
	}
	const known = byKind.get(kindId);
	if (known !== undefined) return known;
	const worth = tryOn(terminal, { sale, before, code });
	byKind.set(kindId, worth);
	return worth;
}

type Trial = Pick<Tried, 'sale' | 'before'> & { readonly code: string };

function tryOn(terminal: Terminal, { sale, before, code }: Trial): Worth {
	const added = addCoupon(sale, { code });
	if (!added.ok) return { amountFen: 0, setAside: added.refusal };
	const after = priceOpenSale(terminal, added.value.sale);
	const setAside = newlyAside(before.setAside, after.setAside);
	if (setAside !== undefined) return { amountFen: 0, setAside };
	const { coupons } = showPricing(terminal, added.value.sale, after);
	return { amountFen: coupons.find((one) => one.code === code)?.amountFen ?? 0 };
}
