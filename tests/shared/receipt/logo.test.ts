// Goal: a store's logo comes out of every printer as it was chosen: as dark, in its proportions,
// never wider than the paper; and no file is decoded before it is known to be a picture of a sane
// size.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ditherPicture, isBlank } from '#shared/receipt/dither-picture.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { layoutReceipt } from '#shared/receipt/layout-receipt.ts';
import { fitLogo, LOGO_LIMITS, logoFor, withLogo } from '#shared/receipt/logo.ts';
import { rowBytesOf } from '#shared/receipt/picture.ts';
import { readPictureFile } from '#shared/receipt/picture-file.ts';

/** A picture of one colour. */
function plain(width: number, height: number, [r, g, b, a]: readonly number[]) {
	const rgba = Array.from({ length: width * height }, () => [
		r ?? 0,
		g ?? 0,
		b ?? 0,
		a ?? 0,
	]).flat();
	return { width, height, rgba };
}
const blackDots = (bits: Uint8Array) =>
	bits.reduce((count, byte) => count + byte.toString(2).replaceAll('0', '').length, 0);

describe('dithering', () => {
	it('keeps black black and white white, to the dot', () => {
		const chessboard = { width: 8, height: 2, rgba: new Uint8Array(64).fill(255) };
		for (let x = 0; x < 16; x += 2) chessboard.rgba.set([0, 0, 0, 255], (x + (x >> 3)) * 4);
		expect([...ditherPicture(chessboard)]).toEqual([0b10101010, 0b01010101]);
	});

	it('gives a grey area as many black dots as it is dark', () => {
		for (const grey of [51, 102, 153, 204]) {
			const dots = blackDots(ditherPicture(plain(64, 64, [grey, grey, grey, 255])));
			expect(dots / 4096).toBeCloseTo(1 - grey / 255, 1);
		}
	});

	it('takes what is transparent for paper, and says when nothing would be seen', () => {
		expect(isBlank(ditherPicture(plain(20, 4, [0, 0, 0, 0])))).toBe(true);
		expect(isBlank(ditherPicture(plain(20, 4, [255, 255, 255, 255])))).toBe(true);
		expect(isBlank(ditherPicture(plain(20, 4, [250, 249, 248, 255])))).toBe(true);
		expect(isBlank(ditherPicture(plain(20, 4, [180, 20, 20, 255])))).toBe(false);
	});

	it('always makes whole rows of bytes, with nothing beyond the edge', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 40 }),
				fc.integer({ min: 1, max: 12 }),
				fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
				(width, height, stream) => {
					const rgba = [...stream.take(width * height * 4)];
					const bits = ditherPicture({ width, height, rgba });
					expect(bits.length).toBe(rowBytesOf(width) * height);
					const padding = rowBytesOf(width) * 8 - width;
					for (let y = 0; y < height; y += 1) {
						const last = bits[(y + 1) * rowBytesOf(width) - 1] ?? 0;
						expect(last & ((1 << padding) - 1)).toBe(0);
					}
				},
			),
		);
	});
});

describe('fitting', () => {
	it('is as wide as the paper unless that would be too high', () => {
		expect(fitLogo({ width: 1152, height: 200 }, LOGO_LIMITS.wide)).toEqual({
			width: 576,
			height: 100,
		});
		expect(fitLogo({ width: 1000, height: 1000 }, LOGO_LIMITS.narrow)).toEqual({
			width: 160,
			height: 160,
		});
		// A small drawing is not blown up until its pixels show.
		expect(fitLogo({ width: 50, height: 20 }, LOGO_LIMITS.wide)).toEqual({
			width: 100,
			height: 40,
		});
	});

	it('never leaves the paper, whatever the picture is', () => {
		const side = fc.integer({ min: 1, max: 10_000 });
		fc.assert(
			fc.property(
				side,
				side,
				fc.constantFrom('narrow', 'wide' as const),
				(width, height, paper) => {
					const limit = LOGO_LIMITS[paper];
					const fitted = fitLogo({ width, height }, limit);
					expect(fitted.width).toBeGreaterThanOrEqual(1);
					expect(fitted.height).toBeGreaterThanOrEqual(1);
					expect(fitted.width).toBeLessThanOrEqual(limit.width);
					expect(fitted.height).toBeLessThanOrEqual(limit.rows);
				},
			),
		);
	});
});

describe('a picture file', () => {
	const bytesOf = (side: number) => [side >> 24, (side >> 16) & 255, (side >> 8) & 255, side & 255];
	const SIGNED = [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82];
	const png = (width: number, height: number) =>
		Uint8Array.from([...SIGNED, ...bytesOf(width), ...bytesOf(height)]);

	it('is known by its first bytes, with its size, before anything decodes it', () => {
		expect(readPictureFile(png(640, 70_000))).toEqual({ kind: 'png', width: 640, height: 70_000 });
		const tables = [0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xdb, 0, 3, 9];
		const frame = [0xff, 0xc2, 0, 17, 8, 0x02, 0x00, 0x03, 0x00, 3, 1, 0x22, 0];
		expect(readPictureFile(Uint8Array.from([0xff, 0xd8, ...tables, ...frame]))).toEqual({
			kind: 'jpeg',
			width: 768,
			height: 512,
		});
	});

	it('is none when it is something else, or broken, whatever its bytes are', () => {
		const gif = new TextEncoder().encode('GIF89a..........................');
		expect(readPictureFile(gif)).toBeUndefined();
		expect(readPictureFile(png(0, 10))).toBeUndefined();
		expect(readPictureFile(png(640, 480).subarray(0, 20))).toBeUndefined();
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
				readPictureFile(tail);
				readPictureFile(Uint8Array.from([0xff, 0xd8, ...tail]));
			}),
		);
	});
});

describe('a receipt with a logo', () => {
	const picture = { width: 8, rows: 1, base64: 'gA==' };
	const logo = { narrow: { ...picture, width: 7 }, wide: picture };
	const document: ReceiptDocument = {
		v: 1,
		title: '小票',
		language: 'zh-CN',
		blocks: [{ kind: 'logo' }, { kind: 'text', text: '茶' }],
	};

	it('is kept without the picture and printed with that of the paper', () => {
		expect(layoutReceipt(document, { columns: 48 })).toHaveLength(1);
		const dressed = withLogo(document, logoFor(logo, 48));
		expect(layoutReceipt(dressed, { columns: 48 })[0]).toEqual({ kind: 'logo', picture });
		expect(logoFor(logo, 32)).toBe(logo.narrow);
		expect(logoFor(logo, 42)).toBe(logo.narrow);
		expect(logoFor(null, 48)).toBeUndefined();
		expect(withLogo(document, undefined)).toBe(document);
	});
});
