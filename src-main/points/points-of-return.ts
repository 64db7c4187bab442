/**
 * The `points` part of what comes back (PTS-6): what the sale earned is taken back by each line's
 * frozen share, what it used goes back to the lots it came from, by the line where it came off the
 * price and by the tender (E15) where it paid. The sale itself says how many; nothing is computed
 * anew. What was spent meanwhile is owed, or paid for out of the refund (DEDUCT_CASH).
 */
import type { RefundPlanView } from '#shared/contract/refund-requests.ts';
import type { ReturnedPoints } from '#shared/journal/point-event.ts';
import type { PaidBack, ReturnedPart } from '#shared/journal/refund-event.ts';
import { chargePoints } from '#shared/points/charge-points.ts';
import {
	clawBack,
	giveBack,
	longerThan,
	repaidOutOf,
	type LotPoints,
	type PointLots,
} from '#shared/points/point-lots.ts';
import { returningPoints } from '#shared/points/return-points.ts';
import { keepableFen, keptFen } from '#shared/refund/keep-back.ts';
import type { RefundableSale } from '#shared/refund/refundable-sale.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { holdingDay, memberDay } from '../member/member-day.ts';
import { findMember } from '../member/member-store.ts';
import { pastOfId } from '../member/past-of.ts';
import { loadParts } from '../refund/refund-store.ts';
import type { Terminal } from '../terminal.ts';
import { pointPart, withBack, withTaken } from './point-parts.ts';
import { endedOf, findPointLot, pointBalanceOf, pointLotsOf, pointsBook } from './points-store.ts';

export type PlanToKeep = {
	readonly part: ReturnedPart;
	/** The plan with so much kept of the money; absent where nothing may be kept. */
	readonly keeping?: (deductFen: number) => ReturnedPart;
	/** A member's lots by then, where the same document uses points; else as they are. */
	readonly lotsOf?: LotsOf;
};

export type LotsOf = (whose: string) => PointLots;

/** The planned part with its points in it; of a sale without a member, as it is. */
export function withReturnedPoints(
	terminal: Pick<Terminal, 'pen' | 'clock' | 'settings'>,
	refundable: RefundableSale,
	{ part, keeping, lotsOf = (whose) => pointLotsOf(terminal.pen, whose) }: PlanToKeep,
): ReturnedPart {
	const { pen } = terminal;
	const desk = { pen, lotsOf, bizDate: holdingDay(terminal) };
	const owing = returnedPoints(desk, refundable, part);
	const short = owing.points?.debt ?? 0;
	if (keeping === undefined || short === 0) return owing;
	const keepable = keepableFen(part.paid_back);
	const charge = chargePoints(pointsBook(pen, memberDay(terminal)), {
		points: short,
		keepableFen: keepable,
	});
	const kept = keeping(charge.amountFen);
	const amount = keptFen(kept.paid_back);
	if (amount === 0) return owing;
	const charged = { points: charge.points, amount_fen: amount };
	return withCharged(returnedPoints(desk, refundable, kept), charged);
}

/** What was paid for is not owed. */
function withCharged(
	part: ReturnedPart,
	charged: NonNullable<ReturnedPoints['charged']>,
): ReturnedPart {
	if (part.points === undefined) return part;
	const { debt, balance_after: balance } = part.points;
	const paid = { debt: debt - charged.points, balance_after: balance + charged.points };
	return { ...part, points: { ...part.points, ...paid, charged } };
}

type ReturnDesk = {
	readonly pen: ReadableLedger;
	readonly lotsOf: LotsOf;
	readonly bizDate: string;
};

function returnedPoints(
	{ pen, lotsOf, bizDate }: ReturnDesk,
	refundable: RefundableSale,
	part: ReturnedPart,
): ReturnedPart {
	const { points: sold } = refundable.sale;
	const rows = part.paid_back.map((row) => withEnds(pen, row, bizDate));
	const whose = sold?.member_id ?? rows.find((row) => row.points !== undefined)?.subject;
	if (whose === undefined) return part;
	const account = keeperOf(pen, whose);
	const going = goingWith(refundable, part, sold?.earned?.by_line);
	const back = goingWith(refundable, part, sold?.redeemed?.by_line);
	const paid = rows.flatMap((row) => (goesTo(row) === account ? (row.points?.parts ?? []) : []));
	if (going === 0 && back === 0 && paid.length === 0) return { ...part, paid_back: rows };
	const taken = (sold?.redeemed?.parts ?? []).map(lotPoints);
	const had = withBack(withEmptied(pen, lotsOf(account), [...paid.map(lotPoints), ...taken]), paid);
	const given = givenBack(pen, refundable, { taken, had, back, bizDate });
	const own = sold?.earned?.lot.lot_id ?? '';
	const ended = endedUnspent(pen, refundable, { account, own });
	const claw = clawBack(withBack(had, given), { points: going, own, ended });
	const clawed = claw.lots.map(pointPart);
	const left = withTaken(withBack(had, given), clawed);
	const repaid = repaidOutOf(left, [...paid, ...given].map(lotPoints)).map(pointPart);
	const points: ReturnedPoints = {
		member_id: account,
		clawed: going - claw.ended,
		clawed_parts: clawed,
		debt: claw.debt,
		...(claw.ended === 0 ? {} : { ended: claw.ended }),
		given_back: back,
		back_parts: given,
		...(repaid.length === 0 ? {} : { repaid_parts: repaid }),
		balance_after: 0,
	};
	const whole = { ...part, paid_back: rows, points };
	const balance = pointBalanceOf(pen, account) + backTo(account, whole);
	return { ...whole, points: { ...points, balance_after: balance } };
}

