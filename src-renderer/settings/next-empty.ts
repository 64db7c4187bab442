/**
 * Enter walks through a form as a cashier does: to the next field that is still empty, and only
 * from the last one on. Optional fields are passed once; a full form goes on at the first Enter.
 */
const FIELDS = 'input:not([type="radio"]):not([type="file"]):not([readonly]), textarea';

/** Focuses the next empty field behind the focused one; false when there is none. */
export function focusNextEmpty(form: HTMLFormElement): boolean {
	const fields = [...form.querySelectorAll<HTMLInputElement>(FIELDS)];
	const at = fields.indexOf(document.activeElement as HTMLInputElement);
	if (at < 0) return false;
	const next = fields.slice(at + 1).find(({ value }) => value === '');
	next?.focus();
	return next !== undefined;
}

/**
 * Focuses what asks for it, or the first field, of a choice what is chosen or its first; false
 * without any.
 */
export function focusFirst(form: HTMLElement): boolean {
	const first =
		form.querySelector<HTMLElement>('[data-focus-first]') ??
		form.querySelector<HTMLElement>(
			'input:checked, input:not([type="radio"]):not([type="file"]), select, textarea',
		) ??
		form.querySelector<HTMLElement>('input[type="radio"]');
	first?.focus();
	return first !== null;
}
