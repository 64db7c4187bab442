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

	it('throws for a zone that does not exist', () => {
		expect(() => localTime(at('2026-03-01T16:00:00Z'), 'Mars/Olympus')).toThrow(RangeError);
	});
});
