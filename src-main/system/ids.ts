/**
 * Makes ids from the system's cryptographic generator: UUIDv7 where order by time helps an index
 * (R26: never a counter that a restart could repeat), plain random where it does not.
 */
import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { IdKind, IdOf, Ids } from '#shared/kernel/ids.ts';

/** The maker of ids for a running terminal. */
export function systemIds(): Ids {
	const uuid = orderedUuids();
	return {
		next: <Kind extends IdKind>(kind: Kind) =>
			`${kind}_${Buffer.from(uuid()).toString('hex')}` as IdOf<Kind>,
		eventUid: uuid,
		incarnation: randomIncarnation,
		bytes: (count) => new Uint8Array(randomBytes(count)),
	};
}

const ID_BYTES = 16;
const IDS_AT_ONCE = 64;

/**
 * UUIDv7, each later than the one before it. The random bytes are drawn for many at once: asking
 * the system for a few is dear, and a sale needs ids while a customer waits.
 */
function orderedUuids(): () => Uint8Array {
	const drawn = new Uint8Array(ID_BYTES * IDS_AT_ONCE);
	let used = drawn.length;
	let msecs = 0;
	let seq = 0;
	return () => {
		if (used === drawn.length) {
			randomFillSync(drawn);
			used = 0;
		}
		const random = drawn.subarray(used, used + ID_BYTES);
		used += ID_BYTES;
		const now = Date.now();
		if (now > msecs) {
			msecs = now;
			seq = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
		} else seq += 1;
		return v7({ random, msecs, seq }, new Uint8Array(ID_BYTES));
	};
}

/** 53 random bits, > 0: every opening of a ledger is another one, also on a restored disk. */
function randomIncarnation(): number {
	const bytes = randomBytes(7);
	bytes[0] = (bytes[0] ?? 0) & 0x1f;
	return bytes.readUIntBE(0, 1) * 2 ** 48 + bytes.readUIntBE(1, 6) || 1;
}
