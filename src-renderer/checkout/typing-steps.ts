/** What a key, a touch or a scan means in the mode the checkout is in. */
import { readCreditCode } from '#shared/credit/credit-code.ts';
import {
	backspaceGiven,
	beginTender,
	leaveTender,
	restoreGiven,
	takeCash,
	typeGiven,
} from './tender-steps.ts';
import { cancelPayment, confirmPending, payFrom, pendingOf } from './payment-steps.ts';
import { changeQuantity, ignoreUnknown, showCredit, submitScan } from './basket-steps.ts';
import { stepBackFromMember } from './member-steps.ts';
import { note, patch, whenSettled, type Desk } from './desk.ts';
import { backspace, isEmpty, NO_ENTRY, typeInto } from './entry.ts';

/** Characters from a key or the pad. */
export function type(desk: Desk, text: string): void {
	const { mode, entry } = desk.state.get();
	if (mode === 'tender') typeGiven(desk, text);
	else patch(desk, { entry: typeInto(entry, text) });
}

export function rubOut(desk: Desk): void {
	const { mode, entry } = desk.state.get();
	if (mode === 'tender') backspaceGiven(desk);
	else patch(desk, { entry: backspace(entry) });
}

/** Remembers what is typed, so that the characters of a scan can be taken out again. */
export function markTyped(desk: Desk): () => void {
	const { mode, entry, tender } = desk.state.get();
	return () => {
		if (mode === 'tender') restoreGiven(desk, tender?.typed ?? '');
		else patch(desk, { entry });
	};
}

/** Enter: submits what is typed; with nothing typed it pays; while paying it takes the money. */
export function enter(desk: Desk): void {
	const { mode, entry } = desk.state.get();
	if (mode === 'tender') {
		if (pendingOf(desk.state.get().tender) === undefined) takeCash(desk);
		else confirmPending(desk, () => takeCash(desk));
		return;
	}
	if (isEmpty(entry)) {
		beginTender(desk);
		return;
	}
	if (entry.text === '') {
		if (entry.mode === 'code') note(desk, 'quantityKept', { count: entry.quantity });
		else patch(desk, { entry: NO_ENTRY });
		return;
	}
	patch(desk, { entry: NO_ENTRY });
	if (entry.mode === 'line-quantity') {
		changeQuantity(desk, entry.text);
		return;
	}
	const { text, quantity: quantityText } = entry;
	if (scannedSlip(desk, text)) return;
	void submitScan(desk, { text, source: 'typed', quantityText, place: 'checkout' });
}

/** Esc: one step back: what is typed, then the tender, then the bar, the explanation, the last answer. */
export function back(desk: Desk): void {
	const { mode, entry, unknown, tender, explaining } = desk.state.get();
	if (mode === 'tender') {
		const pending = pendingOf(tender);
		if (pending !== undefined) cancelPayment(desk, pending.attemptId);
		else if (tender !== undefined && tender.typed !== '' && !tender.unsure) restoreGiven(desk, '');
		else leaveTender(desk);
		return;
	}
	if (!isEmpty(entry)) patch(desk, { entry: NO_ENTRY });
	else if (unknown.length > 0) ignoreUnknown(desk);
	else if (explaining) patch(desk, { explaining: false });
	else if (mode === 'done') patch(desk, { mode: 'basket', said: undefined });
	else if (!stepBackFromMember(desk)) patch(desk, { said: undefined, selected: undefined });
}

/** A scan from anywhere on this screen; the `n*` typed before it counts. */
export function scan(desk: Desk, text: string): void {
	const { mode, entry } = desk.state.get();
	if (scannedSlip(desk, text)) return;
	const quantityText = mode === 'tender' ? '' : entry.quantity;
	if (mode !== 'tender') patch(desk, { entry: NO_ENTRY });
	const place = mode === 'tender' ? 'tender' : 'checkout';
	void submitScan(desk, { text, source: 'wedge', quantityText, place });
}

/** A slip of store credit pays in the tender; anywhere else it says what it is good for. */
function scannedSlip(desk: Desk, text: string): boolean {
	const subject = readCreditCode(text);
	if (subject === undefined) return false;
	if (desk.state.get().mode === 'tender') {
		// Behind the quote: a slip may be scanned as soon as the tender is open.
		whenSettled(desk, () => {
			void payFrom(desk, { method: 'store_credit', subject }, () => takeCash(desk));
		});
	} else void showCredit(desk, subject);
	return true;
}

/** A scan while a dialog is open: main refuses it aloud; it never waits in silence. */
export async function strayScan(desk: Desk, text: string): Promise<void> {
	const answer = await desk.client.ask('scan/submit', { text, source: 'wedge', place: 'other' });
	if (!answer.ok) {
		desk.sounds.no();
		patch(desk, { said: { kind: 'refusal', refusal: answer.refusal } });
	}
}
