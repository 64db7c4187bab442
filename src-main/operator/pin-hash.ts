/**
 * PINs are kept as scrypt hashes with their own salt and the parameters they were made with, so
 * the cost can grow without locking anybody out. Hashing runs on the thread pool: the counter does
 * not stand still while a PIN is checked.
 */
import { scrypt, timingSafeEqual } from 'node:crypto';

const COST = 2 ** 15;
const BLOCK = 8;
const LANES = 1;
const HASH_BYTES = 32;

/** `scrypt$N$r$p$salt$hash`, base64. `salt` is 16 fresh bytes. */
export async function hashPin(pin: string, salt: Uint8Array): Promise<string> {
	const hash = await derive(pin, salt, { N: COST, r: BLOCK, p: LANES });
	const [saltText, hashText] = [Buffer.from(salt), hash].map((bytes) => bytes.toString('base64'));
	return ['scrypt', COST, BLOCK, LANES, saltText, hashText].join('$');
}

/** True when `pin` gives `kept`. False for a text that is no such hash. */
export async function checkPin(pin: string, kept: string): Promise<boolean> {
	const [scheme, n, r, p, saltText, hashText] = kept.split('$');
	if (scheme !== 'scrypt' || saltText === undefined || hashText === undefined) return false;
	const expected = Buffer.from(hashText, 'base64');
	const cost = { N: Number(n), r: Number(r), p: Number(p) };
	const hash = await derive(pin, Buffer.from(saltText, 'base64'), cost);
	return hash.length === expected.length && timingSafeEqual(hash, expected);
}

/** A PIN that is guessed first: all one digit, or digits in a row. */
export function isWeakPin(pin: string): boolean {
	if (/^(\d)\1*$/.test(pin)) return true;
	return '0123456789012345678909876543210987654321'.includes(pin);
}

function derive(pin: string, salt: Uint8Array, cost: { N: number; r: number; p: number }) {
	const maxmem = 256 * cost.N * cost.r;
	return new Promise<Buffer>((resolve, reject) => {
		scrypt(pin, salt, HASH_BYTES, { ...cost, maxmem }, (error, hash) => {
			if (error === null) resolve(hash);
			else reject(error);
		});
	});
}
