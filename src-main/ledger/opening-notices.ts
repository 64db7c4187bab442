/**
 * What an opening finds that a person must hear of, though selling goes on: a tail that was lost, a
 * witness that is missing, a clock that went back.
 */
import type { Instant } from '#shared/kernel/time.ts';
import type { LedgerHead, WritableLedger } from './access.ts';
import { hasClockGoneBack } from './append-event.ts';
import { declareLostTail, type LostTail } from './declare-gap.ts';
import { readWitness } from './witness-file.ts';

export type OpeningNotice =
	| { readonly kind: 'tail/lost'; readonly lost: LostTail }
	| { readonly kind: 'clock/went-back'; readonly seenMs: number; readonly nowMs: number }
	| { readonly kind: 'witness/unreadable' }
	/** There is a journal and no witness of it: its folder was lost. */
	| { readonly kind: 'witness/missing' };

export type NoticeFacts = {
	readonly witnessDir: string;
	/** The head as this opening found it. */
	readonly before: LedgerHead;
	readonly nowMs: Instant;
};

/** Compares the journal with the witness and the clock; declares a lost tail in the journal. */
export function takeNotices(
	pen: WritableLedger,
	{ witnessDir, before, nowMs }: NoticeFacts,
): OpeningNotice[] {
	const notices: OpeningNotice[] = [];
	const witness = readWitness(witnessDir);
	if (witness.state === 'unreadable') notices.push({ kind: 'witness/unreadable' });
	if (witness.state === 'none' && before.pos > 0) notices.push({ kind: 'witness/missing' });
	if (witness.state === 'read') {
		const lost = declareLostTail(pen, witness.head);
		if (lost !== undefined) notices.push({ kind: 'tail/lost', lost });
	}
	if (hasClockGoneBack(before, nowMs)) {
		notices.push({ kind: 'clock/went-back', seenMs: before.maxAtMs, nowMs });
	}
	return notices;
}
