/**
 * What came with a top-up goes with it (赠送作废): coupons that are not used are void, passes are taken
 * back with what is left of them, points too; points that were spent meanwhile are owed, as goods
 * that come back have it.
 *
 * A gift pass that was extended for money (续期) goes as well, and what no use earned of the fee goes
 * to the member with the refund: a small fee does not make a gift of what was given with money that
 * is given back, and nobody loses what they paid. One that somebody else has by now stays where it
 * is: the fee is theirs, and they are not the one who is paid here.
 */
import type { StoredValueRefundPlan } from '#shared/contract/stored-value-views.ts';
import type { PassRefunded, PassTender } from '#shared/journal/pass-event.ts';
import type { SvGiftsBack } from '#shared/journal/stored-value-event.ts';
import { leftFen } from '#shared/pass-card/pass-card.ts';
import { clawBack } from '#shared/points/point-lots.ts';
import { composePassRefunded } from '#shared/receipt/compose-pass-slip.ts';
import { passSlipWords } from '#shared/words/pass-slip.ts';
import { endCoupons, type CouponRow } from '../coupon/coupon-store.ts';
import { queueSlip } from '../deposit/deposit-paper.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember } from '../member/member-store.ts';
import { survivorOf } from '../member/past-of.ts';
import { poolOf } from '../member/show-row.ts';
import { endGivenPass } from '../pass-card/give-pass.ts';
import type { HeldPass } from '../pass-card/pass-store.ts';
import { givePoints } from '../points/adjust-points.ts';
import { pointLotsOf } from '../points/points-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { giftsOf } from './lot-gifts.ts';
import type { RefundableLot } from './refundable-lots.ts';

type PointsBack = { readonly account: string; readonly points: number; readonly ownLot: string };

export type GiftsToTake = {
	readonly codes: readonly string[];
	readonly passes: readonly HeldPass[];
	/** Handed on and extended for money: they stay. */
	readonly stay: readonly HeldPass[];
	readonly points: readonly PointsBack[];
	readonly pointsOwed: number;
};

type Given = { readonly lot: RefundableLot; readonly paysGifts: boolean };

/**
 * Of the top-ups that are given back to a member; undefined when nothing came with them that is
 * still there.
 */
export function giftsToTake(
	pen: ReadableLedger,
	memberId: string,
	lots: readonly Given[],
): GiftsToTake | undefined {
	const given = lots.map((one) => ({ ...one, gifts: giftsOf(pen, one.lot) }));
	const codes = given.flatMap(({ gifts, paysGifts }) => {
		// A used coupon that was paid for comes to life again with the goods; any other does not.
		const isOver = ({ state }: CouponRow) => state === 'issued' || (state !== 'void' && !paysGifts);
		return gifts.coupons.filter(isOver).map(({ code }) => code);
	});
	const standing = given.flatMap(({ gifts }) => {
		return gifts.passes.filter(({ card }) => card.refunded === undefined);
	});
	const isTheirs = ({ card }: HeldPass) => card.priceFen === 0 || card.memberId === memberId;
	const passes = standing.filter(isTheirs);
	const stay = standing.filter((held) => !isTheirs(held));
	const points = given.flatMap(({ lot, gifts }) => {
		const account = keeperOf(pen, lot);
		if (gifts.points === 0 || account === undefined) return [];
		return [{ account, points: gifts.points, ownLot: gifts.pointLot }];
	});
	if (codes.length + standing.length + points.length === 0) return undefined;
	return { codes, passes, stay, points, pointsOwed: owedOf(pen, points) };
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

/** What goes back of the extensions of gift passes, fen. */
export function feesOf(gifts: GiftsToTake | undefined): number {
	return (gifts?.passes ?? []).reduce((sum, { card }) => sum + leftFen(card), 0);
}

export type Taking = {
	readonly gifts: GiftsToTake;
	readonly shiftId: number;
	/** How the refund goes: fees of extensions go the same way. */
	readonly back: Omit<PassTender, 'amount_fen'>;
	/** What leaves in all when so much is due: cash in whole steps. */
	readonly paidOf: (dueFen: number) => number;
};

export type Taken = {
	/** The part of the refund's event that tells of them. */
	readonly part: SvGiftsBack;
	/** What was paid of fees: of their running sum in cash whole steps, as all that leaves is one sum. */
	readonly paidFen: number;
};

/** Inside the refund's transaction, before its event. */
export function takeGifts(
	terminal: Terminal,
	caller: Caller,
	{ gifts, shiftId, back, paidOf }: Taking,
): Taken {
	endCoupons(terminal.pen, gifts.codes);
	let dueFen = 0;
	for (const { card } of gifts.passes) {
		const before = paidOf(dueFen);
		dueFen += leftFen(card);
		const paidFen = paidOf(dueFen) - before;
		const { event, pos } = endGivenPass(terminal, caller, { card, shiftId, back, paidFen });
		queueFee(terminal, event as PassRefunded, pos);
	}
	for (const { account: memberId, points, ownLot } of gifts.points) {
		const taken = { memberId, points: -points, ownLot, reason: 'top-up' };
		givePoints(terminal, { ...byWhom(caller), ...taken });
	}
	const stay = gifts.stay.map(({ card }) => ({ pass_id: card.passId, name: card.name }));
	const part: SvGiftsBack = {
		coupons: gifts.codes,
		passes: gifts.passes.map(({ card }) => {
			const fee = leftFen(card);
			const fees = fee === 0 ? {} : { fee_fen: fee };
			return { pass_id: card.passId, name: card.name, ...fees };
		}),
		...(stay.length === 0 ? {} : { stay }),
		points: sumOf(gifts.points),
		points_owed: gifts.pointsOwed,
	};
	return { part, paidFen: paidOf(dueFen) };
}

/** The pass's own slip where money goes back for it. */
function queueFee(terminal: Terminal, event: PassRefunded, pos: number): void {
	if (event.paid_back.length === 0) return;
	queueSlip(terminal, {
		pos,
		// The drawer opens once, for all that is paid.
		cashFen: 0,
		compose: (store, words) =>
			composePassRefunded(event, { store, words, pass: passSlipWords[store.language] }),
	});
}

export function showGifts(gifts: GiftsToTake | undefined): Pick<StoredValueRefundPlan, 'gifts'> {
	if (gifts === undefined) return {};
	const { codes, passes, stay, points, pointsOwed } = gifts;
	const fees = passes.flatMap(({ card }) => {
		const fen = leftFen(card);
		return fen === 0 ? [] : [{ name: card.name, fen }];
	});
	const held = { passes: namesOf(passes), fees, stay: namesOf(stay) };
	return { gifts: { coupons: [...codes], ...held, points: sumOf(points), pointsOwed } };
}

function namesOf(passes: readonly HeldPass[]): string[] {
	return passes.map(({ card }) => card.name);
}
