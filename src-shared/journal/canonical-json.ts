/**
 * The one way an event body becomes bytes: sorted keys, no spaces, whole numbers and strings only.
 * The text that is hashed is the text that is stored and sent, so a body is encoded once and never
 * again. Floats, null, booleans, undefined and broken surrogate pairs are refused by throwing: an
 * absent field is left out, a yes is 1.
 */
import { InvariantBroken } from '../kernel/invariant.ts';

export type Canonical =
	| string
	| number
	| readonly Canonical[]
	| { readonly [key: string]: Canonical };

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** True when no half of a surrogate pair stands alone: such text has no UTF-8. */
export function isWellFormedText(text: string): boolean {
	return !LONE_SURROGATE.test(text);
}

/** Canonical JSON text of a body. Throws InvariantBroken naming the path of what cannot stand in it. */
export function encodeCanonical(value: unknown): string {
	return encodeFast(value) ?? encode(value, '$');
}

/**
 * The same text by the engine's own JSON, a few times faster: an event is encoded while a customer
 * waits. Undefined where the two could differ, and for whatever has to be refused with its path.
 */
function encodeFast(value: unknown): string | undefined {
	const sorted = inOrder(value);
	if (sorted === undefined) return undefined;
	const text = JSON.stringify(sorted);
	// How JSON writes half a surrogate pair; also what text that only looks like it is written with.
	return text.includes('\\ud') ? undefined : text;
}

/** A copy whose records have their keys in order; undefined when something in it may not stand. */
function inOrder(value: unknown): Canonical | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : undefined;
	}
	if (typeof value !== 'object' || value === null) return undefined;
	return Array.isArray(value) ? listInOrder(value) : recordInOrder(value as Fields);
}

function listInOrder(list: readonly unknown[]): Canonical | undefined {
	const copy: Canonical[] = [];
	for (const one of list) {
		const item = inOrder(one);
		if (item === undefined) return undefined;
		copy.push(item);
	}
	return copy;
}

type Fields = Readonly<Record<string, unknown>>;

function recordInOrder(record: Fields): Canonical | undefined {
	const copy: Record<string, Canonical> = {};
	for (const key of Object.keys(record).sort()) {
		// An object puts keys that are numbers first, whatever their order here; and this name is none.
		if (startsWithDigit(key) || key === '__proto__') return undefined;
		const item = inOrder(record[key]);
		if (item === undefined) return undefined;
		copy[key] = item;
	}
	return copy;
}

function startsWithDigit(key: string): boolean {
	const code = key.charCodeAt(0);
	return code >= 48 && code <= 57;
}

function encode(value: unknown, path: string): string {
	if (typeof value === 'string') return encodeText(value, path);
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
		throw new InvariantBroken(`${path} must be a safe integer, got ${value}`);
	}
	if (Array.isArray(value)) {
		return `[${value.map((item, index) => encode(item, `${path}[${index}]`)).join(',')}]`;
	}
	if (typeof value === 'object' && value !== null) return encodeRecord(value, path);
	throw new InvariantBroken(`${path} must be text, a whole number, a list or a record`);
}

function encodeText(value: string, path: string): string {
	if (!isWellFormedText(value)) throw new InvariantBroken(`${path} is not well-formed text`);
	return JSON.stringify(value);
}

function encodeRecord(value: object, path: string): string {
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	const fields = entries.map(([key, item]) => {
		return `${encodeText(key, path)}:${encode(item, `${path}.${key}`)}`;
	});
	return `{${fields.join(',')}}`;
}
