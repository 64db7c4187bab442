/**
 * The hash chain of the journal (流水). Every event's hash covers who wrote it, where it stands and
 * the hash before it, so no row can be changed, moved, removed or put in without breaking the
 * chain. Every field is length-prefixed (4 bytes, big endian), so no two different events share a
 * message.
 *
 *   SHA-256( "pos/1" ‖ tenant ‖ terminal ‖ inc ‖ n ‖ uid ‖ prev ‖ body )
 */
import { invariant } from '../kernel/invariant.ts';

export const CHAIN_VERSION = 'pos/1';
export const HASH_BYTES = 32;

const VERSION_BYTES = Uint8Array.from(CHAIN_VERSION, (letter) => letter.charCodeAt(0));
/** Room for inc and n, written in afterwards. */
const INTEGER = new Uint8Array(8);
/** Behind the version and two ids of 16 bytes, each with its length. */
const INC_AT = 4 + VERSION_BYTES.length + 2 * (4 + 16) + 4;

export type ChainFields = {
	readonly tenant: Uint8Array;
	readonly terminal: Uint8Array;
	readonly inc: number;
	readonly n: number;
	readonly uid: Uint8Array;
	readonly prev: Uint8Array;
	readonly body: Uint8Array;
};

/** The bytes whose SHA-256 is the event's hash. `prev` of the very first event is 32 zero bytes. */
export function chainMessage(fields: ChainFields): Uint8Array {
	invariant(fields.tenant.length === 16, 'tenant must be 16 bytes');
	invariant(fields.terminal.length === 16, 'terminal must be 16 bytes');
	invariant(fields.uid.length === 16, 'uid must be 16 bytes');
	invariant(fields.prev.length === HASH_BYTES, 'prev must be 32 bytes');
	const { tenant, terminal, uid, prev, body } = fields;
	const parts = [VERSION_BYTES, tenant, terminal, INTEGER, INTEGER, uid, prev, body];
	const message = new Uint8Array(parts.reduce((length, part) => length + 4 + part.length, 0));
	let at = 0;
	for (const part of parts) {
		writeLength(message, at, part.length);
		message.set(part, at + 4);
		at += 4 + part.length;
	}
	writeInteger(message, INC_AT, fields.inc);
	writeInteger(message, INC_AT + 4 + INTEGER.length, fields.n);
	return message;
}

function writeLength(into: Uint8Array, at: number, length: number): void {
	into[at] = length >>> 24;
	into[at + 1] = (length >>> 16) & 255;
	into[at + 2] = (length >>> 8) & 255;
	into[at + 3] = length & 255;
}

/** Eight bytes, big endian. */
function writeInteger(into: Uint8Array, at: number, value: number): void {
	invariant(Number.isSafeInteger(value) && value >= 0, `not a natural number: ${value}`);
	let rest = value;
	for (let index = at + 7; index >= at; index -= 1) {
		into[index] = rest % 256;
		rest = Math.floor(rest / 256);
	}
}
