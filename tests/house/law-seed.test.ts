// Goal: whether a commit passes is decided by the commit: the laws try the same cases at each run,
// and others only when somebody asks for them.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawSeed } from '#kit/law-seed.ts';

/** What a property is given, whether it is asserted or only checked. */
function drawn(parameters?: fc.Parameters<[number]>): readonly number[] {
	const seen: number[] = [];
	const record = fc.property(fc.integer(), (each) => {
		seen.push(each);
	});
	if (parameters === undefined) fc.assert(record);
	else fc.assert(record, parameters);
	return seen;
}

const sampled = () => fc.sample(fc.integer(), 20);

describe('the cases of the laws', () => {
	it('are the same at each run, unless new ones are asked for', () => {
		const seed = lawSeed(process.env['GUITAI_LAW_SEED']);
		const isSteady = seed !== 'random';
		expect(fc.readConfigureGlobal()).toEqual(isSteady ? { seed } : {});
		const again = { asserted: drawn(), counted: drawn({ numRuns: 100 }), sampled: sampled() };
		expect(isDeepStrictEqual(again.asserted, drawn())).toBe(isSteady);
		expect(isDeepStrictEqual(again.counted, drawn())).toBe(isSteady);
		expect(isDeepStrictEqual(again.sampled, sampled())).toBe(isSteady);
	});

	it('are those of the seed a test gives itself, where it gives one', () => {
		expect(
			fc.check(
				fc.property(fc.integer(), () => true),
				{ seed: 7 },
			).seed,
		).toBe(7);
		expect(drawn({ seed: 7 })).toEqual(drawn({ seed: 7 }));
		expect(drawn({ seed: 7 })).not.toEqual(drawn({ seed: 8 }));
		expect(fc.sample(fc.integer(), { seed: 7 })).not.toEqual(fc.sample(fc.integer(), { seed: 8 }));
	});

	it('are others for another seed, and new ones for "random"', () => {
		expect(lawSeed(undefined)).toBe(lawSeed(''));
		expect(lawSeed('-1187264412')).toBe(-1187264412);
		expect(lawSeed('random')).toBe('random');
	});

	it.each(['soon', '1.5', '4294967296', '1e3', ' 7'])('do not come from "%s"', (said) => {
		expect(() => lawSeed(said)).toThrow(/GUITAI_LAW_SEED/);
	});
});
