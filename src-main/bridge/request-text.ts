/**
 * A request's input as text: searched for what is none, and written down for its hash.
 */
import { isWellFormedText } from '#shared/journal/canonical-json.ts';

/** Where the first text stands that has no UTF-8 (half a character); undefined when all have. */
export function findBrokenText(input: unknown): readonly PropertyKey[] | undefined {
	if (typeof input === 'string') return isWellFormedText(input) ? undefined : [];
	if (typeof input !== 'object' || input === null) return undefined;
	for (const [key, value] of Object.entries(input)) {
		const inside = findBrokenText(value);
		if (inside !== undefined) return [key, ...inside];
	}
	return undefined;
}

/** A hash over a PIN, or over a few words of health, is soon turned back into it: left out. */
const SECRET: ReadonlySet<string> = new Set(['pin', 'ownerPin', 'healthNote']);

/** JSON with sorted keys, so the same input hashes the same however it was written. */
export function stableText(input: unknown): string {
	return JSON.stringify(input, (_key, value: unknown) => {
		if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
		const open = Object.entries(value).filter(([key]) => !SECRET.has(key));
		return Object.fromEntries(open.sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}
