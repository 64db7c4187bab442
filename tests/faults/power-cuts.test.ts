// Goal: wherever the power goes, the disk holds every sale that was acknowledged, and the terminal
// opens on it; and a connection that flushes less than it should is found out.
import { afterEach, describe, expect, it } from 'vitest';
import { countOf } from '../../scripts/torture/flaw.ts';
import { tortureByPowerCuts } from '../../scripts/torture/power-cuts.ts';
import type { Plant } from '../../scripts/torture/plants.ts';
import { openTortureRoom, type TortureRoom } from './torture-room.ts';

let room: TortureRoom | undefined;
afterEach(() => room?.remove());

type Cutting = {
	readonly states: number;
	readonly sales: number;
	readonly plant?: Plant;
	readonly firstOnly?: boolean;
};

function cut({ plant, ...sizes }: Cutting): ReturnType<typeof tortureByPowerCuts> {
	room = openTortureRoom();
	return tortureByPowerCuts({ ...room, ...sizes, seed: 7, plant });
}

describe('a power cut', () => {
	it('takes nothing that was acknowledged', async ({ skip }) => {
		const report = await cut({ states: 400, sales: 34 });
		if (report.skipped !== undefined) return skip(report.skipped);
		expect(report.failures).toEqual([]);
		expect(report.counts['states']).toBeGreaterThanOrEqual(350);
		expect(report.counts['acknowledged sales']).toBeGreaterThan(30);
		expect(report.notes).toEqual(['written through a mapping: ledger.db-shm (SQLite rebuilds it)']);
	});

	it('takes sales when the connection falls to NORMAL, and the torture sees it', async ({
		skip,
	}) => {
		const report = await cut({ states: 60, sales: 24, plant: 'sync-normal', firstOnly: true });
		if (report.skipped !== undefined) return skip(report.skipped);
		expect(countOf(report.failures, 'lost')).toBeGreaterThan(0);
	});
});
