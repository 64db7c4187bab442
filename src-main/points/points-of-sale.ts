/**
 * The `points` part of a sale's event, and of what comes back in it, in the order they happen: the
 * points that were used, those that go with the returned goods, those that are earned. Made ready
 * before the transaction, from the lots as they are; nothing runs between.
 *
 * What a linked member earns while the one who keeps their points is suspended (停用) lies in
 * those lots, as what comes back to a suspended member does: nobody uses it until they are
 * released, and nothing is lost or refused at the counter. Points follow from what was bought, and
 * a suspension is no ground to keep them (消费者权益保护法 26); in any other lots nobody could use
 * them after it.
 */
import type { TakenTender } from '#shared/journal/event.ts';
import type {
	PointPart,
	PointsEarned,
	PointsRedeemed,
	SalePoints,
} from '#shared/journal/point-event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { split } from '#shared/kernel/allocate.ts';
import type { FoundBy } from '#shared/member/member.ts';
import { earnPoints, type Earned, type PayingTender } from '#shared/points/earn-points.ts';
import { drawPoints, expiryOf, repaidBy, type PointLots } from '#shared/points/point-lots.ts';
import type { PointsBook } from '#shared/points/points-book.ts';
import type { Basket, PricedBasket } from '#shared/pricing/basket.ts';
import { findProduct } from '../catalog/product-store.ts';
import { isPoolSuspended } from '../member/family.ts';
import { holdingDay, memberDay } from '../member/member-day.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import { listTiers } from '../member/tier-store.ts';
import type { PlannedReturn } from '../pricing/priced-open-sale.ts';
import type { Terminal } from '../terminal.ts';
import { backTo } from './points-of-return.ts';
import { pointBalanceOf, pointLotsOf, pointsBook } from './points-store.ts';
import { pointPart, sumOf, withTaken } from './point-parts.ts';
import { withheldFor } from './withheld.ts';

export type SaleToEarn = {
	readonly priced: PricedBasket;
	readonly basket: Basket;
	readonly tenders: readonly TakenTender[];
	readonly exchange: PlannedReturn | undefined;
	/** How the member was recognised. */
	readonly foundBy: FoundBy | undefined;
};

type Pen = Pick<Terminal, 'pen' | 'ids' | 'clock' | 'settings'>;

export function pointsOfSale(
	terminal: Pen,
	sale: SaleToEarn,
): { readonly points?: SalePoints; readonly returned: ReturnedPart | undefined } {
	const { pen } = terminal;
	const { basket, exchange } = sale;
	const rights = basket.situation.member;
	const member = rights === undefined ? undefined : findMember(pen, rights.memberId);
	const account = member === undefined ? '' : poolOf(member);
	const had = pointLotsOf(pen, account);
	const bizDate = holdingDay(terminal);
	const redeemed = redeemedOf(sale, had, bizDate);
	const used = [...(redeemed?.parts ?? []), ...paidPartsOf(sale)];
	const left = withTaken(had, used);
	const returned = exchange?.part;
	if (member === undefined) return { returned };
	const own = returned?.points?.member_id === account ? returned.points : undefined;
	const lots = { ...left, debt: left.debt + (own?.debt ?? 0) - sumOf(own?.repaid_parts ?? []) };
	const earning = {
		book: pointsBook(pen, memberDay(terminal)),
		member,
		lots,
		clawed: own?.clawed ?? 0,
	};
	const earned = earnedOf(terminal, sale, earning);
	const change = (earned.earned?.points ?? 0) - sumOf(used) + backTo(account, returned);
	const points: SalePoints = {
		member_id: account,
		...(redeemed === undefined ? {} : { redeemed }),
		...earned,
		...waitsWith(pen, member, earned),
		balance_after: pointBalanceOf(pen, account) + change,
	};
	return { points, returned };
}

/** Said where there is something that waits. */
function waitsWith(
	pen: Pen['pen'],
	member: MemberRow,
	{ earned }: Pick<SalePoints, 'earned'>,
): Pick<SalePoints, 'waits'> {
	return earned !== undefined && isPoolSuspended(pen, member) ? { waits: 1 } : {};
}

/** What a tender of points takes; settled with the others. */
function paidPartsOf({ tenders }: SaleToEarn): readonly PointPart[] {
	return tenders.flatMap((tender) => (tender.kind === 'cash' ? [] : (tender.points?.parts ?? [])));
}

