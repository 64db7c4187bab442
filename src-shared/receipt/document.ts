/**
 * A receipt (小票) as data, before any printer is known: blocks from top to bottom. The composer
 * decides what is said; the printer driver decides bytes, columns and wrapping. The same document
 * is drawn on the screen, so a preview and the paper cannot differ. It is stored as JSON.
 */
import type { RasterPicture } from './picture.ts';

export type Align = 'left' | 'center' | 'right';

export type ReceiptBlock =
	/** A paragraph; wraps. `size` 2 is double width and height. */
	| {
			readonly kind: 'text';
			readonly text: string;
			readonly align?: Align;
			readonly size?: 1 | 2;
			readonly bold?: boolean;
			/** The signature it speaks of; its picture goes above it when it is printed. */
			readonly signature?: string;
			/** What was noted with the sale stands behind it when it is printed or shown. */
			readonly noted?: true;
	  }
	/** Label left, value right on one line; the left side wraps when it is too long. */
	| {
			readonly kind: 'pair';
			readonly left: string;
			readonly right: string;
			readonly size?: 1 | 2;
			readonly bold?: boolean;
			/** Whose masked name and phone stand on that side when it is printed or shown. */
			readonly person?: { readonly memberId: string; readonly side: 'left' | 'right' };
	  }
	/** Cells of a table row. `share` are relative widths; a cell that is too long wraps inside it. */
	| {
			readonly kind: 'row';
			readonly cells: readonly {
				readonly text: string;
				readonly share: number;
				readonly align?: Align;
			}[];
			readonly bold?: boolean;
	  }
	| { readonly kind: 'rule'; readonly double?: boolean }
	| { readonly kind: 'feed'; readonly lines: number }
	/** The place of the store's logo; the picture is put in when it is printed or drawn. */
	| { readonly kind: 'logo'; readonly picture?: RasterPicture }
	/** CODE128 of printable ASCII, with the text under it. */
	| { readonly kind: 'barcode'; readonly text: string }
	| { readonly kind: 'qr'; readonly text: string };

export type ReceiptDocument = {
	readonly v: 1;
	readonly title: string;
	readonly language: 'zh-CN' | 'en';
	readonly blocks: readonly ReceiptBlock[];
};
