/**
 * How large a zipped file (.xlsx) says it is unpacked, from its table of contents, without
 * unpacking anything. A file whose list says more than the limit is refused before a byte of it is
 * inflated.
 */

const END_OF_CONTENTS = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/** Bytes of all entries unpacked; undefined when there is no table of contents. */
export function unpackedBytes(bytes: Uint8Array): number | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	if (end === undefined) return undefined;
	const entries = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	let total = 0;
	for (let entry = 0; entry < entries; entry += 1) {
		if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined;
		total += view.getUint32(at + 24, true);
		const rest = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
		at += 46 + rest.reduce((sum, length) => sum + length, 0);
	}
	return total;
}

function findEnd(view: DataView): number | undefined {
	const last = view.byteLength - END_BYTES;
	for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
		if (view.getUint32(at, true) === END_OF_CONTENTS) return at;
	}
	return undefined;
}
