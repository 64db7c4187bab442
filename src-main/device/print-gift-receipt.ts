/** receipt/gift: prints what goes with a present, of a whole sale or of some of its lines. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { PrintJobView } from '#shared/contract/views.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { composeGiftReceipt } from '#shared/receipt/compose-gift-receipt.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { findSaleAt, loadSaleEvent } from '../sale/completed-sale-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { noteShift, showQueued } from './print-requests.ts';

/**
 * Refused: a document that sold nothing (a refund), a line the sale does not have. Nothing is
 * counted as a copy: it is no receipt, and a present is often several.
 */
export function printGiftReceipt(
	terminal: Terminal,
	caller: Caller,
	{ pos, lines }: ParsedInput<'receipt/gift'>,
): Result<PrintJobView, AnyRefusal> {
	const { pen } = terminal;
	const settings = terminal.settings.current();
	if (settings.printer.kind === 'none') return refuse({ code: 'printer/none' });
	const queued = caller.commit((): Result<PrintJobView, AnyRefusal> => {
		const row = findSaleAt(pen, pos);
		if (row === undefined) return refuse({ code: 'sale/not-found' });
		if (row.kind !== 'sale' && row.kind !== 'exchange') return refuse({ code: 'sale/no-goods' });
		const sale = loadSaleEvent(pen, pos);
		const chosen = sale.lines.filter(({ n }) => lines === undefined || lines.includes(n));
		if (lines !== undefined && chosen.length !== new Set(lines).size) {
			return refuse({ code: 'sale/line-gone' });
		}
		const jobId = terminal.spooler.queue(pen, {
			kind: 'receipt',
			// No `salePos`: a job that names its sale is the sale's own receipt, or a numbered copy.
			document: composeGiftReceipt(
				{ ...sale, lines: chosen },
				receiptStoreOf(settings),
				receiptWords[settings.receiptLanguage],
			),
			operator: caller.operator.operatorNo,
		});
		noteShift(terminal, caller, {
			kind: 'receipt/gift-printed',
			body: { sale_pos: pos, line_count: chosen.length },
		});
		return showQueued(terminal, jobId);
	});
	terminal.spooler.wake();
	return queued;
}
