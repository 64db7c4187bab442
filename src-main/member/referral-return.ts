/**
 * A sale came back whole, and so does what its referral gave (MEM-14): all the points, what was
 * spent of them as a debt, and the coupon. What was used of a coupon is not taken back: then the
 * reward was had, and the next sale brings no other.
 */
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import { isAllReturned } from '#shared/refund/refundable-sale.ts';
import { endCoupon } from '../coupon/coupon-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { givePoints } from '../points/adjust-points.ts';
import { endedOf, ownerOfLot, pointLotsOf } from '../points/points-store.ts';
import { findPosOf, loadRefundable } from '../refund/refund-store.ts';
import { byWhom, type Caller } from '../terminal.ts';
import { holdingDay } from './member-day.ts';
import { findMember } from './member-store.ts';
import { patchMember } from './member-writer.ts';
import { survivorOf } from './past-of.ts';
import type { RewardDesk, RewardGiven } from './referral.ts';
import { poolOf } from './show-row.ts';

/** Whose next sale may bring the reward again: the referred member; undefined for nobody's. */
export function takeBackReward(
	desk: RewardDesk,
	caller: Pick<Caller, 'operator' | 'approver'>,
	{ of }: ReturnedPart,
): string | undefined {
	const { pen } = desk;
	const pos = of === undefined ? undefined : findPosOf(pen, of);
	const given = pos === undefined ? undefined : givenBehind(pen, pos);
	if (pos === undefined || given === undefined) return undefined;
	if (!isAllReturned(loadRefundable(pen, pos).refundable)) return undefined;
	const points = takePoints(desk, caller, given);
	const coupon = given.code === '' ? 'void' : endCoupon(pen, given.code);
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
			code: coupon === 'void' ? given.code : '',
			...(coupon === 'used' ? { used_code: given.code } : {}),
		},
	});
	const referred = survivorOf(pen, findMember(pen, given.member_id));
	if (referred === undefined || coupon === 'used' || points < given.points) return undefined;
	patchMember(pen, referred, { referral_paid: 0 });
	return referred.member_id;
}

/**
 * From whoever has the lot by now, but for what ended unspent. Who is gone owes nothing: then what
 * is there, if anything.
 */
function takePoints(
	desk: RewardDesk,
	caller: Pick<Caller, 'operator' | 'approver'>,
	{ points: had, lot_id: ownLot = '', referrer_id: referrerId }: RewardGiven,
): number {
	const { pen } = desk;
	const referrer = survivorOf(pen, findMember(pen, referrerId));
	const owner = ownerOfLot(pen, ownLot) ?? (referrer === undefined ? '' : poolOf(referrer));
	const keeper = survivorOf(pen, findMember(pen, owner));
	if (keeper === undefined) return 0;
	const isGone = keeper.state === 'closed' || keeper.state === 'erased';
	const left = availableOn(pointLotsOf(pen, keeper.member_id), holdingDay(desk));
	const alive = Math.max(0, had - endedOf(pen, keeper.member_id, ownLot));
	const points = isGone ? Math.min(alive, left) : alive;
	if (points <= 0) return 0;
	const taken = { memberId: keeper.member_id, points: -points, reason: 'referral', ownLot };
	givePoints(desk, { ...byWhom(caller as Caller), ...taken });
	return points;
}

/** Events of one sale are written together: the reward stands a few places behind it. */
const BEHIND = 12;

function givenBehind(
	{ db }: ReadableLedger,
	pos: number,
): (RewardGiven & { readonly member_id: string }) | undefined {
	const rows = prepared(
		db,
		`SELECT body FROM journal WHERE pos > ? AND pos <= ? AND kind = 'referral/rewarded'`,
	).all(pos, pos + BEHIND) as { body: Buffer }[];
	return rows
		.map(({ body }) => JSON.parse(body.toString('utf8')) as Told)
		.find((told) => told.sale_pos === pos && told.what === 'given');
}

type Told = RewardGiven & {
	readonly member_id: string;
	readonly sale_pos: number;
	readonly what: string;
};
