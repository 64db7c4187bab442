/**
 * The store's logo and a signature go onto a paper when it is printed; a job in the ledger is kept
 * without them.
 */
import type { Settings } from '#shared/contract/settings-view.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { logoFor, withLogo } from '#shared/receipt/logo.ts';
import type { RasterPicture } from '#shared/receipt/picture.ts';
import { withSignatures } from '#shared/receipt/signature-blocks.ts';

export function dressPaper(
	document: ReceiptDocument,
	{ receiptLogo, printer }: Pick<Settings, 'receiptLogo' | 'printer'>,
	signatureOf: (askId: string) => RasterPicture | undefined,
): ReceiptDocument {
	return withSignatures(withLogo(document, logoFor(receiptLogo, printer.columns)), signatureOf);
}
