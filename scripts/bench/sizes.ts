/** The sizes several parts share: what `--quick` makes smaller, it makes smaller for all. */
import type { Bench } from './part.ts';

export const SMALL_SALES = 10_000;

/** Three million sales are 5 GB and ten minutes to build; a quick run has 100 000. */
export function largeSales({ quick }: Pick<Bench, 'quick'>): number {
	return quick ? 100_000 : 3_000_000;
}

/** `3M`, `100k`. */
export function shortCount(count: number): string {
	return count >= 1_000_000 ? `${count / 1_000_000}M` : `${count / 1000}k`;
}
