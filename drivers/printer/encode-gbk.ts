/**
 * Text in GBK, the one Chinese encoding every receipt printer here reads. GBK only, never GB18030:
 * a printer takes a four-byte character for two characters of rubbish. One byte is one column, two
 * bytes are two, which is why the layout may count columns by bytes. Every second byte is 0x40 or
 * more, so text can never contain ESC or GS by accident.
 */
import iconv from 'iconv-lite';
import { plainText } from '#shared/receipt/layout-receipt.ts';

/** Printed where a character has no GBK form: a reader sees that something stood there. */
const MISSING = '□';
const LEAD_FIRST = 0x81;
const LEAD_LAST = 0xfe;

/** What a clerk would write by hand for a character GBK lacks. */
const SPELLINGS: Readonly<Record<string, string>> = {
	'\u2212': '-',
	'€': 'EUR',
	'£': '￡',
	'¢': '￠',
	'¬': '￢',
	'•': '·',
	'‧': '·',
	'・': '·',
	'\u2011': '-',
	'™': 'TM',
	'©': '(C)',
	'®': '(R)',
	'½': '1/2',
	'¼': '1/4',
	'¾': '3/4',
};

let codes: Uint16Array | undefined;

/** GBK code of every BMP character, 0 where there is none. Built once, from iconv's table. */
function gbkCodes(): Uint16Array {
	if (codes !== undefined) return codes;
	codes = new Uint16Array(0x10000);
	// A comma cannot be a trail byte, so each row of the table is decoded in one go and split.
	const row = Buffer.alloc((0xfe - 0x40 + 1) * 3, ',');
	for (let lead = LEAD_FIRST; lead <= LEAD_LAST; lead++) {
		for (let i = 0; i * 3 < row.length; i++) {
			row[i * 3] = lead;
			row[i * 3 + 1] = 0x40 + i === 0x7f ? 0x40 : 0x40 + i;
		}
		for (const [i, char] of iconv.decode(row, 'gbk').split(',').entries()) {
			// Private-use places differ from printer to printer, and A2E3 (€) came after GBK.
			if (char.length !== 1 || /[\ufffd\ue000-\uf8ff€]/u.test(char)) continue;
			codes[char.charCodeAt(0)] ||= (lead << 8) | (0x40 + i);
		}
	}
	return codes;
}

/**
 * The text as this printer can set it: control bytes gone, ¥ as ￥, ² as 2, and □ where nothing
 * else is left. Every character of the answer is printable ASCII or has a GBK code.
 */
export function spellGbk(text: string): string {
	if (isPrintable(text)) return text;
	let spelled = '';
	for (const char of plainText(text)) spelled += spellChar(char);
	return spelled;
}

/** Whether a text would come out with a □ it does not contain itself. */
export function losesCharacters(text: string): boolean {
	if (isPrintable(text)) return false;
	for (const char of plainText(text)) {
		if (char !== MISSING && spellChar(char) === MISSING) return true;
	}
	return false;
}

/**
 * Writes a text that `spellGbk` gave back into `target` from `at`; returns where it ended.
 * `target` must have two bytes of room per UTF-16 unit.
 */
export function writeGbk(text: string, target: Uint8Array, at: number): number {
	const table = gbkCodes();
	let end = at;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit < 0x80) {
			// The last gate: whatever the caller did, no control byte leaves here as text.
			target[end++] = unit < 0x20 || unit === 0x7f ? 0x20 : unit;
			continue;
		}
		const code = table[unit] || 0xa1f5;
		target[end++] = code >> 8;
		target[end++] = code & 0xff;
	}
	return end;
}

/** Whether every character is there as it stands, which is how nearly every text is. */
function isPrintable(text: string): boolean {
	const table = gbkCodes();
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit < 0x80 ? unit < 0x20 || unit === 0x7f : table[unit] === 0) return false;
	}
	return true;
}

function spellChar(char: string): string {
	if (hasCode(char)) return char;
	const known = SPELLINGS[char];
	if (known !== undefined) return known;
	const compatible = char.normalize('NFKC');
	if (compatible !== char && [...compatible].every(hasCode)) return compatible;
	return MISSING;
}

function hasCode(char: string): boolean {
	if (char.length !== 1) return false;
	const unit = char.charCodeAt(0);
	return unit < 0x80 ? unit >= 0x20 && unit !== 0x7f : gbkCodes()[unit] !== 0;
}
