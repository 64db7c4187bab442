/**
 * A question to the customer (顾客确认), shown on their own screen and answered there: to agree to a
 * text, to type a PIN, to sign a contract. There is one at a time; what was asked and what is done
 * with the answer must be the same thing, to the fen.
 */
export const ASK_KINDS = ['consent', 'pin', 'new-pin', 'sign'] as const;
export type AskKind = (typeof ASK_KINDS)[number];

export const ASK_STATES = ['waiting', 'answered', 'declined', 'ended'] as const;
export type AskState = (typeof ASK_STATES)[number];

/** Why a question ended without an answer. */
export const ASK_WHYS = ['timeout', 'signed-out', 'sale-changed', 'pin-locked'] as const;
export type AskWhy = (typeof ASK_WHYS)[number];

/** The contracts that can be signed there. */
export const SIGNED_DOCUMENTS = ['top-up', 'pass'] as const;
export type SignedDocument = (typeof SIGNED_DOCUMENTS)[number];

/** So long a question waits for its answer, and an answer to be used. */
export const WAITS_MS: Readonly<Record<AskKind, number>> = {
	consent: 300_000,
	pin: 120_000,
	'new-pin': 180_000,
	sign: 300_000,
};
export const ANSWER_GOOD_MS = 600_000;

/** A customer's screen says every so often that it is there; after three missed words it is not. */
export const HERE_EVERY_MS = 5000;
export const HERE_FOR_MS = 16_000;
