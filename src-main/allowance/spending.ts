/**
 * What a member may spend here now, and what a spend takes (额度, protocol 3.7): the rows put before
 * the rule. What open sales hold is taken off first, so that neither two payments of a sale nor two
 * sales take the same allowance. Without an HQ nothing is read at all.
 */
import type { OfflineLimits } from '#shared/allowance/limits.ts';
import {
	spendableNow,
	type HqState,
	type PurseLimits,
	type Spendable,
	type SpendState,
} from '#shared/allowance/spendable-now.ts';
import { pointsWithin, type HeldGrant } from '#shared/allowance/take-allowance.ts';
import type { AllowancePurse } from '#shared/journal/allowance-event.ts';
import type { PointsBook } from '#shared/points/points-book.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { memberDay } from '../member/member-day.ts';
import { pointsBook } from '../points/points-store.ts';
import { bookInForce } from '../stored-value/lot-store.ts';
import type { Terminal } from '../terminal.ts';
import {
	findFreeze,
	findTold,
	heldByOpenSales,
	heldGrants,
	riskedOn,
	spentOnFloor,
	usedOnFloor,
	type ToldMember,
} from './allowance-store.ts';

export type SpendDesk = Pick<Terminal, 'settings' | 'hq' | 'clock'> & {
	readonly pen: ReadableLedger & Pick<Terminal['pen'], 'head'>;
};

/** A purse of a member, and what of it is in the lots here. */
export type Purse = {
	/** Of a family, the one who keeps the pool. */
	readonly memberId: string;
	readonly balance: number;
	/** The sale whose own tries are being spent: they are not held against it. */
	readonly exceptSale?: string;
	readonly purse: AllowancePurse;
};

/** The rule's state with what it was judged by, for the event. */
export type Spending = {
	readonly state: SpendState;
	readonly limits: PurseLimits;
	/** In the order they are drawn on. */
	readonly grants: readonly HeldGrant[];
	readonly book: PointsBook;
	readonly throughPos: number;
	readonly floorMost: number;
	readonly capFen: number;
};

/** What may be spent of a purse now; all of it, without a look at anything, where there is no HQ. */
export function spendable(desk: SpendDesk, purse: Purse): Spendable {
	const { balance } = purse;
	if (desk.hq.state() === 'none') {
		return { amount: balance, fromGrant: 0, fromFloor: 0, why: 'all' };
	}
	const { state, limits } = spendingOf(desk, purse);
	return spendableNow(state, limits);
}

export function spendingOf(desk: SpendDesk, purse: Purse): Spending {
	const { pen } = desk;
	const { offline } = bookInForce(pen);
	const book = pointsBook(pen, memberDay(desk));
	const told = findTold(pen, purse.memberId);
	const rows = { told, held: heldOf(pen, purse), book, offline };
	const hq = desk.hq.state();
	return purse.purse === 'points'
		? ofPoints(desk, purse, { ...rows, hq })
		: ofMoney(desk, purse, { ...rows, hq });
}

type Rows = {
	readonly told: ToldMember | undefined;
	readonly held: Held;
	readonly book: PointsBook;
	readonly offline: OfflineLimits;
	readonly hq: HqState;
};

function ofMoney(desk: SpendDesk, purse: Purse, rows: Rows): Spending {
	const { pen } = desk;
	const { held, offline, told } = rows;
	const isPass = purse.purse === 'pass_use';
	const most = Math.min(offline.floorFen, isPass ? offline.floorFen : moneyTold(told));
	const grants = isPass ? [] : held.grants;
	return {
		...judgedBy(rows),
		grants,
		limits: { floor: offline.floorFen, maxAgeMs: offline.maxAgeMs },
		floorMost: most,
		state: {
			...stateOf(desk, rows),
			balance: purse.balance - (isPass ? 0 : held.own),
			grant: sumOf(grants),
			spentSince:
				spentOnFloor(pen, purse.memberId, told?.through_pos ?? 0).fen + held.ownBeyondGrants,
			snapshot: snapshotOf(desk, told, isPass ? offline.floorFen : moneyTold(told)),
			capLeft: capLeftOf(desk, rows),
		},
	};
}

