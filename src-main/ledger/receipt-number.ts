/**
 * The number printed on a receipt: store, terminal, fiscal number, and six letters of the
 * incarnation, so that a number given again after a rolled-back disk still differs. It is for
 * people; the identity of a sale is its event's uid.
 */
import type { LedgerSettings } from './ledger-settings.ts';

/** Crockford's base 32: no I, L, O or U to be misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `S01-2-0000123-7ZK4QF` */
export function composeReceiptNo(
	{ storeCode, terminalCode }: Pick<LedgerSettings, 'storeCode' | 'terminalCode'>,
	fiscalNo: number,
	inc: number,
): string {
	return `${storeCode}-${terminalCode}-${String(fiscalNo).padStart(7, '0')}-${lettersOf(inc)}`;
}

/** Six letters of an incarnation, for numbers that people read. */
export function lettersOf(inc: number): string {
	let rest = inc;
	let letters = '';
	for (let place = 0; place < 6; place += 1) {
		letters = `${LETTERS.charAt(rest % 32)}${letters}`;
		rest = Math.floor(rest / 32);
	}
	return letters;
}
