/**
 * What a job in the ledger is kept without, as it may say who somebody is: a member's name and
 * phone, masked, and what was noted with a sale. Both are put in when the paper is printed or
 * shown, so that they go with the person.
 */
import type { ReceiptBlock, ReceiptDocument } from './document.ts';

export type KeptApart = {
	/** Masked: 欧**明 138****1234; '' of somebody who was forgotten. */
	readonly personOf: (memberId: string) => string;
	/** '' where nothing was noted, or is any more. */
	readonly note: () => string;
};

export function withKeptApart(
	document: ReceiptDocument,
	{ personOf, note }: KeptApart,
): ReceiptDocument {
	const blocks = document.blocks.flatMap((block): ReceiptBlock[] => {
		if (block.kind === 'text' && block.noted === true) {
			const { noted: _, ...rest } = block;
			const text = note();
			return text === '' ? [] : [{ ...rest, text: `${block.text}: ${text}` }];
		}
		if (block.kind === 'pair' && block.person !== undefined) {
			const { person, ...rest } = block;
			const who = personOf(person.memberId);
			return [{ ...rest, [person.side]: `${block[person.side]} ${who}`.trim() }];
		}
		return [block];
	});
	return { ...document, blocks };
}
