/** A name at the left of the paper and its figure at the right. */
import type { ReceiptBlock } from './document.ts';

export type Pair = Extract<ReceiptBlock, { kind: 'pair' }>;

export function pair(left: string, right: string, bold = false): Pair {
	return { kind: 'pair', left, right, ...(bold ? { bold } : {}) };
}

/** The sum the paper is about. */
export function largePair(left: string, right: string): Pair {
	return { ...pair(left, right, true), size: 2 };
}
