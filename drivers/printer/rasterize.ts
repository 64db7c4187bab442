/**
 * Codes drawn as pictures, for printers that lack the command (光栅). A picture is one bit per dot,
 * rows padded to whole bytes, which is what `GS v 0` takes.
 */
import bwip from 'bwip-js/node';
import { MODULE_DOTS } from './code128.ts';

export type Picture = {
	readonly rowBytes: number;
	readonly rows: number;
	readonly bits: Uint8Array;
};

type Symbol2D = { readonly pixs: readonly number[]; readonly pixx: number };

const BARCODE_ROWS = 64;

/** The QR code of a text (UTF-8, level M), `module` dots per square. */
export function drawQr(text: string, module: number): Picture {
	const [drawn] = bwip.raw('qrcode', text, 'eclevel=M') as unknown as Symbol2D[];
	const squares = drawn?.pixs ?? [];
	const side = drawn?.pixx ?? 0;
	return paint(side * module, side * module, (x, y) => {
		const square = Math.floor(y / module) * side + Math.floor(x / module);
		return squares[square] === 1;
	});
}

/** A CODE128 of printable ASCII, without its text. */
export function drawCode128(text: string): Picture {
	const [drawn] = bwip.raw('code128', text, {}) as unknown as { sbs: readonly number[] }[];
	const dots: boolean[] = [];
	for (const [i, modules] of (drawn?.sbs ?? []).entries()) {
		for (let n = 0; n < modules * MODULE_DOTS; n++) dots.push(i % 2 === 0);
	}
	return paint(dots.length, BARCODE_ROWS, (x) => dots[x] === true);
}

function paint(width: number, rows: number, isBlack: (x: number, y: number) => boolean): Picture {
	const rowBytes = Math.ceil(width / 8);
	const bits = new Uint8Array(rowBytes * rows);
	for (let y = 0; y < rows; y++) {
		for (let x = 0; x < width; x++) {
			if (!isBlack(x, y)) continue;
			const at = y * rowBytes + (x >> 3);
			bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
		}
	}
	return { rowBytes, rows, bits };
}
