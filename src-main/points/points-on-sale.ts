/**
 * Points (积分) that pay part of the open sale: how many may, and what they take off, or, where the
 * rules say so, what they pay as a tender of their own (积分支付). What does not hold any more is set
 * aside with its reason, like everything that was agreed about a basket.
 */
import type { WhyLess } from '#shared/allowance/spendable-now.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import { fen } from '#shared/kernel/money.ts';
import { availableOn, drawPoints } from '#shared/points/point-lots.ts';
import type { PointsBook } from '#shared/points/points-book.ts';
import {
	mostUseful,
	pointsWithin,
	redeem,
	valueOf,
	type Redeeming,
} from '#shared/points/redeem-points.ts';
import { pricePayable } from '#shared/pricing/price-payable.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { remaining } from '#shared/tender/settle.ts';
import type { PointsOnSaleView } from '#shared/contract/points-views.ts';
import { spendable, type SpendDesk } from '../allowance/spending.ts';
import { overRefusal } from '../allowance/take.ts';
import { familyAllowance, isPoolSuspended, type FamilyRefusal } from '../member/family.ts';
import { holdingDay, memberDay } from '../member/member-day.ts';
import { findMember } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import { toPayOf, type PricedOpenSale } from '../pricing/priced-open-sale.ts';
import { listAttempts } from '../payment/attempt-store.ts';
import { paidAmounts } from '../payment/paid-amounts.ts';
import { pointPart, withTaken } from './point-parts.ts';
import type { LotsOf } from './points-of-return.ts';
import { pointLotsOf, pointsBook } from './points-store.ts';
import type { Terminal } from '../terminal.ts';
import { withheldFor } from './withheld.ts';

/** The basket with its points taken off, or with them set aside. */
export function withPoints(desk: SpendDesk, sale: OpenSale, found: PricedOpenSale): PricedOpenSale {
	const { points } = sale.terms;
	if (points === undefined) return found;
	const room = roomOn(desk, sale, found);
	if (room === undefined) return aside(found, { code: 'member/none-attached' });
	const amount = redeem(room.book, points, room.redeeming);
	if (!amount.ok) return aside(found, overNow(room, points) ?? amount.refusal);
	if (room.book.redeemAs === 'tender') {
		const { account } = room;
		return { ...found, pointsPaid: { account, points, amountFen: amount.value } };
	}
	const basket = { ...found.basket, points: { points, amount: fen(amount.value) } };
	const priced = pricePayable(basket);
	if (!priced.ok) return aside(found, priced.refusal as AnyRefusal);
	return { ...found, basket, priced: priced.value };
}

/** Everybody's lots once the points that pay this sale are taken out of them. */
export function lotsAfterUse(
	desk: Pick<Terminal, 'pen' | 'clock' | 'settings'>,
	{ basket, pointsPaid }: Pick<PricedOpenSale, 'basket' | 'pointsPaid'>,
): LotsOf {
	const { pen } = desk;
	const { member } = basket.situation;
	const row = member === undefined ? undefined : findMember(pen, member.memberId);
	const points = pointsPaid?.points ?? basket.points?.points ?? 0;
	const account = row === undefined ? '' : poolOf(row);
	return (whose) => {
		const had = pointLotsOf(pen, whose);
		if (points === 0 || whose !== account) return had;
		return withTaken(had, drawPoints(had, points, holdingDay(desk)).map(pointPart));
	};
}

/** Why not, when the lots have them and what may be spent now has not. */
export function overNow(room: Room, points: number): AnyRefusal | undefined {
	const { free, inLots, why } = room;
	const family = room.familyRefusal(points);
	if (family !== undefined) return family;
	return points > free && points <= inLots ? overRefusal('points', { free, why }) : undefined;
}

function aside(found: PricedOpenSale, points: AnyRefusal): PricedOpenSale {
	return { ...found, setAside: { ...found.setAside, points } };
}

