/**
 * Keys of single persons (个人密钥): what is sealed with one can be destroyed for good by destroying
 * 32 bytes. They lie in `person.keys` beside the ledger's own key and never in the ledger, so a
 * copy of the ledger from before keeps the sealed bytes and nothing that opens them. Each key is
 * wrapped with one derived from the data key: the file alone opens nothing either.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../system/log.ts';
import { writeDurably } from './durable-file.ts';
import type { RandomBytes } from './open-vault.ts';

export const PERSON_KEYS_FILE = 'person.keys';

/** 健康备注, what the law makes us keep of a buyer of prepaid cards, and signatures (签名). */
export type KeyPurpose = 'health' | 'buyer' | 'signature';

export type PersonKeys = {
	/** AES-256-GCM with the person's key, made when there is none; on the disk before it is used. */
	seal(purpose: KeyPurpose, memberId: string, text: string): Buffer;
	/** Undefined: the key was destroyed or is not on this machine, or the bytes are not ours. */
	open(purpose: KeyPurpose, memberId: string, sealed: Uint8Array): string | undefined;
	/** What was sealed with it is gone from every copy; returns when that is on the disk. */
	destroy(purpose: KeyPurpose, memberId: string): void;
	/** Who has a key for a purpose. */
	holders(purpose: KeyPurpose): string[];
	/** HMAC-SHA256 with a key of the store's own, hex: says "the same" and never "which". */
	fingerprint(text: string): string;
};

export type PersonKeysParts = {
	readonly dataDir: string;
	readonly dataKey: Uint8Array;
	readonly random: RandomBytes;
	readonly log: Log;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function openPersonKeys({ dataDir, dataKey, random, log }: PersonKeysParts): PersonKeys {
	const file = path.join(dataDir, PERSON_KEYS_FILE);
	const wrapping = derive(dataKey, 'guitai person keys 1');
	const hashing = derive(dataKey, 'guitai person hash 1');
	let held: Map<string, string> | undefined;
	// Read when first asked for: most stores have none, and a start must not wait for it.
	const keys = () => (held ??= readKeys(file, log));
	const save = () => {
		writeDurably(file, `${JSON.stringify({ v: 1, keys: Object.fromEntries(keys()) })}\n`);
	};

	function find(name: string): Buffer | undefined {
		const wrapped = keys().get(name);
		return wrapped === undefined
			? undefined
			: unseal(wrapping, { name, sealed: Buffer.from(wrapped, 'base64') });
	}

	function make(name: string): Buffer {
		const key = Buffer.from(random(32));
		const wrapped = sealBytes(wrapping, { name, bytes: key, nonce: random(NONCE_BYTES) });
		keys().set(name, wrapped.toString('base64'));
		save();
		return key;
	}

	return {
		seal: (purpose, memberId, text) => {
			const name = nameOf(purpose, memberId);
			const key = find(name) ?? make(name);
			const bytes = Buffer.from(text, 'utf8');
			return sealBytes(key, { name, bytes, nonce: random(NONCE_BYTES) });
		},
		open: (purpose, memberId, sealed) => {
			const name = nameOf(purpose, memberId);
			const key = find(name);
			return key === undefined ? undefined : unseal(key, { name, sealed })?.toString('utf8');
		},
		destroy: (purpose, memberId) => {
			if (keys().delete(nameOf(purpose, memberId))) save();
		},
		holders: (purpose) =>
			[...keys().keys()].flatMap((name) =>
				name.startsWith(`${purpose} `) ? [name.slice(purpose.length + 1)] : [],
			),
		fingerprint: (text) => createHmac('sha256', hashing).update(text, 'utf8').digest('hex'),
	};
}

function nameOf(purpose: KeyPurpose, memberId: string): string {
	return `${purpose} ${memberId}`;
}

function derive(dataKey: Uint8Array, what: string): Buffer {
	return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), what, 32));
}

/** nonce | text | tag; the name is bound in, so that nothing opens under somebody else's. */
function sealBytes(
	key: Uint8Array,
	{ name, bytes, nonce }: { name: string; bytes: Uint8Array; nonce: Uint8Array },
): Buffer {
	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name, 'utf8'));
	const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
	return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
}

function unseal(
	key: Uint8Array,
	{ name, sealed }: { readonly name: string; readonly sealed: Uint8Array },
): Buffer | undefined {
	if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
	const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
	decipher.setAAD(Buffer.from(name, 'utf8'));
	decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
	try {
		const body = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
		return Buffer.concat([decipher.update(body), decipher.final()]);
	} catch {
		return undefined;
	}
}

/** A damaged file is put aside, not written over: somebody may still mend it. */
function readKeys(file: string, log: Log): Map<string, string> {
	if (!existsSync(file)) return new Map();
	try {
		const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { keys: Record<string, string> };
		return new Map(Object.entries(keys));
	} catch (failure) {
		log.fault('vault/person-keys-damaged', failure);
		renameSync(file, `${file}.damaged`);
		return new Map();
	}
}
