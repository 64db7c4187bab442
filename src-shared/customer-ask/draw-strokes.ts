/**
 * A signature as a picture of dots: strokes of a pen on a pad become black dots in a small picture
 * that a receipt printer takes. Only the picture leaves the pad: how fast and in which order it was
 * drawn would tell more of a person than a contract needs.
 */
import { rowBytesOf, type RasterPicture } from '../receipt/picture.ts';

export type Point = { readonly x: number; readonly y: number };
export type Stroke = readonly Point[];

/** Dots: the width of 58 mm paper, two centimetres high. */
export const SIGNATURE_SIZE = { width: 384, rows: 128 } as const;

/** The pen, in dots. */
const RADIUS = 1.6;

/** Strokes on a pad of so many units; what lies outside of it is not drawn. */
export function drawStrokes(
	strokes: readonly Stroke[],
	pad: { readonly width: number; readonly height: number },
): RasterPicture {
	const { width, rows } = SIGNATURE_SIZE;
	const bytes = new Uint8Array(rowBytesOf(width) * rows);
	// In its proportions, in the middle.
	const scale = Math.min(width / pad.width, rows / pad.height);
	const left = (width - pad.width * scale) / 2;
	const top = (rows - pad.height * scale) / 2;
	const place = ({ x, y }: Point): Point => ({ x: left + x * scale, y: top + y * scale });
	for (const stroke of strokes) {
		const points = stroke.map(place);
		for (const [at, to] of points.entries()) drawLine(bytes, points[at - 1] ?? to, to);
	}
	return { width, rows, base64: base64Of(bytes) };
}

/** True when something was drawn: more than a speck. */
export function hasInk({ base64 }: Pick<RasterPicture, 'base64'>): boolean {
	let inked = 0;
	for (const letter of base64) if (letter !== 'A' && letter !== '=') inked += 1;
	return inked >= LEAST_INK;
}

/** Letters of the base64 that are not blank; a tap of the pen leaves about four. */
const LEAST_INK = 12;

function drawLine(bytes: Uint8Array, from: Point, to: Point): void {
	const length = Math.hypot(to.x - from.x, to.y - from.y);
	const steps = Math.max(1, Math.ceil(length));
	for (let step = 0; step <= steps; step += 1) {
		const part = step / steps;
		dot(bytes, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
	}
}

function dot(bytes: Uint8Array, { x, y }: Point): void {
	const { width, rows } = SIGNATURE_SIZE;
	for (let row = Math.ceil(y - RADIUS); row <= y + RADIUS; row += 1) {
		for (let column = Math.ceil(x - RADIUS); column <= x + RADIUS; column += 1) {
			const isInside = row >= 0 && row < rows && column >= 0 && column < width;
			if (!isInside || Math.hypot(column - x, row - y) > RADIUS) continue;
			const at = row * rowBytesOf(width) + Math.floor(column / 8);
			bytes[at] = (bytes[at] ?? 0) | (0x80 >> (column % 8));
		}
	}
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Rows of 48 bytes: no padding ever. */
function base64Of(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		for (const shift of [18, 12, 6, 0]) text += LETTERS.charAt((three >> shift) & 63);
	}
	return text;
}
