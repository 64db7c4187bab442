/**
 * The reward of a referral (MEM-14), in the transaction of the sale that earns it. The event right
 * behind the sale's own says what was given, so that just that is taken back when the sale comes
 * back whole (referral-return.ts).
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import { addDays } from '#shared/coupon/add-days.ts';
import { isRewarded, type ReferralReward } from '#shared/member/referral.ts';
import { insertIssued } from '../coupon/coupon-store.ts';
import { freshCode } from '../coupon/give-coupons.ts';
import type { AppendedEvent } from '../ledger/access.ts';
import { givePoints } from '../points/adjust-points.ts';
import { onOneDevice } from '../points/device-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { memberDay } from './member-day.ts';
import { findMember, type MemberRow } from './member-store.ts';
import { patchMember } from './member-writer.ts';
import { pastOfId, survivorOf } from './past-of.ts';
import { poolOf } from './show-row.ts';

export type RewardDesk = Pick<Terminal, 'pen' | 'ids' | 'clock' | 'settings' | 'priceBook'>;

/** What was given, as the journal tells it. */
export type RewardGiven = {
	readonly referrer_id: string;
	readonly points: number;
	/** The lot of the points; '' or absent when a debt took them all. */
	readonly lot_id?: string;
	/** '' for none. */
	readonly code: string;
};

export type SaleToReward = AppendedEvent & {
	/** Whose reward went with the goods that came back on this very sale. */
	readonly takenBack: string | undefined;
};

/**
 * After a member's sale was counted, and what came back on it: their referrer's reward, when this
 * sale earns it. One that was just taken back is earned anew by all the sale costs, not by what was
 * paid on top.
 */
export function rewardReferrer(
	desk: RewardDesk,
	caller: Pick<Caller, 'operator' | 'approver'>,
	{ pos, event, takenBack }: SaleToReward,
): void {
	const { pen } = desk;
	const sale = event as SaleCompleted;
	const buyer = sale.member === undefined ? undefined : findMember(pen, sale.member.member_id);
	const referred = survivorOf(pen, buyer);
	if (referred === undefined || referred.referred_by === '') return;
	const referrer = survivorOf(pen, findMember(pen, referred.referred_by));
	const reward = desk.settings.current().referralReward;
	const returnedFen = takenBack === referred.member_id ? 0 : (sale.returned?.total_fen ?? 0);
	const paidFen = sale.total_fen - returnedFen;
	if (referred.referral_paid === 1 || paidFen <= 0) return;
	const onOnePhone = referrer !== undefined && isOnOnePhone(desk, referrer, referred);
	const who = { ...personOf(referred), paid: false, paidFen, onOnePhone };
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
	desk: RewardDesk,
	caller: Pick<Caller, 'operator' | 'approver'>,
	{ referrer, reward }: Giving,
): RewardGiven | undefined {
	const by = byWhom(caller as Caller);
	const { member_id: referrerId } = referrer;
	if (reward.kind === 'points' && reward.points > 0) {
		const { points } = reward;
		const given = { ...by, memberId: poolOf(referrer), points, reason: 'referral' };
		return { referrer_id: referrerId, points, lot_id: givePoints(desk, given), code: '' };
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
	insertIssued(desk.pen, { ...named, code });
	desk.pen.append({ kind: 'coupon/issued', v: 1, ...by, body: { ...named, codes: [code] } });
	return { referrer_id: referrerId, points: 0, code };
}

function isOnOnePhone(desk: RewardDesk, one: MemberRow, other: MemberRow): boolean {
	const { pen } = desk;
	const ids = [pastOfId(pen, one.member_id), pastOfId(pen, other.member_id)] as const;
	return onOneDevice(pen, ids, memberDay(desk));
}

function personOf({ member_id: memberId, identity_no: identityNo, state }: MemberRow) {
	return { memberId, identityNo, active: state === 'active' };
}
