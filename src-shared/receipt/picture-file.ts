/**
 * What a picture file is, read from its first bytes: a small file can unfold to gigabytes, so its
 * size is known before anything decodes it, and its name is not believed.
 */
export type PictureFile = {
	readonly kind: 'png' | 'jpeg';
	readonly width: number;
	readonly height: number;
};

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Start of frame: baseline, progressive and their kin, but not the tables between them. */
const NOT_A_FRAME: readonly number[] = [0xc4, 0xc8, 0xcc];

/** Undefined when it is neither PNG nor JPEG, or broken before its size is said. */
export function readPictureFile(bytes: Uint8Array): PictureFile | undefined {
	if (PNG.every((byte, at) => bytes[at] === byte)) return readPng(bytes);
	if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
	return undefined;
}

function readPng(bytes: Uint8Array): PictureFile | undefined {
	const header = [0x49, 0x48, 0x44, 0x52];
	if (bytes.length < 24 || !header.every((byte, at) => bytes[12 + at] === byte)) return undefined;
	return sized('png', numberAt(bytes, 16, 4), numberAt(bytes, 20, 4));
}

/** Walks from marker to marker to the start of the frame. */
function readJpeg(bytes: Uint8Array): PictureFile | undefined {
	let at = 2;
	while (at + 9 < bytes.length) {
		if (bytes[at] !== 0xff) return undefined;
		const marker = bytes[at + 1] ?? 0;
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		const frame = marker >= 0xc0 && marker <= 0xcf && !NOT_A_FRAME.includes(marker);
		if (frame) return sized('jpeg', numberAt(bytes, at + 7, 2), numberAt(bytes, at + 5, 2));
		const length = numberAt(bytes, at + 2, 2);
		if (length < 2) return undefined;
		at += 2 + length;
	}
	return undefined;
}

function sized(kind: PictureFile['kind'], width: number, height: number): PictureFile | undefined {
	return width > 0 && height > 0 ? { kind, width, height } : undefined;
}

/** Big-endian. */
function numberAt(bytes: Uint8Array, at: number, length: number): number {
	let number = 0;
	for (let n = 0; n < length; n += 1) number = number * 256 + (bytes[at + n] ?? 0);
	return number;
}
