// Goal: a bit that turns or a WAL that is cut short is seen by the opening, by the witness or by
// verify, and never changes the books in silence; without a witness it would.
import { afterEach, describe, expect, it } from 'vitest';
import { tortureByDamage } from '../../scripts/torture/damage.ts';
import { countOf } from '../../scripts/torture/flaw.ts';
import { openTortureRoom, type TortureRoom } from './torture-room.ts';

let room: TortureRoom | undefined;
afterEach(() => room?.remove());

describe('damaged bytes', () => {
	it('are seen, each of them', async () => {
		room = openTortureRoom();
		const report = await tortureByDamage({
			...room,
			flips: 100,
			sales: 6,
			seed: 7,
			plant: undefined,
		});
		expect(report.failures).toEqual([]);
		expect(report.counts).toMatchObject({ flips: 100, cuts: 20 });
	});

	it('would not be seen without a witness, and the torture says so', async () => {
		room = openTortureRoom();
		const report = await tortureByDamage({
			...room,
			flips: 24,
			sales: 4,
			seed: 7,
			plant: 'no-witness',
		});
		expect(countOf(report.failures, 'silent')).toBeGreaterThan(0);
	});
});
