/**
 * The reward of a referral (MEM-14), in the transaction of the sale that earns it and of the return
 * that takes it back. The event right behind the sale's own says what was given, so that just that
 * is taken back when the sale comes back whole.
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { addDays } from '#shared/coupon/add-days.ts';
import { isRewarded, type ReferralReward } from '#shared/member/referral.ts';
import { isAllReturned } from '#shared/refund/refundable-sale.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import { insertCoupon } from '../coupon/coupon-store.ts';
import { freshCode } from '../coupon/give-coupons.ts';
import type { AppendedEvent, ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { givePoints } from '../points/adjust-points.ts';
import { pointLotsOf } from '../points/points-store.ts';
import { findPosOf, loadRefundable } from '../refund/refund-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { memberDay } from './member-day.ts';
import { findMember, type MemberRow } from './member-store.ts';
import { patchMember } from './member-writer.ts';
import { survivorOf } from './past-of.ts';
import { poolOf } from './show-row.ts';

type Desk = Pick<Terminal, 'pen' | 'ids' | 'clock' | 'settings' | 'priceBook'>;

/** What was given, as the journal tells it. */
type Given = {
	readonly referrer_id: string;
	readonly points: number;
	/** '' for none. */
	readonly code: string;
};

/** After a member's sale was counted: their referrer's reward, when this sale earns it. */
export function rewardReferrer(
	desk: Desk,
	caller: Pick<Caller, 'operator' | 'approver'>,
	{ pos, event }: AppendedEvent,
): void {
	const { pen } = desk;
	const sale = event as SaleCompleted;
	const referred = sale.member === undefined ? undefined : findMember(pen, sale.member.member_id);
	if (referred === undefined || referred.referred_by === '') return;
	const referrer = survivorOf(pen, findMember(pen, referred.referred_by));
	const reward = desk.settings.current().referralReward;
	const paidFen = sale.total_fen - (sale.returned?.total_fen ?? 0);
	const who = { ...personOf(referred), paid: referred.referral_paid === 1, paidFen };
	if (who.paid || paidFen <= 0) return;
	// The first paid sale is the one that counts, whatever the store gives for it at the time.
	patchMember(pen, referred, { referral_paid: 1 });
	if (referrer === undefined || !isRewarded(personOf(referrer), who)) return;
	const given = give(desk, caller, { referrer, reward });
	if (given === undefined) return;
	pen.append({
		kind: 'referral/rewarded',
		v: 1,
		...byWhom(caller as Caller),
		body: { member_id: referred.member_id, sale_pos: pos, what: 'given', ...given },
	});
}

type Giving = { readonly referrer: MemberRow; readonly reward: ReferralReward };

function give(
	desk: Desk,
	caller: Pick<Caller, 'operator' | 'approver'>,
	{ referrer, reward }: Giving,
): Given | undefined {
	const by = byWhom(caller as Caller);
	const { member_id: referrerId } = referrer;
	if (reward.kind === 'points' && reward.points > 0) {
		const { points } = reward;
		givePoints(desk, { ...by, memberId: poolOf(referrer), points, reason: 'referral' });
		return { referrer_id: referrerId, points, code: '' };
	}
	const at = desk.priceBook.current().couponKinds.findIndex((kind) => {
		return reward.kind === 'coupon' && kind.kindId === reward.couponKind;
	});
	if (at < 0) return undefined;
	const code = freshCode(desk, at + 1);
	const today = memberDay(desk);
	const named = {
		kind_id: reward.couponKind,
		valid_from: today,
		valid_until: addDays(today, reward.couponDays - 1),
		member_id: referrerId,
	};
	insertCoupon(desk.pen, {
		...named,
		code,
		state: 'issued',
		issued_pos: null,
		redeemed_pos: null,
		amount_fen: 0,
	});
	desk.pen.append({ kind: 'coupon/issued', v: 1, ...by, body: { ...named, codes: [code] } });
	return { referrer_id: referrerId, points: 0, code };
}

/** A sale came back whole: what its referral gave is taken back, as far as it is still there. */
export function takeBackReward(
	desk: Desk,
	caller: Pick<Caller, 'operator' | 'approver'>,
	{ of }: ReturnedPart,
): void {
	const { pen } = desk;
	const pos = of === undefined ? undefined : findPosOf(pen, of);
	const given = pos === undefined ? undefined : givenBehind(pen, pos);
	if (pos === undefined || given === undefined) return;
	if (!isAllReturned(loadRefundable(pen, pos).refundable)) return;
	const referrer = survivorOf(pen, findMember(pen, given.referrer_id));
	const points = referrer === undefined ? 0 : takePoints(desk, caller, { referrer, given });
	const isVoid = given.code !== '' && voidCoupon(desk, given.code);
	const referred = findMember(pen, given.member_id);
	if (referred !== undefined) patchMember(pen, referred, { referral_paid: 0 });
	pen.append({
		kind: 'referral/rewarded',
		v: 1,
		...byWhom(caller as Caller),
		body: {
			member_id: given.member_id,
			sale_pos: pos,
			what: 'taken-back',
			referrer_id: given.referrer_id,
			// No -0: the journal has one zero.
			points: 0 - points,
			code: isVoid ? given.code : '',
		},
	});
}

function takePoints(
	desk: Desk,
	caller: Pick<Caller, 'operator' | 'approver'>,
	{ referrer, given }: { readonly referrer: MemberRow; readonly given: Given },
): number {
	const pool = poolOf(referrer);
	const points = Math.min(given.points, availableOn(pointLotsOf(desk.pen, pool), memberDay(desk)));
	if (points <= 0) return 0;
	const by = byWhom(caller as Caller);
	givePoints(desk, { ...by, memberId: pool, points: -points, reason: 'referral' });
	return points;
}

/** False when it was used already: the goods are sold, nobody pays for them twice. */
function voidCoupon({ pen }: Desk, code: string): boolean {
	const done = prepared(
		pen.db,
		`UPDATE coupon SET state = 'void' WHERE code = ? AND state = 'issued'`,
	).run(code);
	return done.changes > 0;
}

/** Events of one sale are written together: the reward stands a few places behind it. */
const BEHIND = 12;

function givenBehind(
	{ db }: ReadableLedger,
	pos: number,
): (Given & { readonly member_id: string }) | undefined {
	const rows = prepared(
		db,
		`SELECT body FROM journal WHERE pos > ? AND pos <= ? AND kind = 'referral/rewarded'`,
	).all(pos, pos + BEHIND) as { body: Buffer }[];
	return rows
		.map(({ body }) => JSON.parse(body.toString('utf8')) as Told)
		.find((told) => told.sale_pos === pos && told.what === 'given');
}

type Told = Given & {
	readonly member_id: string;
	readonly sale_pos: number;
	readonly what: string;
};

function personOf({ member_id: memberId, identity_no: identityNo, state }: MemberRow) {
	return { memberId, identityNo, active: state === 'active' };
}
