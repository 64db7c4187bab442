/**
 * Who somebody is, in a text that is kept for ever: phones, identity numbers, bank cards, a name. A
 * reason goes into the journal, which is never edited, so whoever is forgotten later must not stand
 * in it.
 */
import { readIdentityNumber } from '../member/identity-number.ts';
import { looksLikePan } from '../member/looks-like-pan.ts';
import { ANY_PHONE, phoneOf } from '../member/phone.ts';

/** Digits with what is put between them when they are written down, and digits that stand together. */
const GROUPED = /\d(?:[^\p{L}\p{N}]{0,3}\d)*[Xx]?/gu;
const TOGETHER = /\d+[Xx]?/g;

/** True when a number of a person stands in it, or this name, however either is written. */
export function namesSomebody(text: string, name: string): boolean {
	const bareName = bare(name);
	return holdsPersonalNumber(text) || ([...bareName].length > 1 && bare(text).includes(bareName));
}

/** True when one stands in it, also between words and in groups; a receipt number is none. */
export function holdsPersonalNumber(text: string): boolean {
	const plain = text.normalize('NFKC');
	const found = [...(plain.match(GROUPED) ?? []), ...(plain.match(TOGETHER) ?? [])];
	return found.some((one) => isPersonal(one.replaceAll(/[^\dXx]/g, '')));
}

function isPersonal(number: string): boolean {
	// An x may belong to the word behind it.
	const digits = number.replace(/x$/i, '');
	if (phoneOf(digits, ANY_PHONE) !== undefined) return true;
	return looksLikePan(digits) || readIdentityNumber(number, '9999-12-31').ok;
}

function bare(text: string): string {
	return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
}
