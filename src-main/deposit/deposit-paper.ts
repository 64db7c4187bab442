/** The slip (定金单) and the drawer of a deposit, as jobs of the same transaction. */
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import type { ReceiptStore } from '#shared/receipt/receipt-store.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { receiptWords, type ReceiptWords } from '#shared/words/receipt.ts';
import type { Terminal } from '../terminal.ts';

export type Slip = {
	/** Of the event it stands for. */
	readonly pos: number;
	/** Cash that went into the drawer or leaves it, fen. */
	readonly cashFen: number;
	readonly compose: (store: ReceiptStore, words: ReceiptWords) => ReceiptDocument;
};

export type Paper = {
	readonly slip: 'printing' | 'none';
	readonly drawer: 'opening' | 'none';
};

/** Whatever the store does with receipts: who paid before collecting has a slip. */
export function queueSlip(terminal: Terminal, { pos, cashFen, compose }: Slip): Paper {
	const { pen, spooler } = terminal;
	const settings = terminal.settings.current();
	const { printer } = settings;
	if (printer.kind === 'none') return { slip: 'none', drawer: 'none' };
	const words = receiptWords[settings.receiptLanguage];
	const document = compose(receiptStoreOf(settings), words);
	spooler.queue(pen, { kind: 'receipt', salePos: pos, document });
	if (cashFen === 0 || !printer.drawer) return { slip: 'printing', drawer: 'none' };
	spooler.queueDrawer(pen, pos);
	return { slip: 'printing', drawer: 'opening' };
}

/** After the commit: paper, drawer and the figures of the status. */
export function announcePaper(terminal: Terminal): void {
	terminal.spooler.wake();
	terminal.statusChanged();
}
