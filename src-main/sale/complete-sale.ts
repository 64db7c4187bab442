/**
 * sale/complete: the one transaction a sale is. In it: the event with its number and its place in
 * the chain, postings, balances and tallies (all by `append`), the stock movements, the row for the
 * lists, the receipt job and the drawer pulse, the end of the open sale, and the remembered reply.
 * What needs no writing is made ready before it, so that the transaction is its statements. Only
 * after the commit is on the disk does anybody hear of it; printer and drawer come last and can
 * undo nothing.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleDoneView } from '#shared/contract/views.ts';
import type { AllowanceTaken } from '#shared/journal/allowance-event.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { setAgainst } from '#shared/refund/plan-exchange.ts';
import { pointsOfSale } from '../points/points-of-sale.ts';
import { newSale, type OpenSale } from '#shared/sale/open-sale.ts';
import { isReleased } from '../operator/is-released.ts';
import type { DraftedEvent } from '../ledger/access.ts';
import { takeForSale } from '../allowance/take-for-sale.ts';
import { recordMovements, type Movement } from '../catalog/stock-store.ts';
import { giveCoupons } from '../coupon/give-coupons.ts';
import { countVisit } from '../member/count-visit.ts';
import { holdingDay } from '../member/member-day.ts';
import { handOnReturned } from '../member/hand-on.ts';
import { strangersMoney } from '../payment/tries-of-member.ts';
import { rewardReferrer } from '../member/referral.ts';
import { takeBackReward } from '../member/referral-return.ts';
import { countSale } from '../pricing/count-sale.ts';
import { outgrownDiscount } from '../pricing/still-released.ts';
import { endOrder } from '../deposit/deposit-store.ts';
import { findOpenShift, type OpenShift } from '../shift/shift-store.ts';
import { doneOnLine } from '../technician/done-by.ts';
import { takeBack } from '../refund/complete-refund.ts';
import { movementsOf as returnedMovements } from '../refund/returned-movements.ts';
import { paidOf } from '../refund/show-refund.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { announceReplaced } from './park-sale.ts';
import { insertNote } from './completed-sale-store.ts';
import { dropOpenSale, findOpenSale, saveSaleHeader } from './open-sale-store.ts';
import { settlePaid, tendersOf, type Paid } from './settle-paid.ts';
import { composePapers, queuePapers, type Papers } from './sale-papers.ts';
import { movementsOf, pricingPart, soldLine } from './sold-sale.ts';

export function completeSale(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'sale/complete'>,
): Result<SaleDoneView, AnyRefusal> {
	const { pen, clock, ids } = terminal;
	// Nothing else runs between this and the transaction: what is true here is true in it.
	const ready = makeReady(terminal, caller, input);
	const next = newSale(ids.next('sale'), caller.operator.operatorNo, clock.now());
	const done = caller.commit(() => {
		if (!ready.ok) return ready;
		const { sale, settled, draft, movements, deposit, exchange } = ready.value;
		const event = pen.append(draft);
		recordMovements(pen, event.pos, movements);
		countSale(pen, event.pos, event.event as SaleCompleted);
		// What came back is off the sale it was of before the new goods are counted.
		if (exchange !== undefined) takeBack(pen, event.pos, exchange.part);
		const member = countVisit(pen, event, holdingDay(terminal));
		const takenBack = exchange && takeBackReward(terminal, caller, exchange.part);
		rewardReferrer(terminal, caller, { ...event, takenBack });
		if (exchange !== undefined) handOnReturned(terminal, caller, exchange.part);
		insertNote(pen, event.pos, sale.terms.note);
		dropOpenSale(pen, sale.saleId);
		if (deposit !== undefined) {
			endOrder(pen, deposit.order_no, { state: 'collected', atMs: clock.now() });
		}
		saveSaleHeader(pen, next, clock.now());
		// With a release noted before it, the sale is another event than the one made ready.
		const isDraft = event.event === draft.appended.event;
		const papers = isDraft ? ready.value.papers : composePapers(terminal, event, sale);
		return ok(queuePapers(terminal, { event, papers, settled, member }));
	});
	if (done.ok) announceDone(terminal, done.value, next.saleId);
	return done;
}

/** The open sale, when it can be paid. */
export function findPayable(
	{ pen }: Terminal,
	saleId: string,
): Result<{ sale: OpenSale; shift: OpenShift }, AnyRefusal> {
	const shift = findOpenShift(pen);
	if (shift === undefined) return refuse({ code: 'shift/none-open' });
	const sale = findOpenSale(pen);
	if (sale === undefined || sale.saleId !== saleId) return refuse({ code: 'sale/not-open' });
	if (sale.lines.length === 0) {
		const isReturn = sale.terms.returned !== undefined;
		return refuse({ code: isReturn ? 'exchange/no-new-goods' : 'sale/empty' });
	}
	return ok({ sale, shift });
}

