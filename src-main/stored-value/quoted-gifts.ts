/** What comes with a top-up besides its bonus, as the member is told before and after it. */
import type { TopUpQuote } from '#shared/contract/stored-value-views.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import type { Matched, TopUpGift } from '#shared/stored-value/top-up-offer.ts';
import type { MemberRow } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import { findTemplate } from '../pass-card/pass-store.ts';
import { placeNow } from '../pass-card/pass-place.ts';
import { pointLotsOf } from '../points/points-store.ts';
import type { Terminal } from '../terminal.ts';

type Gifts = TopUpQuote['gifts'];

export function quotedGifts(
	terminal: Terminal,
	member: MemberRow,
	matched: Matched | undefined,
): Gifts {
	const { offer, times = 0 } = matched ?? {};
	return (offer?.gifts ?? []).flatMap((gift) => quotedGift(terminal, { member, gift, times }));
}

/** By kind, of the book in force. */
export function couponNames({
	priceBook,
}: Pick<Terminal, 'priceBook'>): ReadonlyMap<string, string> {
	return new Map(priceBook.current().couponKinds.map(({ kindId, name }) => [kindId, name]));
}

type One = { readonly member: MemberRow; readonly gift: TopUpGift; readonly times: number };

function quotedGift(terminal: Terminal, { member, gift, times }: One): Gifts {
	switch (gift.kind) {
		case 'bonus':
			return [];
		case 'points': {
			const lots = pointLotsOf(terminal.pen, poolOf(member));
			const before = availableOn(lots, placeNow(terminal).today);
			return [{ kind: 'points', count: gift.points * times, before }];
		}
		case 'coupon': {
			const name = couponNames(terminal).get(gift.couponKind) ?? '';
			return [{ kind: 'coupon', count: gift.count * times, name }];
		}
		case 'pass': {
			const name = findTemplate(terminal.pen, gift.templateId)?.template.name ?? '';
			return [{ kind: 'pass', count: times, name }];
		}
	}
}
