/**
 * account/settle: a company customer pays off some of what it owes (挂账还款), or what it paid
 * for goods that came back since is paid out to it. One transaction: the event with its postings,
 * a slip to sign, and the drawer where it is cash. It is never more than is owed either way,
 * judged by the ledger as it is then.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { PAY_OUT_WAYS } from '#shared/account/settle-ways.ts';
import type { AccountSettled } from '#shared/journal/account-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { looksLikeCardNumber } from '#shared/payment/method.ts';
import { composeSettlementSlip } from '#shared/receipt/compose-settlement-slip.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { isReleased } from '../operator/is-released.ts';
import { wayPart } from '../pass-card/pass-tenders.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { showAccount } from './account-requests.ts';
import { findCustomer, type Customer } from './account-store.ts';

type Input = ParsedInput<'account/settle'>;
type Settled = RequestOutput<'account/settle'>;

export function settleAccount(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<Settled, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		const customer = findCustomer(pen, input.code);
		if (customer === undefined) return refuse({ code: 'account/not-found' });
		if (looksLikeCardNumber(input.reference)) return refuse({ code: 'payment/card-number' });
		const wrong = wrongPayOut(caller, input);
		if (wrong !== undefined) return refuse(wrong);
		const amount = amountOf(terminal, customer, input);
		if (!amount.ok) return amount;
		const signed = input.payOut ? 0 - amount.value : amount.value;
		const owedFen = customer.owedFen - signed;
		const { event } = pen.append({
			kind: 'account/settled',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: {
				customer: customer.code,
				name: customer.name,
				amount_fen: signed,
				owed_fen: owedFen,
				paid: wayPart(input, shift.drawer),
			},
		});
		const paper = queuePaper(terminal, event as AccountSettled);
		const account = showAccount({ ...customer, owedFen });
		return ok({ account, amountFen: amount.value, ...paper, atMs: event.at_ms });
	});
	if (done.ok) {
		terminal.spooler.wake();
		terminal.statusChanged();
	}
	return done;
}

/** Money leaves by a manager's word, out of the drawer or by transfer. */
function wrongPayOut(caller: Caller, { payOut, way }: Input): AnyRefusal | undefined {
	if (!payOut) return undefined;
	if (!isReleased(caller)) return { code: 'permission/needs-approval', role: 'manager' };
	return PAY_OUT_WAYS.includes(way) ? undefined : { code: 'account/pay-out-way' };
}

/**
 * All that is owed when nothing was typed, in cash as much of it as there are coins for; never more
 * than is owed, and no cash that is no whole step.
 */
function amountOf(
	{ settings }: Terminal,
	customer: Customer,
	{ amountText, way, payOut }: Input,
): Result<number, AnyRefusal> {
	const owed = payOut ? 0 - customer.owedFen : customer.owedFen;
	if (owed <= 0) return refuse({ code: payOut ? 'account/no-credit' : 'account/nothing-owed' });
	const step = way === 'cash' ? settings.current().cashStepFen : 1;
	const all = owed - (owed % step);
	const typed = amountText.trim() === '' ? ok(all) : parseYuan(amountText);
	if (!typed.ok) return typed;
	const amount = typed.value;
	if (amount > owed) {
		return refuse(
			payOut ? { code: 'account/above-credit', credit: owed } : { code: 'account/overpays', owed },
		);
	}
	if (amount === 0 || amount % step !== 0) return refuse({ code: 'account/cash-step', step });
	return ok(amount);
}

/** A slip to sign, whatever the store does with receipts; the drawer for cash. */
function queuePaper(
	terminal: Terminal,
	event: AccountSettled,
): Pick<Settled, 'receipt' | 'drawer'> {
	const settings = terminal.settings.current();
	const { printer, receiptLanguage } = settings;
	if (printer.kind === 'none') return { receipt: 'none', drawer: 'none' };
	const store = receiptStoreOf(settings);
	const document = composeSettlementSlip(event, store, receiptWords[receiptLanguage]);
	terminal.spooler.queue(terminal.pen, { kind: 'receipt', document });
	if (event.paid.kind !== 'cash' || !printer.drawer) return { receipt: 'printing', drawer: 'none' };
	terminal.spooler.queueDrawer(terminal.pen, undefined);
	return { receipt: 'printing', drawer: 'opening' };
}
