/** What an offer gives with a top-up beside its bonus: passes and coupons, of this member only. */
import { addDays } from '#shared/coupon/add-days.ts';
import type { StoredValueToppedUp } from '#shared/journal/stored-value-event.ts';
import type { Matched } from '#shared/stored-value/top-up-offer.ts';
import { insertIssued } from '../coupon/coupon-store.ts';
import { freshCode } from '../coupon/give-coupons.ts';
import { givePass } from '../pass-card/give-pass.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';

type Giving = {
	readonly matched: Matched | undefined;
	readonly today: string;
	readonly memberId: string;
};

type Topped = {
	readonly matched: Matched | undefined;
	readonly event: StoredValueToppedUp;
};

/** Passes of the offer: they cost nothing and go when the top-up is undone. */
export function givePasses(terminal: Terminal, caller: Caller, { matched, event }: Topped): void {
	const { member_id: memberId, lot_id: lotId, shift_id: shiftId = 0 } = event;
	for (const gift of matched?.offer.gifts ?? []) {
		if (gift.kind !== 'pass') continue;
		const { templateId } = gift;
		for (let given = 0; given < (matched?.times ?? 1); given += 1) {
			givePass(terminal, caller, { templateId, memberId, lotId, shiftId });
		}
	}
}

type Given = NonNullable<StoredValueToppedUp['coupons']>;

/** That of the top-up among them. */
const COUPON_DAYS = 90;

/** Coupons of the offer, made and told as those by hand are, for this member only. */
export function giveCoupons(terminal: Terminal, caller: Caller, giving: Giving): Given {
	const { matched, today, memberId } = giving;
	const { couponKinds } = terminal.priceBook.current();
	const validUntil = addDays(today, COUPON_DAYS - 1);
	return (matched?.offer.gifts ?? []).flatMap((gift) => {
		const at = couponKinds.findIndex(({ kindId }) => {
			return gift.kind === 'coupon' && kindId === gift.couponKind;
		});
		if (gift.kind !== 'coupon' || at < 0) return [];
		const count = gift.count * (matched?.times ?? 1);
		const made = Array.from({ length: count }, () => {
			const code = freshCode(terminal, at + 1);
			const named = { code, kind_id: gift.couponKind, valid_from: today, valid_until: validUntil };
			insertIssued(terminal.pen, { ...named, member_id: memberId });
			return named;
		});
		terminal.pen.append({
			kind: 'coupon/issued',
			v: 1,
			...byWhom(caller),
			body: {
				kind_id: gift.couponKind,
				valid_from: today,
				valid_until: validUntil,
				member_id: memberId,
				codes: made.map(({ code }) => code),
			},
		});
		return made;
	});
}
