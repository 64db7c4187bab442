/**
 * The legs of goods and money in sales and refunds. A sale of 123.00 with 10.00 off at 13 %, paid
 * with 120.00: Dr cash 12000, Cr cash 700, Dr discount 885; Cr sales 10885, Cr vat 1300. Tax and
 * discount are computed and rounded half away from zero; the sales leg balances the line. A refund
 * turns the frozen shares of those legs round, so that a whole return leaves every account at 0.
 */
import { multiplyDivide } from '../kernel/integer.ts';
import { account, MONEY_LEDGER, type Posting } from './account.ts';
import type { AdjustmentKind } from './event-head.ts';
import type { OtherTender, SaleCompleted, SoldLine } from './event.ts';
import { owe } from './post-stored-value.ts';
import type { PaidBack, ReturnedLine, ReturnedPart, SaleRefunded } from './refund-event.ts';
import { tenderAccount } from './tender-account.ts';

/** Drawer in and out are separate legs, so the drawer's day can be read from the postings alone. */
export function postSale(event: SaleCompleted): Posting[] {
	const legs: Posting[] = [];
	for (const tender of event.tenders) {
		if (tender.kind === 'cash') {
			legs.push(fenLeg(account.cash(tender.drawer), tender.given_fen));
			legs.push(fenLeg(account.cash(tender.drawer), negated(tender.change_fen)));
		} else legs.push(...otherLegs(tender));
	}
	const sums = new Map<string, number>();
	for (const line of event.lines) postLine(line, sums);
	const { returned } = event;
	if (returned !== undefined) legs.push(...postReturned(returned, sums));
	for (const [name, amount] of sums) legs.push(fenLeg(name, amount));
	return legs;
}

export function postRefund({ returned }: SaleRefunded): Posting[] {
	const sums = new Map<string, number>();
	const legs = postReturned(returned, sums);
	for (const [name, amount] of sums) legs.push(fenLeg(name, amount));
	return legs;
}

/** What the postings hold of an amount taken off a line: without the tax inside, if it has any. */
export function withoutTax(
	amount: number,
	{ tax_bp: rate, tax_on_top: onTop }: Pick<SoldLine, 'tax_bp' | 'tax_on_top'>,
): number {
	return onTop === 1 ? amount : multiplyDivide(amount, 10_000, 10_000 + rate);
}

function postLine(line: SoldLine, sums: Map<string, number>): void {
	let discountNet = 0;
	for (const adjustment of line.adjustments) {
		const net = withoutTax(adjustment.amount_fen, line);
		discountNet += net;
		addTo(sums, accountOf(adjustment.kind), net);
	}
	addTo(sums, account.sales(line.dept), -(line.net_fen - line.tax_fen + discountNet));
	addTo(sums, account.vatOut(line.tax_bp), -line.tax_fen);
}

/** Adds the goods to `sums` and returns the legs of the money. */
function postReturned(returned: ReturnedPart, sums: Map<string, number>): Posting[] {
	for (const line of returned.lines) postReturnedLine(line, sums);
	addTo(sums, account.refundRounding, returned.rounding_fen);
	const kept = returned.paid_back.reduce((sum, row) => sum + (row.deducted_fen ?? 0), 0);
	addTo(sums, account.pointsCharged, negated(kept));
	return returned.paid_back.flatMap(paidLegs);
}

function postReturnedLine(line: ReturnedLine, sums: Map<string, number>): void {
	let discountNet = 0;
	for (const { kind, ex_tax_fen: net } of line.adjustments) {
		discountNet += net;
		addTo(sums, accountOf(kind), -net);
	}
	addTo(sums, account.sales(line.dept), line.net_fen - line.tax_fen + discountNet);
	addTo(sums, account.vatOut(line.tax_bp), line.tax_fen);
}

function accountOf(kind: AdjustmentKind): string {
	switch (kind) {
		case 'override':
		case 'line_discount':
		case 'order_discount':
			return account.discount('manual');
		case 'promotion':
		case 'threshold':
			return account.discount('promo');
		case 'level':
			return account.discount('member');
		case 'item_coupon':
		case 'order_coupon':
			return account.discount('coupon');
		case 'points':
			return account.discount('points');
		case 'small_change':
		case 'cash_rounding':
			return account.rounding;
	}
}

function paidLegs(row: PaidBack): Posting[] {
	const amount = negated(row.paid_fen);
	if (row.kind === 'cash') return [fenLeg(account.cash(row.drawer ?? ''), amount)];
	// Stored value goes back to the pockets it came from.
	if (row.parts !== undefined) return owe(row.subject ?? '', row.parts, 1);
	return [{ ...fenLeg(tenderAccount(row.kind, row.method ?? ''), amount), ...subjectOf(row) }];
}

function otherLegs(tender: OtherTender): Posting[] {
	if (tender.parts !== undefined) return owe(tender.subject ?? '', tender.parts, -1);
	const leg = fenLeg(tenderAccount(tender.kind, tender.method), tender.amount_fen);
	return [{ ...leg, ...subjectOf(tender) }];
}

type Whose = { readonly kind: string; readonly subject?: string; readonly to_account?: string };

/** Whose points they were stands in ledger 2; what they cost is the store's own. */
function subjectOf(whose: Whose): { subject?: string } {
	const { kind, to_account: subject = whose.subject } = whose;
	return subject === undefined || kind === 'points' ? {} : { subject };
}

function addTo(sums: Map<string, number>, name: string, amount: number): void {
	sums.set(name, (sums.get(name) ?? 0) + amount);
}

function fenLeg(name: string, amount: number): Posting {
	return { ledger: MONEY_LEDGER, account: name, amount };
}

function negated(amount: number): number {
	return amount === 0 ? 0 : -amount;
}
