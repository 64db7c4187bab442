// Goal: what is done to many members is asked a few at a time, nobody left out and nobody twice.
import { describe, expect, it } from 'vitest';
import { slicesOf } from '../../src-renderer/member-list/in-slices.ts';

describe('slicesOf', () => {
	it('takes twenty-five at a time, all of them once, each part with a command id of its own', () => {
		const memberIds = Array.from({ length: 60 }, (_, at) => `mem_${at}`);
		const slices = slicesOf(memberIds);
		expect(slices.map((slice) => slice.memberIds.length)).toEqual([25, 25, 10]);
		expect(slices.flatMap((slice) => slice.memberIds)).toEqual(memberIds);
		expect(new Set(slices.map(({ commandId }) => commandId)).size).toBe(3);
		expect(slicesOf([])).toEqual([]);
	});
});
