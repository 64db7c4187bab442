/**
 * The terminal's phases and who answers in each. Before the ledger is open only the early requests
 * (status, wizard, recovery, language) are answered; once it is ready all of them are. Recovering
 * with the printed key opens the ledger without a restart.
 */
import type { AnyRefusal, Reply } from '#shared/contract/request.ts';
import { envelopeSchema } from '#shared/contract/request.ts';
import { terminalContract } from '#shared/contract/terminal-contract.ts';
import type { Language, TerminalStatusView } from '#shared/contract/views.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { openLive, type LiveTerminal, type Parts } from '../open-live.ts';
import { canOpenLedger } from '../ledger/can-open-ledger.ts';
import { troubleOf } from '../ledger/ledger-refusal.ts';
import { isSetUp } from '../setup/complete-setup.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { statusOf, statusWithoutLedger } from '../terminal-status.ts';
import { leave } from '../operator/quit-terminal.ts';
import { recoverDataKey } from '../vault/recovery-key.ts';
import { answerRequest, invalidInput } from './answer-request.ts';
import { answerWizard } from './answer-wizard.ts';
import { earlyRequests } from './early-requests.ts';
import type { EarlyName } from './handler-types.ts';
import { findBrokenText } from './request-text.ts';
import { mayAsk } from './sides.ts';

/** What the other side's window is told: nothing of what there is. */
const OTHER_SIDE: Reply = refuse({ code: 'request/unknown', request: 'sender' });

type Early = { readonly input: unknown; readonly commandId: string | undefined };

type Phase =
	| { readonly kind: 'broken' | 'needs-recovery'; readonly problem: AnyRefusal }
	| { readonly kind: 'open'; readonly live: LiveTerminal };

export type OpenedBridge = {
	answer(sessionId: string, envelope: unknown): Promise<Reply>;
	busy(): boolean;
	close(): Promise<void>;
};

export async function openBridge(parts: Parts): Promise<OpenedBridge> {
	let phase = await enter(parts);
	let language: Language = defaultSettings.language;
	let inFlight = 0;

	async function early(
		sessionId: string,
		name: string,
		{ input, commandId }: Early,
	): Promise<Reply | undefined> {
		const status = () => statusFor(parts, phase, { sessionId, language });
		switch (name) {
			case 'terminal/status':
				return ok(status());
			case 'terminal/quit':
				return quitEarly(parts, phase);
			case 'settings/language':
				if (phase.kind === 'open') return undefined;
				language = terminalContract[name].input.parse(input).language;
				return ok({});
			case 'setup/recover':
				return await recover(terminalContract[name].input.parse(input).typed, sessionId);
			default:
				if (!name.startsWith('setup/')) return undefined;
				if (phase.kind !== 'open') return refuse(phase.problem);
				return await answerWizard(phase.live, { sessionId, name, input, commandId }, status);
		}
	}

	/** One at a time: two would open one ledger twice, and the second would find it taken. */
	let recovering: Promise<unknown> = Promise.resolve();
	function recover(typed: string, sessionId: string): Promise<Reply> {
		const turn = recovering.then(() => recoverNow(typed, sessionId));
		recovering = turn.catch(() => undefined);
		return turn;
	}

	async function recoverNow(typed: string, sessionId: string): Promise<Reply> {
		if (phase.kind !== 'needs-recovery') return refuse({ code: 'terminal/set-up-already' });
		const key = await recoverDataKey(parts.places, { text: typed, opens: canOpenLedger });
		if (!key.ok) return key;
		phase = await enter(parts);
		return ok(statusFor(parts, phase, { sessionId, language }));
	}

	async function answerAny(sessionId: string, raw: unknown): Promise<Reply> {
		const run = (name: string, asked: Early) => early(sessionId, name, asked);
		const reply = await answerEarly(raw, run);
		if (reply !== undefined) return reply;
		if (phase.kind !== 'open') return refuse({ code: 'terminal/not-ready' });
		const { live } = phase;
		return isSetUp(live.terminal)
			? await answerRequest(live, sessionId, raw)
			: await answerBeforeSetUp(live, sessionId, raw);
	}

	return {
		answer: async (sessionId, raw) => {
			inFlight += 1;
			try {
				return mayAsk(sessionId, raw) ? await answerAny(sessionId, raw) : OTHER_SIDE;
			} catch (error) {
				parts.log.fault('bridge/bug', error);
				return refuse({ code: troubleOf(error) ?? 'terminal/bug' });
			} finally {
				inFlight -= 1;
			}
		},
		busy: () => inFlight > 0,
		close: async () => {
			const leaving = phase;
			// From here on nothing is answered: the ledger goes while requests may still come in.
			phase = { kind: 'broken', problem: { code: 'terminal/not-ready' } };
			if (leaving.kind === 'open') await leaving.live.close();
		},
	};
}