function redeemedOf(
	{ priced, basket }: SaleToEarn,
	lots: PointLots,
	bizDate: string,
): PointsRedeemed | undefined {
	const { points } = basket;
	if (points === undefined) return undefined;
	const off = priced.lines.map(({ adjustments }) => {
		return adjustments.reduce((sum, { kind, amount }) => {
			return kind === 'points' ? sum + amount : sum;
		}, 0);
	});
	return {
		points: points.points,
		amount_fen: points.amount,
		parts: drawPoints(lots, points.points, bizDate).map(pointPart),
		by_line: split(points.points, off),
	};
}

type Earning = {
	readonly book: PointsBook;
	readonly member: MemberRow;
	readonly lots: PointLots;
	/** What goods that come back with it took along of the same points. */
	readonly clawed: number;
};

/**
 * What it earns. After so many sales in a day nothing, or in an exchange what went back with the
 * goods: that was earned before.
 */
function earnedOf(
	terminal: Pen,
	sale: SaleToEarn,
	earning: Earning,
): Pick<SalePoints, 'earned' | 'withheld'> {
	const { book, member, clawed } = earning;
	const bizDate = memberDay(terminal);
	const full = fullyEarned(terminal, sale, earning);
	if (full.points === 0) return {};
	const { member_id: memberId } = member;
	const { foundBy } = sale;
	const whose = { memberId, account: poolOf(member), foundBy, bizDate };
	const withheld = withheldFor(terminal.pen, book, whose);
	const desk = { terminal, bizDate };
	if (withheld === undefined) return { earned: laidDown(desk, earning, full) };
	if (clawed === 0) return { withheld };
	const earned = laidDown(desk, earning, { ...full, points: Math.min(clawed, full.points) });
	if (earned.points === full.points) return { earned };
	const heldBack = full.points - earned.points;
	return { earned: { ...earned, held_back: heldBack }, withheld: 'beyond-returned' };
}

function fullyEarned(
	terminal: Pen,
	{ priced, basket, tenders, exchange }: SaleToEarn,
	{ book, member }: Earning,
): Earned {
	const { pen } = terminal;
	const bizDate = memberDay(terminal);
	const tier = listTiers(pen).find(({ code }) => code === member.tier);
	const isBirthMonth =
		member.birth_month !== 0 && member.birth_month === Number(bizDate.slice(5, 7));
	const credits = (exchange?.part.paid_back ?? []).map((row) => ({
		kind: row.kind,
		amount_fen: row.credit_fen,
		parts: row.credit_parts,
	}));
	return earnPoints(book, {
		lines: priced.lines.map(({ line, net }, at) => ({
			productId: line.productId,
			categories: basket.lines[at]?.categories ?? [],
			earnsPoints: findProduct(pen, line.productId)?.earns_points !== 0,
			netFen: net,
		})),
		tenders: [...tenders, ...credits].map(payingTender),
		bonusPoints: priced.bonusPoints.reduce((sum, { points }) => sum + points, 0),
		multipliers: {
			levelBp: tier?.pointsRate ?? 10_000,
			birthdayBp: isBirthMonth ? (tier?.birthdayRate ?? 10_000) : 10_000,
			campaignBp: priced.pointsRate,
		},
		bizDate,
	});
}

type EarningDesk = { readonly terminal: Pen; readonly bizDate: string };

/** As the event says it, with its lot; fewer points than the formula gives are shared anew. */
function laidDown(
	{ terminal: { ids }, bizDate }: EarningDesk,
	{ book, lots }: Earning,
	earned: Earned,
): PointsEarned {
	const { points, multipliers: by } = earned;
	const repaid = repaidBy(lots, points);
	return {
		points,
		eligible_fen: earned.eligibleFen,
		rate_bp: by.rateBp,
		level_bp: by.levelBp,
		birthday_bp: by.birthdayBp,
		campaign_bp: by.campaignBp,
		bonus_points: earned.bonusPoints,
		repaid,
		lot: {
			lot_id: repaid === points ? '' : ids.next('lot'),
			points: points - repaid,
			expires: expiryOf(bizDate, book.lifeMonths),
		},
		by_line: split(points, earned.byLine),
	};
}

type Paying = {
	readonly kind: string;
	readonly amount_fen: number;
	readonly parts?: readonly { readonly bonus_fen: number }[] | undefined;
};

function payingTender(tender: Paying): PayingTender {
	const { kind, amount_fen: amountFen, parts = [] } = tender;
	return { kind, amountFen, bonusFen: parts.reduce((sum, { bonus_fen }) => sum + bonus_fen, 0) };
}
