/**
 * What a top-up brings beside itself (充值优惠, SV-1): bonus, points, a coupon or a pass, by the amount
 * that is paid in. The offers are data; the best that is reached is chosen without asking, and the
 * next one is said (再充 ¥x 可得…).
 */
import type { MemberKind } from '../member/member.ts';

export type TopUpGift =
	| { readonly kind: 'bonus'; readonly fen: number }
	| { readonly kind: 'points'; readonly points: number }
	/** Kind of the price book. */
	| { readonly kind: 'coupon'; readonly couponKind: string; readonly count: number }
	| { readonly kind: 'pass'; readonly templateId: string };

export type TopUpOffer = {
	readonly offerId: string;
	readonly name: string;
	/** From this amount on, fen. */
	readonly reach: number;
	/** Given for every so much that is reached, or once. */
	readonly every: boolean;
	readonly gifts: readonly TopUpGift[];
	/** Empty: for all kinds of members; VIP offers name 'vip' (SV-8). */
	readonly kinds: readonly MemberKind[];
	/** Business dates, both included; '' without an end. */
	readonly from: string;
	readonly until: string;
};

/** Coupons and passes of one top-up are all made in its transaction. */
export const MOST_GIVEN = 500;

/** True when the most that may be topped up at once, fen, would bring more of them than that. */
export function givesTooMany({ every, reach, gifts }: TopUpOffer, mostFen: number): boolean {
	const times = every ? Math.floor(mostFen / reach) : 1;
	const pieces = gifts.reduce((sum, gift) => {
		if (gift.kind === 'coupon') return sum + gift.count;
		return gift.kind === 'pass' ? sum + 1 : sum;
	}, 0);
	return times * pieces > MOST_GIVEN;
}

/** 充500送50, 充200送30. */
export const DEFAULT_OFFERS: readonly TopUpOffer[] = [
	offerOf('充200送30', 20_000, 3_000),
	offerOf('充500送50', 50_000, 5_000),
];

function offerOf(name: string, reach: number, bonus: number): TopUpOffer {
	const offerId = `top-up-${reach / 100}`;
	const gifts = [{ kind: 'bonus', fen: bonus }] as const;
	return { offerId, name, reach, every: false, gifts, kinds: [], from: '', until: '' };
}

export type TopUpFor = {
	readonly kind: MemberKind;
	readonly today: string;
	/** What a gift is worth here, fen; 0 for what cannot be said in money. A bonus is its own worth. */
	readonly worthOf: (gift: Exclude<TopUpGift, { kind: 'bonus' }>) => number;
};

export type Matched = {
	readonly offer: TopUpOffer;
	/** How often its gifts are given. */
	readonly times: number;
	readonly bonusFen: number;
	/** Of all it gives, fen. */
	readonly worthFen: number;
};

/**
 * The best offer that `amount` fen reach: the most that it gives is worth, then the most bonus, the
 * highest reach, its id.
 */
export function bestOffer(
	offers: readonly TopUpOffer[],
	amount: number,
	who: TopUpFor,
): Matched | undefined {
	const matched = offers
		.filter((offer) => holds(offer, who) && amount >= offer.reach)
		.map((offer) => matchedBy(offer, amount, who));
	return matched.toSorted(
		(a, b) =>
			b.worthFen - a.worthFen ||
			b.bonusFen - a.bonusFen ||
			b.offer.reach - a.offer.reach ||
			(a.offer.offerId < b.offer.offerId ? -1 : 1),
	)[0];
}

/** The next offer above `amount` that gives more: how much is missing, and which. */
export function nextOffer(
	offers: readonly TopUpOffer[],
	amount: number,
	who: TopUpFor,
): { readonly offer: TopUpOffer; readonly missing: number } | undefined {
	const has = bestOffer(offers, amount, who)?.worthFen ?? -1;
	const [next] = offers
		.filter((offer) => holds(offer, who) && offer.reach > amount)
		.filter((offer) => matchedBy(offer, offer.reach, who).worthFen > has || has < 0)
		.toSorted((a, b) => a.reach - b.reach);
	return next === undefined ? undefined : { offer: next, missing: next.reach - amount };
}

function holds({ kinds, from, until }: TopUpOffer, { kind, today }: TopUpFor): boolean {
	if (kinds.length > 0 && !kinds.includes(kind)) return false;
	return (from === '' || from <= today) && (until === '' || until >= today);
}

function matchedBy(offer: TopUpOffer, amount: number, { worthOf }: TopUpFor): Matched {
	const times = offer.every ? Math.floor(amount / offer.reach) : 1;
	const bonus = offer.gifts.reduce((sum, gift) => sum + (gift.kind === 'bonus' ? gift.fen : 0), 0);
	const worth = offer.gifts.reduce((sum, gift) => {
		return sum + (gift.kind === 'bonus' ? gift.fen : worthOf(gift));
	}, 0);
	return { offer, times, bonusFen: bonus * times, worthFen: worth * times };
}
