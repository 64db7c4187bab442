/**
 * What is being typed at the checkout, without a text field: digits and letters for a code or a
 * name, `n*` for a quantity before the code, `*n` for the quantity of the selected line. It is text
 * to the end; main reads it.
 */
export type Entry = {
	readonly mode: 'code' | 'line-quantity';
	/** The `n` of `n*`, as typed. */
	readonly quantity: string;
	readonly text: string;
};

export const NO_ENTRY: Entry = { mode: 'code', quantity: '', text: '' };

const LONGEST_CODE = 64;
const LONGEST_QUANTITY = 14;

/** Takes one typed character; the same entry when it means nothing here. */
export function typeInto(entry: Entry, character: string): Entry {
	if (character === '*') return star(entry);
	if (entry.mode === 'line-quantity') {
		const fits = /^[0-9.]+$/.test(character) && entry.text.length < LONGEST_QUANTITY;
		return fits ? { ...entry, text: entry.text + character } : entry;
	}
	if (entry.text.length >= LONGEST_CODE || (character === ' ' && entry.text === '')) return entry;
	return { ...entry, text: entry.text + character };
}

/** Takes the last character back; past the text, the `*`. */
export function backspace(entry: Entry): Entry {
	if (entry.text !== '') return { ...entry, text: entry.text.slice(0, -1) };
	if (entry.mode === 'line-quantity') return NO_ENTRY;
	return { ...NO_ENTRY, text: entry.quantity };
}

export function isEmpty({ mode, quantity, text }: Entry): boolean {
	return mode === 'code' && quantity === '' && text === '';
}

function star(entry: Entry): Entry {
	if (entry.mode === 'line-quantity') return entry.text === '' ? NO_ENTRY : entry;
	if (entry.quantity !== '') return entry;
	if (entry.text === '') return { ...NO_ENTRY, mode: 'line-quantity' };
	return { ...NO_ENTRY, quantity: entry.text };
}
