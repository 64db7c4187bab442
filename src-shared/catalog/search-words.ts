/**
 * How product names are cut into search words, and what a typed query looks for. Every Han
 * character is a word of its own, because Chinese is written without spaces; runs of letters and
 * digits stay together. The same cutting is used for writing the index and for asking it.
 */

/** What somebody typed into the one search box. */
export type QueryKind = 'digits' | 'latin' | 'words';

const LATIN_OR_DIGIT = /[a-z0-9]/;

/**
 * Lower case, half-width, letters and digits only: `Ａ-b 1` → `ab1`. The form of all key columns.
 */
export function searchKey(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}

/** Digits go to codes, letters to initials and pinyin, everything else to the name. */
export function queryKind(query: string): QueryKind {
	const plain = query
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{P}\p{S}]/gu, '');
	if (/^[0-9]+$/.test(plain)) return 'digits';
	return /^[a-z0-9]+$/.test(plain) ? 'latin' : 'words';
}

/** `11.2g益达 口香糖` → `11 2g 益 达 口 香 糖`: what the full-text index holds. */
export function cutWords(text: string): readonly string[] {
	const words: string[] = [];
	let run = '';
	for (const character of text.normalize('NFKC').toLowerCase()) {
		if (LATIN_OR_DIGIT.test(character)) {
			run += character;
			continue;
		}
		if (run !== '') words.push(run);
		run = '';
		if (/[\p{L}\p{N}]/u.test(character)) words.push(character);
	}
	if (run !== '') words.push(run);
	return words;
}

/**
 * A query as an FTS5 expression, or undefined when there is nothing to look for. Characters that
 * stand together must stand together in the name. Letters and digits match as beginnings where the
 * index has beginnings (two to four of them), else as whole words, or the answer would cost by the
 * number of products.
 */
export function matchExpression(query: string): string | undefined {
	const parts: string[] = [];
	for (const piece of query.slice(0, LONGEST_QUERY).split(/\s+/u)) {
		let phrase: string[] = [];
		for (const word of cutWords(piece)) {
			if (!LATIN_OR_DIGIT.test(word)) {
				phrase.push(word);
				continue;
			}
			if (phrase.length > 0) parts.push(`"${phrase.join(' ')}"`);
			phrase = [];
			parts.push(word.length >= 2 && word.length <= 4 ? `"${word}"*` : `"${word}"`);
		}
		if (phrase.length > 0) parts.push(`"${phrase.join(' ')}"`);
	}
	return parts.length === 0 ? undefined : parts.join(' AND ');
}

const LONGEST_QUERY = 40;

/** The end of the range of texts that begin with `prefix`, for `key >= prefix AND key < end`. */
export function prefixEnd(prefix: string): string {
	return `${prefix}\u{10ffff}`;
}
