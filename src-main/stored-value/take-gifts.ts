/**
 * What came with a top-up goes with it (赠送作废): coupons that are not used are void, passes are taken
 * back with what is left of them, points too; points that were spent meanwhile are owed, as goods
 * that come back have it.
 */
import type { StoredValueRefundPlan } from '#shared/contract/stored-value-views.ts';
import type { SvGiftsBack } from '#shared/journal/stored-value-event.ts';
import { clawBack } from '#shared/points/point-lots.ts';
import { endCoupons, type CouponRow } from '../coupon/coupon-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember } from '../member/member-store.ts';
import { survivorOf } from '../member/past-of.ts';
import { poolOf } from '../member/show-row.ts';
import { endGivenPass } from '../pass-card/give-pass.ts';
import type { HeldPass } from '../pass-card/pass-store.ts';
import { givePoints } from '../points/adjust-points.ts';
import { pointLotsOf } from '../points/points-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { giftsOf, isFree } from './lot-gifts.ts';
import type { RefundableLot } from './refundable-lots.ts';

type PointsBack = { readonly account: string; readonly points: number; readonly ownLot: string };

export type GiftsToTake = {
	readonly codes: readonly string[];
	readonly passes: readonly HeldPass[];
	readonly points: readonly PointsBack[];
	readonly pointsOwed: number;
};

type Given = { readonly lot: RefundableLot; readonly paysGifts: boolean };

/** Of the top-ups that are given back; undefined when nothing came with them that is still there. */
export function giftsToTake(pen: ReadableLedger, lots: readonly Given[]): GiftsToTake | undefined {
	const given = lots.map((one) => ({ ...one, gifts: giftsOf(pen, one.lot) }));
	const codes = given.flatMap(({ gifts, paysGifts }) => {
		// A used coupon that was paid for comes to life again with the goods; any other does not.
		const isOver = ({ state }: CouponRow) => state === 'issued' || (state !== 'void' && !paysGifts);
		return gifts.coupons.filter(isOver).map(({ code }) => code);
	});
	const passes = given.flatMap(({ gifts }) => {
		return gifts.passes.filter((held) => isFree(held) && held.card.refunded === undefined);
	});
	const points = given.flatMap(({ lot, gifts }) => {
		const account = keeperOf(pen, lot);
		if (gifts.points === 0 || account === undefined) return [];
		return [{ account, points: gifts.points, ownLot: gifts.pointLot }];
	});
	if (codes.length + passes.length + points.length === 0) return undefined;
	return { codes, passes, points, pointsOwed: owedOf(pen, points) };
}

/** Who has the points of whoever topped it up; nobody once they left. */
function keeperOf(pen: ReadableLedger, { toppedUpBy }: RefundableLot): string | undefined {
	const member = survivorOf(pen, findMember(pen, toppedUpBy));
	if (member?.state !== 'active' && member?.state !== 'frozen') return undefined;
	return poolOf(member);
}

function owedOf(pen: ReadableLedger, points: readonly PointsBack[]): number {
	return [...new Set(points.map(({ account }) => account))].reduce((sum, account) => {
		const theirs = points.filter((one) => one.account === account);
		return (
			sum + clawBack(pointLotsOf(pen, account), { points: sumOf(theirs), own: '', ended: 0 }).debt
		);
	}, 0);
}

function sumOf(points: readonly PointsBack[]): number {
	return points.reduce((sum, one) => sum + one.points, 0);
}

/** Inside the refund's transaction, before its event; the part of it that tells of them. */
export function takeGifts(
	terminal: Terminal,
	caller: Caller,
	{ gifts, shiftId }: { readonly gifts: GiftsToTake; readonly shiftId: number },
): SvGiftsBack {
	endCoupons(terminal.pen, gifts.codes);
	for (const { card } of gifts.passes) endGivenPass(terminal, caller, { card, shiftId });
	for (const { account: memberId, points, ownLot } of gifts.points) {
		const taken = { memberId, points: -points, ownLot, reason: 'top-up' };
		givePoints(terminal, { ...byWhom(caller), ...taken });
	}
	return {
		coupons: gifts.codes,
		passes: gifts.passes.map(({ card }) => ({ pass_id: card.passId, name: card.name })),
		points: sumOf(gifts.points),
		points_owed: gifts.pointsOwed,
	};
}

export function showGifts(gifts: GiftsToTake | undefined): Pick<StoredValueRefundPlan, 'gifts'> {
	if (gifts === undefined) return {};
	const { codes, passes, points, pointsOwed } = gifts;
	const names = passes.map(({ card }) => card.name);
	return { gifts: { coupons: [...codes], passes: names, points: sumOf(points), pointsOwed } };
}
