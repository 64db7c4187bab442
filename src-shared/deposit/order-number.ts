/**
 * The number of an order with a deposit, which is also the barcode of its slip: `D`, seven digits
 * that count up, six letters of the incarnation, so that a number given again after a rolled-back
 * disk still differs. No receipt's barcode begins with D.
 */

/** `D00000127ZK4QF` */
export function composeOrderNo(seq: number, letters: string): string {
	return `D${String(seq).padStart(7, '0')}${letters}`;
}

/** True for the whole number of an order, as a scanner reads it. */
export function isOrderNo(text: string): boolean {
	return /^D\d{7,}[0-9A-HJKMNP-TV-Z]{6}$/.test(text.trim());
}
