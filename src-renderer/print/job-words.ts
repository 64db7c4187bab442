/** What a print job says of itself: what became of it, why, and what somebody should do. */
import type { PrintJobView } from '#shared/contract/views.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayDevice } from '../app/say.ts';

export type JobSentence = { readonly say: string; readonly why: string; readonly next: string };

/** True when a person decides; queued and sending jobs go on by themselves. */
export function isNeedy({ state }: PrintJobView): boolean {
	return state === 'unknown' || state === 'failed' || state === 'expired';
}

export function sayJob(words: Words, { state, evidence }: PrintJobView): JobSentence {
	const { ask, states, restart } = words.print;
	const cause = evidence === 'restart' ? restart : (sayDevice(words, evidence)?.say ?? '');
	switch (state) {
		case 'unknown':
			return { say: ask.unknown, why: cause, next: ask.unknownNext };
		case 'failed':
			return { say: ask.failed, why: cause, next: ask.failedNext };
		case 'expired':
			return { say: ask.expired, why: cause, next: ask.expiredNext };
		case 'queued':
			return { say: ask.queued, why: cause, next: ask.queuedNext };
		case 'sending':
			return { say: ask.sending, why: '', next: ask.sendingNext };
		case 'offered':
		case 'confirmed':
		case 'processed':
		case 'sent':
		case 'cancelled':
			return { say: states[state], why: '', next: '' };
	}
}