/** What a return does to somebody's points: as a tender, by what came off, and less what went along. */
export function backTo(account: string, part: ReturnedPart | undefined): number {
	if (part === undefined) return 0;
	const paid = part.paid_back.reduce((sum, row) => {
		return goesTo(row) === account ? sum + (row.points?.points ?? 0) : sum;
	}, 0);
	if (part.points?.member_id !== account) return paid;
	const { given_back: given, clawed, charged } = part.points;
	return paid + given - clawed + (charged?.points ?? 0);
}

function goesTo({ subject, points }: PaidBack): string | undefined {
	return points?.to_member_id ?? subject;
}

/** Who has somebody's points by now: whoever they were merged into. */
function keeperOf(pen: ReadableLedger, memberId: string): string {
	const member = findMember(pen, memberId);
	return member?.state === 'merged' ? keeperOf(pen, member.merged_into) : memberId;
}

/** A lot that had ended before it gets points back is good a little longer. */
function withEnds(pen: ReadableLedger, row: PaidBack, bizDate: string): PaidBack {
	if (row.points === undefined) return row;
	const parts = row.points.parts.map((part) => {
		const end = findPointLot(pen, part.lot_id)?.expires ?? bizDate;
		return { ...part, ...longerThan(end, bizDate) };
	});
	const { subject = '' } = row;
	const keeper = keeperOf(pen, subject);
	const to = keeper === subject ? {} : { to_member_id: keeper };
	return { ...row, points: { ...row.points, parts, ...to } };
}

/** A lot that was emptied is not among those with something left, and gets its own back. */
function withEmptied(pen: ReadableLedger, had: PointLots, taken: readonly LotPoints[]): PointLots {
	const isThere = (id: string) => had.lots.some(({ lotId }) => lotId === id);
	const missing = new Set(taken.map(({ lotId }) => lotId).filter((id) => !isThere(id)));
	const emptied = [...missing].flatMap((id) => findPointLot(pen, id) ?? []);
	return { ...had, lots: [...had.lots, ...emptied] };
}

/** What of the sale's own lot ended, less what earlier returns of the sale counted of it. */
function endedUnspent(
	pen: ReadableLedger,
	{ sale }: RefundableSale,
	{ account, own }: { readonly account: string; readonly own: string },
): number {
	if (own === '') return 0;
	const ended = pastOfId(pen, account).reduce((sum, id) => sum + endedOf(pen, id, own), 0);
	if (ended === 0) return 0;
	const before = loadParts(pen, sale.sale_id);
	return before.reduce((left, { points }) => left - (points?.ended ?? 0), ended);
}

/** Σ of the shares that these lines take along. */
function goingWith(
	{ sale, lines }: RefundableSale,
	part: ReturnedPart,
	byLine: readonly number[] | undefined,
): number {
	if (byLine === undefined) return 0;
	return returningPoints(
		part.lines.flatMap(({ of_n: n, quantity_milli: nowMilli }) => {
			const at = sale.lines.findIndex((line) => line.n === n);
			const sold = sale.lines[at];
			if (sold === undefined) return [];
			const beforeMilli = lines[at]?.returnedMilli ?? 0;
			return [{ points: byLine[at] ?? 0, soldMilli: sold.quantity_milli, beforeMilli, nowMilli }];
		}),
	);
}

type Giving = {
	readonly taken: readonly LotPoints[];
	readonly had: PointLots;
	readonly back: number;
	readonly bizDate: string;
};

function givenBack(pen: ReadableLedger, { sale }: RefundableSale, giving: Giving) {
	const { taken, had, back, bizDate } = giving;
	const before = loadParts(pen, sale.sale_id).flatMap(({ points }) => {
		return (points?.back_parts ?? []).map(lotPoints);
	});
	return giveBack(had, { taken, before, points: back, bizDate }).map(pointPart);
}

function lotPoints(part: { readonly lot_id: string; readonly points: number }): LotPoints {
	return { lotId: part.lot_id, points: part.points };
}

/** The member's points before and after, for the preview of a refund (I5). */
export function pointShift(part: ReturnedPart): RefundPlanView['moves'] {
	if (part.points === undefined) return [];
	const { member_id: account, balance_after: after } = part.points;
	return [{ of: 'points', name: '', before: after - backTo(account, part), after }];
}
