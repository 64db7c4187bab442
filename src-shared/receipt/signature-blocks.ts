/**
 * Where a contract is signed: a line for the pen, or the word that it was signed on the customer's
 * screen, with the first of its hash. The picture itself is put in when it is printed: a job in the
 * ledger is kept without it, so it goes with the signature.
 */
import type { SignedPart } from '../journal/signed-part.ts';
import { fill } from '../words/fill.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import type { RasterPicture } from './picture.ts';

/** The line for the pen. */
export function signLine({ signature }: Pick<ReceiptWords, 'signature'>): ReceiptBlock[] {
	return [
		{ kind: 'feed', lines: 1 },
		{ kind: 'text', text: signature },
	];
}

export function signatureBlocks(
	signed: SignedPart | undefined,
	words: Pick<ReceiptWords, 'signature' | 'signedThere'>,
): ReceiptBlock[] {
	if (signed === undefined) return signLine(words);
	const text = fill(words.signedThere, { hash: signed.hash.slice(0, 8) });
	return [{ kind: 'text', text, signature: signed.ask_id }];
}

/** Puts each signature that is still kept above its line. */
export function withSignatures(
	document: ReceiptDocument,
	find: (askId: string) => RasterPicture | undefined,
): ReceiptDocument {
	const blocks = document.blocks.flatMap((block): ReceiptBlock[] => {
		if (block.kind !== 'text' || block.signature === undefined) return [block];
		const picture = find(block.signature);
		// A picture of dots in its place on the paper, as the logo is one.
		return picture === undefined ? [block] : [{ kind: 'logo', picture }, block];
	});
	return { ...document, blocks };
}
