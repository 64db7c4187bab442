/**
 * Numbers of member cards (会员卡号): the store's own are 12 digits that begin with 8869 and end with a
 * Luhn check digit, so that a mistyped one is told from a wrong one. Cards that were printed before
 * this program keep their numbers. What a stripe or a chip reader types is taken apart here; a bank
 * card's number is recognised by whoever asks (looks-like-pan.ts) before anything is kept.
 */
const OWN_PREFIX = '8869';
const OWN_LENGTH = 12;
const CARD = /^[0-9A-Z-]{4,24}$/;

/** A fresh number of the store's own from 8 random bytes. */
export function drawCardNumber(bytes: Uint8Array): string {
	const digits = Array.from(bytes, (byte) => String(byte % 100).padStart(2, '0')).join('');
	const plain = OWN_PREFIX + digits.slice(0, OWN_LENGTH - OWN_PREFIX.length - 1);
	return plain + luhnDigit(plain);
}

/** The number on a card in its one form, or undefined for what is no card number. */
export function readCardNumber(text: string): string | undefined {
	const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
	return CARD.test(plain) ? plain : undefined;
}

/** True for a number of the store's own whose check digit is wrong: somebody mistyped it. */
export function isMistypedCard(cardNo: string): boolean {
	return hasOwnShape(cardNo) && !hasOwnDigit(cardNo);
}

/** True for a number of the store's own with its right check digit. */
export function isOwnCard(cardNo: string): boolean {
	return hasOwnShape(cardNo) && hasOwnDigit(cardNo);
}

function hasOwnShape(cardNo: string): boolean {
	return cardNo.length === OWN_LENGTH && cardNo.startsWith(OWN_PREFIX) && /^\d+$/.test(cardNo);
}

function hasOwnDigit(cardNo: string): boolean {
	return luhnDigit(cardNo.slice(0, -1)) === cardNo.slice(-1);
}

/** What a magnetic stripe says (磁条卡): the number of track 2, else of track 1; undefined for none. */
export function readStripe(text: string): string | undefined {
	const two = /;([0-9]{4,19})(?:=[0-9=]*)?\?/.exec(text);
	if (two?.[1] !== undefined) return two[1];
	const one = /%[A-Z]?([0-9A-Z]{4,24})(?:\^[^?]*)?\?/i.exec(text);
	return one?.[1]?.toUpperCase();
}

function luhnDigit(digits: string): string {
	let sum = 0;
	for (const [at, digit] of [...digits].toReversed().entries()) {
		const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return String((10 - (sum % 10)) % 10);
}
