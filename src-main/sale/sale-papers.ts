/**
 * The papers of a completed sale and the drawer, as jobs of its own transaction: the receipt as the
 * store wants it, and where the store keeps one that a member signs (存根联), that one too.
 */
import { countPieces } from '#shared/journal/count-pieces.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { SaleDoneView } from '#shared/contract/views.ts';
import { composeExchangeReceipt } from '#shared/receipt/compose-exchange-receipt.ts';
import { composeReceipt } from '#shared/receipt/compose-receipt.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { wantsStoreCopy, type PaperFor } from '#shared/receipt/two-papers.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import type { Settlement } from '#shared/tender/settle.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import type { AppendedEvent } from '../ledger/access.ts';
import { memberPaper } from '../member/member-paper.ts';
import { cashOf, paidOf } from '../refund/show-refund.ts';
import { bookInForce } from '../stored-value/lot-store.ts';
import type { Terminal } from '../terminal.ts';
import { insertSale, listedSale } from './completed-sale-store.ts';

export type Papers = {
	/** What the customer takes along, and every copy of it. */
	readonly receipt: ReceiptDocument;
	readonly storeCopy?: ReceiptDocument;
};

export function composePapers(
	terminal: Terminal,
	{ event }: AppendedEvent,
	{ terms: { note } }: OpenSale,
): Papers {
	const settings = terminal.settings.current();
	const words = receiptWords[settings.receiptLanguage];
	const sold = event as SaleCompleted;
	const whose = memberPaper(terminal.pen, sold.member);
	const noted = (note ?? '') !== '';
	const sale = { ...sold, ...whose, noted, spentMuch: isMuch(terminal, sold) };
	const compose = sale.returned === undefined ? composeReceipt : composeExchangeReceipt;
	const paper = (paperFor?: PaperFor) => {
		const named = paperFor === undefined ? sale : { ...sale, paperFor };
		return compose(named, receiptStoreOf(settings), words);
	};
	if (settings.printer.kind === 'none' || !wantsStoreCopy(sold, settings.storeCopy)) {
		return { receipt: paper() };
	}
	return { receipt: paper('member'), storeCopy: paper('store') };
}

/** From the amount on from which the member types their PIN, they sign too. */
function isMuch({ pen }: Terminal, { tenders }: SaleCompleted): boolean {
	const spent = tenders.reduce((sum, tender) => {
		return tender.kind === 'stored_value' ? sum + tender.amount_fen : sum;
	}, 0);
	return spent > 0 && spent >= bookInForce(pen).pinFromFen;
}

type Sold = {
	readonly event: AppendedEvent;
	readonly papers: Papers;
	readonly settled: Settlement;
	/** The row of the member whose sale it is. */
	readonly member: number | undefined;
};

/** The store's own paper is printed whether or not the customer wants theirs. */
export function queuePapers(
	terminal: Terminal,
	{ event: { pos, event, fiscal }, papers, settled, member }: Sold,
): SaleDoneView {
	const sale = event as SaleCompleted;
	const { printer, receiptPolicy } = terminal.settings.current();
	const receipt = receiptOutcome(printer.kind, receiptPolicy);
	const receiptJob = terminal.spooler.queue(terminal.pen, {
		kind: 'receipt',
		salePos: pos,
		document: papers.receipt,
		state: receipt === 'printing' ? 'queued' : receipt === 'offered' ? 'offered' : 'cancelled',
	});
	if (papers.storeCopy !== undefined) {
		const job = { kind: 'receipt', salePos: pos, document: papers.storeCopy } as const;
		terminal.spooler.queue(terminal.pen, job);
	}
	insertSale(terminal.pen, { pos, sale: listedSale(sale), receiptJob, member });
	const drawer = printer.kind !== 'none' && printer.drawer && movesCash(sale) ? 'opening' : 'none';
	if (drawer === 'opening') terminal.spooler.queueDrawer(terminal.pen, pos);
	return {
		pos,
		saleId: sale.sale_id,
		receiptNo: fiscal?.receipt_no ?? '',
		totalFen: sale.total_fen,
		roundingFen: sale.rounding_fen,
		givenFen: settled.given,
		changeFen: settled.change,
		pieceCount: countPieces(sale.lines),
		...exchangeDone(sale),
		receipt,
		drawer,
		atMs: sale.at_ms,
	};
}

/** A sale opens the drawer; an exchange that is even, or that goes back to a card, does not. */
function movesCash({ returned, tenders }: SaleCompleted): boolean {
	if (returned === undefined || cashOf(returned) > 0) return true;
	return tenders.some(({ kind, amount_fen }) => kind === 'cash' && amount_fen > 0);
}

function exchangeDone({ returned }: SaleCompleted): Pick<SaleDoneView, 'exchange'> {
	if (returned === undefined) return {};
	const { total_fen: returnedFen } = returned;
	return { exchange: { returnedFen, backFen: paidOf(returned), cashBackFen: cashOf(returned) } };
}

function receiptOutcome(
	printer: 'none' | 'tcp' | 'file',
	policy: 'always' | 'ask' | 'never',
): SaleDoneView['receipt'] {
	if (printer === 'none' || policy === 'never') return 'none';
	return policy === 'always' ? 'printing' : 'offered';
}
