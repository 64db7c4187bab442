/**
 * V13 and V7 of stored value (储值): every lot is what its movements make it, was at no event below
 * nothing in either pocket or above its start, has the policy it began with; a member's pockets are
 * the postings of their account; the table has the lots of the journal and no others; and who pays
 * a sale with it is the sale's member, out of their pool.
 */
import { account, MONEY_LEDGER } from '#shared/journal/account.ts';
import { storedValueMoves, type SvMove } from '#shared/journal/stored-value-moves.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings, Place } from './finding.ts';
import { followFamilies } from './payers.ts';
import type { JournalVisitor } from './walk-journal.ts';

type Lot = {
	readonly memberId: string;
	readonly principal: number;
	readonly bonus: number;
	readonly policy: string;
	expires: string;
	/** Where its bonus went on last; 0 where it never did. */
	wentOnAt: number;
	/** The lot that was topped up, itself or another's. */
	readonly origin: string;
	principalLeft: number;
	bonusLeft: number;
	bonusExpired: number;
};

type Row = {
	readonly lot_id: string;
	readonly member_id: string;
	readonly principal_fen: number;
	readonly bonus_fen: number;
	readonly principal_left_fen: number;
	readonly bonus_left_fen: number;
	readonly bonus_expired_fen: number;
	readonly policy: string;
	readonly bonus_expires: string;
	readonly origin_lot: string;
};

/** Both pockets of a member by the lots and by the postings. */
type Pockets = { principal: number; bonus: number };

export function checkStoredValue(db: Connection, findings: Findings): JournalVisitor {
	const lots = new Map<string, Lot>();
	const posted = new Map<string, Pockets>();
	const families = followFamilies();
	let moves = 0;

	function move(one: SvMove, place: Place): void {
		moves += 1;
		if (one.roots !== undefined) {
			if (lots.has(one.lotId)) findings.tell('V13', 'a lot is laid down twice', place);
			const from = lots.get(one.roots.from_lot ?? '');
			if (one.roots.from_lot !== undefined && from === undefined) {
				findings.tell('V13', 'a lot comes out of one that nobody laid down', place);
			}
			lots.set(one.lotId, beginLot(one, from?.origin ?? one.lotId));
			return;
		}
		const lot = lots.get(one.lotId);
		if (lot === undefined) {
			findings.tell('V13', 'a movement of a lot that nobody laid down', place);
			return;
		}
		lot.principalLeft += one.principalFen;
		lot.bonusLeft += one.bonusFen;
		if (one.kind === 'bonus-expire') lot.bonusExpired -= one.bonusFen;
		const wrongEnd = goOn(lot, one.newEnd, place.pos ?? 0);
		if (wrongEnd !== undefined) findings.tell('V13', wrongEnd, place);
		const isWithin =
			lot.principalLeft >= 0 &&
			lot.principalLeft <= lot.principal &&
			lot.bonusLeft >= 0 &&
			lot.bonusLeft <= lot.bonus;
		if (!isWithin) {
			const left = `${lot.principalLeft} + ${lot.bonusLeft}`;
			findings.tell('V13', `a lot of ${lot.principal} + ${lot.bonus} goes to ${left}`, place);
		}
		if (one.memberId !== lot.memberId) {
			findings.tell('V13', 'a movement names another member than its lot', place);
		}
	}

	return {
		visit: ({ event, postings, place }) => {
			if (event === undefined) return;
			for (const one of storedValueMoves(event)) move(one, place);
			families.see(event);
			const wrong = families.wrongPayer(event);
			if (wrong !== undefined) findings.tell('V13', wrong, place);
			for (const { ledger, account: name, subject, amount } of postings) {
				if (ledger !== MONEY_LEDGER) continue;
				const isPrincipal = name === account.svPrincipal;
				if (!isPrincipal && name !== account.svBonus) continue;
				const whose = subject ?? '';
				const had = posted.get(whose) ?? { principal: 0, bonus: 0 };
				posted.set(whose, had);
				if (isPrincipal) had.principal -= amount;
				else had.bonus -= amount;
			}
		},
		end: () => {
			compareRows(db, lots, findings);
			comparePostings(lots, posted, findings);
			const what = `${lots.size} lots, ${moves} movements: within their bounds, as posted`;
			findings.settle('V13', 'ok', what);
		},
		release: () => undefined,
	};
}

