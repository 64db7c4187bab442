/**
 * The port a way to pay plugs into. It is asked to take an amount for a try whose row is already on
 * the disk, and says what it knows; the states are those of src-shared/payment. Today a method is
 * the cashier with the store's own card terminal or code stand, or the ledger itself; a channel's
 * gateway comes as another implementation, asked again about the same try after a crash or a
 * broken line.
 */
import type { AttemptState } from '#shared/payment/attempt.ts';
import { isHandMethod, type Method } from '#shared/payment/method.ts';
import type { Attempt } from './attempt-store.ts';

export type PaymentPort = {
	/** What became of the try as soon as it was sent. */
	take(attempt: Attempt): Extract<AttemptState, 'paid' | 'failed' | 'waiting' | 'unknown'>;
};

/** The cashier takes the money beside the program and says what came of it. */
const byHand: PaymentPort = { take: () => 'waiting' };

/** What the ledger keeps is taken with the try itself. */
const byLedger: PaymentPort = { take: () => 'paid' };

export function portOf(method: Method): PaymentPort {
	return isHandMethod(method) ? byHand : byLedger;
}

/** What stands behind a try: how much, whose it is, and what is written on its slip. */
export type Backing = {
	/** Fen, > 0; less than was asked for when nothing was typed and there is no more. */
	readonly amountFen: number;
	readonly subject: string;
	readonly reference: string;
};
