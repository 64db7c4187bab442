/** Ids that come out the same on every run with the same seed, and never twice in one. */
import { createHash } from 'node:crypto';
import type { IdKind, IdOf, Ids } from '#shared/kernel/ids.ts';

export function seededIds(seed: string | number = 1): Ids {
	let drawn = 0;
	const draw = (count: number): Uint8Array => {
		const bytes = new Uint8Array(count);
		for (let at = 0; at < count; at += 32) {
			drawn += 1;
			const block = createHash('sha256').update(`${seed}/${drawn}`).digest();
			bytes.set(block.subarray(0, Math.min(32, count - at)), at);
		}
		return bytes;
	};
	/** 16 bytes that sort in the order they were drawn, as a UUIDv7's do. */
	const ordered = (): Uint8Array => {
		const bytes = draw(16);
		new DataView(bytes.buffer).setUint32(0, drawn);
		return bytes;
	};
	return {
		next: <Kind extends IdKind>(kind: Kind) =>
			`${kind}_${Buffer.from(ordered()).toString('hex')}` as IdOf<Kind>,
		eventUid: ordered,
		incarnation: () => {
			const view = new DataView(draw(8).buffer);
			return (view.getUint32(0) & 0x1fffff) * 2 ** 32 + view.getUint32(4) || 1;
		},
		bytes: draw,
	};
}
