/** The wizard's requests: answered once, until the store is set up. */
import type { Reply } from '#shared/contract/request.ts';
import { terminalContract } from '#shared/contract/terminal-contract.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { completeSetup, isSetUp } from './complete-setup.ts';
import type { RecoveryDesk } from './recovery-desk.ts';

export type SetUpParts = { readonly terminal: Terminal; readonly recovery: RecoveryDesk };

export type SetUpAsked = {
	readonly name: string;
	readonly input: unknown;
	/** Runs the last step's work once for its command (terminal.ts). */
	readonly commit: Caller['commit'];
};

/** Undefined when `name` is no request of the wizard. `status` is what the last step answers. */
export async function answerSetUp(
	{ terminal, recovery }: SetUpParts,
	{ name, input, commit }: SetUpAsked,
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
			const done = await completeSetup(terminal, terminalContract[name].input.parse(input), commit);
			if (!done.ok) return done;
			terminal.statusChanged();
			return ok(status());
		}
		default:
			return undefined;
	}
}
