/**
 * Makes ids from the system's cryptographic generator: UUIDv7 where order by time helps an index
 * (R26: never a counter that a restart could repeat), plain random where it does not.
 */
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { IdKind, IdOf, Ids } from '#shared/kernel/ids.ts';

/** The maker of ids for a running terminal. */
export function systemIds(): Ids {
	return {
		next: <Kind extends IdKind>(kind: Kind) =>
			`${kind}_${Buffer.from(v7(undefined, new Uint8Array(16))).toString('hex')}` as IdOf<Kind>,
		eventUid: () => v7(undefined, new Uint8Array(16)),
		incarnation: randomIncarnation,
		bytes: (count) => new Uint8Array(randomBytes(count)),
	};
}

/** 53 random bits, > 0: every opening of a ledger is another one, also on a restored disk. */
function randomIncarnation(): number {
	const bytes = randomBytes(7);
	bytes[0] = (bytes[0] ?? 0) & 0x1f;
	return bytes.readUIntBE(0, 1) * 2 ** 48 + bytes.readUIntBE(1, 6) || 1;
}
