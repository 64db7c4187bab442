/**
 * payment/begin, confirm, cancel, list. The row of a try is written before anybody is asked for
 * money; the sale completes with the tries that are paid (complete-sale.ts), and while one has no
 * result the sale waits. Money that arrived and is given back again is released by a manager.
 */
import type { PaymentsView } from '#shared/contract/payment-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isPaid, isUnsettled } from '#shared/payment/attempt.ts';
import { isHandMethod, looksLikeCardNumber } from '#shared/payment/method.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { remaining } from '#shared/tender/settle.ts';
import { isReleased } from '../operator/is-released.ts';
import { outgrownDiscount } from '../pricing/still-released.ts';
import { authorizeTry, uncoveredTry } from '../allowance/cover-try.ts';
import { releaseUnused } from '../allowance/release-grants.ts';
import { backByAccount } from '../account/account-requests.ts';
import { backByCredit } from '../credit/spend-credit.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { Proof } from '../member/presence.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import { toPayOf } from '../pricing/priced-open-sale.ts';
import { findOpenSale } from '../sale/open-sale-store.ts';
import { bookInForce } from '../stored-value/lot-store.ts';
import {
	attachedMember,
	backByStoredValue,
	proveMember,
} from '../stored-value/spend-stored-value.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	changeAttempt,
	findAttempt,
	insertAttempt,
	listAttempts,
	type Attempt,
} from './attempt-store.ts';
import { portOf, type Backing } from './payment-port.ts';
import { paidAmounts } from './paid-amounts.ts';
import { showPayments } from './show-payments.ts';

type Payments = Result<PaymentsView, AnyRefusal>;

export async function beginPayment(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'payment/begin'>,
): Promise<Payments> {
	const { pen, clock, ids, settings } = terminal;
	const proof = await proveMember(terminal, caller, input);
	const authorized = await authorizeTry(terminal, input.method, () => {
		return planStoredValue(terminal, caller, input);
	});
	return caller.commit(() => {
		if (!proof.ok) return proof;
		if (!authorized.ok) return authorized;
		const found = findPayable(pen, input);
		if (!found.ok) return found;
		const sale = found.value;
		if (!settings.current().paymentMethods.includes(input.method)) {
			return refuse({ code: 'payment/method-off' });
		}
		const amount = amountOf(terminal, caller, { sale, amountText: input.amountText });
		if (!amount.ok) return amount;
		const { proof: by } = proof.value;
		const backed = backingOf(terminal, input, { sale, amountFen: amount.value, proof: by });
		if (!backed.ok) return backed;
		const { amountFen, subject, reference } = backed.value;
		const uncovered = uncoveredTry(terminal, input.method, backed.value);
		if (uncovered !== undefined) return refuse(uncovered);
		if (amountFen > proof.value.mostFen) return refuse({ code: 'customer-ask/other-thing' });
		const now = clock.now();
		const created: Attempt = {
			attempt_id: ids.next('pay'),
			sale_id: sale.saleId,
			method: input.method,
			amount_fen: amountFen,
			state: 'created',
			reference,
			subject,
			operator: caller.operator.operatorNo,
			created_ms: now,
			changed_ms: now,
		};
		insertAttempt(pen, created);
		const result = portOf(input.method).take(created);
		changeAttempt(pen, created, { states: ['sent', result], atMs: now });
		if (isPaid(result)) note(terminal, caller, { kind: 'payment/confirmed', attempt: created });
		return ok(showPayments(terminal, sale));
	});
}

/** What would be taken of whose stored value with their PIN; what they are asked to confirm. */
export function quoteStoredValue(
	terminal: Terminal,
	caller: Caller,
	{ saleId, revision, amountText }: ParsedInput<'customer-ask/pin'>,
): Result<{ readonly memberId: string; readonly amountFen: number }, AnyRefusal> {
	const { pen } = terminal;
	const backed = planStoredValue(terminal, caller, { saleId, revision, amountText });
	if (!backed.ok) return backed;
	const member = attachedMember(pen, findOpenSale(pen));
	if (member === undefined) return refuse({ code: 'member/none-attached' });
	if (member.pin_hash === '') {
		return refuse({ code: 'stored-value/no-pin', from: bookInForce(pen).pinFromFen });
	}
	return ok({ memberId: member.member_id, amountFen: backed.value.amountFen });
}

/** What a try of stored value would take, were it proved that the member is there. */
function planStoredValue(
	terminal: Terminal,
	caller: Caller,
	{ saleId, revision, amountText }: Pick<ParsedInput<'payment/begin'>, TryFields>,
): Result<Backing, AnyRefusal> {
	const { pen, settings } = terminal;
	const found = findPayable(pen, { saleId, revision });
	if (!found.ok) return found;
	if (!settings.current().paymentMethods.includes('stored_value')) {
		return refuse({ code: 'payment/method-off' });
	}
	const amount = amountOf(terminal, caller, { sale: found.value, amountText });
	if (!amount.ok) return amount;
	const exact = amountText.trim() !== '';
	const wanted = { amountFen: amount.value, exact, proof: 'pin' } as const;
	return backByStoredValue(terminal, found.value, wanted);
}

type TryFields = 'saleId' | 'revision' | 'amountText';

function findPayable(
	pen: ReadableLedger,
	{ saleId, revision }: Pick<ParsedInput<'payment/begin'>, 'saleId' | 'revision'>,
): Result<OpenSale, AnyRefusal> {
	if (findOpenShift(pen) === undefined) return refuse({ code: 'shift/none-open' });
	const sale = findOpenSale(pen);
	if (sale?.saleId !== saleId) return refuse({ code: 'sale/not-open' });
	if (sale.lines.length === 0) return refuse({ code: 'sale/empty' });
	if (sale.revision !== revision) {
		return refuse({ code: 'sale/changed-meanwhile', revision: sale.revision });
	}
	return ok(sale);
}

