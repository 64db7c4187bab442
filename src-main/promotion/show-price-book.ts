/** price-book/show: what is on, what is to come, and what it gave. */
import type {
	CouponKindView,
	PriceBookView,
	PromotionView,
} from '#shared/contract/pricing-views.ts';
import { isOnSchedule } from '#shared/promotion/conditions/schedule.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import type { Promotion } from '#shared/promotion/promotion.ts';
import type { BusinessMoment } from '#shared/promotion/situation.ts';
import { countCoupons } from '../coupon/coupon-store.ts';
import { situationAt } from '../pricing/basket-of.ts';
import type { Terminal } from '../terminal.ts';
import { useOf } from './rule-use-store.ts';

export function showPriceBook(terminal: Terminal): PriceBookView {
	const { priceBook } = terminal;
	return showBook(terminal, priceBook.current(), priceBook.loadedAtMs());
}

/** A book as it is in force, or as it will be once it is committed. */
export function showBook(
	{ pen, clock, settings }: Terminal,
	{ version, promotions, couponKinds }: PriceBook,
	loadedAtMs: number,
): PriceBookView {
	const { moment } = situationAt({ settings }, clock.now());
	const counts = new Map(countCoupons(pen).map((row) => [row.kind_id, row]));
	return {
		version,
		loadedAtMs,
		promotions: promotions.map((one) => {
			return showPromotion(one, moment, useOf(pen, one.id, moment.bizDate));
		}),
		couponKinds: couponKinds.map(({ kindId, name }): CouponKindView => {
			const { issued = 0, redeemed = 0 } = counts.get(kindId) ?? {};
			return { kindId, name, issued, redeemed };
		}),
	};
}

function showPromotion(
	promotion: Promotion,
	moment: BusinessMoment,
	use: ReturnType<typeof useOf>,
): PromotionView {
	const { id, name, benefit, schedule, audience, exclusive } = promotion;
	return {
		id,
		name,
		kind: benefit.kind,
		state: stateOf(promotion, moment),
		from: schedule.from ?? '',
		until: schedule.until ?? '',
		membersOnly: audience.membersOnly === true,
		exclusive,
		timesToday: use.today.times,
		amountTodayFen: use.today.amountFen,
		times: use.times,
		amountFen: use.amountFen,
	};
}

function stateOf({ schedule }: Promotion, moment: BusinessMoment): PromotionView['state'] {
	if (isOnSchedule(schedule, moment)) return 'live';
	const { from = '', until = '9999-12-31', dates } = schedule;
	const last = dates === undefined ? until : (dates.toSorted().at(-1) ?? until);
	const first = dates === undefined ? from : (dates.toSorted()[0] ?? from);
	if (moment.bizDate > last) return 'over';
	if (moment.bizDate < first) return 'upcoming';
	// Of this day some minute later on: the day ends at the cut-off of the next.
	const isLater = minutesLeft(moment).some((minute) => {
		return isOnSchedule(schedule, { ...moment, minute });
	});
	return isLater ? 'later-today' : 'not-today';
}

/** Minutes of the wall clock until the business day ends, in steps of five. */
function minutesLeft({ minute, cutOff }: BusinessMoment): number[] {
	const minutes: number[] = [];
	const now = minute < cutOff ? minute + 1440 : minute;
	for (let at = now; at < 1440 + cutOff; at += 5) minutes.push(at % 1440);
	return minutes;
}
