/**
 * The terminal as the screen knows it: `ask` a request of the contract, listen to what is
 * announced. Replies and announcements are decoded by the contract before anybody uses them. A
 * refusal is a value. A request that needs a second person (授权放行) opens the approval desk and is
 * asked again with that person's PIN; a once-only request carries one command id however often it
 * is sent.
 */
import {
	terminalEvents,
	type TerminalEventName,
	type TerminalEvents,
} from '#shared/contract/events.ts';
import type { AnyRefusal, Envelope, RequestSpec } from '#shared/contract/request.ts';
import {
	terminalContract,
	type RequestInput,
	type RequestName,
	type RequestOutput,
} from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { ConnectionLost, type Bridge } from './bridge.ts';
import { listeners } from './listeners.ts';

export type Approval = { readonly operatorNo: string; readonly pin: string };

/** The "no" of the line itself: nobody knows whether the step was done. */
export type LineRefusal = { readonly code: 'line/lost' };
export type ClientRefusal = AnyRefusal | LineRefusal;
export type Answer<Name extends RequestName> = Result<RequestOutput<Name>, ClientRefusal>;

export type AskOptions = {
	/** Another person's PIN, when the caller already has it. */
	readonly approval?: Approval;
	/** For a once-only request that may be sent again: the same id each time (see newCommandId). */
	readonly commandId?: string;
	/** Told whose PIN released it, for the rest of one action that takes several requests. */
	readonly onApproved?: (approval: Approval) => void;
};

export type ApprovalQuestion = {
	readonly request: RequestName;
	readonly refusal: ClientRefusal;
	/** Why the last try did not release it: a wrong PIN, somebody who may not. */
	readonly wrong: ClientRefusal | undefined;
};

/** Asks a person to release one request. `undefined`: they said no. */
export type AskApproval = (question: ApprovalQuestion) => Promise<Approval | undefined>;

export type TerminalClient = {
	ask<Name extends RequestName>(
		request: Name,
		input: RequestInput<Name>,
		options?: AskOptions,
	): Promise<Answer<Name>>;
	on<Name extends TerminalEventName>(
		event: Name,
		listener: (detail: TerminalEvents[Name]) => void,
	): () => void;
	/** Told after every refusal, so that the status store notices a lock or a sign-out. */
	onRefusal(listener: (refusal: ClientRefusal) => void): () => void;
	onLine(listener: (up: boolean) => void): () => void;
	/**
	 * Who asks for a second person's PIN; without one the refusal stands. `onReleased` is told when
	 * the question is over, however the request then ended.
	 */
	setApprovalDesk(desk: AskApproval | undefined, onReleased?: () => void): void;
};

export type ClientParts = { readonly bridge: Bridge; readonly newCommandId: () => string };

type Asking = {
	readonly envelope: Envelope;
	readonly onApproved: AskOptions['onApproved'] | undefined;
};

/** How often a once-only request is sent again under its command id after the line broke. */
const TRIES = 4;

export function openClient({ bridge, newCommandId }: ClientParts): TerminalClient {
	const refusals = listeners<ClientRefusal>();
	const events = listeners<{ readonly event: TerminalEventName; readonly detail: unknown }>();
	let desk: AskApproval | undefined;
	let released: (() => void) | undefined;

	bridge.onEvent((message) => {
		const decoded = decodeEvent(message);
		if (decoded !== undefined) events.tell(decoded);
	});

	async function askReleased<Name extends RequestName>(
		name: Name,
		{ envelope, onApproved }: Asking,
	): Promise<Answer<Name>> {
		let answer = await askOnce(bridge, name, envelope);
		const first = answer.ok ? undefined : answer.refusal;
		if (first?.code !== 'permission/needs-approval') return answer;
		let wrong: ClientRefusal | undefined;
		while (desk !== undefined) {
			const approval = await desk({ request: name, refusal: first, wrong });
			if (approval === undefined) return refuse(first);
			answer = await askOnce(bridge, name, { ...envelope, approval });
			if (answer.ok || !isApprovalRefusal(answer.refusal)) {
				released?.();
				if (answer.ok) onApproved?.(approval);
				return answer;
			}
			wrong = answer.refusal;
		}
		return answer;
	}

	return {
		ask: async (name, input, { approval, commandId, onApproved } = {}) => {
			const spec: RequestSpec = terminalContract[name];
			const command = commandId ?? (spec.once ? newCommandId() : undefined);
			const envelope = {
				request: name,
				input,
				...(command === undefined ? {} : { commandId: command }),
				...(approval === undefined ? {} : { approval }),
			};
			const answer = await askReleased(name, { envelope, onApproved });
			if (!answer.ok) refusals.tell(answer.refusal);
			return answer;
		},
		on: (event, listener) =>
			events.add((told) => {
				// Decoded by the schema of its own name just above.
				if (told.event === event) listener(told.detail as Parameters<typeof listener>[0]);
			}),
		onRefusal: refusals.add,
		onLine: (listener) => bridge.onLine(listener),
		setApprovalDesk: (next, onReleased) => {
			desk = next;
			released = onReleased;
		},
	};
}

/** Sends and decodes; after a broken line only what cannot be done twice is sent again. */
async function askOnce<Name extends RequestName>(
	bridge: Bridge,
	name: Name,
	envelope: Envelope,
): Promise<Answer<Name>> {
	const spec: RequestSpec = terminalContract[name];
	for (let tries = 1; ; tries += 1) {
		try {
			const reply = await bridge.send(envelope);
			if (!reply.ok) return reply;
			const value = spec.output.safeParse(reply.value);
			if (!value.success) return refuse({ code: 'terminal/bug', request: name });
			return ok(value.data as RequestOutput<Name>);
		} catch (error) {
			if (!(error instanceof ConnectionLost)) throw error;
			if (tries >= TRIES || !(spec.once || isReading(name))) return refuse({ code: 'line/lost' });
		}
	}
}

/** Requests that change nothing may be asked twice. */
function isReading(name: string): boolean {
	const verb = name.slice(name.indexOf('/') + 1);
	return /^(status|current|list|list-parked|find|search|get|check-price|by-category|quote-cash|look)$/.test(
		verb,
	);
}

/** The second person could not release it: wrong PIN, locked out, not allowed to. */
function isApprovalRefusal({ code }: ClientRefusal): boolean {
	return /^(permission\/needs-approval|approval\/refused|operator\/(wrong-pin|locked-out|disabled))$/.test(
		code,
	);
}

function decodeEvent(message: unknown): { event: TerminalEventName; detail: unknown } | undefined {
	if (typeof message !== 'object' || message === null || !('event' in message)) return undefined;
	const { event, detail } = message as { readonly event: unknown; readonly detail?: unknown };
	if (typeof event !== 'string' || !Object.hasOwn(terminalEvents, event)) return undefined;
	const name = event as TerminalEventName;
	const decoded = terminalEvents[name].safeParse(detail);
	return decoded.success ? { event: name, detail: decoded.data } : undefined;
}
