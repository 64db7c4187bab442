/**
 * The code of a store-credit slip (店内余额凭证), as printed under its barcode: `D`, twelve digits
 * of chance and two check digits (ISO 7064 MOD 97-10). Whoever has the code has the money on it,
 * so one code leads to no other, and only its tail stands on anything but the slip itself. No goods
 * and no payment code begins with a letter.
 */
import { checkPairOf } from '../barcode/check-pair.ts';

const SHAPE = /^D(\d{12})(\d{2})$/;
const HALF = 1_000_000;

/** The whole code, 15 characters; `serial` is 0…999 999 999 999. */
export function formatCreditCode(serial: number): string {
	const body = String(serial).padStart(12, '0');
	return `D${body}${checkPairOf(body)}`;
}

/** A code by chance, from eight random bytes. */
export function drawCreditCode(bytes: Uint8Array): string {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const [high, low] = [view.getUint32(0) % HALF, view.getUint32(4) % HALF];
	return formatCreditCode(high * HALF + low);
}

/** The code as it is kept; undefined when the text is none or its check digits are wrong. */
export function readCreditCode(text: string): string | undefined {
	const code = text.trim().toUpperCase();
	const [, body, check] = SHAPE.exec(code) ?? [];
	return body !== undefined && checkPairOf(body) === check ? code : undefined;
}

/** The tail, which tells slips apart and pays nothing: `…4217`. */
export function creditTail(code: string): string {
	return `…${code.slice(-4)}`;
}
