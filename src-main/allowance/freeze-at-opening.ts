/**
 * A ledger that may have been put back (恢复) may not know any more what was spent: grants and floors
 * wait for HQ. A lost tail freezes by its own event (gap/declared); here are the openings that
 * cannot compare, because the witness is gone or cannot be read. Without an HQ there is nothing to
 * guard, and nothing is written.
 */
import type { AllowanceFrozen } from '#shared/journal/allowance-event.ts';
import type { OpeningNotice } from '../ledger/opening-notices.ts';
import type { Terminal } from '../terminal.ts';
import { findFreeze, hasAllowances } from './allowance-store.ts';

const WHY: Readonly<Partial<Record<OpeningNotice['kind'], AllowanceFrozen['why']>>> = {
	'witness/missing': 'witness-missing',
	'witness/unreadable': 'witness-unreadable',
};

export function freezeAtOpening(
	{ pen, settings }: Pick<Terminal, 'pen' | 'settings'>,
	notices: readonly OpeningNotice[],
): void {
	const why = notices.map(({ kind }) => WHY[kind]).find((one) => one !== undefined);
	if (why === undefined) return;
	// HQ's key is there before anything of HQ's is; a copy from before its first word counts too.
	if (settings.current().couponKey === '' && !hasAllowances(pen)) return;
	if (findFreeze(pen) !== undefined) return;
	pen.transaction(() => pen.append({ kind: 'allowance/frozen', v: 1, body: { why } }));
}
