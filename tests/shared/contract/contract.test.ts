// Goal: the contract keeps its own rules: its examples are real requests, its refusals exist and
// say what to do, and what travels fits through both ends of it.
import { describe, expect, it } from 'vitest';
import { terminalEvents } from '#shared/contract/events.ts';
import { ANY_REQUEST_REFUSALS, refusals } from '#shared/contract/refusals.ts';
import { envelopeSchema, type RequestSpec } from '#shared/contract/request.ts';
import { isRequestName, terminalContract } from '#shared/contract/terminal-contract.ts';
import { wordsOf } from '#shared/words/words-of.ts';

const requests: [string, RequestSpec][] = Object.entries(terminalContract);
/** An example that leaves something out says so with `…`. */
const elided = (example: unknown) => JSON.stringify(example).includes('…');

describe('every request', () => {
	it.each(requests)('%s has an example that is one', (_name, { input, example }) => {
		if (elided(example)) {
			expect(typeof example).toBe('object');
			return;
		}
		const parsed = input.safeParse(example);
		expect(parsed.error?.issues ?? []).toEqual([]);
	});

	it.each(requests)('%s takes no field it does not know', (_name, { input, example }) => {
		const more = { ...(example as object), 'a field nobody knows': 1 };
		expect(input.safeParse(more).success).toBe(false);
	});

	it.each(requests)(
		'%s lists refusals that exist, each once, none that all have',
		(_name, spec) => {
			expect(new Set(spec.refusals).size).toBe(spec.refusals.length);
			for (const code of spec.refusals) {
				expect(refusals).toHaveProperty([code]);
				expect(ANY_REQUEST_REFUSALS).not.toContain(code);
			}
		},
	);

	it.each(requests)(
		'%s is a noun, a slash and a verb, with one line on what it does',
		(name, spec) => {
			expect(name).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
			expect(spec.summary).toMatch(/^[A-Z].*\.$/);
		},
	);

	it('shows an example, or few would be read: most are whole', () => {
		const whole = requests.filter(([, { example }]) => !elided(example));
		expect(whole.length).toBeGreaterThan(requests.length / 2);
	});
});

describe('names', () => {
	it('of requests are those of the table and nothing it inherits', () => {
		expect(isRequestName('sale/complete')).toBe(true);
		for (const no of ['sale/steal', 'constructor', '__proto__', 'toString', '']) {
			expect(isRequestName(no)).toBe(false);
		}
	});

	it('of events are facts in the past, or what changed', () => {
		for (const name of Object.keys(terminalEvents)) expect(name).toMatch(/^[a-z-]+\/[a-z]+$/);
	});
});

describe('every refusal', () => {
	it('has its sentence and its next step in every language, and nothing else has', () => {
		for (const words of Object.values(wordsOf)) {
			expect(Object.keys(words.refusals).toSorted()).toEqual(Object.keys(refusals).toSorted());
			for (const { say, next } of Object.values(words.refusals)) {
				expect(say.trim()).not.toBe('');
				expect(next.trim()).not.toBe('');
			}
		}
	});
});

describe('the envelope', () => {
	it('takes a request with or without command id and approval', () => {
		expect(envelopeSchema.safeParse({ request: 'sale/current', input: {} }).success).toBe(true);
		const whole = {
			request: 'sale/void',
			input: {},
			commandId: 'command-1',
			approval: { operatorNo: '1002', pin: '582047' },
		};
		expect(envelopeSchema.safeParse(whole).success).toBe(true);
	});

	it.each([
		{ request: 7, input: {} },
		{ request: 'x'.repeat(65), input: {} },
		{ request: 'a/b', input: {}, commandId: 'short' },
		{ request: 'a/b', input: {}, commandId: 'with space in it' },
		{ request: 'a/b', input: {}, commandId: 'x'.repeat(65) },
		{ request: 'a/b', input: {}, approval: { operatorNo: '', pin: '1' } },
		{ request: 'a/b', input: {}, approval: { operatorNo: '1', pin: '1', more: 1 } },
		{ request: 'a/b', input: {}, more: 1 },
	])('refuses %j', (envelope) => {
		expect(envelopeSchema.safeParse(envelope).success).toBe(false);
	});
});
