/**
 * What came with a top-up (赠品): its coupons, its passes whoever holds them by now, its points. What
 * was used of it stays used, however often parts of the top-up are given back; points are taken
 * back the first time.
 */
import type { PassSold } from '#shared/journal/pass-event.ts';
import { liveUses } from '#shared/pass-card/pass-card.ts';
import type { GiftLine } from '#shared/stored-value/refund-lots.ts';
import { findCouponRow, type CouponRow } from '../coupon/coupon-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { findPass, type HeldPass } from '../pass-card/pass-store.ts';
import { endedOf, ownerOfLot } from '../points/points-store.ts';
import { findKeptSale, keptOff } from './kept-sale.ts';
import { topUpOf, type HeldLot } from './lot-store.ts';

export type LotGifts = {
	readonly coupons: readonly CouponRow[];
	readonly passes: readonly HeldPass[];
	/** That have not ended since; 0 once they were taken back. */
	readonly points: number;
	/** Their lot; '' when a debt took them all. */
	readonly pointLot: string;
};

const NO_GIFTS: LotGifts = { coupons: [], passes: [], points: 0, pointLot: '' };

type ToppedUp = Pick<HeldLot, 'lotId' | 'openedBy' | 'openedPos'>;

export function giftsOf(ledger: ReadableLedger, lot: ToppedUp): LotGifts {
	const topUp = topUpOf(ledger, lot.lotId);
	if (topUp?.offer_id === undefined) return NO_GIFTS;
	const { coupons = [], gift_points: points = 0, gift_lot: pointLot = '' } = topUp;
	return {
		coupons: coupons.flatMap(({ code }) => findCouponRow(ledger, code) ?? []),
		passes: passesWith(ledger, lot),
		points: wasGivenBack(ledger, lot.lotId)
			? 0
			: Math.max(0, points - endedSince(ledger, pointLot)),
		pointLot,
	};
}

/** What was had of them and is kept, at list value, less what was paid for uses (续期); fen. */
export function usedGifts(ledger: ReadableLedger, { coupons, passes }: LotGifts): GiftLine[] {
	const off = coupons.reduce((sum, coupon) => sum + offKept(ledger, coupon), 0);
	const uses = passes.flatMap(({ card }) => {
		return liveUses(card).map(({ itemNo, times, recognisedFen: paid }) => {
			const item = card.items.find((one) => one.itemNo === itemNo);
			return { times, fen: Math.max(0, times * (item?.listPriceFen ?? 0) - paid) };
		});
	});
	const times = uses.reduce((sum, use) => sum + use.times, 0);
	const had = uses.reduce((sum, { fen }) => sum + fen, 0);
	return [
		...(off === 0 ? [] : [{ line: 'gift-coupon', fen: off } as const]),
		...(times === 0 ? [] : [{ line: 'gift-pass', times, fen: had } as const]),
	];
}

function offKept(ledger: ReadableLedger, { state, code, redeemed_pos: pos }: CouponRow): number {
	const sale = state !== 'redeemed' || pos === null ? undefined : findKeptSale(ledger, pos);
	return sale === undefined ? 0 : keptOff(sale, code);
}

/** Parts of it left for good: what is left of its gifts went then. */
export function wasGivenBack({ db }: ReadableLedger, lotId: string): boolean {
	const row = prepared(
		db,
		`SELECT 1 FROM sv_lot l JOIN sv_move m ON m.lot_id = l.lot_id
		 WHERE l.origin_lot = ? AND m.kind IN ('refund', 'undo') LIMIT 1`,
	).get(lotId);
	return row !== undefined;
}

/** Events of one top-up are written together: its passes stand right behind it. */
const BEHIND = 1000;

function passesWith(ledger: ReadableLedger, { lotId, openedPos }: ToppedUp): HeldPass[] {
	const rows = prepared(
		ledger.db,
		`SELECT body FROM journal WHERE pos > ? AND pos <= ? AND kind = 'pass/sold'`,
	).all(openedPos, openedPos + BEHIND) as { body: Buffer }[];
	return rows.flatMap(({ body }) => {
		const sold = JSON.parse(body.toString('utf8')) as PassSold & { readonly with_lot?: string };
		return sold.with_lot === lotId ? (findPass(ledger, sold.pass_id) ?? []) : [];
	});
}

/** What of their lot ended, with whoever has it by now. */
function endedSince(ledger: ReadableLedger, pointLot: string): number {
	const owner = ownerOfLot(ledger, pointLot);
	return owner === undefined ? 0 : endedOf(ledger, owner, pointLot);
}
