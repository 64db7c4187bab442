/**
 * What an event does to lots and debts of points, as a pure function of it. The rows follow from
 * these in the event's own transaction, the postings are their sums, and `verify` makes both again.
 */
import { account, POINTS_LEDGER, type Posting } from './account.ts';
import type { JournalEvent, TakenTender } from './event.ts';
import type { PointLotRoots, PointPart, ReturnedPoints, SalePoints } from './point-event.ts';
import type { ReturnedPart } from './refund-event.ts';

export type PointMoveKind =
	| 'earn'
	| 'redeem'
	| 'claw'
	| 'give-back'
	| 'adjust'
	| 'open'
	| 'merge'
	| 'expire'
	| 'gift';

export type PointMove = {
	readonly kind: PointMoveKind;
	readonly memberId: string;
	/** '' is the debt: what is added there is owed less. */
	readonly lotId: string;
	/** What it is worth to the member, signed. */
	readonly points: number;
	/** Present when the lot begins with this. */
	readonly expires?: string;
	/** Present when a lot that had ended goes on. */
	readonly newEnd?: string;
	/** The lot is theirs from now on, whosever it was before. */
	readonly owner?: string;
};

/** In the order in which they happen: used, come back, earned. */
export function pointMoves(event: JournalEvent): PointMove[] {
	switch (event.kind) {
		case 'sale/completed':
			return [
				...redeemed(event.points),
				...paidWith(event.tenders),
				...returned(event.returned),
				...earned(event.points),
			];
		case 'sale/refunded':
			return returned(event.returned);
		case 'points/adjusted': {
			const { member_id: member, lot, parts = [], repaid, debt = 0 } = event;
			return [
				...begin('adjust', member, { lot, repaid }),
				...takes('adjust', member, parts),
				...owes('adjust', member, debt),
			];
		}
		case 'points/opened':
			return begin('open', event.member_id, { lot: event, repaid: 0 });
		case 'points/expired':
			return event.lots.flatMap((part) => takes('expire', part.member_id, [part]));
		case 'points/moved':
			return [
				...takes('merge', event.from_member_id, event.parts),
				...gives('merge', event.member_id, event.parts),
				...repays('merge', event.member_id, event.repaid_parts),
			];
		case 'points/gift-exchanged':
			return takes('gift', event.member_id, event.parts);
		default:
			return [];
	}
}

const COUNTER = {
	earn: 'issued',
	claw: 'issued',
	redeem: 'redeemed',
	'give-back': 'redeemed',
	gift: 'redeemed',
	adjust: 'adjust',
	open: 'adjust',
	merge: 'adjust',
	expire: 'expired',
} as const satisfies Record<PointMoveKind, Parameters<typeof account.points>[0]>;

/** Ledger 2: owed to the member, against why. */
export function postPoints(event: JournalEvent): Posting[] {
	const sums = new Map<string, { kind: PointMoveKind; subject: string; points: number }>();
	for (const { kind, memberId: subject, points } of pointMoves(event)) {
		const key = `${kind} ${subject}`;
		const so = sums.get(key)?.points ?? 0;
		sums.set(key, { kind, subject, points: so + points });
	}
	return [...sums.values()].flatMap(({ kind, subject, points }): Posting[] => {
		if (points === 0) return [];
		return [
			{ ledger: POINTS_LEDGER, account: account.points('member'), subject, amount: -points },
			{ ledger: POINTS_LEDGER, account: account.points(COUNTER[kind]), amount: points },
		];
	});
}

function redeemed(points: SalePoints | undefined): PointMove[] {
	return takes('redeem', points?.member_id ?? '', points?.redeemed?.parts ?? []);
}

function earned(points: SalePoints | undefined): PointMove[] {
	if (points?.earned === undefined) return [];
	return begin('earn', points.member_id, points.earned);
}

/** A tender of points (积分支付) names its own lots and whose they are. */
function paidWith(tenders: readonly TakenTender[]): PointMove[] {
	return tenders.flatMap((tender) => {
		if (tender.kind === 'cash' || tender.points === undefined) return [];
		return takes('redeem', tender.subject ?? '', tender.points.parts);
	});
}

function returned(part: ReturnedPart | undefined): PointMove[] {
	if (part === undefined) return [];
	const paidBack = part.paid_back.flatMap(({ subject = '', points }) => {
		return gives('give-back', points?.to_member_id ?? subject, points?.parts ?? []);
	});
	return [...paidBack, ...goneWith(part.points)];
}

/** What the goods took along, after what came off them is back. */
function goneWith(points: ReturnedPoints | undefined): PointMove[] {
	if (points === undefined) return [];
	const { member_id: memberId, debt } = points;
	return [
		...gives('give-back', memberId, points.back_parts),
		...takes('claw', memberId, points.clawed_parts),
		...owes('claw', memberId, debt),
		...repays('give-back', memberId, points.repaid_parts),
	];
}

/** Out of lots that just got them, against what is owed: worth nothing either way. */
function repays(
	kind: PointMoveKind,
	memberId: string,
	parts: readonly PointPart[] = [],
): PointMove[] {
	const points = parts.reduce((sum, part) => sum + part.points, 0);
	return [...takes(kind, memberId, parts), ...owes(kind, memberId, -points)];
}

function owes(kind: PointMoveKind, memberId: string, debt: number): PointMove[] {
	return debt === 0 ? [] : [{ kind, memberId, lotId: '', points: 0 - debt }];
}

type Begun = { readonly lot: PointLotRoots | undefined; readonly repaid: number };

function begin(kind: PointMoveKind, memberId: string, { lot, repaid }: Begun): PointMove[] {
	const debt: PointMove[] = repaid === 0 ? [] : [{ kind, memberId, lotId: '', points: repaid }];
	if (lot === undefined || lot.points === 0) return debt;
	const { lot_id: lotId, points, expires } = lot;
	return [...debt, { kind, memberId, lotId, points, expires }];
}

/** A lot whose member was merged into another since is the other's with the first point it gets. */
function gives(kind: PointMoveKind, memberId: string, parts: readonly PointPart[]): PointMove[] {
	return parts.map(({ lot_id: lotId, points, expires }) => {
		const end = expires === undefined ? {} : { newEnd: expires };
		return { kind, memberId, lotId, points, owner: memberId, ...end };
	});
}

function takes(kind: PointMoveKind, memberId: string, parts: readonly PointPart[]): PointMove[] {
	return parts.map(({ lot_id: lotId, points }) => ({ kind, memberId, lotId, points: -points }));
}
