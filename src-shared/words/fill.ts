/**
 * Filling figures into a sentence: `还差 {short:yuan}` with { short: 350 } gives `还差 3.50`. How
 * an amount or a quantity is written is handed in, so that words stay leaves that know no noun.
 */
export type Details = { readonly [detail: string]: unknown };

/** Writes one figure: `yuan` of 350 is `3.50`. */
export type Formats = { readonly [format: string]: (value: number) => string };

/** Fills `{name}` and `{name:format}`; what is not known leaves nothing behind. */
export function fill(sentence: string, details: Details, formats: Formats = {}): string {
	const filled = sentence.replaceAll(
		/\{(\w+)(?::(\w+))?\}/g,
		(_all, name: string, format: string | undefined) => {
			const value = details[name];
			const write = format === undefined ? undefined : formats[format];
			if (typeof value === 'number') return write === undefined ? String(value) : write(value);
			return typeof value === 'string' ? value : '';
		},
	);
	return filled.trim();
}
