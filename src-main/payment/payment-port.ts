/**
 * The port a way to pay plugs into. It is asked to take an amount for a try whose row is already on
 * the disk, and says what it knows; the states are those of src-shared/payment. Today every method
 * is the cashier with the store's own card terminal or code stand; a channel's gateway comes as
 * another implementation, asked again about the same try after a crash or a broken line.
 */
import type { AttemptState } from '#shared/payment/attempt.ts';
import type { Attempt } from './attempt-store.ts';

export type PaymentPort = {
	/** What became of the try as soon as it was sent. */
	take(attempt: Attempt): Extract<AttemptState, 'paid' | 'failed' | 'waiting' | 'unknown'>;
};

/** The cashier takes the money beside the program and says what came of it. */
export const byHand: PaymentPort = { take: () => 'waiting' };
