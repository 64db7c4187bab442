/**
 * The bridge: every request over every host comes through here, in five beats. Decode the envelope,
 * find out who asks, check that they may (or that a second person releases it), run the handler,
 * encode the reply. What comes in is not trusted and what goes out is checked: a reply that does
 * not fit the contract is a bug of ours and is said as one, with nothing half done.
 */
import { createHash } from 'node:crypto';
import {
	envelopeSchema,
	type AnyRefusal,
	type Envelope,
	type Reply,
	type RequestSpec,
} from '#shared/contract/request.ts';
import {
	isRequestName,
	terminalContract,
	type RequestName,
} from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { reaches } from '#shared/operator/role.ts';
import { checkOperator } from '../operator/check-operator.ts';
import { troubleOf } from '../ledger/ledger-refusal.ts';
import type { SignedIn } from '../terminal.ts';
import type { Asked, Bridge } from './bridge.ts';
import { findReply, type Command } from './command-store.ts';
import { handlers } from './handlers.ts';
import { makeCaller } from './make-caller.ts';
import { findBrokenText, withoutMinusZero, stableText } from './request-text.ts';

/** Requests that the screen sends by itself; they do not keep a session awake. */
const QUIET: ReadonlySet<string> = new Set([
	'terminal/status',
	'print-job/list',
	'device/list',
	'customer/basket',
	'customer/store',
	'customer/here',
	'customer/question',
	'customer-ask/show',
]);

/** Who asks while nobody is signed in. */
export const NOBODY: SignedIn = { operatorNo: '', name: '', role: 'cashier' };

/** Answers one envelope of one session. Never throws. */
export async function answerRequest(
	bridge: Bridge,
	sessionId: string,
	raw: unknown,
): Promise<Reply> {
	const { log } = bridge.terminal;
	let name = 'unknown';
	try {
		const envelope = envelopeSchema.safeParse(raw);
		if (!envelope.success) return invalidInput('envelope', envelope.error.issues);
		name = envelope.data.request;
		if (!isRequestName(name)) {
			return refuse({ code: 'request/unknown', request: name.slice(0, 64) });
		}
		return await answerNamed(bridge, { sessionId, name, envelope: envelope.data });
	} catch (error) {
		log.fault('bridge/bug', error, { request: name });
		return refuse({ code: troubleOf(error) ?? 'terminal/bug' });
	}
}

type Named = {
	readonly sessionId: string;
	readonly name: RequestName;
	readonly envelope: Envelope;
};

async function answerNamed(bridge: Bridge, { sessionId, name, envelope }: Named): Promise<Reply> {
	const spec: RequestSpec = terminalContract[name];
	const who = await findCaller(bridge, { sessionId, name, envelope, spec });
	if (!who.ok) return who;
	const input = spec.input.safeParse(envelope.input ?? {});
	if (!input.success) return invalidInput('input', input.error.issues);
	const broken = findBrokenText(input.data);
	if (broken !== undefined) return invalidInput('input', [{ path: broken, code: 'broken-text' }]);
	const wanted = withoutMinusZero(input.data);
	const command = commandOf(name, envelope, wanted);
	if (spec.once && command === undefined) return refuse({ code: 'request/needs-command-id' });
	const earlier = command === undefined ? undefined : findReply(bridge.terminal.pen, command);
	if (earlier !== undefined) return earlier;
	const fit = (value: unknown) => fitOutput(name, spec, value);
	const asked = { sessionId, request: name, ...who.value };
	const caller = makeCaller(bridge.terminal, asked, { command, fit });
	// The handler's own types are proved where the table is written (handlers.ts).
	const handler = handlers[name as keyof typeof handlers] as Handler;
	const reply = await handler({ ...bridge, caller }, wanted);
	return reply.ok ? ok(fit(reply.value)) : reply;
}

/** What goes out, as the contract has it; throws when it does not fit: that is a bug of ours. */
function fitOutput(name: string, { output }: RequestSpec, value: unknown): unknown {
	const fitted = output.safeParse(value);
	if (fitted.success) return fitted.data;
	throw new TypeError(`reply of ${name} does not fit the contract: ${fitted.error.message}`);
}

type Handler = (context: Asked, input: unknown) => Reply | Promise<Reply>;

/** Who asks: nobody for open requests, else the session's operator, released when they may not. */
async function findCaller(
	{ terminal, sessions }: Bridge,
	{ sessionId, name, envelope, spec }: Named & { readonly spec: RequestSpec },
): Promise<Result<{ operator: SignedIn; approver?: SignedIn }, AnyRefusal>> {
	const session = sessions.look(sessionId, QUIET.has(name));
	const { approval } = envelope;
	if (spec.role === 'anyone') {
		const asking = { operator: session.operator ?? NOBODY };
		if (approval === undefined) return ok(asking);
		const by = await checkOperator(terminal, approval.operatorNo, approval.pin);
		return by.ok ? ok({ ...asking, approver: by.value }) : by;
	}
	const { operator } = session;
	if (operator === undefined) return refuse({ code: 'session/signed-out' });
	if (session.locked) return refuse({ code: 'session/locked' });
	if (approval === undefined) {
		if (reaches(operator.role, spec.role)) return ok({ operator });
		return refuse({ code: 'permission/needs-approval', role: spec.role });
	}
	const released = await checkOperator(terminal, approval.operatorNo, approval.pin);
	if (!released.ok) return released;
	// Checking a PIN takes a while: whoever asked may have gone or been locked meanwhile.
	const still = sessions.look(sessionId, true);
	if (still.operator !== operator) return refuse({ code: 'session/signed-out' });
	if (still.locked) return refuse({ code: 'session/locked' });
	const approver = released.value;
	if (approver.operatorNo === operator.operatorNo || !reaches(approver.role, spec.role)) {
		return refuse({ code: 'approval/refused', role: spec.role });
	}
	return ok({ operator, approver });
}

/** What is remembered of a once-only request; undefined without a command id. */
export function commandOf(
	name: string,
	{ commandId }: Pick<Envelope, 'commandId'>,
	input: unknown,
): Command | undefined {
	if (commandId === undefined) return undefined;
	const inputHash = createHash('sha256').update(stableText(input)).digest();
	return { commandId, request: name, inputHash };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code: string };

/** Names the first field that is wrong; never repeats its value. */
export function invalidInput(part: string, issues: readonly Issue[]): Reply {
	const [first] = issues;
	const field = [part, ...(first?.path ?? [])].map(String).join('.').slice(0, 120);
	return refuse({ code: 'request/invalid-input', field, problem: first?.code ?? 'invalid' });
}
