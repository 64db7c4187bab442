/**
 * The focused text field as the keyboard sees it: whether keys write into it, what it held when a
 * scan began, and how to give it a text so that React notices.
 */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Told to a field with data-scan="capture" that was given a scanned code; detail is the text. */
export const SCAN_EVENT = 'guitai-scan';

const WRITABLE = /^(text|password|search|tel|url|email|number)$/;

/** The field that keys write into just now. */
export function focusedField(page: Document): TextField | undefined {
	const { activeElement: focused } = page;
	if (focused instanceof HTMLTextAreaElement) return focused.readOnly ? undefined : focused;
	if (!(focused instanceof HTMLInputElement) || !WRITABLE.test(focused.type)) return undefined;
	return focused.readOnly || focused.disabled ? undefined : focused;
}

/** True when Enter and Space belong to what has the focus (a button reached by Tab, a radio). */
export function focusTakesEnter(page: Document): boolean {
	const { activeElement: focused } = page;
	return focused !== null && focused.matches('button, a[href], input, select, summary');
}

/** Remembers a field's text and caret; the answer puts them back. */
export function markField(field: TextField): (composed: boolean) => void {
	const { value } = field;
	const caret = caretOf(field);
	return (composed) => {
		// Leaving the field ends what an input method was composing; only then the text is ours.
		if (composed) field.blur();
		writeField(field, value);
		if (composed) field.focus();
		if (caret !== undefined) field.setSelectionRange(caret[0], caret[1]);
	};
}

/** Sets a field's text as typing would: past React's memory of the last value, with its event. */
export function writeField(field: TextField, text: string): void {
	if (field.value === text) return;
	const owner = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
	Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, text);
	field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Puts a text in at the caret. */
export function insertInto(field: TextField, text: string): void {
	const [from, to] = caretOf(field) ?? [field.value.length, field.value.length];
	writeField(field, field.value.slice(0, from) + text + field.value.slice(to));
	field.setSelectionRange(from + text.length, from + text.length);
}

/** Gives a capturing field the scanned code and tells it. */
export function scanInto(field: TextField, text: string): void {
	writeField(field, text);
	field.dispatchEvent(new CustomEvent(SCAN_EVENT, { detail: text }));
}

function caretOf(field: TextField): [number, number] | undefined {
	const { selectionStart, selectionEnd } = field;
	return selectionStart === null || selectionEnd === null
		? undefined
		: [selectionStart, selectionEnd];
}
