// Goal: a till that is killed at any moment has lost nothing it promised, done nothing twice, and
// opens again at once; and a till that promises before it commits is found out.
import { afterEach, describe, expect, it } from 'vitest';
import { countOf } from '../../scripts/torture/flaw.ts';
import { tortureTheDoors } from '../../scripts/torture/doors.ts';
import { tortureByKills } from '../../scripts/torture/kills.ts';
import { openTortureRoom, type TortureRoom } from './torture-room.ts';

const rooms: TortureRoom[] = [];
function room(): TortureRoom {
	const opened = openTortureRoom();
	rooms.push(opened);
	return opened;
}
afterEach(() => {
	for (const opened of rooms.splice(0)) opened.remove();
});

describe('a till that is killed', () => {
	it('has every promise in its ledger and its basket on the counter', async () => {
		const report = await tortureByKills({ ...room(), kills: 8, seed: 7, plant: undefined });
		expect(report.failures).toEqual([]);
		expect(report.counts).toMatchObject({ kills: 8 });
		// How many depends on the machine; `npm run torture` asks for more.
		expect(report.counts['acknowledged sales']).toBeGreaterThan(0);
	});
});

describe('a folder, a key and a clock', () => {
	it('let one program in at a time, one key, and no business date go back', async () => {
		const report = await tortureTheDoors({ ...room(), rounds: 1, seed: 7, plant: undefined });
		expect(report.failures).toEqual([]);
		expect(report.counts).toMatchObject({ 'second program: ledger/busy': 4, 'clock jumps': 8 });
	});
});

describe('the torture itself', () => {
	it('finds a till that answers before it commits', async () => {
		const plant = 'commit-after-reply';
		const report = await tortureByKills({ ...room(), kills: 6, seed: 28, plant });
		expect(countOf(report.failures, 'lost')).toBeGreaterThan(0);
	});
});
