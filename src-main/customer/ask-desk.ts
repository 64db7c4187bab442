/**
 * The one question to the customer there can be (顾客确认), in memory only: a restart asks again. It is
 * bound to the till that opened it, to who was signed in, and to what it is about; an answer is
 * used once, for that and nothing else.
 */
import type { RasterPicture } from '#shared/receipt/picture.ts';
import {
	ANSWER_GOOD_MS,
	HERE_FOR_MS,
	WAITS_MS,
	type AskState,
	type AskWhy,
	type SignedDocument,
} from '#shared/customer-ask/customer-ask.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Purpose } from '#shared/privacy/consent.ts';
import type { ConsentText } from '../privacy/consent-text.ts';

/** What a question is about, by its kind; ids and sums only. */
export type AskAbout =
	| {
			readonly kind: 'consent';
			readonly memberId: string;
			readonly texts: readonly ConsentText[];
	  }
	| {
			readonly kind: 'pin';
			readonly memberId: string;
			readonly saleId: string;
			readonly revision: number;
			readonly amountFen: number;
	  }
	| { readonly kind: 'new-pin'; readonly memberId: string }
	| {
			readonly kind: 'sign';
			readonly document: SignedDocument;
			readonly memberId: string;
			/** The template of a pass. */
			readonly subject: string;
			readonly name: string;
			readonly amountFen: number;
			readonly bonusFen: number;
			readonly terms: readonly string[];
	  };

/** Drawn or typed, with the salt that its hash was made with. */
export type Signature = {
	readonly picture?: RasterPicture;
	readonly initials: string;
	readonly salt: string;
	/** SHA-256, hex. */
	readonly hash: string;
};

export type AskAnswer =
	| { readonly kind: 'consent'; readonly given: readonly Purpose[] }
	| { readonly kind: 'pin' | 'new-pin' }
	| { readonly kind: 'sign'; readonly signature: Signature };

export type Ask = {
	readonly askId: string;
	/** The till's session, and who was signed in there. */
	readonly sessionId: string;
	readonly operatorNo: string;
	readonly about: AskAbout;
	readonly openedAt: number;
	/** Monotonic: the clock on the wall may be put right meanwhile. */
	readonly sinceMs: number;
	readonly state: AskState;
	readonly why: AskWhy | '';
	readonly triesLeft: number;
	readonly answer?: AskAnswer;
	readonly answeredAt: number;
};

export type AskDesk = {
	/** The customer's screen is there. */
	here(touch: boolean): void;
	screen(): { readonly here: boolean; readonly touch: boolean };
	/** Puts a question in the place of the last one. */
	open(ask: Pick<Ask, 'askId' | 'sessionId' | 'operatorNo' | 'about'>): void;
	/** As it is now: what has waited too long has ended. */
	look(): Ask | undefined;
	answer(askId: string, answer: AskAnswer): void;
	decline(askId: string): void;
	end(askId: string, why: AskWhy): void;
	wrongPin(askId: string, triesLeft: number): void;
	/** Put away: taken back, or its answer was used. */
	clear(askId: string): void;
};

export function openAskDesk(clock: Clock, changed: () => void): AskDesk {
	let held: Ask | undefined;
	let seen: { readonly atMs: number; readonly touch: boolean } | undefined;

	function put(next: Ask | undefined): void {
		held = next;
		changed();
	}

	function patch(askId: string, change: Partial<Ask>): void {
		if (held?.askId === askId) put({ ...held, ...change });
	}

	function look(): Ask | undefined {
		if (held === undefined) return undefined;
		const waited = clock.monotonic() - held.sinceMs;
		if (held.state === 'waiting' && waited > WAITS_MS[held.about.kind]) {
			patch(held.askId, { state: 'ended', why: 'timeout' });
		} else if (held.state === 'answered' && waited > ANSWER_GOOD_MS) {
			const { answer: _, ...rest } = held;
			put({ ...rest, state: 'ended', why: 'timeout' });
		}
		return held;
	}

	return {
		here: (touch) => {
			const was = seen;
			seen = { atMs: clock.monotonic(), touch };
			if (was === undefined || clock.monotonic() - was.atMs > HERE_FOR_MS) changed();
		},
		screen: () => {
			const here = seen !== undefined && clock.monotonic() - seen.atMs <= HERE_FOR_MS;
			return { here, touch: here && seen?.touch === true };
		},
		open: (ask) =>
			put({
				...ask,
				openedAt: clock.now(),
				sinceMs: clock.monotonic(),
				state: 'waiting',
				why: '',
				triesLeft: -1,
				answeredAt: 0,
			}),
		look,
		answer: (askId, answer) =>
			patch(askId, {
				state: 'answered',
				answer,
				answeredAt: clock.now(),
				sinceMs: clock.monotonic(),
			}),
		decline: (askId) => patch(askId, { state: 'declined' }),
		end: (askId, why) => patch(askId, { state: 'ended', why }),
		wrongPin: (askId, triesLeft) => patch(askId, { triesLeft }),
		clear: (askId) => {
			if (held?.askId === askId) put(undefined);
		},
	};
}
