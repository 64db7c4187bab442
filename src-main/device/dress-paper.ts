/**
 * The store's logo, a signature, and who the customer is go onto a paper when it is printed; a job
 * in the ledger is kept without them.
 */
import type { Settings } from '#shared/contract/settings-view.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { withKeptApart, type KeptApart } from '#shared/receipt/kept-apart.ts';
import { logoFor, withLogo } from '#shared/receipt/logo.ts';
import type { RasterPicture } from '#shared/receipt/picture.ts';
import { withSignatures } from '#shared/receipt/signature-blocks.ts';

export function dressPaper(
	document: ReceiptDocument,
	{ receiptLogo, printer }: Pick<Settings, 'receiptLogo' | 'printer'>,
	kept: KeptApart & { readonly signatureOf: (askId: string) => RasterPicture | undefined },
): ReceiptDocument {
	const named = withKeptApart(document, kept);
	return withSignatures(withLogo(named, logoFor(receiptLogo, printer.columns)), kept.signatureOf);
}
