/**
 * How a recovery key (恢复密钥) is written on paper: 24 groups of three characters. Two characters
 * of a group carry ten bits of the key, the third checks them and the place of the group, so each
 * group answers for itself: one wrong character, two characters changed round inside the group, or
 * a group standing in another place is always noticed and named by its number (1…24).
 *
 * Over GF(32), with x and y the two carrying characters, c the check and p the group's number:
 *   c = 2·x + 4·y + p
 * 1, 2 and 4 differ, so no single change and no exchange inside a group keeps the sum; the 24
 * numbers differ, so no group fits in any place but its own. Two wrong characters in one group
 * pass one time in 32; the wrap (recovery-wrap.ts) is sealed and then says no.
 */
import { ok, refuse, type RefusalOf, type Result } from '#shared/kernel/result.ts';
import { invariant } from '#shared/kernel/invariant.ts';

/** 240 random bits. */
export const SECRET_BYTES = 30;
export const GROUP_COUNT = 24;
const GROUP_LENGTH = 3;

export type MistypedRefusal = RefusalOf<'vault/recovery-key-mistyped'> & {
	/** Number of the first group that does not hold, 1…24. */
	readonly group: number;
	/** All of them, with spaces between. */
	readonly groups: string;
};

/** Crockford's base 32: no I, L, O, U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The groups of a secret of SECRET_BYTES, in order. */
export function formatRecoveryKey(secret: Uint8Array): string[] {
	invariant(secret.length === SECRET_BYTES, `a recovery secret has ${SECRET_BYTES} bytes`);
	const symbols = toSymbols(secret);
	return Array.from({ length: GROUP_COUNT }, (_, index) => {
		const x = symbols[2 * index] ?? 0;
		const y = symbols[2 * index + 1] ?? 0;
		return [x, y, checkOf(x, y, index + 1)].map((symbol) => LETTERS[symbol]).join('');
	});
}

/**
 * The secret that was typed. Case, full-width letters, spaces and dashes do not matter, and O, I
 * and L are read as 0, 1 and 1. Refuses with `vault/recovery-key-mistyped` and the number of the
 * group; when the text is too short or too long for 24 groups, the first group that does not hold.
 */
export function parseRecoveryKey(text: string): Result<Uint8Array, MistypedRefusal> {
	const groups = splitGroups(text);
	const wrong: number[] = [];
	const symbols: number[] = [];
	for (let number = 1; number <= GROUP_COUNT; number += 1) {
		const carried = readGroup(groups[number - 1] ?? '', number);
		if (carried === undefined) wrong.push(number);
		else symbols.push(...carried);
	}
	if (groups.length > GROUP_COUNT && wrong.length === 0) wrong.push(GROUP_COUNT);
	const [group] = wrong;
	if (group === undefined) return ok(fromSymbols(symbols));
	return refuse({ code: 'vault/recovery-key-mistyped', group, groups: wrong.join(' ') });
}

/**
 * The groups as typed when that is how they were typed, so that a lost or doubled character spoils
 * its own group only; else the bare characters, cut in threes.
 */
function splitGroups(text: string): string[] {
	const folded = text.normalize('NFKC').toUpperCase();
	const typed = folded.split(/[^0-9A-Z]+/).filter((part) => part !== '');
	if (typed.length === GROUP_COUNT) return typed;
	return typed.join('').match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'g')) ?? [];
}

function readGroup(group: string, number: number): [number, number] | undefined {
	if (group.length !== GROUP_LENGTH) return undefined;
	const [x, y, check] = Array.from(group, (letter) =>
		LETTERS.indexOf(LOOK_ALIKES[letter] ?? letter),
	);
	if (x === undefined || y === undefined || check === undefined) return undefined;
	if (x < 0 || y < 0 || check !== checkOf(x, y, number)) return undefined;
	return [x, y];
}

function checkOf(x: number, y: number, number: number): number {
	return timesTwo(x) ^ timesTwo(timesTwo(y)) ^ number;
}

/** Doubling in GF(32) with x⁵ + x² + 1. */
function timesTwo(symbol: number): number {
	const doubled = symbol << 1;
	return doubled < 32 ? doubled : doubled ^ 0b100101;
}

function toSymbols(bytes: Uint8Array): number[] {
	const symbols: number[] = [];
	let held = 0;
	let bits = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			symbols.push((held >> bits) & 31);
		}
		held &= (1 << bits) - 1;
	}
	return symbols;
}

function fromSymbols(symbols: readonly number[]): Uint8Array {
	const bytes: number[] = [];
	let held = 0;
	let bits = 0;
	for (const symbol of symbols) {
		held = (held << 5) | symbol;
		bits += 5;
		if (bits < 8) continue;
		bits -= 8;
		bytes.push((held >> bits) & 255);
		held &= (1 << bits) - 1;
	}
	return Uint8Array.from(bytes);
}
