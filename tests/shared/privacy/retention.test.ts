// Goal: how long each class of field is kept is one table that names its source, presents no legal
// term as confirmed, and is counted on the calendar.
import { describe, expect, it } from 'vitest';
import {
	COPY_PROVED_DAYS,
	keptUntil,
	overSince,
	RETENTION,
	RETENTION_CLASSES,
} from '#shared/privacy/retention.ts';

describe('retention', () => {
	it('every class has months, a source, and is marked for confirmation', () => {
		expect(Object.keys(RETENTION).sort()).toEqual([...RETENTION_CLASSES].sort());
		for (const rule of Object.values(RETENTION)) {
			expect(rule.months).toBeGreaterThan(0);
			expect(rule.source).not.toBe('');
			expect(rule.confirmed).toBe(false);
		}
	});

	it('buyers of prepaid cards are kept five years by duty (members.md 6.7)', () => {
		expect(RETENTION['prepaid-buyer']).toMatchObject({ months: 60, duty: true });
		expect(keptUntil('prepaid-buyer', '2026-03-02')).toBe('2031-03-02');
		expect(keptUntil('prepaid-buyer', '2028-02-29')).toBe('2033-02-28');
	});

	it('a copy of the ledger is kept for a month at most, and long enough to go back to', () => {
		expect(overSince('ledger-copy', '2026-03-31')).toBe('2026-02-28');
		// 15 working days are at least 19 days.
		expect(COPY_PROVED_DAYS).toBeLessThan(19);
	});

	it('what was written as long ago as it is kept is over', () => {
		expect(overSince('change-values', '2026-03-31')).toBe('2024-03-31');
		expect(overSince('health-note', '2026-03-31')).toBe('2025-03-31');
	});
});