/**
 * Bonus that comes back after its end is good again; no other lot gets another end. Two payments of
 * one sale may have drawn on the same lot: both tell the one end.
 */
function goOn(lot: Lot, newEnd: string | undefined, pos: number): string | undefined {
	if (newEnd === undefined) return undefined;
	const had = lot.expires;
	if (had === newEnd && lot.wentOnAt === pos) return undefined;
	lot.expires = newEnd;
	lot.wentOnAt = pos;
	if (had !== '' && had < newEnd) return undefined;
	return `a bonus good until ${had} goes on to ${newEnd}`;
}

function beginLot({ memberId, principalFen, bonusFen, roots }: SvMove, origin: string): Lot {
	return {
		memberId,
		principal: principalFen,
		bonus: bonusFen,
		policy: roots?.policy ?? '',
		expires: roots?.bonus_expires ?? '',
		wentOnAt: 0,
		origin,
		principalLeft: principalFen,
		bonusLeft: bonusFen,
		bonusExpired: 0,
	};
}

function compareRows(db: Connection, lots: ReadonlyMap<string, Lot>, findings: Findings): void {
	const left = new Map(lots);
	const rows = db
		.prepare<[], Row>(
			`SELECT lot_id, member_id, principal_fen, bonus_fen, principal_left_fen, bonus_left_fen,
			   bonus_expired_fen, policy, bonus_expires, origin_lot FROM sv_lot`,
		)
		.iterate();
	for (const row of rows) {
		const lot = left.get(row.lot_id);
		left.delete(row.lot_id);
		const place = { table: 'sv_lot', key: row.lot_id };
		const is = sayRow(row);
		const should = lot === undefined ? 'no lot' : sayLot(lot);
		if (is !== should) findings.tell('V13', `is ${is}, the journal gives ${should}`, place);
	}
	for (const lotId of left.keys()) {
		findings.tell('V13', 'a lot of the journal has no row', { table: 'sv_lot', key: lotId });
	}
}

function sayRow(row: Row): string {
	return JSON.stringify([
		row.member_id,
		row.principal_fen,
		row.bonus_fen,
		row.principal_left_fen,
		row.bonus_left_fen,
		row.bonus_expired_fen,
		row.policy,
		row.bonus_expires,
		row.origin_lot,
	]);
}

function sayLot(lot: Lot): string {
	const { memberId, principal, bonus, principalLeft, bonusLeft, policy, expires } = lot;
	const left = [principalLeft, bonusLeft, lot.bonusExpired];
	return JSON.stringify([memberId, principal, bonus, ...left, policy, expires, lot.origin]);
}

function comparePostings(
	lots: ReadonlyMap<string, Lot>,
	posted: ReadonlyMap<string, Pockets>,
	findings: Findings,
): void {
	const held = new Map<string, Pockets>();
	for (const { memberId, principalLeft, bonusLeft } of lots.values()) {
		const had = held.get(memberId) ?? { principal: 0, bonus: 0 };
		held.set(memberId, {
			principal: had.principal + principalLeft,
			bonus: had.bonus + bonusLeft,
		});
	}
	for (const memberId of new Set([...held.keys(), ...posted.keys()])) {
		const { principal, bonus } = held.get(memberId) ?? { principal: 0, bonus: 0 };
		const postings = posted.get(memberId) ?? { principal: 0, bonus: 0 };
		if (postings.principal === principal && postings.bonus === bonus) continue;
		const what = `lots hold ${principal} + ${bonus}, postings ${postings.principal} + ${postings.bonus}`;
		findings.tell('V13', what, { table: 'sv_lot', key: memberId });
	}
}
