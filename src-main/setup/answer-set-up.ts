/** The wizard's requests: answered once, until the store is set up. */
import type { Reply } from '#shared/contract/request.ts';
import { terminalContract } from '#shared/contract/terminal-contract.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Terminal } from '../terminal.ts';
import { completeSetup, isSetUp } from './complete-setup.ts';
import type { RecoveryDesk } from './recovery-desk.ts';

export type SetUpParts = { readonly terminal: Terminal; readonly recovery: RecoveryDesk };

export type SetUpRequest = {
	readonly name: string;
	readonly input: unknown;
	readonly commandId: string | undefined;
};

export type AnswerSetUp = (
	parts: SetUpParts,
	request: SetUpRequest,
	status: () => TerminalStatusView,
) => Promise<Reply | undefined>;

/**
 * Answers the wizard's requests; undefined when `name` is none of them. `status` is what the last
 * step answers, and answers again when the same command is asked once more.
 */
export function openSetUp(): AnswerSetUp {
	let setUpBy: string | undefined;
	return async (parts, request, status) => {
		const { name, commandId } = request;
		if (name !== 'setup/complete') return await answerSetUp(parts, request, status);
		if (commandId === undefined) return refuse({ code: 'request/needs-command-id' });
		if (commandId === setUpBy) return ok(status());
		const reply = await answerSetUp(parts, request, status);
		if (reply?.ok === true) setUpBy = commandId;
		return reply;
	};
}

async function answerSetUp(
	{ terminal, recovery }: SetUpParts,
	{ name, input }: SetUpRequest,
	status: () => TerminalStatusView,
): Promise<Reply | undefined> {
	if (isSetUp(terminal)) return refuse({ code: 'terminal/set-up-already' });
	switch (name) {
		case 'setup/recovery-key':
			return ok({ groups: recovery.groups() });
		case 'setup/confirm-recovery-key':
			return recovery.confirm(terminalContract[name].input.parse(input).typed);
		case 'setup/print-recovery-key':
			return await recovery.print(terminalContract[name].input.parse(input).printer);
		case 'setup/complete': {
			if (!recovery.confirmed()) return refuse({ code: 'setup/recovery-key-not-confirmed' });
			const done = await completeSetup(terminal, terminalContract[name].input.parse(input));
			if (!done.ok) return done;
			terminal.statusChanged();
			return ok(status());
		}
		default:
			return undefined;
	}
}
