// Goal: a clock that is set back moves no business date back, is said once, and every time written
// under it is marked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/time.ts';
import type { NewEvent } from '#main/ledger/access.ts';
import { fixedClock } from '#kit/fixed-clock.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

const HOUR = 3_600_000;
let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

const noSale: NewEvent = { kind: 'drawer/opened', v: 1, body: { drawer: '1', reason: 'test' } };
const append = () => ledger.pen.transaction(() => ledger.pen.append(noSale)).event;
const kinds = () =>
	ledger.pen.db
		.prepare<[], { kind: string }>('SELECT kind FROM journal ORDER BY pos')
		.all()
		.map(({ kind }) => kind);

describe('the business date', () => {
	it.each([
		['2026-03-01T03:59:59+08:00', '2026-02-28'],
		['2026-03-01T04:00:00+08:00', '2026-03-01'],
	])('of %s in Shanghai with a cut-off at 04:00 is %s', async (at, date) => {
		await ledger.close();
		ledger = openTempLedger({ clock: fixedClock(Date.parse(at) as Instant) });
		expect(append().biz_date).toBe(date);
	});

	it('is the store’s, wherever the machine thinks it is', async () => {
		ledger = await ledger.reopen({
			settings: () => ({
				storeCode: '0',
				terminalCode: '0',
				timeZone: 'Pacific/Auckland',
				cutOffMinutes: 0,
			}),
		});
		ledger.clock.set(Date.parse('2026-03-02T12:00:00Z') as Instant);
		expect(append().biz_date).toBe('2026-03-03');
	});
});

describe('a clock that goes back', () => {
	it('while open: is announced once before the event that meets it, and marked until it is past', () => {
		expect(append()).not.toHaveProperty('clock_suspect');
		ledger.clock.setBy(-26 * HOUR);
		const behind = append();
		expect(behind).toMatchObject({ clock_suspect: 1, biz_date: '2026-03-02' });
		expect(append()).toMatchObject({ clock_suspect: 1 });
		expect(kinds()).toEqual([
			'terminal/booted',
			'drawer/opened',
			'clock/went-back',
			'drawer/opened',
			'drawer/opened',
		]);
		ledger.clock.setBy(27 * HOUR);
		expect(append()).not.toHaveProperty('clock_suspect');
		ledger.clock.setBy(-2 * HOUR);
		append();
		expect(kinds().filter((kind) => kind === 'clock/went-back')).toHaveLength(2);
	});

	it('while closed: is told to whoever opens, and in the journal right after the boot', async () => {
		const seenMs = ledger.pen.head().maxAtMs;
		await ledger.ledger.close();
		ledger.clock.setBy(-48 * HOUR);
		ledger = await ledger.reopen();
		const nowMs = ledger.clock.now();
		expect(ledger.ledger.notices).toEqual([{ kind: 'clock/went-back', seenMs, nowMs }]);
		expect(kinds()).toEqual(['terminal/booted', 'terminal/booted', 'clock/went-back']);
		expect(ledger.pen.head()).toMatchObject({ maxAtMs: seenMs, maxBizDate: '2026-03-02' });
	});

	it('by less than a second: is ordinary time keeping, marked but not announced', () => {
		append();
		ledger.clock.setBy(-500);
		expect(append()).toMatchObject({ clock_suspect: 1 });
		expect(kinds()).not.toContain('clock/went-back');
	});

	it('is forgotten with the transaction that announced it', () => {
		ledger.clock.setBy(-HOUR);
		expect(() =>
			ledger.pen.transaction(() => {
				ledger.pen.append(noSale);
				throw new Error('rolled back');
			}),
		).toThrow();
		append();
		expect(kinds()).toEqual(['terminal/booted', 'clock/went-back', 'drawer/opened']);
	});
});

describe('a clock that jumps ahead', () => {
	const troubles: string[] = [];
	const reopened = async () => {
		troubles.length = 0;
		ledger = await ledger.reopen({ onTrouble: ({ kind }) => void troubles.push(kind) });
	};

	it('P24 by more than two minutes: is said once, in the journal and on the screen', async () => {
		await reopened();
		append();
		ledger.clock.setBy(121_000);
		append();
		append();
		expect(kinds().slice(-4)).toEqual([
			'drawer/opened',
			'clock/jumped-ahead',
			'drawer/opened',
			'drawer/opened',
		]);
		expect(troubles).toEqual(['clock/jumped-ahead']);
	});

	it('by two minutes, or by the time that passes: is ordinary', async () => {
		await reopened();
		ledger.clock.setBy(120_000);
		append();
		ledger.clock.advance(9 * HOUR);
		append();
		expect(kinds()).not.toContain('clock/jumped-ahead');
		expect(troubles).toEqual([]);
	});

	it('back to the right time after it was set back: is no jump', async () => {
		await reopened();
		append();
		ledger.clock.setBy(-26 * HOUR);
		append();
		ledger.clock.setBy(26 * HOUR);
		append();
		expect(kinds()).not.toContain('clock/jumped-ahead');
		expect(troubles).toEqual(['clock/went-back']);
	});
});
