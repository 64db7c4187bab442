/**
 * Ids are branded and carry their kind as a prefix: `sale_0192…`. They are UUIDv7, so they sort by
 * time and an index over them grows at its end. The maker is handed in; tests hand in a seeded one.
 */
import type { Brand } from './brand.ts';

export type IdKind =
	| 'sale'
	| 'pay'
	| 'refund'
	| 'line'
	| 'job'
	| 'cmd'
	| 'shift'
	| 'import'
	| 'op'
	| 'mem'
	| 'lot'
	| 'fee'
	| 'pass'
	| 'gift'
	| 'topup'
	| 'tech'
	| 'ask'
	| 'auth'
	| 'session';
export type IdOf<Kind extends IdKind> = Brand<string, Kind>;
export type SaleId = IdOf<'sale'>;
export type LineId = IdOf<'line'>;

export type Ids = {
	/** A fresh id of this kind, `kind_` + 32 hex digits. */
	next<Kind extends IdKind>(kind: Kind): IdOf<Kind>;
	/** 16 fresh bytes for an event uid (UUIDv7). */
	eventUid(): Uint8Array;
	/** A 53-bit random incarnation number, > 0. */
	incarnation(): number;
	/** `count` random bytes from the system's generator. */
	bytes(count: number): Uint8Array;
};
