/**
 * What was had for stored value at list price: for a refund at the consumer's own reason nothing
 * that was had counts at a discount (法释〔2025〕4号 Art. 19). It follows from the goods that are kept,
 * also those an exchange gave for others, each top-up by what it paid of their sale. Points that
 * came off a sale paid their share of it, whether they are a discount or a tender.
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { SvPart } from '#shared/journal/stored-value-event.ts';
import { cumulative } from '#shared/kernel/allocate.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { findKeptSale, keptAtList, keptOff, type KeptSale } from './kept-sale.ts';
import { giftsOf } from './lot-gifts.ts';
import type { RefundableLot } from './refundable-lots.ts';

/** Fen by the lot that was topped up. */
type ByTopUp = ReadonlyMap<string, number>;

type Bought = KeptSale & {
	readonly paid: ByTopUp;
	/** All that paid for it, fen. */
	readonly paidFen: number;
};

/** The lots with what was had with each, and what of their gifts that holds already. */
export function withListPrices(
	ledger: ReadableLedger,
	memberId: string,
	lots: readonly RefundableLot[],
): RefundableLot[] {
	const sales = salesOf(ledger, memberId);
	const used = new Map<string, number>();
	for (const sale of sales.values()) {
		for (const [topUp, fen] of sharesOf(sale)) used.set(topUp, (used.get(topUp) ?? 0) + fen);
	}
	const held = lots.filter((lot) => lot.held.length > 0).map(({ lotId }) => lotId);
	const charged = new Set([...held, ...chargedBefore(ledger, memberId)]);
	return lots.map((lot) => {
		const atList = giftsOf(ledger, lot).coupons.map(({ code, redeemed_pos: pos }) => {
			const sale = pos === null ? undefined : sales.get(pos);
			return sale === undefined
				? 0
				: cumulative(keptOff(sale, code), by(sale, charged), sale.paidFen);
		});
		return {
			...lot,
			usedAtListFen: used.get(lot.lotId) ?? 0,
			giftsAtListFen: atList.reduce((sum, fen) => sum + fen, 0),
		};
	});
}

/** What is kept of a sale at list price, by what each top-up paid of it; their sum is exact. */
function sharesOf(sale: Bought): [string, number][] {
	const list = keptAtList(sale);
	let before = 0;
	return [...sale.paid].map(([topUp, fen]) => {
		const after = before + fen;
		const share = cumulative(list, after, sale.paidFen) - cumulative(list, before, sale.paidFen);
		before = after;
		return [topUp, share];
	});
}

/** What these top-ups paid of it. */
function by({ paid }: Bought, topUps: ReadonlySet<string>): number {
	return [...paid].reduce((sum, [topUp, fen]) => (topUps.has(topUp) ? sum + fen : sum), 0);
}

const OF_MEMBER = `l.origin_lot IN (SELECT origin_lot FROM sv_lot WHERE member_id = ?)`;

/** The sales that the member's top-ups paid for, whosever they were then, by their place. */
function salesOf(ledger: ReadableLedger, memberId: string): ReadonlyMap<number, Bought> {
	const topUps = topUpsOf(ledger, memberId);
	const open = spendsOf(ledger, memberId);
	const sales = new Map<number, Bought>();
	// An exchange takes what paid for the old goods on to the new ones: it joins the row behind them.
	for (const pos of open) {
		const kept = sales.has(pos) ? undefined : findKeptSale(ledger, pos);
		if (kept === undefined) continue;
		const paid = paidBy(kept.sale, topUps);
		sales.set(pos, { ...kept, paid, paidFen: paidFor(kept.sale) });
		for (const { pos: place, event } of kept.answers) {
			if (event.kind === 'sale/completed') open.push(place);
		}
	}
	return sales;
}

function topUpsOf({ db }: ReadableLedger, memberId: string): ReadonlyMap<string, string> {
	const rows = prepared(
		db,
		`SELECT l.lot_id AS lot, l.origin_lot AS topUp FROM sv_lot l WHERE ${OF_MEMBER}`,
	).all(memberId) as { lot: string; topUp: string }[];
	return new Map(rows.map(({ lot, topUp }) => [lot, topUp]));
}

function spendsOf({ db }: ReadableLedger, memberId: string): number[] {
	const rows = prepared(
		db,
		`SELECT DISTINCT m.pos FROM sv_lot l JOIN sv_move m ON m.lot_id = l.lot_id
		 WHERE ${OF_MEMBER} AND m.kind = 'spend' ORDER BY m.pos`,
	).all(memberId) as { pos: number }[];
	return rows.map(({ pos }) => pos);
}

/** The top-ups that were charged at list price by an earlier refund. */
function chargedBefore({ db }: ReadableLedger, memberId: string): string[] {
	const rows = prepared(
		db,
		`SELECT DISTINCT l.origin_lot AS topUp FROM sv_lot l JOIN sv_move m ON m.lot_id = l.lot_id
		 JOIN journal j ON j.pos = m.pos
		 WHERE ${OF_MEMBER} AND m.kind = 'refund' AND json_extract(j.body, '$.reason') = 'consumer'`,
	).all(memberId) as { topUp: string }[];
	return rows.map(({ topUp }) => topUp);
}

/** Out of the lots, and what goods that came back had taken of them before. */
function paidBy(
	{ tenders, returned }: SaleCompleted,
	topUps: ReadonlyMap<string, string>,
): ByTopUp {
	const parts = [
		...tenders.flatMap((tender): readonly SvPart[] => {
			return tender.kind === 'cash' ? [] : (tender.parts ?? []);
		}),
		...(returned?.paid_back ?? []).flatMap((row) => row.credit_parts ?? []),
	];
	const paid = new Map<string, number>();
	for (const { lot_id: lot, principal_fen: principal, bonus_fen: bonus } of parts) {
		const topUp = topUps.get(lot);
		if (topUp !== undefined) paid.set(topUp, (paid.get(topUp) ?? 0) + principal + bonus);
	}
	return paid;
}

function paidFor({ total_fen: total, lines }: SaleCompleted): number {
	return lines.reduce((sum, { adjustments }) => {
		const points = adjustments.filter(({ kind }) => kind === 'points');
		return points.reduce((more, { amount_fen: fen }) => more + fen, sum);
	}, total);
}
