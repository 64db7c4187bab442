/**
 * Steps of taking cash. The amount is text until main reads it; what is due, the quick amounts and
 * the change come from sale/quote-cash. One command id goes with one sale however often Enter is
 * pressed, so a double press, or a press after the line broke, is one sale.
 */
import { formatYuan } from '#shared/receipt/format.ts';
import type { Tender } from './counter-state.ts';
import { patch, refused, showDone, type Desk } from './desk.ts';
import { NO_ENTRY } from './entry.ts';
import { loadPayments, pendingOf } from './payment-steps.ts';

const LONGEST_AMOUNT = 16;

/** Enter with nothing typed. Waits for the scans before it, so that the total is the whole total. */
export function beginTender(desk: Desk): void {
	const { mode } = desk.state.get();
	const tender: Tender = {
		saleId: '',
		commandId: desk.newCommandId(),
		typed: '',
		quote: undefined,
		payments: undefined,
		refusal: undefined,
		taking: false,
		unsure: false,
	};
	patch(desk, { mode: 'tender', entry: NO_ENTRY, tender });
	void desk.queue.add(async () => {
		const saleId = desk.sale.get().sale?.saleId ?? '';
		const quote = await desk.client.ask('sale/quote-cash', { saleId });
		const wasPaid = quote.ok ? quote.value.paidFen > 0 : quote.refusal.code === 'payment/unsettled';
		const payments = wasPaid ? await loadPayments(desk, saleId) : undefined;
		const { tender: now } = desk.state.get();
		if (now?.commandId !== tender.commandId) return;
		if (!quote.ok && payments !== undefined) {
			patch(desk, { tender: { ...now, saleId, payments } });
			return;
		}
		if (quote.ok) {
			patch(desk, { tender: { ...now, saleId, payments, quote: quote.value } });
			if (now.typed !== '') requote(desk);
			return;
		}
		patch(desk, { mode: mode === 'done' ? 'done' : 'basket', tender: undefined });
		refused(desk, quote.refusal);
	});
}

/** Types into the amount; what a barcode leaves there main will refuse. */
export function typeGiven(desk: Desk, text: string): void {
	if (/^[0-9.]+$/.test(text)) changeGiven(desk, (typed) => (typed + text).slice(0, LONGEST_AMOUNT));
}

export function backspaceGiven(desk: Desk): void {
	changeGiven(desk, (typed) => typed.slice(0, -1));
}

/** Puts an amount back as it was, for a scan that leaked into it. */
export function restoreGiven(desk: Desk, typed: string): void {
	changeGiven(desk, () => typed);
}

/** A quick amount: as if it had been typed, and taken at once. */
export function takeQuick(desk: Desk, fen: number): void {
	changeGiven(desk, () => formatYuan(fen));
	takeCash(desk);
}

function changeGiven(desk: Desk, change: (typed: string) => string): void {
	const { tender } = desk.state.get();
	// While nobody knows whether the sale was recorded, only the same step may follow.
	if (tender === undefined || tender.taking || tender.unsure) return;
	const typed = change(tender.typed);
	if (typed === tender.typed) return;
	patch(desk, { tender: { ...tender, typed, refusal: undefined } });
	if (tender.quote !== undefined && pendingOf(tender) === undefined) requote(desk);
}

/** The change for what is typed; answers that come late for an older text are left out. */
function requote(desk: Desk): void {
	const asked = desk.state.get().tender;
	if (asked === undefined) return;
	const { saleId, typed } = asked;
	desk.client.ask('sale/quote-cash', { saleId, givenText: typed }).then((quote) => {
		const { tender } = desk.state.get();
		if (tender?.commandId !== asked.commandId || tender.typed !== typed || tender.taking) return;
		if (quote.ok) patch(desk, { tender: { ...tender, quote: quote.value, refusal: undefined } });
		else patch(desk, { tender: { ...tender, refusal: quote.refusal } });
	}, desk.onFailure);
}

/** Enter in the tender: takes the money. Pressed twice it is one sale. */
export function takeCash(desk: Desk): void {
	const { tender } = desk.state.get();
	if (tender === undefined || tender.taking) return;
	const { commandId } = tender;
	patch(desk, { tender: { ...tender, taking: true, refusal: undefined } });
	void desk.queue.add(async () => {
		const now = desk.state.get().tender;
		if (now?.commandId !== commandId || now.quote === undefined) return;
		const { saleId, typed, quote } = now;
		const { revision, totalFen } = quote;
		const backFen = quote.exchange?.backFen ?? 0;
		const input = { saleId, revision, totalFen, backFen, givenText: typed };
		const taken = await desk.client.ask('sale/complete', input, { commandId });
		if (taken.ok) {
			desk.sounds.yes();
			showDone(desk, taken.value);
			return;
		}
		await refuseTaking(desk, { ...now, taking: false, refusal: taken.refusal });
	});
}

async function refuseTaking(desk: Desk, tender: Tender): Promise<void> {
	desk.sounds.no();
	const code = tender.refusal?.code;
	patch(desk, { tender: { ...tender, unsure: code === 'line/lost' } });
	// Recorded already under this id, or no longer there: the basket says what is so.
	// A price that moved is looked at before anybody pays it.
	if (
		code === 'request/command-reused' ||
		code === 'sale/not-open' ||
		code === 'sale/price-moved' ||
		code === 'refund/changed-meanwhile' ||
		code === 'refund/all-returned' ||
		code === 'refund/holder-gone' ||
		code === 'refund/exceeds'
	) {
		await desk.sale.refresh();
		leaveTender(desk);
		if (tender.refusal !== undefined) refused(desk, tender.refusal);
	}
	if (code === 'sale/changed-meanwhile') {
		const { saleId } = tender;
		const quote = await desk.client.ask('sale/quote-cash', { saleId });
		const now = desk.state.get().tender;
		if (quote.ok && now?.commandId === tender.commandId) {
			patch(desk, { tender: { ...now, typed: '', quote: quote.value } });
		}
	}
}

/** Esc: back to the basket, which stays as it is. Not while the sale is being recorded. */
export function leaveTender(desk: Desk): void {
	const { tender } = desk.state.get();
	if (tender?.taking === true) return;
	patch(desk, { mode: 'basket', tender: undefined });
	if (tender?.unsure === true) void desk.sale.refresh();
}
