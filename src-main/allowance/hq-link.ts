/**
 * The line to HQ as allowances (额度) see it: is there an HQ, is it there now, and does it say yes to
 * this very amount. The sync worker brings the port; until then there is none, and a terminal
 * without an HQ is whole by itself. Nobody waits for longer than a deadline, and an answer that
 * comes after it is still taken: HQ has set the money aside, and no clock gives it back.
 */
import type { HqState } from '#shared/allowance/spendable-now.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { within } from '../system/within.ts';

export type WantedAuthorization = {
	/** Names the question: the grant that answers it names it too. */
	readonly uid: string;
	readonly memberId: string;
	readonly purse: 'stored_value' | 'points';
	/** Fen, or points; > 0. */
	readonly amount: number;
};

export type Authorization =
	/** A signed grant for exactly this (accept-allowance.ts). */
	| { readonly answer: 'granted'; readonly message: unknown }
	/** HQ says no; so much is there. */
	| { readonly answer: 'refused'; readonly free: number }
	| { readonly answer: 'unreachable' };

/** What the sync worker offers. */
export type HqPort = {
	state(): HqState;
	authorize(wanted: WantedAuthorization): Promise<Authorization>;
};

export type HqLink = {
	state(): HqState;
	/** The terminal's clock, for the age of what HQ said. */
	nowMs(): Instant;
	/** Never rejects, never takes longer than the deadline; `late` gets a grant that came after it. */
	authorize(wanted: WantedAuthorization, late: (message: unknown) => void): Promise<Authorization>;
};

/** A terminal of its own. */
export const NO_HQ: HqPort = {
	state: () => 'none',
	authorize: () => Promise.resolve({ answer: 'unreachable' }),
};

export type LinkOptions = {
	readonly clock: Clock;
	/** A cashier is waiting. */
	readonly deadlineMs?: number;
};

/** After a question without an answer HQ counts as away for so long, whatever the line says. */
const AFTER_SILENCE_MS = 15_000;

export function openHqLink(port: HqPort, { clock, deadlineMs = 3000 }: LinkOptions): HqLink {
	let silentMs: number | undefined;

	function state(): HqState {
		const now = port.state();
		if (now !== 'online') silentMs = undefined;
		const since = silentMs === undefined ? AFTER_SILENCE_MS : Math.abs(clock.now() - silentMs);
		return now === 'online' && since < AFTER_SILENCE_MS ? 'away' : now;
	}

	return {
		state,
		nowMs: () => clock.now(),
		authorize: async (wanted, late) => {
			const asked = ask(port, wanted);
			const answer = await within(asked, deadlineMs);
			if (answer === undefined) {
				void asked.then((after) => (after.answer === 'granted' ? late(after.message) : undefined));
			}
			const heard = answer ?? { answer: 'unreachable' };
			silentMs = heard.answer === 'unreachable' ? clock.now() : undefined;
			return heard;
		},
	};
}

async function ask(port: HqPort, wanted: WantedAuthorization): Promise<Authorization> {
	try {
		return await port.authorize(wanted);
	} catch {
		return { answer: 'unreachable' };
	}
}
