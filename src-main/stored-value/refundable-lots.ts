/**
 * A member's stored value as it is given back: by the top-up it came from, wherever it lay since. A
 * lot that was handed over or merged goes on with the history of its origin; what lies with another
 * is not theirs to give back, and what was given back or corrected before was never used.
 */
import type { StoredValueRefunded } from '#shared/journal/stored-value-event.ts';
import { partTotal } from '#shared/stored-value/lot.ts';
import type { RefundLot } from '#shared/stored-value/refund-lots.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pastOfId } from '../member/past-of.ts';
import { giftsOf, usedGifts } from './lot-gifts.ts';
import { LOTS, readLot, type HeldLot, type LotRow } from './lot-store.ts';

export type RefundableLot = RefundLot &
	Pick<HeldLot, 'openedBy' | 'openedPos'> & {
		/** Who topped it up, before any handing over. */
		readonly toppedUpBy: string;
	};

type FamilyRow = LotRow & { readonly member_id: string; readonly origin_lot: string };
type Family = readonly { readonly row: FamilyRow; readonly lot: HeldLot }[];

const FAMILIES = LOTS.replace('SELECT', 'SELECT l.member_id, l.origin_lot,');
const OF_MEMBER = `l.origin_lot IN (SELECT origin_lot FROM sv_lot WHERE member_id = ?)`;

/** The oldest first, those that were used up among them. */
export function refundableLots(ledger: ReadableLedger, memberId: string): RefundableLot[] {
	const rows = prepared(ledger.db, `${FAMILIES} WHERE ${OF_MEMBER} ORDER BY l.seq`).all(memberId);
	const families = new Map<string, Family>();
	for (const row of rows as FamilyRow[]) {
		const family = families.get(row.origin_lot) ?? [];
		families.set(row.origin_lot, [...family, { row, lot: readLot(row) }]);
	}
	const gone = goneOf(ledger, memberId);
	const kept = keptBefore(ledger, memberId);
	return [...families].flatMap(([origin, family]) => {
		const root = family.find(({ lot }) => lot.lotId === origin);
		if (root === undefined) return [];
		const { row, lot } = root;
		const { principal = 0, bonus = 0 } = gone.get(origin) ?? {};
		const left = { principal: lot.principal - principal, bonus: lot.bonus - bonus };
		if (partTotal(left) === 0) return [];
		const keptBeforeFen = kept.get(origin) ?? 0;
		const lain = { root: { ...lot, ...left }, family, toppedUpBy: row.member_id, keptBeforeFen };
		return [asHeldBy(ledger, memberId, lain)];
	});
}

/** What they topped up here, also under a row that was merged into theirs. */
export function ownTopUps(ledger: ReadableLedger, memberId: string): RefundableLot[] {
	const past = new Set(pastOfId(ledger, memberId));
	return refundableLots(ledger, memberId).filter(({ openedBy, toppedUpBy }) => {
		return openedBy === 'stored-value/topped-up' && past.has(toppedUpBy);
	});
}

type Lain = {
	readonly root: HeldLot;
	readonly family: Family;
	readonly toppedUpBy: string;
	readonly keptBeforeFen: number;
};

function asHeldBy(
	ledger: ReadableLedger,
	memberId: string,
	{ root, family, toppedUpBy, keptBeforeFen }: Lain,
): RefundableLot {
	const partsOf = (isTheirs: boolean) =>
		family
			.filter(({ row }) => (row.member_id === memberId) === isTheirs)
			.map(({ lot: { lotId, principalLeft: principal, bonusLeft: bonus } }) => {
				return { lotId, principal, bonus };
			})
			.filter((part) => partTotal(part) > 0);
	const held = partsOf(true);
	const elsewhere = partsOf(false);
	return {
		...root,
		toppedUpBy,
		keptBeforeFen,
		held,
		giftsUsed: held.length === 0 ? [] : usedGifts(ledger, giftsOf(ledger, root)),
		principal: root.principal - sumOf(elsewhere, 'principal'),
		bonus: root.bonus - sumOf(elsewhere, 'bonus'),
		principalLeft: sumOf(held, 'principal'),
		bonusLeft: sumOf(held, 'bonus'),
		bonusExpired: family.reduce((sum, { lot }) => sum + lot.bonusExpired, 0),
	};
}

function sumOf(parts: RefundLot['held'], pocket: 'principal' | 'bonus'): number {
	return parts.reduce((sum, part) => sum + part[pocket], 0);
}

type Gone = { readonly origin: string; readonly principal: number; readonly bonus: number };

function goneOf({ db }: ReadableLedger, memberId: string): ReadonlyMap<string, Gone> {
	const rows = prepared(
		db,
		`SELECT l.origin_lot AS origin, -sum(m.principal_fen) AS principal, -sum(m.bonus_fen) AS bonus
		 FROM sv_lot l JOIN sv_move m ON m.lot_id = l.lot_id
		 WHERE ${OF_MEMBER} AND m.kind IN ('refund', 'adjust', 'undo')
		   AND m.principal_fen <= 0 AND m.bonus_fen <= 0 GROUP BY l.origin_lot`,
	).all(memberId) as Gone[];
	return new Map(rows.map((row) => [row.origin, row]));
}

type Settled = { readonly origin: string; readonly principal: number; readonly body: Buffer };

/** What earlier refunds took of the principal of each top-up beyond what they gave for it, fen. */
function keptBefore({ db }: ReadableLedger, memberId: string): ReadonlyMap<string, number> {
	const rows = prepared(
		db,
		`SELECT l.origin_lot AS origin, -sum(m.principal_fen) AS principal, j.body
		 FROM sv_lot l JOIN sv_move m ON m.lot_id = l.lot_id JOIN journal j ON j.pos = m.pos
		 WHERE ${OF_MEMBER} AND m.kind = 'refund' GROUP BY m.pos, l.origin_lot`,
	).all(memberId) as Settled[];
	const kept = new Map<string, number>();
	for (const { origin, principal, body } of rows) {
		const { shares } = JSON.parse(body.toString('utf8')) as StoredValueRefunded;
		if (shares === undefined) continue;
		const fen = shares.find((share) => share.lot_id === origin)?.fen ?? 0;
		kept.set(origin, (kept.get(origin) ?? 0) + principal - fen);
	}
	return kept;
}
