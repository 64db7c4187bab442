/**
 * One physical read can arrive on two paths (a scanner that is a keyboard and a HID device at
 * once). The same text from another path within 50 ms is that same read; from the same path it is a
 * second read and counts as two.
 */

export type ScanSource = 'wedge' | 'serial' | 'hid' | 'camera' | 'virtual';

export type ScanRead = {
	readonly text: string;
	readonly source: ScanSource;
	/** Monotonic ms. */
	readonly readAt: number;
};

export const SAME_READ_MS = 50;

/**
 * True when `read` is `last` delivered again by another path. `last` is the read before it, if any.
 */
export function isSameRead(last: ScanRead | undefined, read: ScanRead): boolean {
	if (last === undefined || last.text !== read.text || last.source === read.source) return false;
	const apart = read.readAt - last.readAt;
	return apart >= 0 && apart <= SAME_READ_MS;
}
