/**
 * A sale that was paid with stored value comes back after its member was closed or forgotten (销户,
 * 删除): their lots get back what they gave, and in the same transaction the principal leaves, since
 * nobody could reach it there any more; bonus and points are void. It leaves in cash up to what the
 * law lets prepaid money leave so, however many pieces the goods come in; above that it goes to an
 * account in the member's own name. A manager releases it. In an exchange it is refused: the goods
 * are refunded first.
 */
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import type { StoredValueRefunded, SvPart } from '#shared/journal/stored-value-event.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import { composeStoredValueSettlement } from '#shared/receipt/compose-stored-value-slip.ts';
import type { RefundableSale } from '#shared/refund/refundable-sale.ts';
import { pocketsLeft } from '#shared/stored-value/lot.ts';
import { storedValueSlipWords } from '#shared/words/stored-value-slip.ts';
import { queueSlip } from '../deposit/deposit-paper.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { holdingDay } from '../member/member-day.ts';
import { findMember } from '../member/member-store.ts';
import { survivorOf } from '../member/past-of.ts';
import { inCash, wayPart } from '../pass-card/pass-tenders.ts';
import { givePoints } from '../points/adjust-points.ts';
import { pointLotsOf } from '../points/points-store.ts';
import type { OpenShift } from '../shift/shift-store.ts';
import { lotsOf } from '../stored-value/lot-store.ts';
import { tooMuchCash } from '../stored-value/prepaid-check.ts';
import { paperOf } from '../stored-value/top-up.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';

/** Why it leaves, in the journal and on the paper. */
const GONE = 'holder-gone';

export type PaidOut = {
	readonly memberId: string;
	readonly parts: readonly SvPart[];
	readonly principalFen: number;
	readonly bonusFen: number;
	readonly way: 'cash' | 'transfer';
	/** The principal; of cash in whole steps. */
	readonly paidFen: number;
};

/** True when nobody could spend what is put on it. */
function isGone(ledger: ReadableLedger, memberId: string | undefined): boolean {
	if (memberId === undefined) return false;
	const state = survivorOf(ledger, findMember(ledger, memberId))?.state;
	return state === 'closed' || state === 'erased';
}

/** Whether what was paid with is a holding of somebody who is gone. */
export function wasPaidByGone(ledger: ReadableLedger, { tenders }: RefundableSale): boolean {
	return tenders.some(({ tender }) => {
		if (tender.kind !== 'stored_value' && tender.kind !== 'points') return false;
		return isGone(ledger, tender.subject);
	});
}

/** What of a planned return leaves, a member a row. */
export function paidOutOf(
	terminal: Pick<Terminal, 'pen' | 'settings'>,
	{ paid_back }: ReturnedPart,
): PaidOut[] {
	const byMember = new Map<string, SvPart[]>();
	for (const { subject, parts } of paid_back) {
		if (subject === undefined || parts === undefined) continue;
		if (!isGone(terminal.pen, subject)) continue;
		// It leaves at once: no end of it is another.
		const leaving = parts.map(({ bonus_expires: _end, ...part }) => part);
		byMember.set(subject, [...(byMember.get(subject) ?? []), ...leaving]);
	}
	return [...byMember].map(([memberId, parts]) => {
		const principalFen = parts.reduce((sum, part) => sum + part.principal_fen, 0);
		const bonusFen = parts.reduce((sum, part) => sum + part.bonus_fen, 0);
		const refundFen = principalFen + paidOutBefore(terminal.pen, memberId);
		const isTooMuch = tooMuchCash(terminal.pen, { way: 'cash', refundFen }) !== undefined;
		const paid = isTooMuch
			? ({ way: 'transfer', paidFen: principalFen } as const)
			: ({ way: 'cash', paidFen: inCash(terminal, principalFen) } as const);
		return { memberId, parts, principalFen, bonusFen, ...paid };
	});
}

/** What left this way before, fen: pieces of one sale are no way round the limit of cash. */
function paidOutBefore({ db }: ReadableLedger, memberId: string): number {
	const row = prepared(
		db,
		`SELECT coalesce(-sum(m.principal_fen), 0) AS fen FROM sv_move m JOIN journal j ON j.pos = m.pos
		 WHERE m.member_id = ? AND m.kind = 'refund' AND json_extract(j.body, '$.reason') = ?`,
	).get(memberId, GONE) as { fen: number };
	return row.fen;
}