/** While there is no store there is no drawer to guard. */
function quitEarly({ options: { leaving } }: Parts, phase: Phase): Reply | undefined {
	if (phase.kind === 'open' && isSetUp(phase.live.terminal)) return undefined;
	return leaving === undefined ? refuse({ code: 'terminal/quit-elsewhere' }) : leave(leaving);
}

/** Before the store is set up only the language can be chosen; the rest has to wait. */
async function answerBeforeSetUp(
	live: LiveTerminal,
	sessionId: string,
	raw: unknown,
): Promise<Reply> {
	const name = envelopeSchema.safeParse(raw).data?.request;
	if (name === undefined || name === 'settings/language') {
		return answerRequest(live, sessionId, raw);
	}
	return refuse({ code: 'terminal/not-ready' });
}

/** Runs an early request; undefined when this is none, or when the envelope must be refused later. */
async function answerEarly(
	raw: unknown,
	run: (name: string, asked: Early) => Promise<Reply | undefined>,
): Promise<Reply | undefined> {
	const envelope = envelopeSchema.safeParse(raw);
	if (!envelope.success) return undefined;
	const { request: name, input, commandId } = envelope.data;
	if (!Object.hasOwn(earlyRequests, name)) return undefined;
	const { input: schema } = terminalContract[name as EarlyName];
	const parsed = schema.safeParse(input ?? {});
	if (!parsed.success) return invalidInput('input', parsed.error.issues);
	const broken = findBrokenText(parsed.data);
	if (broken !== undefined) return invalidInput('input', [{ path: broken, code: 'broken-text' }]);
	return await run(name, { input: parsed.data, commandId });
}

/** The printed key helps where the key store has none, and where it has that of another ledger. */
const RECOVERABLE: ReadonlySet<string> = new Set(['vault/key-lost', 'ledger/wrong-key']);

async function enter(parts: Parts): Promise<Phase> {
	const opened = await openLive(parts);
	if (!opened.ok) {
		const kind = RECOVERABLE.has(opened.refusal.code) ? 'needs-recovery' : 'broken';
		return { kind, problem: opened.refusal };
	}
	const live = opened.value;
	live.onStatus(() => {
		parts.announce({ event: 'terminal/changed', detail: {} });
	});
	return { kind: 'open', live };
}

type Asking = { readonly sessionId: string; readonly language: Language };

function statusFor(
	parts: Parts,
	phase: Phase,
	{ sessionId, language }: Asking,
): TerminalStatusView {
	if (phase.kind !== 'open') {
		return statusWithoutLedger(parts, { phase: phase.kind, problem: phase.problem, language });
	}
	const { terminal, sessions, warnings, ledger } = phase.live;
	try {
		return statusOf(parts, terminal, {
			phase: isSetUp(terminal) ? 'ready' : 'first-run',
			session: sessions.look(sessionId, true),
			warnings: warnings.list(ledger),
		});
	} catch (failure) {
		const code = troubleOf(failure);
		if (code !== 'ledger/corrupt') throw failure;
		// A page was damaged under a terminal that is open: the screen must be able to say so.
		parts.log.fault('ledger/damaged', failure);
		return statusWithoutLedger(parts, { phase: 'broken', problem: { code }, language });
	}
}