/** All that is left when nothing was typed; never more than is left: only cash gives change. */
function amountOf(
	terminal: Terminal,
	caller: Caller,
	{ sale, amountText }: { readonly sale: OpenSale; readonly amountText: string },
): Result<number, AnyRefusal> {
	const attempts = listAttempts(terminal.pen, sale.saleId);
	if (attempts.some(({ state }) => isUnsettled(state))) {
		return refuse({ code: 'payment/unsettled' });
	}
	const found = priceOpenSale(terminal, sale);
	const { returned } = found.setAside;
	if (returned !== undefined) return refuse(returned);
	// Before money is taken otherwise: afterwards nobody could take a discount back.
	const outgrown = outgrownDiscount(terminal, caller, { priced: found.priced, terms: sale.terms });
	if (outgrown !== undefined) return refuse(outgrown);
	const left = remaining(toPayOf(found), paidAmounts(terminal.pen, sale, attempts));
	if (left === 0) return refuse({ code: 'payment/nothing-due' });
	if (amountText.trim() === '') return ok(left);
	const typed = parseYuan(amountText);
	if (!typed.ok) return typed;
	if (typed.value > left) return refuse({ code: 'payment/exceeds', over: typed.value - left });
	return typed.value === 0 ? refuse({ code: 'payment/nothing-due' }) : typed;
}

type ToBack = { readonly sale: OpenSale; readonly amountFen: number; readonly proof: Proof };

/** Who keeps the money behind a try: the ledger for its own methods, nobody it knows for others. */
function backingOf(
	terminal: Terminal,
	{ method, subject, amountText }: ParsedInput<'payment/begin'>,
	{ sale, amountFen, proof }: ToBack,
): Result<Backing, AnyRefusal> {
	const { pen } = terminal;
	const wanted = { amountFen, exact: amountText.trim() !== '' };
	if (method === 'store_credit') return backByCredit(pen, subject, wanted);
	if (method === 'on_account') {
		const memberId = sale.terms.member?.memberId;
		return backByAccount(pen, { code: subject, amountFen, memberId });
	}
	if (method === 'stored_value') return backByStoredValue(terminal, sale, { ...wanted, proof });
	return ok({ amountFen, subject: '', reference: '' });
}

export function confirmPayment(
	terminal: Terminal,
	caller: Caller,
	{ attemptId, reference }: ParsedInput<'payment/confirm'>,
): Payments {
	return onOpenSale(terminal, caller, {
		attemptId,
		decide: (attempt, atMs) => {
			if (!isAwaited(attempt)) return refuse({ code: 'payment/over' });
			if (looksLikeCardNumber(reference)) return refuse({ code: 'payment/card-number' });
			changeAttempt(terminal.pen, attempt, { states: ['paid'], atMs, reference });
			note(terminal, caller, { kind: 'payment/confirmed', attempt });
			return ok(undefined);
		},
	});
}

export function cancelPayment(
	terminal: Terminal,
	caller: Caller,
	{ attemptId }: ParsedInput<'payment/cancel'>,
): Payments {
	const { pen } = terminal;
	const cancelled = onOpenSale(terminal, caller, {
		attemptId,
		decide: (attempt, atMs) => {
			if (isAwaited(attempt)) {
				changeAttempt(pen, attempt, { states: ['failed'], atMs });
				return ok(undefined);
			}
			if (!isPaid(attempt.state)) return refuse({ code: 'payment/over' });
			// What the ledger keeps goes back to where it was: no money left the store.
			if (isHandMethod(attempt.method) && !isReleased(caller)) {
				return refuse({ code: 'permission/needs-approval', role: 'manager' });
			}
			changeAttempt(pen, attempt, { states: ['reversing', 'reversed'], atMs });
			note(terminal, caller, { kind: 'payment/taken-back', attempt });
			return ok(undefined);
		},
	});
	if (cancelled.ok) releaseUnused(terminal);
	return cancelled;
}

export function listPayments(
	terminal: Terminal,
	{ saleId }: ParsedInput<'payment/list'>,
): Payments {
	const sale = findOpenSale(terminal.pen);
	return sale?.saleId === saleId
		? ok(showPayments(terminal, sale))
		: refuse({ code: 'sale/not-open' });
}

type Deciding = {
	readonly attemptId: string;
	readonly decide: (attempt: Attempt, atMs: number) => Result<undefined, AnyRefusal>;
};

/** Decides about a try of the open sale, in one transaction, and shows what stands then. */
function onOpenSale(terminal: Terminal, caller: Caller, { attemptId, decide }: Deciding): Payments {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const attempt = findAttempt(pen, attemptId);
		const sale = findOpenSale(pen);
		if (attempt === undefined || attempt.sale_id !== sale?.saleId) {
			return refuse({ code: 'payment/not-found' });
		}
		const decided = decide(attempt, clock.now());
		return decided.ok ? ok(showPayments(terminal, sale)) : decided;
	});
}

function isAwaited({ state }: Attempt): boolean {
	return state === 'waiting' || state === 'unknown';
}

type Noted = {
	readonly kind: 'payment/confirmed' | 'payment/taken-back';
	readonly attempt: Attempt;
};

function note({ pen }: Terminal, caller: Caller, { kind, attempt }: Noted): void {
	const shiftId = findOpenShift(pen)?.shiftId;
	pen.append({
		kind,
		v: 1,
		...byWhom(caller),
		...(shiftId === undefined ? {} : { shiftId }),
		body: {
			attempt_id: attempt.attempt_id,
			sale_id: attempt.sale_id,
			method: attempt.method,
			amount_fen: attempt.amount_fen,
		},
	});
}
