/** The business date it is for members: never before the last one of the journal. */
import { businessDate } from '#shared/kernel/time.ts';
import type { Terminal } from '../terminal.ts';

export function memberDay({
	pen,
	clock,
	settings,
}: Pick<Terminal, 'pen' | 'clock' | 'settings'>): string {
	const { timeZone, cutOffMinutes } = settings.current();
	const date = businessDate(clock.now(), timeZone, cutOffMinutes);
	const { maxBizDate } = pen.head();
	return date > maxBizDate ? date : maxBizDate;
}
