/**
 * Offers (充值优惠) that can be kept in full today: what is switched off, or gone from the price book,
 * is neither promised by a quote nor left out of a top-up in silence.
 */
import type { TopUpGift, TopUpOffer } from '#shared/stored-value/top-up-offer.ts';
import { findTemplate } from '../pass-card/pass-store.ts';
import type { Terminal } from '../terminal.ts';

/** Those of which every gift is there to give. */
export function givableOffers(
	terminal: Terminal,
	offers: readonly TopUpOffer[],
): readonly TopUpOffer[] {
	return offers.filter(({ gifts }) => gifts.every((gift) => isThere(terminal, gift)));
}

function isThere({ pen, priceBook }: Terminal, gift: TopUpGift): boolean {
	switch (gift.kind) {
		case 'pass':
			return findTemplate(pen, gift.templateId)?.active === true;
		case 'coupon':
			return priceBook.current().couponKinds.some(({ kindId }) => kindId === gift.couponKind);
		default:
			return true;
	}
}
