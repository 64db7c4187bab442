/**
 * A picture file made into the store's logo: decoded by the browser in its sandbox, scaled to each
 * paper and turned into black dots. What cannot be printed is a reason with words of its own.
 */
import { ditherPicture, isBlank } from '#shared/receipt/dither-picture.ts';
import { fitLogo, LOGO_LIMITS, type ReceiptLogo, type Size } from '#shared/receipt/logo.ts';
import type { RasterPicture } from '#shared/receipt/picture.ts';
import { readPictureFile } from '#shared/receipt/picture-file.ts';
import type { Words } from '#shared/words/words-of.ts';

export type LogoRefusal = keyof Words['settings']['logo']['refusals'];
export type LogoRead =
	| { readonly ok: true; readonly logo: ReceiptLogo }
	| { readonly ok: false; readonly refusal: LogoRefusal };

const LARGEST_FILE = 2 * 1024 * 1024;
/** A small file may unfold to any size; this much is 96 MB of memory, once. */
const MOST_PIXELS = 24_000_000;

export async function readLogo(file: Blob): Promise<LogoRead> {
	if (file.size > LARGEST_FILE) return { ok: false, refusal: 'file-too-large' };
	const known = readPictureFile(new Uint8Array(await file.arrayBuffer()));
	if (known === undefined) return { ok: false, refusal: 'no-picture' };
	if (known.width * known.height > MOST_PIXELS) return { ok: false, refusal: 'too-many-pixels' };
	const bitmap = await createImageBitmap(file).catch(() => undefined);
	if (bitmap === undefined) return { ok: false, refusal: 'no-picture' };
	const narrow = drawDots(bitmap, fitLogo(bitmap, LOGO_LIMITS.narrow));
	const wide = drawDots(bitmap, fitLogo(bitmap, LOGO_LIMITS.wide));
	bitmap.close();
	if (narrow === undefined || wide === undefined) return { ok: false, refusal: 'blank' };
	return { ok: true, logo: { narrow, wide } };
}

/** Undefined when nothing of it would be seen. */
function drawDots(bitmap: ImageBitmap, { width, height }: Size): RasterPicture | undefined {
	const canvas = new OffscreenCanvas(width, height);
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	if (pen === null) throw new Error('this browser draws no pictures');
	pen.imageSmoothingQuality = 'high';
	pen.drawImage(bitmap, 0, 0, width, height);
	const { data: rgba } = pen.getImageData(0, 0, width, height);
	const bits = ditherPicture({ width, height, rgba });
	return isBlank(bits) ? undefined : { width, rows: height, base64: base64Of(bits) };
}

function base64Of(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
