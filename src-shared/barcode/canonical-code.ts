/**
 * One number for one article, however the scanner sends it. A code with a valid check digit is kept
 * as its numeric value: leading zeros change neither the check digit nor the article, so UPC-A with
 * 12 digits, the same with a leading 0 (EAN-13) or two (GTIN-14), and the same with its zeros
 * stripped are one integer. UPC-E is expanded first. Everything else is a text of its own.
 */
import { checkDigitOf, hasValidCheckDigit, isDigits, withCheckDigit } from './check-digit.ts';

/** How the scanned text was read; written to the log with the match. */
export type CodeForm =
	/** 8, 12, 13 or 14 digits as printed. */
	| 'printed'
	/** 8 digits of UPC-E, expanded to UPC-A. */
	| 'upc-e'
	/** 9 to 11 digits: the scanner dropped leading zeros. */
	| 'zeros-restored'
	/** 12 or 7 digits that fail as they are: the scanner dropped the check digit. */
	| 'check-restored';

export type CanonicalCode = { readonly form: CodeForm; readonly code: number };

/** UPC-E `0 123456 5` or `1 …` (8 digits) as its 12 digits of UPC-A, or undefined if it is none. */
export function expandUpcE(text: string): string | undefined {
	if (text.length !== 8 || !isDigits(text) || !/^[01]/.test(text)) return undefined;
	const [system, a, b, c, d, e, last, check] = text;
	const expanded: Record<string, string> = {
		'0': `${a}${b}${last}0000${c}${d}${e}`,
		'1': `${a}${b}${last}0000${c}${d}${e}`,
		'2': `${a}${b}${last}0000${c}${d}${e}`,
		'3': `${a}${b}${c}00000${d}${e}`,
		'4': `${a}${b}${c}${d}00000${e}`,
	};
	const body = `${system}${expanded[last ?? ''] ?? `${a}${b}${c}${d}${e}0000${last}`}`;
	const upcA = withCheckDigit(body);
	return upcA.endsWith(check ?? '') ? upcA : undefined;
}

/** The readings of `text` as an article number, in the fixed order in which they are tried. */
export function canonicalForms(text: string): readonly CanonicalCode[] {
	const { length } = text;
	if (length < 7 || length > 14 || !isDigits(text) || /^0+$/.test(text)) return [];
	const forms: CanonicalCode[] = [];
	const valid = hasValidCheckDigit(text);
	if (valid && (length === 8 || length >= 12)) {
		forms.push({ form: 'printed', code: Number(text) });
	}
	const upcA = expandUpcE(text);
	if (upcA !== undefined) forms.push({ form: 'upc-e', code: Number(upcA) });
	if (valid && length >= 9 && length <= 11) {
		forms.push({ form: 'zeros-restored', code: Number(text) });
	}
	// Only where the text fails as a whole: a misread digit must not turn into another article.
	if (!valid && (length === 7 || length === 12)) {
		forms.push({ form: 'check-restored', code: Number(withCheckDigit(text)) });
	}
	return forms;
}

/** How a product's code is kept: its number if it is a trade barcode, else the text itself. */
export type StoredCode =
	| { readonly kind: 'numeric'; readonly code: number }
	| { readonly kind: 'text'; readonly code: string };

/**
 * The form in which a code typed or imported for a product is stored; spaces around it go. Eight
 * digits that only make sense as UPC-E stay text: in Chinese stores they are numbers of the house,
 * and two of them may expand to one. A scanner that sends UPC-E still finds a stored UPC-A.
 */
export function storedCode(text: string): StoredCode {
	const bare = text.trim();
	const [first] = canonicalForms(bare);
	if (first?.form === 'printed') return { kind: 'numeric', code: first.code };
	return { kind: 'text', code: bare.toUpperCase() };
}

/** A stored number as it is printed: 8 digits when they fit, else 13, or 14 for a pack. */
export function printedCode(code: number): string {
	const digits = String(code);
	if (digits.length <= 8) return digits.padStart(8, '0');
	return digits.padStart(13, '0');
}

/**
 * The article inside a pack: GTIN-14 with indicator 1…8 names a pack of the GTIN-13 with the same
 * middle. It says which article, never how many: a factor is the store's to enter.
 */
export function packedArticle(text: string): number | undefined {
	if (text.length !== 14 || !/^[1-8]/.test(text) || !hasValidCheckDigit(text)) return undefined;
	const body = text.slice(1, 13);
	return Number(`${body}${checkDigitOf(body)}`);
}
