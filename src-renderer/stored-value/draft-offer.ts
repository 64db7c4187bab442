/** A top-up offer as it is typed (充值优惠, SV-1), and the offer it makes, or what is not right yet. */
import { dateOf } from '#shared/member/birthday.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { sayFilled } from '../app/say.ts';
import type { Words } from '#shared/words/words-of.ts';
import type { Book } from './book-form.tsx';

export type Offer = Book['offers'][number];
export type Gift = Offer['gifts'][number];

/** What may be given, with its name. */
export type Givable = {
	readonly coupons: readonly { readonly id: string; readonly name: string }[];
	/** On sale. */
	readonly passes: readonly { readonly id: string; readonly name: string }[];
};

export type OfferDraft = {
	readonly reachText: string;
	readonly kind: Gift['kind'];
	readonly bonusText: string;
	readonly pointsText: string;
	readonly couponKind: string;
	readonly countText: string;
	readonly templateId: string;
	readonly times: 'once' | 'each';
	readonly whom: 'all' | 'vip';
	readonly from: string;
	readonly until: string;
};

export const EMPTY_OFFER: OfferDraft = {
	reachText: '',
	kind: 'bonus',
	bonusText: '',
	pointsText: '',
	couponKind: '',
	countText: '1',
	templateId: '',
	times: 'once',
	whom: 'all',
	from: '',
	until: '',
};

type Made =
	| { readonly offer: Omit<Offer, 'offerId'> }
	/** In words, for the dialog. */
	| { readonly problem: string };

export function offerFrom(
	draft: OfferDraft,
	givable: Givable,
	{ storedValue: { book: say }, topUpOffer }: Pick<Words, 'storedValue' | 'topUpOffer'>,
): Made {
	const reach = fenOf(draft.reachText);
	const gift = giftOf(draft);
	if (gift === 'bad-count') return { problem: topUpOffer.badCount };
	if (reach === undefined || gift === undefined) return { problem: say.missing };
	const dates = [draft.from, draft.until].map((text) => (text.trim() === '' ? '' : dateOf(text)));
	const [from, until] = dates;
	if (from === undefined || until === undefined) return { problem: topUpOffer.badDate };
	if (until !== '' && from > until) return { problem: topUpOffer.upsideDown };
	const called = { ...figuresOf(gift, givable), reach: shortYuan(reach) };
	const name = sayFilled(topUpOffer.named[gift.kind], called);
	return {
		offer: {
			name: (draft.whom === 'vip' ? sayFilled(topUpOffer.vip, { name }) : name).slice(0, 40),
			reach,
			every: draft.times === 'each',
			gifts: [gift],
			kinds: draft.whom === 'vip' ? ['vip'] : [],
			from,
			until,
		},
	};
}

/** What an offer brings, in words. */
export function sayGifts(
	{ gifts, every, reach }: Pick<Offer, 'gifts' | 'every' | 'reach'>,
	givable: Givable,
	{ topUpOffer: say }: Pick<Words, 'topUpOffer'>,
): string {
	const said = gifts.map((gift) => sayFilled(say.called[gift.kind], figuresOf(gift, givable)));
	const often = every ? [sayFilled(say.every, { reach: shortYuan(reach) })] : [];
	return [...often, ...said].join(' ');
}

function giftOf(draft: OfferDraft): Gift | 'bad-count' | undefined {
	switch (draft.kind) {
		case 'bonus': {
			const fen = fenOf(draft.bonusText);
			return fen === undefined ? undefined : { kind: 'bonus', fen };
		}
		case 'points': {
			if (draft.pointsText.trim() === '') return undefined;
			const points = countOf(draft.pointsText, 10_000_000);
			return points === undefined ? 'bad-count' : { kind: 'points', points };
		}
		case 'coupon': {
			const { couponKind } = draft;
			const count = countOf(draft.countText, 20);
			if (count === undefined) return 'bad-count';
			return couponKind === '' ? undefined : { kind: 'coupon', couponKind, count };
		}
		case 'pass':
			return draft.templateId === '' ? undefined : { kind: 'pass', templateId: draft.templateId };
	}
}

/** More than nothing, fen. */
function fenOf(text: string): number | undefined {
	const amount = parseYuan(text);
	return amount.ok && amount.value > 0 ? amount.value : undefined;
}

function countOf(text: string, most: number): number | undefined {
	const digits = text.normalize('NFKC').trim();
	if (!/^\d{1,8}$/.test(digits)) return undefined;
	const count = Number(digits);
	return count >= 1 && count <= most ? count : undefined;
}

/** Its figures and names, as the words want them. */
function figuresOf(gift: Gift, { coupons, passes }: Givable): Record<string, string> {
	switch (gift.kind) {
		case 'bonus':
			return { bonus: shortYuan(gift.fen) };
		case 'points':
			return { points: String(gift.points) };
		case 'coupon': {
			const { couponKind, count } = gift;
			return { coupon: nameIn(coupons, couponKind), count: String(count) };
		}
		case 'pass':
			return { pass: nameIn(passes, gift.templateId) };
	}
}

function nameIn(named: Givable['coupons'], id: string): string {
	return named.find((one) => one.id === id)?.name ?? id;
}

/** 500 rather than 500.00, as offers are called. */
function shortYuan(fen: number): string {
	return formatYuan(fen).replace(/\.00$/, '');
}
