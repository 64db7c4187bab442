/**
 * Postings are derived, not written by hand: one pure function of the event and its version, so
 * `verify` can run it again and compare byte for byte. A sale of 123.00 with 10.00 off at 13 %, paid
 * with 120.00: Dr cash 12000, Cr cash 700, Dr discount 885; Cr sales 10885, Cr vat 1300. Tax and
 * discount are computed and rounded half away from zero; the sales leg balances the event.
 */
import { multiplyDivide } from '../kernel/integer.ts';
import { invariant } from '../kernel/invariant.ts';
import { account, balances, MONEY_LEDGER, type Posting } from './account.ts';
import type { JournalEvent, SaleCompleted, ShiftOpened, SoldLine } from './event.ts';

/** The postings of an event, in a fixed order; empty for audit events. Throws when they do not balance. */
export function postEvent(event: JournalEvent): Posting[] {
	const postings = legsOf(event).filter((leg) => leg.amount !== 0);
	invariant(balances(postings), `postings of ${event.kind} must balance`);
	return postings;
}

function legsOf(event: JournalEvent): Posting[] {
	switch (event.kind) {
		case 'sale/completed':
			invariant(event.v === 1, `no postings known for sale/completed v${event.v}`);
			return postSale(event);
		case 'shift/opened':
			invariant(event.v === 1, `no postings known for shift/opened v${event.v}`);
			return postFloat(event);
		default:
			return [];
	}
}

function fenLeg(name: string, amount: number): Posting {
	return { ledger: MONEY_LEDGER, account: name, amount };
}

function postFloat(event: ShiftOpened): Posting[] {
	return [
		fenLeg(account.cash(event.drawer), event.float_fen),
		fenLeg(account.safe, event.float_fen === 0 ? 0 : -event.float_fen),
	];
}

/** Drawer in and out are separate legs, so the drawer's day can be read from the postings alone. */
function postSale(event: SaleCompleted): Posting[] {
	const legs: Posting[] = [];
	for (const tender of event.tenders) {
		legs.push(fenLeg(account.cash(tender.drawer), tender.given_fen));
		legs.push(fenLeg(account.cash(tender.drawer), negated(tender.change_fen)));
	}
	const sums = new Map<string, number>();
	const addTo = (name: string, amount: number) => sums.set(name, (sums.get(name) ?? 0) + amount);
	for (const line of event.lines) postLine(line, addTo);
	for (const [name, amount] of sums) legs.push(fenLeg(name, amount));
	return legs;
}

function postLine(line: SoldLine, addTo: (name: string, amount: number) => void): void {
	let discountNet = 0;
	for (const adjustment of line.adjustments) {
		const net = withoutTax(adjustment.amount_fen, line.tax_bp);
		discountNet += net;
		addTo(adjustment.kind === 'override' ? account.discount('manual') : account.rounding, net);
	}
	addTo(account.sales(line.dept), -(line.net_fen - line.tax_fen + discountNet));
	addTo(account.vatOut(line.tax_bp), -line.tax_fen);
}

function withoutTax(amount: number, taxBp: number): number {
	return multiplyDivide(amount, 10_000, 10_000 + taxBp);
}

function negated(amount: number): number {
	return amount === 0 ? 0 : -amount;
}
