/** A real PNG of any size, for screens that read pictures: 8 bits of red, green, blue and opacity. */
import { crc32, deflateSync } from 'node:zlib';

export type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

export function pngOf(width: number, height: number, at: (x: number, y: number) => Pixel): Buffer {
	const rows: number[] = [];
	for (let y = 0; y < height; y += 1) {
		rows.push(0);
		for (let x = 0; x < width; x += 1) rows.push(...at(x, y));
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 6, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.from(rows))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** A drawing as a store might have: a dark ring with a grey middle, on nothing. */
export function ringPng(width: number, height: number): Buffer {
	return pngOf(width, height, (x, y) => {
		const far = Math.hypot((x - width / 2) / (width / 2), (y - height / 2) / (height / 2));
		if (far > 0.95) return [0, 0, 0, 0];
		return far > 0.75 ? [20, 20, 20, 255] : [150, 150, 150, 255];
	});
}

function chunk(name: string, body: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(name, 'ascii'), body]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(body.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}
