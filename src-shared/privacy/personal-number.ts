/**
 * Numbers of persons in a text that is kept for ever: mobiles, identity numbers, bank cards. A
 * reason goes into the journal, which is never edited, so whoever is forgotten later must not stand
 * in it.
 */
import { readIdentityNumber } from '../member/identity-number.ts';
import { looksLikePan } from '../member/looks-like-pan.ts';
import { isMobile } from '../member/phone.ts';

/** Digits as they are grouped when they are written down, and digits that stand together. */
const GROUPED = /\+?\d(?:[ -]?\d)*[Xx]?/g;
const TOGETHER = /\d+[Xx]?/g;

/** True when one stands in it, also between words and in groups; a receipt number is none. */
export function holdsPersonalNumber(text: string): boolean {
	const plain = text.normalize('NFKC');
	const found = [...(plain.match(GROUPED) ?? []), ...(plain.match(TOGETHER) ?? [])];
	return found.some((one) => isPersonal(one.replace(/[ +-]/g, '')));
}

function isPersonal(number: string): boolean {
	const home = number.length === 13 && number.startsWith('86') ? number.slice(2) : number;
	return isMobile(home) || looksLikePan(number) || readIdentityNumber(number, '9999-12-31').ok;
}
