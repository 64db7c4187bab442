/**
 * A receipt document as ESC/POS bytes for one printer profile (小票编码). Pure: the same document,
 * profile and marks always give the same bytes. Every job starts by resetting the printer and
 * switching its hanzi mode on, since a printer that lost power has forgotten both.
 */
import type { ReceiptBlock, ReceiptDocument } from '#shared/receipt/document.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { rowBytesOf, type RasterPicture } from '#shared/receipt/picture.ts';
import { layoutReceipt, type PaperLine } from '#shared/receipt/layout-receipt.ts';
import { ByteWriter } from './byte-writer.ts';
import { code128Data, MODULE_DOTS } from './code128.ts';
import { losesCharacters, spellGbk } from './encode-gbk.ts';
import type { PrinterProfile } from './profile.ts';
import { drawCode128, drawQr, type Picture } from './rasterize.ts';

export type EncodedReceipt = {
	readonly bytes: Uint8Array;
	/** Text lines' worth of paper, for the deadline. */
	readonly lines: number;
};

/**
 * `job/unprintable-figure`: an amount holds a character this printer cannot set, and a receipt
 * with a wrong amount is worse than none. `job/invalid`: a QR code longer than any QR code.
 */
export type EncodeRefusal = {
	readonly code: 'job/unprintable-figure' | 'job/invalid';
	readonly text: string;
};

type Style = { align: 'left' | 'center' | 'right'; size: 1 | 2; bold: boolean };
type TextLine = Extract<PaperLine, { kind: 'text' }>;

const ALIGN = { left: 0, center: 1, right: 2 } as const;
const PLAIN: Style = { align: 'left', size: 1, bold: false };
/** Some printers read only the low byte of the row count. */
const MAX_SLICE_ROWS = 255;
const MAX_SLICE_BYTES = 4096;
const BARCODE_DOTS_HIGH = 64;
/** Height of a line of text. */
const DOTS_PER_LINE = 30;
const QR_QUIET = 4;
/** Bytes a QR code holds at level M, by version from 1 on. */
const QR_BYTES_M = [
	14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
	711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989,
	2099, 2213, 2331,
];

/** The bytes of one receipt, cut or fed out at its end; `marks` stand above and below it. */
export function encodeReceipt(
	document: ReceiptDocument,
	profile: PrinterProfile,
	marks: readonly string[] = [],
): Result<EncodedReceipt, EncodeRefusal> {
	const lost = document.blocks.flatMap(figuresOf).find(losesCharacters);
	if (lost !== undefined) return refuse({ code: 'job/unprintable-figure', text: lost });
	for (const block of document.blocks) {
		if (block.kind !== 'qr' || qrSize(block.text, profile.dots) !== undefined) continue;
		return refuse({ code: 'job/invalid', text: 'QR code too long for this paper' });
	}

	const { columns } = profile;
	const layout = { columns, spell: spellGbk, marks };
	const paper = new EscposPaper(profile);
	for (const line of layoutReceipt(document, layout)) paper.print(line);
	return ok(paper.finish());
}

/** The texts that are amounts: right ends of pairs, right-aligned cells. */
function figuresOf(block: ReceiptBlock): string[] {
	if (block.kind === 'pair') return [block.right];
	if (block.kind !== 'row') return [];
	return block.cells.filter((cell) => cell.align === 'right').map((cell) => cell.text);
}

/** Squares per side and dots per square; undefined when no QR code of it fits the paper. */
function qrSize(text: string, dots: number): { side: number; module: number } | undefined {
	const bytes = Buffer.byteLength(text, 'utf8');
	const version = QR_BYTES_M.findIndex((most) => bytes <= most) + 1;
	if (version === 0) return undefined;
	const side = 17 + 4 * version;
	const wanted = Math.min(8, Math.max(3, Math.floor((dots * 0.45) / side)));
	const module = Math.min(wanted, Math.floor(dots / (side + QR_QUIET)));
	return module < 2 ? undefined : { side, module };
}

/** One sheet in the making: remembers what the printer is set to and sends changes only. */
class EscposPaper {
	readonly #profile: PrinterProfile;
	readonly #out = new ByteWriter();
	#style: Style = PLAIN;
	#lines = 0;

	constructor(profile: PrinterProfile) {
		this.#profile = profile;
		this.#out.put(0x1b, 0x40, 0x1c, 0x26);
	}