/** What the screen says of them: used, most useful, and why they take nothing off. */
export function showPointsOnSale(
	desk: SpendDesk,
	sale: OpenSale,
	found: PricedOpenSale,
): { readonly points?: PointsOnSaleView } {
	const room = openRoomOn(desk, sale, found);
	if (room === undefined) return {};
	const { terms } = sale;
	const { book, redeeming } = room;
	const most = mostUseful(book, redeeming);
	const setAside = found.setAside.points;
	const { points: used, amountFen: usedFen } = found.pointsPaid ?? {};
	const { memberId = '', foundBy } = terms.member ?? {};
	const whose = { memberId, account: room.account, foundBy, bizDate: memberDay(desk) };
	const limit = withheldFor(desk.pen, book, whose);
	const back = found.exchange?.part.points;
	const isBack = back?.member_id === room.account && back.clawed > 0;
	const withheld = limit !== undefined && isBack ? 'beyond-returned' : limit;
	return {
		points: {
			available: redeeming.available,
			mostUseful: most,
			mostUsefulFen: valueOf(book, most),
			used: used ?? found.basket.points?.points ?? 0,
			usedFen: usedFen ?? found.priced.byKind.points ?? 0,
			as: book.redeemAs,
			...(withheld === undefined ? {} : { withheld }),
			...(room.isSuspended ? { waits: true } : {}),
			...(setAside === undefined || terms.points === undefined ? {} : { setAside }),
		},
	};
}

export type Room = {
	readonly book: PointsBook;
	/** With no more points than a linked member may take of the pool (MEM-12). */
	readonly redeeming: Redeeming;
	/** Why a linked member may not take so many. */
	readonly familyRefusal: (points: number) => FamilyRefusal | undefined;
	/** What may be spent of the lots now, whoever asks. */
	readonly free: number;
	/** Whose points: of a family, of the one who keeps them. */
	readonly account: string;
	/** It is somebody else's who is suspended: what is earned waits there. */
	readonly isSuspended: boolean;
	/** What the lots hold; more than is available while HQ is away, and why. */
	readonly inLots: number;
	readonly why: WhyLess;
};

/** The room with what was paid otherwise by now: points that pay never pay more than is left. */
export function openRoomOn(
	desk: SpendDesk,
	sale: OpenSale,
	found: PricedOpenSale,
): Room | undefined {
	const { pen } = desk;
	const room = roomOn(desk, sale, found);
	if (room?.book.redeemAs !== 'tender') return room;
	const { pointsPaid: _those, ...without } = found;
	const paid = paidAmounts(pen, sale, listAttempts(pen, sale.saleId));
	const openFen = remaining(toPayOf(without), paid);
	return { ...room, redeeming: { ...room.redeeming, openFen } };
}

/** Undefined for a sale of no member. What points took off already is part of the due. */
function roomOn(
	desk: SpendDesk,
	{ saleId }: OpenSale,
	{ basket, priced }: Pick<PricedOpenSale, 'basket' | 'priced'>,
): Room | undefined {
	const { pen } = desk;
	const { member } = basket.situation;
	const row = member === undefined ? undefined : findMember(pen, member.memberId);
	if (row === undefined) return undefined;
	const account = poolOf(row);
	const bizDate = memberDay(desk);
	const inLots = availableOn(pointLotsOf(pen, account), holdingDay(desk));
	const now = spendable(desk, { purse: 'points', memberId: account, balance: inLots });
	const { amount: free, why } = now;
	const book = pointsBook(pen, bizDate);
	const familyRefusal = (wanted: number) => {
		const fenWorth = valueOf(book, Math.max(0, wanted));
		const may = familyAllowance(pen, row, { fen: fenWorth, bizDate, exceptSale: saleId });
		return may.ok ? undefined : may.refusal;
	};
	const less = familyRefusal(free);
	const most = less === undefined ? free : 'left' in less ? pointsWithin(book, less.left) : 0;
	const { points = 0, small_change: smallChange = 0 } = priced.byKind;
	const dueFen = priced.total + points + smallChange;
	const redeeming = { available: Math.min(free, most), dueFen };
	const isSuspended = isPoolSuspended(pen, row);
	return { book, redeeming, familyRefusal, free, account, isSuspended, inLots, why };
}
