/**
 * Tallies are the running figures of a shift, kept in the sale's own transaction so that an X
 * report reads a few rows whatever the day sold. Like postings they are a pure function of the
 * event and its version: rebuilding them from the journal must give the same rows. A new kind of
 * adjustment, tender or return is a new key under the same kind of row, and needs no line here.
 */
import type { AuditEvent, JournalEvent, SaleCompleted, SaleUndone } from './event.ts';
import { piecesOf } from './count-pieces.ts';
import type { ReturnedPart } from './refund-event.ts';
import { isStoredValueEvent } from './stored-value-event.ts';
import { tallyStoredValue } from './tally-stored-value.ts';
import { tallyPass } from './tally-pass.ts';
import { tallyPoints } from './tally-points.ts';
import { tallyTierFee } from './tally-tier.ts';
import { isTierFeeEvent } from './tier-event.ts';

/**
 * What a row counts, and what its key names:
 * - `total`: `sales` (amount: Σ totals), `lines`, `pieces` (amount: what they cost before anything
 *   was taken off; with the tax that was added, where it comes on top).
 * - `adjustment`: a kind of adjustment; n lines, the amount taken off. `adjusted-sale`: n sales
 *   that have it, for what is given on a whole basket.
 * - `returned`: a way of returning; n documents, the amount and, second, the tax that came back.
 *   `rounding`: `refund`, the jiao given for fen.
 * - `tender`: its kind and method; n times, amount, change. `paid-back`: the same keys, money out.
 * - `deposit-taken`, `deposit-returned`, `account-settled`: the same keys; money in and out
 *   that is no sale.
 * - `pass-sold`, `pass-refunded`: the same keys, for passes; second figure of what came back: what
 *   the store kept. `pass-used`: uses, the revenue they earned, second its tax.
 * - `sv-topped-up`, `sv-returned`: the same keys, for stored value; second the bonus with it.
 * - `tier-bought`, `tier-refunded`: the same keys, for paid levels; second of what came back:
 *   what is earned with it. `tier-earned`: `days`, what the days earned of how many fees.
 * - `points-charged`: points paid for out of refunds; n points, the amount that was kept.
 * - `points`: kinds of movements of points; how many, and no money.
 * - `category`, `dept`, `tax` (rate in bp; second figure: the tax), `operator`, `quarter` (quarter
 *   hours since 1970 UTC, so that any time zone has whole hours): what was sold less what came
 * back.
 * - `count`: what else happened; an amount where goods left a basket.
 */
export type TallyKind =
	| 'total'
	| 'adjustment'
	| 'adjusted-sale'
	| 'returned'
	| 'rounding'
	| 'tender'
	| 'paid-back'
	| 'deposit-taken'
	| 'deposit-returned'
	| 'account-settled'
	| 'pass-sold'
	| 'pass-refunded'
	| 'pass-used'
	| 'points'
	| 'points-charged'
	| 'sv-topped-up'
	| 'sv-returned'
	| 'tier-bought'
	| 'tier-refunded'
	| 'tier-earned'
	| 'category'
	| 'dept'
	| 'tax'
	| 'operator'
	| 'quarter'
	| 'count';

export type Tally = {
	readonly kind: TallyKind;
	readonly key: string;
	/** How many. */
	readonly n: number;
	readonly amount_fen: number;
	/** A second figure: change for tenders, tax for tax rates and returns. */
	readonly other_fen: number;
};

export const QUARTER_MS = 900_000;

/** The rows this event adds to, each named once. */
export function tallyEvent(event: JournalEvent): Tally[] {
	const tallies = openTallies();
	if (isTierFeeEvent(event)) addRows(tallies, tallyTierFee(event, tenderKey));
	else tallyKind(event, tallies);
	for (const { key, n } of tallyPoints(event)) tallies.add('points', key, { n });
	// Its time is not to be trusted, whatever it tells.
	if (event.clock_suspect === 1) tallies.add('count', 'clock-suspect', { n: 1 });
	return tallies.rows();
}

type Figures = { readonly n?: number; readonly amount?: number; readonly other?: number };
type Tallies = {
	add(kind: TallyKind, key: string, figures: Figures): void;
	rows(): Tally[];
};

function tallyKind(event: JournalEvent, tallies: Tallies): void {
	if (isStoredValueEvent(event)) return addRows(tallies, tallyStoredValue(event, tenderKey));
	switch (event.kind) {
		case 'sale/completed':
			return tallySale(event, tallies);
		case 'sale/refunded':
			return tallyReturned(event, event, tallies);
		case 'deposit/taken':
			for (const tender of event.tenders) {
				tallies.add('deposit-taken', tenderKey(tender), { n: 1, amount: tender.amount_fen });
			}
			return;
		case 'deposit/returned':
			for (const row of event.paid_back) {
				tallies.add('deposit-returned', tenderKey(row), { n: 1, amount: row.paid_fen });
			}
			return;
		case 'account/settled': {
			const { paid, amount_fen: amount } = event;
			return tallies.add('account-settled', tenderKey(paid), { n: 1, amount });
		}
		case 'pass/sold':
		case 'pass/used':
		case 'pass/use-undone':
		case 'pass/refunded':
		case 'pass/extension-sold':
		case 'pass/extension-undone':
			return addRows(tallies, tallyPass(event, tenderKey));
		case 'sale/undone':
			return tallyUndone(event, tallies);
		default:
			return countAudited(event, tallies);
	}
}

