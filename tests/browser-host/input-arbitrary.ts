/**
 * Inputs for a request that its schema lets through and its author did not think of: the right
 * types with the worst values, and names of things that exist so that the work is reached behind
 * the door.
 */
import fc from 'fast-check';
import * as z from 'zod';
import { terminalContract, type RequestName } from '#shared/contract/terminal-contract.ts';

type JsonSchema = {
	readonly type?: string;
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly anyOf?: readonly JsonSchema[];
	readonly oneOf?: readonly JsonSchema[];
	readonly items?: JsonSchema;
	readonly minItems?: number;
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly required?: readonly string[];
	readonly pattern?: string;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
};

/** Texts a person, a scanner or an attacker may send where a text is expected. */
export const HOSTILE_TEXTS = [
	'',
	' ',
	'\u0000',
	'\u001b@\u001bp\u0000\u0019\u00fa',
	'\ud800',
	'\u202e反转',
	'٣٫٥',
	'１２．５',
	'-1',
	'0',
	'-0',
	'0.001',
	'1e9',
	'NaN',
	'Infinity',
	'0x10',
	'99999999999999999999',
	'6901234567892',
	'2000000000015',
	'3*2000000000015',
	'__proto__',
	'constructor',
	"'; DROP TABLE sale; --",
	'%',
	'_',
	'"*"',
	'NEAR(',
	'../../etc/passwd',
	'=HYPERLINK("x")',
	'👨‍👩‍👧‍👦',
	'Ａ'.repeat(40),
] as const;

/** What names something at this moment (a sale, a line, an operator), by the field it is sent in. */
export type Known = Readonly<Record<string, readonly (string | number)[]>>;

/** A place for what is known under a name when the input is sent; `other` when nothing is. */
class Blank {
	readonly field: string;
	readonly at: number;
	readonly other: unknown;
	constructor(field: string, at: number, other: unknown) {
		this.field = field;
		this.at = at;
		this.other = other;
	}
}

/** Inputs with blanks; `fillIn` makes them ready to be sent. */
export function inputArbitrary(name: RequestName): fc.Arbitrary<unknown> {
	const { input } = terminalContract[name];
	const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
	return arbitraryOf(schema, '');
}

/** Puts what is known now into the blanks. */
export function fillIn(value: unknown, known: Known): unknown {
	if (value instanceof Blank) {
		const names = known[value.field] ?? [];
		return names[value.at % Math.max(1, names.length)] ?? value.other;
	}
	if (Array.isArray(value)) return value.map((one) => fillIn(one, known));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillIn(one, known)]));
}

/** `field` is the name the value is sent under. */
function arbitraryOf(schema: JsonSchema, field: string): fc.Arbitrary<unknown> {
	const choices = schema.anyOf ?? schema.oneOf;
	if (schema.const !== undefined) return fc.constant(schema.const);
	if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
	if (choices !== undefined) {
		return fc.oneof(...choices.map((one) => arbitraryOf(one, field)));
	}
	switch (schema.type) {
		case 'string':
			return oftenKnown(field, textOf(schema));
		case 'integer':
			return oftenKnown(field, numberOf(schema));
		case 'boolean':
			return fc.boolean();
		case 'array':
			return fc.array(arbitraryOf(schema.items ?? {}, field), {
				minLength: schema.minItems ?? 0,
				maxLength: 4,
			});
		case 'object':
			return recordOf(schema);
		default:
			return fc.jsonValue({ maxDepth: 2 });
	}
}

function recordOf({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
	const fields = Object.entries(properties).map(([field, schema]) => [
		field,
		arbitraryOf(schema, field),
	]);
	return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
		requiredKeys: [...required],
	});
}

function oftenKnown(field: string, others: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	return fc
		.tuple(others, fc.nat({ max: 100 }), fc.nat({ max: 9 }))
		.map(([other, at, dice]) => (dice < 7 ? new Blank(field, at, other) : other));
}

function textOf({ pattern, minLength = 0, maxLength = 400 }: JsonSchema): fc.Arbitrary<string> {
	const most = Math.min(maxLength, 4000);
	const short = { minLength, maxLength: Math.max(minLength, Math.min(most, 60)) };
	const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
	if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
	const hostile = HOSTILE_TEXTS.filter(fits);
	return fc.oneof(
		fc.constantFrom(...(hostile.length > 0 ? hostile : ['x'.repeat(minLength)])),
		fc.string({ unit: 'binary', ...short }),
		fc.string({ unit: 'grapheme', ...short }),
		fc.constantFrom('茶', '9', 'a').map((one) => one.repeat(most)),
		fc.float({ noNaN: true, min: 0, max: 2000 }).map((figure) => figure.toFixed(2)),
	);
}

function numberOf({ minimum, maximum }: JsonSchema): fc.Arbitrary<number> {
	const min = Math.max(minimum ?? -Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER);
	const max = Math.min(maximum ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	const low = Math.min(Math.max(min, 0), max);
	return fc.oneof(
		fc.integer({ min: low, max: Math.min(max, low + 400) }),
		fc.constantFrom(min, max, low, low === 0 ? -0 : low),
		fc.integer({ min, max }),
	);
}
