/** Business dates of instants, as a store counts its days. */
import { businessDate, type Instant } from '#shared/kernel/time.ts';

export type Days = { readonly timeZone: string; readonly cutOffMinutes: number };

/** The business date of an instant; '' for never. */
export function dateOfMs({ timeZone, cutOffMinutes }: Days, atMs: number): string {
	return atMs === 0 ? '' : businessDate(atMs as Instant, timeZone, cutOffMinutes);
}
