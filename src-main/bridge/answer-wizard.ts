/**
 * The wizard's requests, before anybody can sign in. Its last step is once-only like any request
 * that changes something, and what it answers is the status: asked again under its command id, also
 * after a restart, it answers with the status as it is then.
 */
import type { Reply } from '#shared/contract/request.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { answerSetUp, type SetUpParts } from '../setup/answer-set-up.ts';
import { commandOf, NOBODY } from './answer-request.ts';
import { findReply } from './command-store.ts';
import { makeCaller } from './make-caller.ts';

export type WizardAsked = {
	readonly sessionId: string;
	readonly name: string;
	readonly input: unknown;
	readonly commandId: string | undefined;
};

/** Undefined when it is none of the wizard's. */
export async function answerWizard(
	parts: SetUpParts,
	{ sessionId, name, input, commandId }: WizardAsked,
	status: () => TerminalStatusView,
): Promise<Reply | undefined> {
	const { terminal } = parts;
	const isLast = name === 'setup/complete';
	const command =
		isLast && commandId !== undefined ? commandOf(name, { commandId }, input) : undefined;
	if (isLast && command === undefined) return refuse({ code: 'request/needs-command-id' });
	const earlier = command === undefined ? undefined : findReply(terminal.pen, command);
	if (earlier !== undefined) return earlier.ok ? ok(status()) : earlier;
	const who = { sessionId, request: name, operator: NOBODY };
	const caller = makeCaller(terminal, who, { command, fit: () => ({}) });
	return await answerSetUp(parts, { name, input, commit: caller.commit }, status);
}
