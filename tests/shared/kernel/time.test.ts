// Goal: a sale at 3 in the morning belongs to the evening before, by the store's clock.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	businessDate,
	DEFAULT_CUT_OFF_MINUTES,
	DEFAULT_TIME_ZONE,
	localTime,
	type Instant,
} from '#shared/kernel/time.ts';

const at = (text: string) => Date.parse(text) as Instant;

describe('businessDate', () => {
	it.each([
		['2026-03-01T03:59:59+08:00', '2026-02-28'],
		['2026-03-01T04:00:00+08:00', '2026-03-01'],
		['2026-03-01T23:59:59+08:00', '2026-03-01'],
		['2026-01-01T00:00:00+08:00', '2025-12-31'],
		['2024-03-01T01:00:00+08:00', '2024-02-29'],
	])('of %s is %s', (text, date) => {
		expect(businessDate(at(text), DEFAULT_TIME_ZONE, DEFAULT_CUT_OFF_MINUTES)).toBe(date);
	});

	it('never goes back while time goes on', () => {
		const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
		fc.assert(
			fc.property(instant, fc.integer({ min: 0, max: 200_000_000 }), (from, later) => {
				const one = businessDate(from as Instant, 'Asia/Shanghai', 240);
				const two = businessDate((from + later) as Instant, 'Asia/Shanghai', 240);
				expect(two >= one).toBe(true);
			}),
		);
	});
});

describe('localTime', () => {
	it('is the wall clock of the store', () => {
		expect(localTime(at('2026-03-01T16:00:00Z'), 'Asia/Shanghai')).toEqual({
			date: '2026-03-02',
			time: '00:00:00',
		});
		expect(localTime(at('2026-03-01T16:00:00Z'), 'America/New_York')).toEqual({
			date: '2026-03-01',
			time: '11:00:00',
		});
	});

	it('is what the zone says at every second, also while clocks are put forward and back', () => {
		// Newfoundland put its clocks at 00:01, Liberia was 44 minutes and a half behind.
		const moved: [string, string][] = [
			['America/St_Johns', '2006-04-02T03:31:00Z'],
			['America/St_Johns', '2006-10-29T02:31:00Z'],
			['Africa/Monrovia', '1972-01-07T00:44:30Z'],
			['Asia/Gaza', '2011-04-01T00:01:00+02:00'],
			['Asia/Shanghai', '1991-09-15T00:00:00+08:00'],
			['Asia/Kathmandu', '2026-03-01T18:15:00Z'],
		];
		const near = fc.integer({ min: -2_000_000, max: 2_000_000 });
		const anyTime = fc.integer({ min: 0, max: 4_000_000_000_000 });
		fc.assert(
			fc.property(fc.constantFrom(...moved), near, anyTime, ([zone, text], off, some) => {
				for (const instant of [at(text) + off, some]) {
					const { date, time } = localTime(instant as Instant, zone);
					// Swedish dates are written as ours.
					const plain = new Intl.DateTimeFormat('sv-SE', {
						timeZone: zone,
						dateStyle: 'short',
						timeStyle: 'medium',
					});
					expect(`${date} ${time}`).toBe(plain.format(instant));
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('throws for a zone that does not exist', () => {
		expect(() => localTime(at('2026-03-01T16:00:00Z'), 'Mars/Olympus')).toThrow(RangeError);
	});
});
