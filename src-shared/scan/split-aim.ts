/**
 * The AIM identifier some scanners put before a code: `]E0` EAN-13 and UPC, `]E4` EAN-8, `]C1`
 * GS1-128, `]Q1` QR. It names the symbology and is no part of the text.
 */

export type AimSplit = {
	/** The three characters, such as `]E0`; null when the scanner sends none. */
	readonly aim: string | null;
	readonly text: string;
};

/** Splits the identifier off a scanned text. */
export function splitAim(scanned: string): AimSplit {
	if (!/^\][A-Za-z][0-9A-Za-z]/.test(scanned)) return { aim: null, text: scanned };
	return { aim: scanned.slice(0, 3), text: scanned.slice(3) };
}
