/** A picture on paper (光栅), as every receipt printer takes it. */

/** One bit per dot, black is 1, rows padded to whole bytes. */
export type RasterPicture = {
	/** Dots across. */
	readonly width: number;
	/** Dots down. */
	readonly rows: number;
	/** `rowBytesOf(width) × rows` bytes. */
	readonly base64: string;
};

/** Bytes of one row of dots. */
export function rowBytesOf(width: number): number {
	return Math.ceil(width / 8);
}
