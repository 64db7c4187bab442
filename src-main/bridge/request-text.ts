/**
 * A request's input as text and numbers: searched for what is none, and written down for its hash.
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

/** −0 is a number of JSON and of no ledger: it is 0 from here on. */
export function withoutMinusZero<Input>(input: Input): Input {
	if (Object.is(input, -0)) return 0 as Input;
	if (typeof input !== 'object' || input === null) return input;
	if (Array.isArray(input)) return input.map(withoutMinusZero) as Input;
	const fields = Object.entries(input).map(([key, value]) => [key, withoutMinusZero(value)]);
	return Object.fromEntries(fields) as Input;
}

/**
 * A hash over a PIN, a name, initials or a few words of health is soon turned back into them: left
 * out. A test holds this to the fields of the contract.
 */
export const SECRET_FIELDS: ReadonlySet<string> = new Set([
	'pin',
	'ownerPin',
	'oldPin',
	'healthNote',
	'initials',
	'label',
]);

/** JSON with sorted keys, so the same input hashes the same however it was written. */
export function stableText(input: unknown): string {
	return JSON.stringify(input, (_key, value: unknown) => {
		if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
		const open = Object.entries(value).filter(([key]) => !SECRET_FIELDS.has(key));
		return Object.fromEntries(open.sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}
