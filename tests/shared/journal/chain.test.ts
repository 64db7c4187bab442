// Goal: no two different events have the same message, so no event can be passed off as another.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainMessage, type ChainFields } from '#shared/journal/chain.ts';
import { InvariantBroken } from '#shared/kernel/invariant.ts';

const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });
const fields: fc.Arbitrary<ChainFields> = fc.record({
	tenant: bytes(16),
	terminal: bytes(16),
	inc: fc.maxSafeNat(),
	n: fc.maxSafeNat(),
	uid: bytes(16),
	prev: bytes(32),
	body: fc.uint8Array({ maxLength: 300 }),
});
const example: ChainFields = {
	tenant: new Uint8Array(16).fill(1),
	terminal: new Uint8Array(16).fill(2),
	inc: 2 ** 53 - 1,
	n: 258,
	uid: new Uint8Array(16).fill(3),
	prev: new Uint8Array(32).fill(4),
	body: new TextEncoder().encode('{}'),
};
const hex = (message: Uint8Array) => Buffer.from(message).toString('hex');

/** Reads a message back into its parts by the lengths written in it. */
function partsOf(message: Uint8Array): string[] {
	const buffer = Buffer.from(message);
	const parts: string[] = [];
	for (let at = 0; at < buffer.length;) {
		const length = buffer.readUInt32BE(at);
		parts.push(buffer.subarray(at + 4, at + 4 + length).toString('hex'));
		at += 4 + length;
	}
	return parts;
}

describe('chainMessage', () => {
	it('is, byte for byte, what another program would write from the description', () => {
		expect(hex(chainMessage(example))).toBe(
			[
				['00000005', hex(new TextEncoder().encode('pos/1'))],
				['00000010', '01'.repeat(16)],
				['00000010', '02'.repeat(16)],
				['00000008', '001fffffffffffff'],
				['00000008', '0000000000000102'],
				['00000010', '03'.repeat(16)],
				['00000020', '04'.repeat(32)],
				['00000002', '7b7d'],
			]
				.flat()
				.join(''),
		);
	});

	it('says every field in full, so that different events have different messages', () => {
		fc.assert(
			fc.property(fields, fields, (one, other) => {
				const parts = partsOf(chainMessage(one));
				expect(parts.slice(1)).toEqual([
					hex(one.tenant),
					hex(one.terminal),
					one.inc.toString(16).padStart(16, '0'),
					one.n.toString(16).padStart(16, '0'),
					hex(one.uid),
					hex(one.prev),
					hex(one.body),
				]);
				const isSame = JSON.stringify(partsOf(chainMessage(other))) === JSON.stringify(parts);
				expect(hex(chainMessage(one)) === hex(chainMessage(other))).toBe(isSame);
			}),
		);
	});

	it.each([
		['a short tenant', { tenant: new Uint8Array(15) }],
		['a long terminal', { terminal: new Uint8Array(17) }],
		['a short uid', { uid: new Uint8Array(0) }],
		['a short prev', { prev: new Uint8Array(31) }],
		['a negative n', { n: -1 }],
		['a fractional inc', { inc: 1.5 }],
	])('refuses %s', (_, change) => {
		expect(() => chainMessage({ ...example, ...change })).toThrow(InvariantBroken);
	});
});
