/** stored-value/show, book, change-book and liability: looking at stored value, and its rules. */
import { isDeepStrictEqual } from 'node:util';
import type { OfflineLimits } from '#shared/allowance/limits.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { dayNumber } from '#shared/kernel/calendar.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { pocketsLeft, type Pockets } from '#shared/stored-value/lot.ts';
import { isUntouched, SEVEN_DAYS } from '#shared/stored-value/refund-lots.ts';
import { givesTooMany, MOST_GIVEN, type TopUpOffer } from '#shared/stored-value/top-up-offer.ts';
import { bookProblem, type StoredValueBook } from '#shared/stored-value/stored-value-book.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { findTemplate } from '../pass-card/pass-store.ts';
import { holdingDay, memberDay } from '../member/member-day.ts';
import { findMember } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	bookInForce,
	heldByTries,
	insertBook,
	listMoves,
	lotsOf,
	type HeldLot,
} from './lot-store.ts';
import { ownTopUps, type RefundableLot } from './refundable-lots.ts';
import { showPockets } from './top-up.ts';

const MOVES = 100;

export function showStoredValue(
	terminal: Terminal,
	{ memberId }: ParsedInput<'stored-value/show'>,
): Result<RequestOutput<'stored-value/show'>, AnyRefusal> {
	const { pen } = terminal;
	const member = findMember(pen, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	const pool = poolOf(member);
	const today = holdingDay(terminal);
	const bizDate = memberDay(terminal);
	const lots = lotsOf(pen, pool);
	const returnable = returnableLots(pen, pool);
	return ok({
		pockets: showPockets(pocketsLeft(lots)),
		heldFen: heldByTries(pen, pool),
		lots: lots
			.toReversed()
			.map((lot) => showLot(lot, returnable.get(lot.lotId), { today, bizDate })),
		moves: listMoves(pen, pool, MOVES).map((row) => ({
			pos: row.pos,
			atMs: row.at_ms,
			kind: row.kind,
			principalFen: row.principal_fen,
			bonusFen: row.bonus_fen,
			operator: row.operator,
		})),
	});
}

type LotView = RequestOutput<'stored-value/show'>['lots'][number];

/** By the lot they lie in: top-ups that may go back without a reason while their days last. */
function returnableLots(pen: ReadableLedger, memberId: string): ReadonlyMap<string, RefundableLot> {
	const untouched = ownTopUps(pen, memberId).filter(isUntouched);
	return new Map(untouched.flatMap((lot) => lot.held.map(({ lotId }) => [lotId, lot])));
}

/** `bizDate`: as the journal dates today, which is how the day of a top-up is known. */
function showLot(
	lot: HeldLot,
	whole: RefundableLot | undefined,
	{ today, bizDate }: { readonly today: string; readonly bizDate: string },
): LotView {
	const untouched = lot.principalLeft === lot.principal && lot.bonusLeft === lot.bonus;
	const age =
		whole === undefined ? Infinity : Math.max(0, dayNumber(today) - dayNumber(whole.openedOn));
	const mayReturn = lot.principalLeft > 0 && age <= SEVEN_DAYS;
	const isTopUp = lot.openedBy === 'stored-value/topped-up';
	return {
		lotId: lot.lotId,
		openedOn: lot.openedOn,
		policy: lot.policy,
		principalFen: lot.principal,
		bonusFen: lot.bonus,
		principalLeftFen: lot.principalLeft,
		bonusLeftFen: lot.bonusLeft,
		bonusExpires: lot.bonusExpires,
		...(mayReturn ? { daysToReturn: SEVEN_DAYS - age } : {}),
		canUndo: isTopUp && untouched && lot.principal > 0 && lot.openedOn === bizDate,
	};
}

export function changeBook(
	terminal: Terminal,
	caller: Caller,
	{ book }: ParsedInput<'stored-value/change-book'>,
): Result<StoredValueBook & RequestOutput<'stored-value/change-book'>, AnyRefusal> {
	const field = bookProblem(book);
	if (field !== undefined) return refuse({ code: 'stored-value/book-wrong', field });
	const { pen, clock } = terminal;
	const offers = newOffers(pen, book.offers);
	const unknown = offerWithoutGift(terminal, offers);
	if (unknown !== undefined) {
		return refuse({ code: 'stored-value/gift-unknown', offer: unknown.name });
	}
	const large = offers.find((offer) => givesTooMany(offer, book.rules.registeredCapFen));
	if (large !== undefined) {
		const most = MOST_GIVEN;
		return refuse({ code: 'stored-value/too-many-gifts', offer: large.name, most });
	}
	if (touchesLimits(bookInForce(pen).offline, book.offline) && !isOwner(caller)) {
		return refuse({ code: 'permission/needs-approval', role: 'owner' });
	}
	return caller.commit(() => {
		insertBook(pen, { book, atMs: clock.now(), by: caller.operator.operatorNo });
		pen.append({
			kind: 'settings/changed',
			v: 1,
			...byWhom(caller),
			body: { key: 'storedValueBook', policy: book.policy, offers: book.offers.length },
		});
		return ok(book);
	});
}

/** Those of before are the quote's to judge. */
function newOffers(pen: ReadableLedger, offers: readonly TopUpOffer[]): TopUpOffer[] {
	const before = bookInForce(pen).offers;
	return offers.filter((offer) => !before.some((one) => isDeepStrictEqual(one, offer)));
}

/** One of a kind of coupon or a pass that nobody made. */
function offerWithoutGift(
	{ pen, priceBook }: Terminal,
	offers: readonly TopUpOffer[],
): TopUpOffer | undefined {
	const { couponKinds } = priceBook.current();
	const kinds = new Set(couponKinds.map(({ kindId }) => kindId));
	return offers.find(({ gifts }) => {
		return gifts.some((gift) => {
			if (gift.kind === 'pass') return findTemplate(pen, gift.templateId) === undefined;
			return gift.kind === 'coupon' && !kinds.has(gift.couponKind);
		});
	});
}

/** What may be lost while HQ is away is the owner's to say. */
function touchesLimits(was: OfflineLimits, wanted: OfflineLimits): boolean {
	return LIMITS.some((name) => was[name] !== wanted[name]);
}

const LIMITS = ['floorFen', 'floorPoints', 'capFen', 'maxAgeMs', 'grantFen'] as const;

function isOwner({ operator, approver }: Caller): boolean {
	return operator.role === 'owner' || approver?.role === 'owner';
}

export function showBook({ pen }: Terminal): RequestOutput<'stored-value/book'> {
	const { offers, interest, ...book } = bookInForce(pen);
	return {
		...book,
		offers: offers.map((offer) => ({
			...offer,
			gifts: offer.gifts.map((gift) => ({ ...gift })),
			kinds: [...offer.kinds],
		})),
		interest: interest.map((row) => ({ ...row })),
	};
}

type Summed = { kind: string; n: number; principal: number; bonus: number };

/** 预收: what came and went by kind, and what is owed at both ends (SV-4, SV-9). */
export function showLiability(
	{ pen }: Terminal,
	{ from, until }: ParsedInput<'stored-value/liability'>,
): Result<RequestOutput<'stored-value/liability'>, AnyRefusal> {
	const sums = (where: string, ...dates: string[]) =>
		prepared(
			pen.db,
			`SELECT m.kind, count(DISTINCT m.pos) AS n, sum(m.principal_fen) AS principal,
			   sum(m.bonus_fen) AS bonus
			 FROM sv_move m JOIN journal j ON j.pos = m.pos WHERE ${where} GROUP BY m.kind`,
		).all(...dates) as Summed[];
	const before = from === '' ? [] : sums('j.biz_date < ?', from);
	const end = until === '' ? '9999-12-31' : until;
	const rows = sums('j.biz_date >= ? AND j.biz_date <= ?', from, end);
	const opening = totalOf(before);
	const moved = totalOf(rows);
	const held = prepared(
		pen.db,
		`SELECT coalesce(sum(principal_left_fen), 0) AS principal,
		   coalesce(sum(bonus_left_fen), 0) AS bonus, count(DISTINCT member_id) AS members
		 FROM sv_lot WHERE principal_left_fen + bonus_left_fen > 0`,
	).get() as Pockets & { members: number };
	const { members, ...inLots } = held;
	return ok({
		opening: showPockets(opening),
		rows: rows.map(({ kind, n, ...pockets }) => ({ kind, n, ...showPockets(pockets) })),
		closing: showPockets({
			principal: opening.principal + moved.principal,
			bonus: opening.bonus + moved.bonus,
		}),
		held: showPockets(inLots),
		members,
	});
}

function totalOf(rows: readonly Pockets[]): Pockets {
	return {
		principal: rows.reduce((sum, { principal }) => sum + principal, 0),
		bonus: rows.reduce((sum, { bonus }) => sum + bonus, 0),
	};
}
