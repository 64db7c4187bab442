/**
 * The text of a .csv file: UTF-8 with or without its mark, UTF-16, else GBK, which is what Excel
 * writes on a Chinese Windows.
 */
import iconv from 'iconv-lite';

/** Decodes the bytes of a text file; undefined when they are text in none of these. */
export function decodeList(bytes: Uint8Array): string | undefined {
	const [a, b, c] = bytes;
	if (a === 0xef && b === 0xbb && c === 0xbf) return utf8(bytes.subarray(3));
	if (a === 0xff && b === 0xfe) return iconv.decode(bytes.subarray(2), 'utf16le');
	if (a === 0xfe && b === 0xff) return iconv.decode(bytes.subarray(2), 'utf16be');
	return utf8(bytes) ?? gbk(bytes);
}

function utf8(bytes: Uint8Array): string | undefined {
	try {
		return textOnly(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return undefined;
	}
}

function gbk(bytes: Uint8Array): string | undefined {
	const text = iconv.decode(bytes, 'gb18030');
	return text.includes('\ufffd') ? undefined : textOnly(text);
}

/** A zero byte stands in no text: this is some other kind of file. */
function textOnly(text: string): string | undefined {
	return text.includes('\u0000') ? undefined : text;
}
