// Goal: one body has one text, for ever, whoever encodes it; and no float ever gets into it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCanonical, type Canonical } from '#shared/journal/canonical-json.ts';
import { InvariantBroken } from '#shared/kernel/invariant.ts';

const text = fc.string({ unit: 'grapheme' });
const whole = fc.integer().filter((value) => !Object.is(value, -0));
const { body } = fc.letrec<{ body: Record<string, Canonical>; value: Canonical }>((tie) => ({
	body: fc.dictionary(text, tie('value'), { maxKeys: 6 }),
	value: fc.oneof(
		{ depthSize: 'small' },
		text,
		whole,
		fc.array(tie('value'), { maxLength: 4 }),
		tie('body'),
	),
}));

function shuffled(value: Canonical): Canonical {
	if (Array.isArray(value)) return value.map(shuffled);
	if (typeof value !== 'object') return value;
	const entries = Object.entries(value as Record<string, Canonical>).reverse();
	return Object.fromEntries(entries.map(([key, item]) => [key, shuffled(item)]));
}

/** The rule itself, as slow and plain as it can be said. */
function byTheRule(value: Canonical): string {
	if (Array.isArray(value)) return `[${value.map(byTheRule).join(',')}]`;
	if (typeof value !== 'object') return JSON.stringify(value);
	const record = value as Readonly<Record<string, Canonical>>;
	const keys = Object.keys(record).sort((a, b) => (a < b ? -1 : 1));
	const fields = keys.map((key) => `${JSON.stringify(key)}:${byTheRule(record[key] ?? '')}`);
	return `{${fields.join(',')}}`;
}

const odd = fc.constantFrom(
	'10',
	'9',
	'-1',
	'',
	'a\nb',
	'__proto__',
	'toJSON',
	'\\ud83d',
	'\ud83d\ude00',
);

describe('encodeCanonical', () => {
	it('sorts keys at every depth and leaves no spaces', () => {
		expect(encodeCanonical({ b: [1, { z: '中', a: -2 }], a: '"\n' })).toBe(
			'{"a":"\\"\\n","b":[1,{"a":-2,"z":"中"}]}',
		);
	});

	it('comes out the same in whatever order the fields were written', () => {
		fc.assert(
			fc.property(body, (value) => {
				expect(encodeCanonical(shuffled(value))).toBe(encodeCanonical(value));
			}),
		);
	});

	it('is what the rule says, also for keys an object would put elsewhere', () => {
		const one = fc.oneof(odd, text);
		const oddBody = fc
			.array(fc.tuple(one, fc.oneof(one, whole, fc.array(one))))
			.map(Object.fromEntries);
		fc.assert(
			fc.property(fc.oneof(body, oddBody), (value: Record<string, Canonical>) => {
				expect(encodeCanonical(value)).toBe(byTheRule(value));
			}),
		);
		expect(encodeCanonical({ 10: 1, 9: 2, a: '\\ud83d' })).toBe('{"10":1,"9":2,"a":"\\\\ud83d"}');
	});

	it('reads back as what it was', () => {
		fc.assert(
			fc.property(body, (value) => {
				expect(JSON.parse(encodeCanonical(value))).toEqual({ ...value });
			}),
		);
	});

	it('encodes what it read to the same text again', () => {
		fc.assert(
			fc.property(body, (value) => {
				const once = encodeCanonical(value);
				expect(encodeCanonical(JSON.parse(once))).toBe(once);
			}),
		);
	});

	it.each([
		['a float', { a: 0.5 }, '$.a'],
		['minus zero', { a: -0 }, '$.a'],
		['an unsafe integer', { a: { b: 2 ** 53 } }, '$.a.b'],
		['NaN', [Number.NaN], '$[0]'],
		['null', { a: null }, '$.a'],
		['undefined', { a: undefined }, '$.a'],
		['a boolean', { a: true }, '$.a'],
		['a bigint', { a: 1n }, '$.a'],
		['half a surrogate pair', { a: 'x\ud83d' }, '$.a'],
		['half a surrogate pair in a key', { '\udc00': 1 }, '$'],
	])('refuses %s and says where', (_, value, path) => {
		expect(() => encodeCanonical(value)).toThrow(InvariantBroken);
		expect(() => encodeCanonical(value)).toThrow(path);
	});

	it('takes whole surrogate pairs', () => {
		expect(encodeCanonical({ a: '😀' })).toBe('{"a":"😀"}');
	});
});
