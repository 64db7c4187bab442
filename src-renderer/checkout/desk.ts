/**
 * The checkout's desk: the parts every step of the cashier works with, and the few things all steps
 * do. Steps that change the basket go through one queue, so that main sees them in the order of the
 * fingers; the state of the screen changes at once.
 */
import type { CompletedSaleView, SaleDoneView } from '#shared/contract/views.ts';
import type { ClientRefusal, TerminalClient } from '../terminal-client/open-client.ts';
import { createStore, type Store } from '../terminal-client/store.ts';
import {
	IDLE_COUNTER,
	type Answered,
	type CounterDialog,
	type CounterState,
} from './counter-state.ts';
import { NO_ENTRY } from './entry.ts';
import type { SaleStore } from './sale-store.ts';
import { openSerialQueue, type SerialQueue } from './serial-queue.ts';

export type DeskParts = {
	readonly client: TerminalClient;
	readonly sale: SaleStore;
	readonly sounds: { readonly yes: () => void; readonly no: () => void };
	readonly newCommandId: () => string;
	/** A step threw: a bug, shown by the error boundary and never swallowed. */
	readonly onFailure: (error: unknown) => void;
};

export type Desk = DeskParts & {
	readonly state: Store<CounterState>;
	readonly queue: SerialQueue;
};

export function openDesk(parts: DeskParts): Desk {
	return { ...parts, state: createStore(IDLE_COUNTER), queue: openSerialQueue(parts.onFailure) };
}

/** Changes some of the state and keeps the rest. */
export function patch({ state }: Desk, change: Partial<CounterState>): void {
	state.set({ ...state.get(), ...change });
}

/**
 * Somebody comes (back) to the checkout: after signing in, after a lock, from the back office. What
 * the one before was typing is gone; the basket, the change and an unsure payment are not.
 */
export function resume(desk: Desk): void {
	const { mode, tender } = desk.state.get();
	const paying = tender !== undefined && (tender.taking || tender.unsure);
	patch(desk, {
		entry: NO_ENTRY,
		dialog: undefined,
		explaining: false,
		// Something may have been done with them in the back office: asked for anew.
		member: undefined,
		selected: undefined,
		said: undefined,
		...(paying ? {} : { tender: undefined, mode: mode === 'tender' ? 'basket' : mode }),
	});
	const first = desk.sale.get().sale === undefined;
	lookAtPrices(desk).then(() => {
		// After a power cut or a restart: the basket is where it was, and that is said once.
		const lines = desk.sale.get().sale?.lines.length ?? 0;
		if (first && lines > 0 && desk.state.get().said === undefined) note(desk, 'restored');
	}, desk.onFailure);
}

/** Prices were changed in the back office: what stands in the basket keeps its own, and says so. */
export async function lookAtPrices(desk: Desk): Promise<void> {
	const before = changedPrices(desk);
	await desk.sale.refresh();
	const after = changedPrices(desk);
	if (after > before) note(desk, 'priceChanged', { count: after });
}

function changedPrices({ sale }: Desk): number {
	const lines = sale.get().sale?.lines ?? [];
	return lines.filter(({ shelfPriceFen }) => shelfPriceFen !== undefined).length;
}

/** Looks at the basket once the steps before are in it: at once when there are none. */
export function whenSettled({ queue }: Desk, look: () => void): void {
	if (queue.waiting() === 0) look();
	else void queue.add(async () => look());
}

/** A sentence in the scan bar, with the high sound for a plain yes. */
export function answer(
	desk: Desk,
	answered: Answered,
	details: Readonly<Record<string, string | number>> = {},
): void {
	desk.sounds.yes();
	patch(desk, { said: { kind: 'answer', tone: 'yes', answer: answered, details } });
}

/** A sentence that only tells; no sound. */
export function note(
	desk: Desk,
	answered: Answered,
	details: Readonly<Record<string, string | number>> = {},
): void {
	patch(desk, { said: { kind: 'answer', tone: 'note', answer: answered, details } });
}

/** A no: the low sound, and the sentence with its next step in the scan bar. */
export function refused(desk: Desk, refusal: ClientRefusal): void {
	desk.sounds.no();
	patch(desk, { said: { kind: 'refusal', refusal } });
	// Nobody knows whether the step was done: look.
	if (refusal.code === 'line/lost') void desk.sale.refresh();
}

export function openDialog(desk: Desk, dialog: CounterDialog): void {
	patch(desk, { dialog });
}

/** Closes what was open when a step began; another dialog that was opened meanwhile stays. */
export function closeDialog(desk: Desk, opened = desk.state.get().dialog): void {
	if (desk.state.get().dialog === opened) patch(desk, { dialog: undefined });
}

/** The sale is recorded: the change stands large until the next scan. */
export function showDone(desk: Desk, done: SaleDoneView): void {
	patch(desk, {
		mode: 'done',
		tender: undefined,
		done,
		receipt: done.receipt,
		said: undefined,
		selected: undefined,
		unknown: [],
	});
	void desk.sale.refresh();
}

/** What became of the paper of the sale on the screen; asked for when a print job moves. */
export async function lookAtReceipt(desk: Desk): Promise<void> {
	const { done } = desk.state.get();
	if (done === undefined || done.receipt === 'none') return;
	const latest = await desk.client.ask('sale/list', { limit: 1 });
	const sold = latest.ok ? latest.value.sales[0] : undefined;
	if (sold?.pos !== done.pos || desk.state.get().done !== done) return;
	const receipt = receiptOf(sold.printState);
	if (receipt !== undefined) patch(desk, { receipt });
}

function receiptOf(state: CompletedSaleView['printState']): CounterState['receipt'] | undefined {
	switch (state) {
		case 'confirmed':
		case 'processed':
		case 'sent':
			return 'printed';
		case 'queued':
		case 'sending':
			return 'printing';
		case 'unknown':
		case 'failed':
		case 'expired':
			return 'problem';
		default:
			return undefined;
	}
}