/** What was done at the counter besides selling: how often, and about how much. */
function countAudited(event: JournalEvent, tallies: Tallies): void {
	switch (event.kind) {
		case 'drawer/opened':
			return tallies.add('count', 'no-sale', { n: 1 });
		case 'sale/voided':
			return tallies.add('count', 'void', { n: 1, amount: figureOf(event, 'total_fen') });
		case 'sale/line-removed':
			return tallies.add('count', 'line-removed', { n: 1, amount: figureOf(event, 'net_fen') });
		case 'sale/quantity-reduced': {
			const amount = figureOf(event, 'before_fen') - figureOf(event, 'after_fen');
			return tallies.add('count', 'quantity-reduced', { n: 1, amount });
		}
		case 'receipt/reprinted':
			return tallies.add('count', 'reprint', { n: 1 });
		case 'override/granted':
			return tallies.add('count', 'override-granted', { n: 1 });
		default:
	}
}

function addRows(tallies: Tallies, rows: readonly Tally[]): void {
	for (const { kind, key, n, amount_fen: amount, other_fen: other } of rows) {
		tallies.add(kind, key, { n, amount, other });
	}
}

/** A whole number of an audit event's details; 0 for what an older body does not tell. */
function figureOf(event: AuditEvent, detail: string): number {
	const figure = event[detail];
	return Number.isSafeInteger(figure) ? (figure as number) : 0;
}

/** Undo is counted as such; and a line that it took out is a line that was removed. */
function tallyUndone({ lines }: SaleUndone, tallies: Tallies): void {
	let left = 0;
	for (const { before_milli, after_milli, before_fen, after_fen } of lines) {
		const amount = before_fen - after_fen;
		if (after_milli >= before_milli) continue;
		left += amount;
		const key = after_milli === 0 ? 'line-removed' : 'quantity-reduced';
		tallies.add('count', key, { n: 1, amount });
	}
	tallies.add('count', 'undone', { n: 1, amount: left });
}

function tallySale(sale: SaleCompleted, tallies: Tallies): void {
	tallies.add('total', 'sales', { n: 1, amount: sale.total_fen });
	tallies.add('operator', sale.operator ?? '', { n: 1, amount: sale.total_fen });
	tallies.add('quarter', quarterOf(sale), { n: 1, amount: sale.total_fen });
	for (const tender of sale.tenders) {
		const other = tender.kind === 'cash' ? tender.change_fen : 0;
		tallies.add('tender', tenderKey(tender), { n: 1, amount: tender.amount_fen, other });
	}
	const adjusted = new Set<string>();
	for (const line of sale.lines) {
		const amount = line.net_fen;
		tallies.add('total', 'lines', { n: 1 });
		const added = line.tax_on_top === 1 ? line.tax_fen : 0;
		tallies.add('total', 'pieces', { n: piecesOf(line), amount: line.base_fen + added });
		tallies.add('category', String(line.category_id ?? 0), { n: 1, amount });
		tallies.add('dept', line.dept, { n: 1, amount });
		tallies.add('tax', String(line.tax_bp), { n: 1, amount, other: line.tax_fen });
		for (const { kind, amount_fen } of line.adjustments) {
			adjusted.add(kind);
			tallies.add('adjustment', kind, { n: 1, amount: amount_fen });
		}
	}
	for (const kind of adjusted) tallies.add('adjusted-sale', kind, { n: 1 });
	const { returned } = sale;
	if (returned !== undefined) tallyReturned(sale, { returned, mode: 'exchange' }, tallies);
}

type Return = { readonly returned: ReturnedPart; readonly mode: string };

/** What came back is taken off what was sold; its number stands in rows of its own. */
function tallyReturned(event: JournalEvent, { returned, mode }: Return, tallies: Tallies): void {
	const { total_fen: total, tax_fen: tax } = returned;
	tallies.add('returned', mode, { n: 1, amount: total, other: tax });
	tallies.add('rounding', 'refund', { amount: returned.rounding_fen });
	const { points: n = 0, amount_fen: kept = 0 } = returned.points?.charged ?? {};
	tallies.add('points-charged', 'refund', { n, amount: kept });
	tallies.add('operator', event.operator ?? '', { amount: -total });
	tallies.add('quarter', quarterOf(event), { amount: -total });
	for (const row of returned.paid_back) {
		// Nothing leaves when the new goods of an exchange took all of it.
		if (row.paid_fen === 0) continue;
		tallies.add('paid-back', tenderKey(row), { n: 1, amount: row.paid_fen });
	}
	for (const line of returned.lines) {
		const amount = -line.net_fen;
		tallies.add('category', String(line.category_id ?? 0), { amount });
		tallies.add('dept', line.dept, { amount });
		tallies.add('tax', String(line.tax_bp), { amount, other: -line.tax_fen });
	}
}

/** `cash`, `code:wechat`: the kind, and which of its kind where there are several. */
function tenderKey(tender: { readonly kind: string; readonly method?: string }): string {
	const { kind, method = '' } = tender;
	return method === '' || method === kind ? kind : `${kind}:${method}`;
}

function quarterOf({ at_ms: at }: JournalEvent): string {
	return String(Math.floor(at / QUARTER_MS));
}

function openTallies(): Tallies {
	const rows = new Map<string, Tally>();
	return {
		add: (kind, key, { n = 0, amount = 0, other = 0 }) => {
			const name = `${kind}/${key}`;
			const had = rows.get(name);
			rows.set(name, {
				kind,
				key,
				n: n + (had?.n ?? 0),
				amount_fen: amount + (had?.amount_fen ?? 0),
				other_fen: other + (had?.other_fen ?? 0),
			});
		},
		// A row of nothing would be a write for nothing.
		rows: () => [...rows.values()].filter((row) => row.n !== 0 || isMoney(row)),
	};
}

function isMoney({ amount_fen, other_fen }: Tally): boolean {
	return amount_fen !== 0 || other_fen !== 0;
}
