/** The date of a moment where the store stands, whatever zone this computer is set to. */
import { DEFAULT_TIME_ZONE, localTime, type Instant } from '#shared/kernel/time.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';

/** `2026-03-02` of milliseconds since 1970. */
export function useDayOf(): (atMs: number) => string {
	const { status } = useStore(useTerminal().status);
	const zone = status?.store.timeZone ?? DEFAULT_TIME_ZONE;
	return (atMs) => localTime(atMs as Instant, zone).date;
}