/** The part as the customer is told it: money in the place of what nobody could reach. */
export function asPaidOut(
	part: ReturnedPart,
	{ out, drawer }: { readonly out: readonly PaidOut[]; readonly drawer: string },
): ReturnedPart {
	if (out.length === 0) return part;
	const gone = new Set(out.map(({ memberId }) => memberId));
	const others = part.paid_back.filter(({ subject = '', parts }) => {
		return parts === undefined || !gone.has(subject);
	});
	const money = out.map(({ way, paidFen }) => {
		const { unverified: _seen, ...paid } = wayPart({ way, reference: '' }, drawer);
		return { ...paid, exact_fen: 0, credit_fen: 0, paid_fen: paidFen };
	});
	return { ...part, paid_back: [...others, ...money] };
}

/** True when something of it would go to somebody who is gone: the paper says so. */
export function isToGone(
	terminal: Pick<Terminal, 'pen' | 'settings'>,
	part: ReturnedPart,
): boolean {
	return paidOutOf(terminal, part).length > 0 || pointsToGone(terminal.pen, part).size > 0;
}

/** Inside the return's transaction, after its event. */
export function payOutGone(
	terminal: Terminal,
	caller: Caller,
	{ part, ...paying }: Omit<PayingOut, 'out'> & { readonly part: ReturnedPart },
): void {
	for (const out of paidOutOf(terminal, part)) payOut(terminal, caller, { out, ...paying });
	voidPoints(terminal, caller, part);
}

type PayingOut = {
	readonly out: PaidOut;
	readonly shift: OpenShift;
	/** Of a transfer. */
	readonly reference?: string;
};

function payOut(
	terminal: Terminal,
	caller: Caller,
	{ out, shift, reference = '' }: PayingOut,
): void {
	const { pen } = terminal;
	const { memberId, parts, principalFen, bonusFen, way, paidFen } = out;
	const left = pocketsLeft(lotsOf(pen, memberId));
	const money = { way, reference: way === 'cash' ? '' : reference };
	const back = { ...wayPart(money, shift.drawer), paid_fen: paidFen };
	const { pos, event } = pen.append({
		kind: 'stored-value/refunded',
		v: 1,
		...byWhom(caller),
		shiftId: shift.shiftId,
		body: {
			member_id: memberId,
			reason: GONE,
			parts,
			refund_fen: principalFen,
			kept_fen: 0,
			calculation: [
				...(bonusFen === 0 ? [] : [{ line: 'bonus-void', fen: bonusFen }]),
				{ line: 'refund', fen: principalFen },
			],
			paid_back: paidFen === 0 ? [] : [back],
			rounding_fen: paidFen - principalFen,
			principal_after_fen: left.principal - principalFen,
			bonus_after_fen: left.bonus - bonusFen,
		},
	});
	queueSlip(terminal, {
		pos,
		// The drawer opens once, for all that the return pays.
		cashFen: 0,
		compose: (store, words) => {
			const value = storedValueSlipWords[store.language];
			const slip = { store, words, value, ...paperOf(terminal, { memberId }) };
			return composeStoredValueSettlement(event as StoredValueRefunded, slip);
		},
	});
}

function pointsToGone(pen: ReadableLedger, part: ReturnedPart): Map<string, number> {
	const given = new Map<string, number>();
	const add = (memberId: string, points: number) => {
		if (points === 0 || !isGone(pen, memberId)) return;
		given.set(memberId, (given.get(memberId) ?? 0) + points);
	};
	if (part.points !== undefined) add(part.points.member_id, part.points.given_back);
	for (const { subject = '', points } of part.paid_back) {
		if (points !== undefined) add(points.to_member_id ?? subject, points.points);
	}
	return given;
}

/** The points it gave back, as far as they are there; and nobody owes what it took too many. */
function voidPoints(terminal: Terminal, caller: Caller, part: ReturnedPart): void {
	const { pen } = terminal;
	const by = { ...byWhom(caller), reason: GONE };
	for (const [memberId, back] of pointsToGone(pen, part)) {
		const points = Math.min(back, availableOn(pointLotsOf(pen, memberId), holdingDay(terminal)));
		if (points === 0) continue;
		givePoints(terminal, { ...by, memberId, points: -points });
	}
	const { member_id: memberId, debt = 0 } = part.points ?? {};
	if (memberId === undefined || !isGone(pen, memberId)) return;
	const points = Math.min(debt, pointLotsOf(pen, memberId).debt);
	if (points > 0) givePoints(terminal, { ...by, memberId, points });
}
