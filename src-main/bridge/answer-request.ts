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
import { noteApproval } from '../operator/note-approval.ts';
import type { Caller, SignedIn, Terminal } from '../terminal.ts';
import { findReply, rememberReply, type Command } from './command-store.ts';
import type { Bridge } from './bridge.ts';
import { handlers } from './handlers.ts';

/** Requests that the screen sends by itself; they do not keep a session awake. */
const QUIET: ReadonlySet<string> = new Set(['terminal/status', 'print-job/list', 'device/list']);

const NOBODY: SignedIn = { operatorNo: '', name: '', role: 'cashier' };

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
		if (!envelope.success) return invalid('envelope', envelope.error.issues);
		name = envelope.data.request;
		if (!isRequestName(name)) {
			return refuse({ code: 'request/unknown', request: name.slice(0, 64) });
		}
		return await answerNamed(bridge, { sessionId, name, envelope: envelope.data });
	} catch (error) {
		log.fault('bridge/bug', error, { request: name });
		return refuse({ code: isDiskFull(error) ? 'ledger/disk-full' : 'terminal/bug' });
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
	if (!input.success) return invalid('input', input.error.issues);
	const command = commandOf(name, envelope, input.data);
	if (spec.once && command === undefined) return refuse({ code: 'request/needs-command-id' });
	const earlier = command === undefined ? undefined : findReply(bridge.terminal.pen, command);
	if (earlier !== undefined) return earlier;
	const caller = makeCaller(bridge.terminal, { sessionId, request: name, ...who.value, command });
	// The handler's own types are proved where the table is written (handlers.ts).
	const handler = handlers[name as keyof typeof handlers] as Handler;
	const reply = await handler({ ...bridge, caller }, input.data);
	if (!reply.ok) return reply;
	const output = spec.output.safeParse(reply.value);
	if (output.success) return ok(output.data);
	throw new TypeError(`reply of ${name} does not fit the contract: ${output.error.message}`);
}

type Handler = (
	context: Bridge & { readonly caller: Caller },
	input: unknown,
) => Reply | Promise<Reply>;

/** Who asks: nobody for open requests, else the session's operator, released when they may not. */
async function findCaller(
	{ terminal, sessions }: Bridge,
	{ sessionId, name, envelope, spec }: Named & { readonly spec: RequestSpec },
): Promise<Result<{ operator: SignedIn; approver?: SignedIn }, AnyRefusal>> {
	const session = sessions.look(sessionId, QUIET.has(name));
	if (spec.role === 'anyone') return ok({ operator: session.operator ?? NOBODY });
	const { operator } = session;
	if (operator === undefined) return refuse({ code: 'session/signed-out' });
	if (session.locked) return refuse({ code: 'session/locked' });
	const { approval } = envelope;
	if (approval === undefined) {
		if (reaches(operator.role, spec.role)) return ok({ operator });
		return refuse({ code: 'permission/needs-approval', role: spec.role });
	}
	const released = await checkOperator(terminal, approval.operatorNo, approval.pin);
	if (!released.ok) return released;
	const approver = released.value;
	if (approver.operatorNo === operator.operatorNo || !reaches(approver.role, spec.role)) {
		return refuse({ code: 'approval/refused', role: spec.role });
	}
	return ok({ operator, approver });
}

type CallerParts = {
	readonly sessionId: string;
	readonly request: string;
	readonly operator: SignedIn;
	readonly approver?: SignedIn;
	readonly command: Command | undefined;
};

function makeCaller(terminal: Terminal, { command, ...who }: CallerParts): Caller {
	return {
		...who,
		commit: (work) => commitOnce(terminal, { command, ...who }, work),
	};
}

class RolledBack extends Error {
	readonly refusal: AnyRefusal;
	constructor(refusal: AnyRefusal) {
		super(refusal.code);
		this.refusal = refusal;
	}
}

/** One transaction: the work, the note of who released it, and the remembered reply. */
function commitOnce<T>(
	terminal: Terminal,
	{ command, ...who }: CallerParts,
	work: () => Result<T, AnyRefusal>,
): Result<T, AnyRefusal> {
	const { pen, clock } = terminal;
	try {
		return pen.transaction(() => {
			// Another try of the same command may have finished while this one checked a PIN.
			const earlier = command === undefined ? undefined : findReply(pen, command);
			if (earlier !== undefined) return earlier as Result<T, AnyRefusal>;
			noteApproval(pen, who);
			const done = work();
			if (!done.ok) throw new RolledBack(done.refusal);
			if (command !== undefined) {
				rememberReply(pen, command, { value: done.value, atMs: clock.now() });
			}
			return done;
		});
	} catch (error) {
		if (error instanceof RolledBack) return refuse(error.refusal);
		throw error;
	}
}

function commandOf(name: string, { commandId }: Envelope, input: unknown): Command | undefined {
	if (commandId === undefined) return undefined;
	const inputHash = createHash('sha256').update(stableText(input)).digest();
	return { commandId, request: name, inputHash };
}

/** JSON with sorted keys, so the same input hashes the same however it was written. */
function stableText(input: unknown): string {
	return JSON.stringify(input, (_key, value: unknown) => {
		if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code: string };

/** Names the first field that is wrong; never repeats its value. */
function invalid(part: string, issues: readonly Issue[]): Reply {
	const first = issues[0];
	const field = [part, ...(first?.path ?? [])].map(String).join('.').slice(0, 120);
	return refuse({ code: 'request/invalid-input', field, problem: first?.code ?? 'invalid' });
}

function isDiskFull(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
}
