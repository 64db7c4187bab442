/**
 * A picture made of grey made of black dots (Floyd–Steinberg): each dot takes its rounding error to
 * the dots right of it and below, so that a grey area gets as many black dots as it is dark. Lines
 * of pure black and white stay as they are. Rows run in turns from the left and from the right,
 * which keeps the dots from forming stripes.
 */
import { rowBytesOf } from './picture.ts';

export type RgbaPicture = {
	readonly width: number;
	readonly height: number;
	/** Red, green, blue and opacity of each pixel, 0…255, row by row. */
	readonly rgba: ArrayLike<number>;
};

/** Paper white is not quite 255 in a photographed logo; single dots of it would look like dirt. */
const NEARLY_WHITE = 244;
const NEARLY_BLACK = 12;

/** Bits of the picture, black is 1, rows padded to whole bytes. What is transparent is paper. */
export function ditherPicture({ width, height, rgba }: RgbaPicture): Uint8Array {
	const grey = greyOf({ width, height, rgba });
	const rowBytes = rowBytesOf(width);
	const bits = new Uint8Array(rowBytes * height);
	for (let y = 0; y < height; y += 1) {
		const forth = y % 2 === 0;
		const step = forth ? 1 : -1;
		for (let n = 0; n < width; n += 1) {
			const x = forth ? n : width - 1 - n;
			const at = y * width + x;
			const value = grey[at] ?? 255;
			const black = value < 128;
			if (black) {
				const byte = y * rowBytes + (x >> 3);
				bits[byte] = (bits[byte] ?? 0) | (0x80 >> (x & 7));
			}
			const error = value - (black ? 0 : 255);
			if (error !== 0) spread(grey, { x, y, width, height, step }, error);
		}
	}
	return bits;
}

/** True when nothing of it would be seen on paper. */
export function isBlank(bits: Uint8Array): boolean {
	return bits.every((byte) => byte === 0);
}

/** Luminance (Rec. 601) over white paper. */
function greyOf({ width, height, rgba }: RgbaPicture): Float32Array {
	const grey = new Float32Array(width * height);
	for (let at = 0; at < grey.length; at += 1) {
		const [red, green, blue, alpha] = [0, 1, 2, 3].map((part) => rgba[at * 4 + part] ?? 255);
		const light = 0.299 * (red ?? 255) + 0.587 * (green ?? 255) + 0.114 * (blue ?? 255);
		const seen = 255 + ((light - 255) * (alpha ?? 255)) / 255;
		grey[at] = seen >= NEARLY_WHITE ? 255 : seen <= NEARLY_BLACK ? 0 : seen;
	}
	return grey;
}

type Place = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly step: 1 | -1;
};

function spread(grey: Float32Array, { x, y, width, height, step }: Place, error: number): void {
	const add = (toX: number, toY: number, sixteenths: number) => {
		if (toX < 0 || toX >= width || toY >= height) return;
		const at = toY * width + toX;
		grey[at] = (grey[at] ?? 0) + (error * sixteenths) / 16;
	};
	add(x + step, y, 7);
	add(x - step, y + 1, 3);
	add(x, y + 1, 5);
	add(x + step, y + 1, 1);
}
