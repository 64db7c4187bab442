/**
 * Steps of paying otherwise than in cash. A letter takes what is typed, or all that is left, by
 * that way; main writes the try down, and Enter says that the money arrived, Esc that it did not.
 * When the last of it arrived the sale is completed without another key.
 */
import type { AttemptView, PaymentsView } from '#shared/contract/payment-requests.ts';
import { isUnsettled } from '#shared/payment/attempt.ts';
import { methodFacts, METHODS, type Method } from '#shared/payment/method.ts';
import type { Answer, ClientRefusal } from '../terminal-client/open-client.ts';
import type { CashQuote, Tender } from './counter-state.ts';
import { openDialog, patch, type Desk } from './desk.ts';

/** The way to pay of a key, by its place on the keyboard. */
export function methodOfKey(code: string): Method | undefined {
	return METHODS.find((method) => methodFacts[method].code === code);
}

/** The try that has no result yet, if there is one: everything else waits for it. */
export function pendingOf(tender: Tender | undefined): AttemptView | undefined {
	return tender?.payments?.attempts.find(({ state }) => isUnsettled(state));
}

/** Tries whose money is in. */
export function paidOf(tender: Tender | undefined): readonly AttemptView[] {
	return tender?.payments?.attempts.filter(({ state }) => state === 'paid') ?? [];
}

/**
 * Begins to take what is typed, or all that is left, by this way; asks whose where it must.
 * `finish` as in confirmPending.
 */
export function payBy(desk: Desk, method: Method, finish: () => void): void {
	const { tender } = desk.state.get();
	if (!mayBegin(tender)) return;
	if (method === 'store_credit') openDialog(desk, { kind: 'credit' });
	else if (method === 'on_account') openDialog(desk, { kind: 'account' });
	else if (method === 'stored_value') void payFromMember(desk, finish);
	else void payFrom(desk, { method, subject: '' }, () => undefined);
}

/** A card just scanned is proof enough for a small amount; else the member is asked for theirs. */
async function payFromMember(desk: Desk, finish: () => void): Promise<void> {
	const refusal = await payFrom(desk, { method: 'stored_value', subject: '' }, finish);
	const code = refusal?.code;
	if (code === 'stored-value/needs-proof') {
		openDialog(desk, { kind: 'stored-value', pinOnly: false });
	} else if (code === 'stored-value/needs-pin' || code === 'allowance/needs-proof') {
		openDialog(desk, { kind: 'stored-value', pinOnly: true });
	}
}

export type PaidFrom = {
	readonly method: Method;
	readonly subject: string;
	/** That the member is there: their PIN, here or on their own screen, or the last of their phone. */
	readonly proof?:
		| { readonly pin: string }
		| { readonly tail: string }
		| { readonly askId: string };
};

/** Takes what is typed, or all that is left, from a slip or on account. `finish` as in confirmPending. */
export async function payFrom(
	desk: Desk,
	from: PaidFrom,
	finish: () => void,
): Promise<ClientRefusal | undefined> {
	const { tender } = desk.state.get();
	if (!mayBegin(tender)) {
		desk.sounds.no();
		return undefined;
	}
	const { saleId, typed, quote } = tender;
	const input = { ...from, saleId, revision: quote.revision, amountText: typed };
	return step(desk, () => desk.client.ask('payment/begin', input), finish);
}

/**
 * Enter: the money of the pending try arrived; what is typed is the number of its slip. `finish`
 * completes the sale; it is called when nothing is left to take.
 */
export function confirmPending(desk: Desk, finish: () => void): void {
	const { tender } = desk.state.get();
	const pending = pendingOf(tender);
	if (tender === undefined || pending === undefined || isBusy(tender)) return;
	const { attemptId } = pending;
	const reference = tender.typed;
	void step(desk, () => desk.client.ask('payment/confirm', { attemptId, reference }), finish);
}

/** Esc, or the row's own button: the try came to nothing, or its money was given back. */
export function cancelPayment(desk: Desk, attemptId: string): void {
	const { tender } = desk.state.get();
	if (tender === undefined || isBusy(tender)) return;
	void step(desk, () => desk.client.ask('payment/cancel', { attemptId }));
}

/** What stands against the sale when the tender is opened again, or after a restart. */
export async function loadPayments(desk: Desk, saleId: string): Promise<PaymentsView | undefined> {
	const listed = await desk.client.ask('payment/list', { saleId });
	return listed.ok ? listed.value : undefined;
}

/** One payment at a time, and only of what was quoted. */
function mayBegin(tender: Tender | undefined): tender is Tender & { readonly quote: CashQuote } {
	return tender?.quote !== undefined && !isBusy(tender) && pendingOf(tender) === undefined;
}

function isBusy({ taking, unsure }: Tender): boolean {
	return taking || unsure;
}

/** Resolves when it was answered, with the refusal if it was one. */
async function step(
	desk: Desk,
	ask: () => Promise<Answer<'payment/list'>>,
	finish: () => void = () => undefined,
): Promise<ClientRefusal | undefined> {
	const before = desk.state.get().tender;
	if (before === undefined) return undefined;
	patch(desk, { tender: { ...before, taking: true, refusal: undefined } });
	let refusal: ClientRefusal | undefined;
	await desk.queue.add(async () => {
		const answered = await ask();
		const { tender } = desk.state.get();
		if (tender?.commandId !== before.commandId) return;
		if (!answered.ok) {
			({ refusal } = answered);
			desk.sounds.no();
			patch(desk, { tender: { ...tender, taking: false, refusal: answered.refusal } });
			return;
		}
		desk.sounds.yes();
		const payments = answered.value;
		const next: Tender = { ...tender, payments, typed: '', taking: false, refusal: undefined };
		patch(desk, { tender: next });
		if (pendingOf(next) !== undefined) return;
		await quoteRest(desk);
		const { quote } = desk.state.get().tender ?? {};
		if (quote !== undefined && quote.dueFen === 0 && quote.paidFen > 0) finish();
	});
	return refusal;
}

/** The cash that is left to take, after the others. */
async function quoteRest(desk: Desk): Promise<void> {
	const asked = desk.state.get().tender;
	if (asked === undefined) return;
	const quote = await desk.client.ask('sale/quote-cash', { saleId: asked.saleId });
	const { tender } = desk.state.get();
	if (tender?.commandId !== asked.commandId) return;
	if (quote.ok) patch(desk, { tender: { ...tender, quote: quote.value } });
	else patch(desk, { tender: { ...tender, refusal: quote.refusal } });
}
