// Goal: on a full disk the shift is carried on by the ballast, then refused in words; nothing that
// was acknowledged is missing, and with room again all goes on.
import { afterEach, describe, expect, it } from 'vitest';
import { tortureByFullDisks } from '../../scripts/torture/full-disk.ts';
import { openTortureRoom, type TortureRoom } from './torture-room.ts';

let room: TortureRoom | undefined;
afterEach(() => room?.remove());

describe('a till on a disk that fills up', () => {
	it('sells on, refuses in words, and loses nothing', async ({ skip }) => {
		room = openTortureRoom();
		const report = await tortureByFullDisks({ ...room, rounds: 2, seed: 7, plant: undefined });
		if (report.skipped !== undefined) return skip(report.skipped);
		expect(report.failures).toEqual([]);
		expect(report.counts['sales until it was full']).toBeGreaterThan(0);
	});
});
