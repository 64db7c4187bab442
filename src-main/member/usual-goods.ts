/**
 * 常买 (PRO-12, MEM-16): what a member bought and kept in their last twenty sales, read from the
 * journal when somebody looks; nothing is kept for it, so no sale is slower by it.
 */
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { refundableSale } from '#shared/refund/refundable-sale.ts';
import { findProduct } from '../catalog/product-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { loadParts } from '../refund/refund-store.ts';
import { findSaleAt, showSaleRow } from '../sale/completed-sale-store.ts';
import type { Terminal } from '../terminal.ts';
import { findMember } from './member-store.ts';
import { countUseDays } from './pass-visits.ts';
import { pastOf } from './past-of.ts';

const LAST = 20;

/** Business dates only go forward, so the newest date has the newest sales. */
export const LAST_SALES_SQL = `SELECT pos, biz_date AS bizDate FROM sale
 WHERE member = ? ORDER BY biz_date DESC, pos DESC LIMIT ${LAST}`;

type Bought = {
	readonly productId: number;
	readonly name: string;
	readonly times: number;
	readonly netFen: number;
};

/** At most three goods that are still sold, the most often bought first; twice is a habit. */
export function usualGoods({ pen }: Pick<Terminal, 'pen'>, id: number): MemberPanelView['usual'] {
	const usual: MemberPanelView['usual'] = [];
	for (const { productId, times } of boughtBy(pen, id)) {
		const product = times < 2 ? undefined : findProduct(pen, productId);
		if (product?.active !== 1 || usual.length === 3) continue;
		usual.push({
			productId,
			name: product.name,
			unit: product.unit,
			priceFen: product.price_fen,
			times,
		});
	}
	return usual;
}

/** member/visits. */
export function showVisits(
	{ pen }: Terminal,
	{ memberId }: ParsedInput<'member/visits'>,
): Result<RequestOutput<'member/visits'>, AnyRefusal> {
	const member = findMember(pen, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	const rows = lastSales(pen, member.id).flatMap((pos) => findSaleAt(pen, pos) ?? []);
	const { visits, spent_fen: spent } = member;
	// A use of a pass is a visit without a basket.
	const uses = pastOf(pen, member.id).reduce(
		(sum, row) => sum + countUseDays(pen, row.member_id),
		0,
	);
	const baskets = visits - uses;
	return ok({
		sales: rows.map((row) => showSaleRow(row)),
		top: boughtBy(pen, member.id)
			.slice(0, 5)
			.map(({ name, times, netFen }) => ({ name, times, netFen })),
		averageFen: baskets <= 0 ? 0 : Math.round(spent / baskets),
	});
}

/** Of theirs and of the rows that were merged into theirs, the newest first. */
function lastSales(ledger: ReadableLedger, id: number): number[] {
	return pastOf(ledger, id)
		.flatMap((row) => prepared(ledger.db, LAST_SALES_SQL).all(row.id) as LastSale[])
		.toSorted((a, b) => (a.bizDate === b.bizDate ? b.pos - a.pos : a.bizDate < b.bizDate ? 1 : -1))
		.slice(0, LAST)
		.map(({ pos }) => pos);
}

type LastSale = { readonly pos: number; readonly bizDate: string };

/** Goods of the last sales less what came back: how many of them it was in, most first. */
function boughtBy(ledger: ReadableLedger, id: number): Bought[] {
	const goods = new Map<number, Bought>();
	for (const pos of lastSales(ledger, id)) {
		for (const { productId, name, netFen } of keptOf(ledger, pos)) {
			const had = goods.get(productId);
			const times = (had?.times ?? 0) + 1;
			goods.set(productId, { productId, name, times, netFen: (had?.netFen ?? 0) + netFen });
		}
	}
	return [...goods.values()].toSorted((a, b) => b.times - a.times || b.netFen - a.netFen);
}

/** The lines of the sale at `pos` of which something is kept; none of a refund. */
function keptOf(ledger: ReadableLedger, pos: number): Omit<Bought, 'times'>[] {
	const row = prepared(ledger.db, 'SELECT body FROM journal WHERE pos = ?').get(pos);
	const event = JSON.parse((row as { body: Buffer }).body.toString('utf8')) as SaleCompleted;
	if (event.kind !== 'sale/completed') return [];
	const parts = loadParts(ledger, event.sale_id);
	return refundableSale(event, parts).lines.flatMap(({ line, returnedMilli }) => {
		if (returnedMilli >= line.quantity_milli) return [];
		const back = parts.flatMap(({ lines }) => lines.filter(({ of_n: n }) => n === line.n));
		const backFen = back.reduce((sum, { net_fen: net }) => sum + net, 0);
		return [{ productId: line.product_id, name: line.name, netFen: line.net_fen - backFen }];
	});
}
