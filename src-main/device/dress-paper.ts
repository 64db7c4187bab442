/** The store's logo goes onto a paper when it is printed; a job in the ledger is kept without it. */
import type { Settings } from '#shared/contract/settings-view.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { logoFor, withLogo } from '#shared/receipt/logo.ts';

export function dressPaper(
	document: ReceiptDocument,
	{ receiptLogo, printer }: Pick<Settings, 'receiptLogo' | 'printer'>,
): ReceiptDocument {
	return withLogo(document, logoFor(receiptLogo, printer.columns));
}
