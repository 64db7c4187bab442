// Goal: no secret can be computed back from what is kept of a request.
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { SECRET_FIELDS, stableText } from '#main/bridge/request-text.ts';
import { terminalContract } from '#shared/contract/terminal-contract.ts';

/**
 * No secrets: a key that is public, a setting and a sum; and what is typed at the first run or at a
 * recovery, before there is a ledger that remembers requests.
 */
const HARMLESS = ['couponKey', 'healthNotes', 'pinFromFen', 'typed'];

function fieldsIn(schema: unknown): string[] {
	if (typeof schema !== 'object' || schema === null) return [];
	return Object.entries(schema).flatMap(([key, value]) =>
		key === 'properties'
			? [...Object.keys(value as object), ...Object.values(value as object).flatMap(fieldsIn)]
			: fieldsIn(value),
	);
}

describe('SEC-4: the hash of a request', () => {
	it('covers no secret field of the contract', () => {
		const names = new Set(
			Object.values(terminalContract).flatMap(({ input }) =>
				fieldsIn(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })),
			),
		);
		const secret = [...names].filter((name) => {
			return /pin$|pin[A-Z]|passw|secret|typed|initials|health|key$/i.test(name);
		});
		const open = secret.filter((name) => !SECRET_FIELDS.has(name) && !HARMLESS.includes(name));
		expect(open).toEqual([]);
		for (const name of SECRET_FIELDS) expect(names).toContain(name);
	});

	it('is the same whatever stands in one, also deep inside', () => {
		const text = (oldPin: string) => stableText({ memberId: 'm', proof: [{ oldPin }] });
		expect(text('274913')).toBe(text('385024'));
	});
});
