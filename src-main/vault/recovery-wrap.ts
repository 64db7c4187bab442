/**
 * The wrap is the data key sealed under the recovery key: AES-256-GCM with a key drawn by
 * HKDF-SHA256 from the 240 random bits on the paper. It is no secret by itself and lies wherever
 * the ledger goes: in the data folder, in the witness folder, beside every backup. It also
 * remembers whether someone typed the paper back.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { invariant } from '#shared/kernel/invariant.ts';
import { writeDurably } from './durable-file.ts';
import { DATA_KEY_BYTES } from './key-store.ts';

export const WRAP_FILE = 'recovery.wrap';
const FORMAT = 'guitai/recovery-wrap/1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;

export type RecoveryWrap = {
	readonly salt: Uint8Array;
	readonly nonce: Uint8Array;
	/** Sealed key and tag. */
	readonly sealed: Uint8Array;
	readonly madeMs: number;
	/** When the paper was typed back; absent until then. */
	readonly confirmedMs?: number;
};

export type WrapRead =
	| { readonly state: 'held'; readonly wrap: RecoveryWrap }
	| { readonly state: 'absent' | 'damaged' };

type Seal = { readonly dataKey: Uint8Array; readonly secret: Uint8Array; readonly madeMs: number };

/** Seals the data key under a recovery secret; `random` gives fresh bytes. */
export function sealWrap(
	{ dataKey, secret, madeMs }: Seal,
	random: (count: number) => Uint8Array,
): RecoveryWrap {
	invariant(dataKey.length === DATA_KEY_BYTES, `a data key has ${DATA_KEY_BYTES} bytes`);
	const salt = random(SALT_BYTES);
	const nonce = random(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', sealingKey(secret, salt), nonce);
	cipher.setAAD(Buffer.from(FORMAT));
	const body = Buffer.concat([cipher.update(dataKey), cipher.final()]);
	return { salt, nonce, sealed: Buffer.concat([body, cipher.getAuthTag()]), madeMs };
}

/** The data key, or nothing when this secret does not open this wrap. */
export function openWrap(wrap: RecoveryWrap, secret: Uint8Array): Uint8Array | undefined {
	const body = wrap.sealed.subarray(0, DATA_KEY_BYTES);
	const key = sealingKey(secret, wrap.salt);
	const opener = createDecipheriv('aes-256-gcm', key, wrap.nonce, { authTagLength: TAG_BYTES });
	opener.setAAD(Buffer.from(FORMAT));
	opener.setAuthTag(wrap.sealed.subarray(DATA_KEY_BYTES));
	try {
		return Uint8Array.from(Buffer.concat([opener.update(body), opener.final()]));
	} catch {
		// GCM says only that the tag does not fit.
		return undefined;
	}
}

export function writeWrap(file: string, wrap: RecoveryWrap): void {
	const fields = {
		format: FORMAT,
		salt: hex(wrap.salt),
		nonce: hex(wrap.nonce),
		sealed: hex(wrap.sealed),
		made_ms: wrap.madeMs,
		...(wrap.confirmedMs === undefined ? {} : { confirmed_ms: wrap.confirmedMs }),
	};
	writeDurably(file, `${JSON.stringify(fields, undefined, '\t')}\n`);
}

/** Reads a wrap; a file that is not one is 'damaged', never an exception. */
export function readWrap(file: string): WrapRead {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (failure) {
		const gone = failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
		return { state: gone ? 'absent' : 'damaged' };
	}
	const wrap = parseWrap(text);
	return wrap === undefined ? { state: 'damaged' } : { state: 'held', wrap };
}

function parseWrap(text: string): RecoveryWrap | undefined {
	const fields = parseRecord(text);
	if (fields === undefined || fields['format'] !== FORMAT) return undefined;
	const salt = bytesOf(fields['salt'], SALT_BYTES);
	const nonce = bytesOf(fields['nonce'], NONCE_BYTES);
	const sealed = bytesOf(fields['sealed'], DATA_KEY_BYTES + TAG_BYTES);
	const madeMs = fields['made_ms'];
	const confirmedMs = fields['confirmed_ms'];
	if (salt === undefined || nonce === undefined || sealed === undefined) return undefined;
	if (typeof madeMs !== 'number') return undefined;
	const confirmed = typeof confirmedMs === 'number' ? { confirmedMs } : {};
	return { salt, nonce, sealed, madeMs, ...confirmed };
}

function parseRecord(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? { ...value } : undefined;
	} catch {
		return undefined;
	}
}

function bytesOf(value: unknown, length: number): Uint8Array | undefined {
	if (typeof value !== 'string' || !/^[0-9a-f]*$/.test(value)) return undefined;
	return value.length === 2 * length ? Uint8Array.from(Buffer.from(value, 'hex')) : undefined;
}

function sealingKey(secret: Uint8Array, salt: Uint8Array): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', secret, salt, FORMAT, 32));
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}
