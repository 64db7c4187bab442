/**
 * The store's logo (店标) on its receipts. It is kept as two pictures, because a picture of dots
 * cannot be made smaller afterwards: one for 58 mm paper, one for 80 mm.
 */
import type { ReceiptDocument } from './document.ts';
import type { RasterPicture } from './picture.ts';

export type ReceiptLogo = { readonly narrow: RasterPicture; readonly wide: RasterPicture };

/** Dots across the paper, and how high a logo may be: 2 cm and 3 cm, a receipt is no poster. */
export const LOGO_LIMITS = {
	narrow: { width: 384, rows: 160 },
	wide: { width: 576, rows: 240 },
} as const satisfies Record<keyof ReceiptLogo, { width: number; rows: number }>;

/** 48 columns are 576 dots; 42 columns are 512, which the picture for 384 fits. */
const WIDE_COLUMNS = 48;

/** A drawing may be printed somewhat larger than it is; beyond that its pixels show. */
const LARGEST_SCALE = 2;

export type Size = { readonly width: number; readonly height: number };

/**
 * How large it is printed, in dots: as wide as the paper but never too high, in its proportions and
 * at least one dot each way.
 */
export function fitLogo(picture: Size, limit: { width: number; rows: number }): Size {
	const scale = Math.min(limit.width / picture.width, limit.rows / picture.height, LARGEST_SCALE);
	const dots = (length: number, most: number) =>
		Math.max(1, Math.min(most, Math.round(length * scale)));
	return { width: dots(picture.width, limit.width), height: dots(picture.height, limit.rows) };
}

/** The logo for a paper of so many columns; undefined when the store has none. */
export function logoFor(logo: ReceiptLogo | null, columns: number): RasterPicture | undefined {
	return columns >= WIDE_COLUMNS ? logo?.wide : logo?.narrow;
}

/**
 * Puts the picture where the document has a place for the store's logo. A receipt is kept without
 * it: forty receipts an hour need not carry forty copies of one picture.
 */
export function withLogo(
	document: ReceiptDocument,
	picture: RasterPicture | undefined,
): ReceiptDocument {
	if (picture === undefined) return document;
	const blocks = document.blocks.map((block) =>
		block.kind === 'logo' ? ({ kind: 'logo', picture } as const) : block,
	);
	return { ...document, blocks };
}