type Payment = Paid & {
	readonly sale: OpenSale;
	readonly shift: OpenShift;
	/** What it takes of what HQ lets be spent here. */
	readonly allowance: readonly AllowanceTaken[];
};

type Ready = Payment & {
	readonly draft: DraftedEvent;
	readonly movements: readonly Movement[];
	readonly papers: Papers;
};

/** All of a sale that is no writing: what it costs, its event, its receipt; or why there is none. */
function makeReady(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'sale/complete'>,
): Result<Ready, AnyRefusal> {
	const found = findPayable(terminal, input.saleId);
	if (!found.ok) return found;
	const { sale } = found.value;
	if (sale.revision !== input.revision) {
		return refuse({ code: 'sale/changed-meanwhile', revision: sale.revision });
	}
	const paid = settlePaid(terminal, sale, input.givenText);
	if (!paid.ok) return paid;
	const { totalFen } = paid.value;
	if (input.totalFen !== undefined && input.totalFen !== totalFen) {
		return refuse({ code: 'sale/price-moved', total: totalFen });
	}
	const { sale: priced } = paid.value.settled;
	const soldTo = paid.value.basket.situation.member?.memberId;
	const wrong =
		strangersMoney(terminal.pen, paid.value.attempts, soldTo) ??
		exchangeRefusal(caller, paid.value, { sale, backFen: input.backFen }) ??
		outgrownDiscount(terminal, caller, { priced, terms: sale.terms });
	if (wrong !== undefined) return refuse(wrong);
	const allowance = takeForSale(terminal, { saleId: sale.saleId, ...paid.value });
	if (!allowance.ok) return allowance;
	const payment = { ...found.value, ...paid.value, allowance: allowance.value };
	const draft = draftSale(terminal, caller, payment);
	const papers = composePapers(terminal, draft.appended, sale);
	const back = payment.exchange === undefined ? [] : returnedMovements(payment.exchange.part);
	const movements = [...movementsOf(payment.settled), ...back];
	return ok({ ...payment, draft, movements, papers });
}

/** Nobody is given another amount than was shown, or more than whoever attached it may give. */
function exchangeRefusal(
	caller: Caller,
	{ exchange }: Paid,
	{ sale, backFen }: { readonly sale: OpenSale; readonly backFen: number },
): AnyRefusal | undefined {
	const back = exchange === undefined ? 0 : paidOf(exchange.part);
	if (back !== backFen) return { code: 'refund/changed-meanwhile' };
	const mayGive = sale.terms.returned?.released === true || isReleased(caller);
	if (exchange?.needsManager !== true || mayGive) return undefined;
	return { code: 'permission/needs-approval', role: 'manager' };
}

function draftSale(terminal: Terminal, caller: Caller, payment: Payment): DraftedEvent {
	const { sale, settled, basket, exchange, allowance } = payment;
	const priced = settled.sale;
	const given = giveCoupons(terminal, basket.book, priced);
	const member = basket.situation.member;
	const tenders = tendersOf(payment, payment.shift.drawer);
	const foundBy = sale.terms.member?.foundBy;
	const earning = { priced, basket, tenders, exchange, foundBy };
	const { points, returned } = pointsOfSale(terminal, earning);
	const explained = { priced, basket, pricedAtMs: sale.changedAtMs, given };
	const pricing = pricingPart({ ...explained, earned: points?.earned });
	const taken = tenders.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
	const credit = returned === undefined ? 0 : setAgainst(returned);
	invariant(priced.total === taken + credit, 'Σ line nets must be what the tenders pay');
	return terminal.pen.draft({
		kind: 'sale/completed',
		v: member === undefined && returned?.points === undefined ? 2 : 3,
		...byWhom(caller),
		shiftId: payment.shift.shiftId,
		fiscal: {
			netFen: priced.total - (returned?.total_fen ?? 0),
			taxFen: priced.tax - (returned?.tax_fen ?? 0),
		},
		body: {
			sale_id: sale.saleId,
			lines: priced.lines.map((line, at) => {
				return soldLine(line, { at, terms: sale.terms, doneBy: doneOnLine(terminal.pen, line) });
			}),
			total_fen: priced.total,
			tax_fen: priced.tax,
			rounding_fen: priced.rounding,
			tenders,
			...(pricing === undefined ? {} : { pricing }),
			...(returned === undefined ? {} : { returned }),
			...(points === undefined ? {} : { points }),
			...(allowance.length === 0 ? {} : { allowance }),
			...(member === undefined
				? {}
				: { member: { member_id: member.memberId, tier: member.level } }),
		},
	});
}

function announceDone(terminal: Terminal, done: SaleDoneView, nextSaleId: string): void {
	terminal.announce({ event: 'sale/completed', detail: done });
	announceReplaced(terminal, nextSaleId);
	terminal.spooler.wake();
	terminal.statusChanged();
}
