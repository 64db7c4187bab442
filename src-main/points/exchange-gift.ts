/** points/gifts, points/put-gift, points/exchange-gift: what may be had for points (PTS-4). */
import type { GiftView } from '#shared/contract/points-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { GiftExchanged } from '#shared/journal/point-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { FoundBy } from '#shared/member/member.ts';
import { availableOn, drawPoints } from '#shared/points/point-lots.ts';
import { valueOf } from '#shared/points/redeem-points.ts';
import { composeGiftExchanged } from '#shared/receipt/compose-points-slip.ts';
import { floorProof } from '../allowance/floor-proof.ts';
import { take } from '../allowance/take.ts';
import { announcePaper, queueSlip } from '../deposit/deposit-paper.ts';
import { noteHere } from '../member/count-visit.ts';
import { familyAllowance } from '../member/family.ts';
import { holdingDay, memberDay } from '../member/member-day.ts';
import { findMember } from '../member/member-store.ts';
import { foundNow, proveTyped } from '../member/presence.ts';
import { poolOf } from '../member/show-row.ts';
import { activeMember } from '../pass-card/pass-place.ts';
import { findOpenSale } from '../sale/open-sale-store.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { pointPart } from './point-parts.ts';
import { proofRefusal } from './prove-points.ts';
import {
	findGift,
	listGifts,
	pointBalanceOf,
	pointLotsOf,
	pointsBook,
	putGiftRow,
	type GiftRow,
} from './points-store.ts';

export function showGifts({ pen }: Terminal): RequestOutput<'points/gifts'> {
	return { gifts: listGifts(pen).map(showGift) };
}

export function saveGift(
	{ pen, ids }: Terminal,
	caller: Caller,
	{ giftId, active, ...gift }: ParsedInput<'points/put-gift'>,
): Result<GiftView, AnyRefusal> {
	return caller.commit(() => {
		if (giftId !== '' && findGift(pen, giftId) === undefined) {
			return refuse({ code: 'points/no-gift' });
		}
		const id = giftId === '' ? ids.next('gift') : giftId;
		const row = { ...gift, gift_id: id, active: Number(active) };
		putGiftRow(pen, row);
		pen.append({ kind: 'gift/changed', v: 1, ...byWhom(caller), body: row });
		return ok(showGift(row));
	});
}

/** The member shows that they are there, as for points that pay (SV-5). */
export async function exchangeGift(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'points/exchange-gift'>,
): Promise<Result<RequestOutput<'points/exchange-gift'>, AnyRefusal>> {
	const { pen } = terminal;
	const whose = findMember(pen, input.memberId);
	const proof =
		input.proof === undefined || whose === undefined
			? ok('none' as const)
			: await proveTyped(terminal, whose, input.proof);
	if (!proof.ok) return proof;
	const done = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		const member = activeMember(pen, input.memberId);
		if (!member.ok) return member;
		const gift = findGift(pen, input.giftId);
		if (gift?.active !== 1) return refuse({ code: 'points/no-gift' });
		const points = gift.points * input.quantity;
		if (points !== input.expectedPoints) return refuse({ code: 'points/gift-changed', points });
		const foundBy = foundOnSale(terminal, input.memberId);
		const use = { points, foundBy, proof: proof.value };
		const missing = proofRefusal(pointsBook(pen, memberDay(terminal)), member.value, use);
		if (missing !== undefined) return refuse(missing);
		const fen = valueOf(pointsBook(pen, memberDay(terminal)), points);
		const allowed = familyAllowance(pen, member.value, { fen, bizDate: memberDay(terminal) });
		if (!allowed.ok) return allowed;
		if (gift.stock < input.quantity) return refuse({ code: 'points/gift-out', stock: gift.stock });
		const account = poolOf(member.value);
		const today = holdingDay(terminal);
		const lots = pointLotsOf(pen, account);
		const left = availableOn(lots, today);
		if (points > left) return refuse({ code: 'points/not-enough', left });
		const purse = { purse: 'points', memberId: account, balance: left } as const;
		const onFloor = floorProof(terminal, purse, { amount: points, ...use });
		if (onFloor !== undefined) return refuse(onFloor);
		const taken = take(terminal, purse, { amount: points });
		if (!taken.ok) return taken;
		const balance = pointBalanceOf(pen, account) - points;
		const { event, pos } = pen.append({
			kind: 'points/gift-exchanged',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: {
				member_id: account,
				...(account === input.memberId ? {} : { actor: input.memberId }),
				gift_id: gift.gift_id,
				name: gift.name,
				quantity: input.quantity,
				points,
				parts: drawPoints(lots, points, today).map(pointPart),
				balance_after: balance,
				...(taken.value === undefined ? {} : { allowance: [taken.value] }),
			},
		});
		noteHere(pen, input.memberId, event);
		const stock = gift.stock - input.quantity;
		putGiftRow(pen, { ...gift, stock });
		const paper = queueSlip(terminal, {
			pos,
			cashFen: 0,
			compose: (store, words) => composeGiftExchanged(event as GiftExchanged, store, words),
		});
		return ok({ balance, stock, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/** How the member was found who stands at the counter, when it is this one. */
function foundOnSale(terminal: Terminal, memberId: string): FoundBy | undefined {
	const sale = findOpenSale(terminal.pen);
	if (sale?.terms.member?.memberId !== memberId) return undefined;
	return foundNow(terminal, sale);
}

function showGift({ gift_id: giftId, active, ...gift }: GiftRow): GiftView {
	return { giftId, name: gift.name, points: gift.points, stock: gift.stock, active: active === 1 };
}