function ofPoints(desk: SpendDesk, purse: Purse, rows: Rows): Spending {
	const { offline, told, book } = rows;
	const grants = heldGrants(desk.pen, purse.memberId)
		.map(({ grant_id: grantId, points_left: left }) => ({ grantId, left }))
		.filter(({ left }) => left > 0);
	const has = told?.points ?? 0;
	return {
		...judgedBy(rows),
		grants,
		limits: { floor: offline.floorPoints, maxAgeMs: offline.maxAgeMs },
		floorMost: Math.min(offline.floorPoints, has),
		state: {
			...stateOf(desk, rows),
			balance: purse.balance,
			grant: sumOf(grants),
			spentSince: spentOnFloor(desk.pen, purse.memberId, told?.through_pos ?? 0).points,
			snapshot: snapshotOf(desk, told, has),
			capLeft: pointsWithin(book, capLeftOf(desk, rows)),
		},
	};
}

function moneyTold(told: ToldMember | undefined): number {
	return (told?.principal_fen ?? 0) + (told?.bonus_fen ?? 0);
}

function judgedBy({ told, book, offline }: Rows) {
	return { book, throughPos: told?.through_pos ?? 0, capFen: offline.capFen };
}

function stateOf({ pen }: SpendDesk, { told, hq }: Rows) {
	return { hq, blocked: told?.blocked === 1, frozen: findFreeze(pen) !== undefined };
}

function snapshotOf(
	{ pen, hq }: SpendDesk,
	told: ToldMember | undefined,
	available: number,
): SpendState['snapshot'] {
	if (told === undefined || told.snapshot_ms === 0) return undefined;
	// A clock that is put back makes nothing younger than the journal's last event.
	const nowMs = Math.max(hq.nowMs(), pen.head().maxAtMs);
	return { available, ageMs: nowMs - told.snapshot_ms };
}

/** C less what was risked today, and less what open sales will risk. */
function capLeftOf(desk: SpendDesk, { held, offline }: Rows): number {
	const risked = riskedOn(desk.pen, memberDay(desk));
	return offline.capFen - risked - held.ownBeyondGrants - held.ofOthers;
}

type Held = {
	/** Grants of stored value without what open sales draw on them. */
	readonly grants: readonly HeldGrant[];
	/** Fen that open sales hold of the member's stored value, and what of it no grant covers. */
	readonly own: number;
	readonly ownBeyondGrants: number;
	/** Of other members, as if no grant covered it. */
	readonly ofOthers: number;
};

function heldOf(pen: ReadableLedger, { memberId, exceptSale = '' }: Purse): Held {
	const held = heldByOpenSales(pen, exceptSale);
	const own = held.get(memberId) ?? 0;
	let rest = own;
	const grants: HeldGrant[] = [];
	for (const { grant_id: grantId, fen_left: fen } of heldGrants(pen, memberId)) {
		const drawn = Math.min(fen, rest);
		rest -= drawn;
		if (fen > drawn) grants.push({ grantId, left: fen - drawn });
	}
	let ofOthers = 0;
	for (const [whose, fen] of held) if (whose !== memberId) ofOthers += fen;
	return { grants, own, ownBeyondGrants: rest, ofOthers };
}

function sumOf(grants: readonly HeldGrant[]): number {
	return grants.reduce((sum, { left }) => sum + left, 0);
}

/** Uses of a pass that the snapshot leaves; undefined when HQ told nothing of it. */
export function passUsesLeft(
	{ pen }: SpendDesk,
	{ memberId, passId }: { readonly memberId: string; readonly passId: string },
): number | undefined {
	const told = findTold(pen, memberId);
	const uses = told === undefined ? {} : (JSON.parse(told.uses_json) as Record<string, number>);
	const left = uses[passId];
	if (told === undefined || left === undefined) return undefined;
	return left - usedOnFloor(pen, { memberId, passId }, told.through_pos);
}