	print(line: PaperLine): void {
		switch (line.kind) {
			case 'text':
				return this.#printText(line);
			case 'rule':
				return this.#printText({ ...PLAIN, kind: 'text', text: line.text });
			case 'feed':
				this.#lines += line.lines;
				return this.#out.put(0x1b, 0x64, line.lines);
			case 'logo':
				return this.#printLogo(line.picture);
			case 'barcode':
				return this.#printBarcode(line.text);
			case 'qr':
				return this.#printQr(line.text);
		}
	}

	finish(): EncodedReceipt {
		this.#setStyle(PLAIN);
		const { cut } = this.#profile;
		// The cutter sits above the head: without the feed it would cut off the last lines.
		if (cut === 'feed-and-cut') this.#out.put(0x1d, 0x56, 0x42, 0x00);
		else this.#out.put(0x1b, 0x64, 0x04);
		if (cut === 'feed-then-cut') this.#out.put(0x1d, 0x56, 0x01);
		if (cut === 'esc-i') this.#out.put(0x1b, 0x69);
		return { bytes: this.#out.finish(), lines: this.#lines + 4 };
	}

	#printText(line: TextLine): void {
		this.#setStyle(line);
		this.#out.putLine(line.text);
		this.#lines += line.size;
	}

	#setStyle({ align, size, bold }: Style): void {
		const now = this.#style;
		if (align !== now.align) this.#out.put(0x1b, 0x61, ALIGN[align]);
		if (bold !== now.bold) this.#out.put(0x1b, 0x45, bold ? 1 : 0);
		if (size !== now.size) {
			this.#out.put(0x1d, 0x21, size === 2 ? 0x11 : 0x00);
			if (this.#profile.hanziSizeByFsW) this.#out.put(0x1c, 0x57, size === 2 ? 1 : 0);
		}
		this.#style = { align, size, bold };
	}

	#printBarcode(text: string): void {
		const fitting = code128Data(text, this.#profile.dots);
		const centered = { ...PLAIN, kind: 'text', align: 'center' } as const;
		if (fitting === undefined) {
			// Too long for the paper, or hanzi: a QR code carries it as well.
			this.#printQr(text);
			return this.print({ ...centered, text: spellGbk(text).slice(0, this.#profile.columns / 2) });
		}
		this.#setStyle({ ...PLAIN, align: 'center' });
		this.#lines += 4;
		if (this.#profile.barcode === 'raster') {
			this.#printPicture(drawCode128(text));
			return this.print({ ...centered, text });
		}
		this.#out.put(0x1d, 0x68, BARCODE_DOTS_HIGH, 0x1d, 0x77, MODULE_DOTS);
		this.#out.put(0x1d, 0x48, 0x02, 0x1d, 0x66, 0x00);
		this.#out.put(0x1d, 0x6b, 0x49, fitting.length);
		this.#out.putBlock(fitting);
	}

	#printQr(text: string): void {
		const size = qrSize(text, this.#profile.dots);
		if (size === undefined) return;
		const { side, module } = size;
		this.#setStyle({ ...PLAIN, align: 'center' });
		this.#lines += Math.ceil((side * module) / DOTS_PER_LINE);
		if (this.#profile.qr === 'raster') return this.#printPicture(drawQr(text, module));
		const code = Buffer.from(text, 'utf8');
		const stored = code.length + 3;
		this.#out.put(0x1d, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00);
		this.#out.put(0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43, module);
		this.#out.put(0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45, 0x31);
		this.#out.put(0x1d, 0x28, 0x6b, stored & 0xff, stored >> 8, 0x31, 0x50, 0x30);
		this.#out.putBlock(code);
		this.#out.put(0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30);
	}

	/** A picture that does not fit, or is not what it says, is left out: the receipt counts. */
	#printLogo({ width, rows, base64 }: RasterPicture): void {
		const rowBytes = rowBytesOf(width);
		const bits = Buffer.from(base64, 'base64');
		if (width > this.#profile.dots || bits.length !== rowBytes * rows) return;
		this.#setStyle({ ...PLAIN, align: 'center' });
		this.#lines += Math.ceil(rows / DOTS_PER_LINE);
		this.#printPicture({ rowBytes, rows, bits });
	}

	#printPicture({ rowBytes, rows, bits }: Picture): void {
		const slice = Math.min(MAX_SLICE_ROWS, Math.floor(MAX_SLICE_BYTES / rowBytes));
		for (let y = 0; y < rows; y += slice) {
			const high = Math.min(slice, rows - y);
			this.#out.put(0x1d, 0x76, 0x30, 0x00, rowBytes & 0xff, rowBytes >> 8, high, 0x00);
			this.#out.putBlock(bits.subarray(y * rowBytes, (y + high) * rowBytes));
		}
	}
}
