/**
 * What the gifts of an offer are worth here, fen (SV-1): points by the rules in force, a coupon by
 * what it takes off, a pass by its uses at list price. What depends on a basket counts nothing.
 */
import type { CouponBenefit } from '#shared/coupon/coupon.ts';
import type { PassTemplate } from '#shared/pass-card/pass-template.ts';
import { valueOf } from '#shared/points/redeem-points.ts';
import type { TopUpFor } from '#shared/stored-value/top-up-offer.ts';
import { findTemplate } from '../pass-card/pass-store.ts';
import { pointsBook } from '../points/points-store.ts';
import type { Terminal } from '../terminal.ts';

export function giftWorth({ pen, priceBook }: Terminal, today: string): TopUpFor['worthOf'] {
	return (gift) => {
		switch (gift.kind) {
			case 'points':
				return valueOf(pointsBook(pen, today), gift.points);
			case 'coupon': {
				const { couponKinds } = priceBook.current();
				const kind = couponKinds.find(({ kindId }) => kindId === gift.couponKind);
				return kind === undefined ? 0 : offOf(kind.benefit) * gift.count;
			}
			case 'pass':
				return passWorth(findTemplate(pen, gift.templateId)?.template);
		}
	};
}

function offOf(benefit: CouponBenefit): number {
	switch (benefit.kind) {
		case 'order-amount':
		case 'item-amount':
			return benefit.off;
		default:
			return 0;
	}
}

/** A time card has no number of uses: it is worth what it is sold for. */
function passWorth(template: PassTemplate | undefined): number {
	if (template === undefined) return 0;
	const { kind, priceFen, items } = template;
	if (kind === 'unlimited') return priceFen;
	return items.reduce((sum, { listPriceFen, paid, gift }) => sum + listPriceFen * (paid + gift), 0);
}
