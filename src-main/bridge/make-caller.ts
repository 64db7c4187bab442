/**
 * The caller a request's function is handed, with its `commit`: one transaction for the work, the
 * note of who released it and the remembered reply. What is written and what is answered are the
 * same decision: a refusal, an exception, or a reply that is none, takes everything back.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { noteApproval } from '../operator/note-approval.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { findReply, rememberReply, type Command } from './command-store.ts';

export type CallerParts = Omit<Caller, 'commit'>;

export type Answering = {
	readonly command: Command | undefined;
	/** The value as the contract has it; throws when it does not fit. */
	readonly fit: (value: unknown) => unknown;
};

export function makeCaller(terminal: Terminal, who: CallerParts, answering: Answering): Caller {
	return { ...who, commit: (work) => commitOnce(terminal, { who, ...answering }, work) };
}

class RolledBack extends Error {
	readonly refusal: AnyRefusal;
	constructor(refusal: AnyRefusal) {
		super(refusal.code);
		this.refusal = refusal;
	}
}

function commitOnce<T>(
	terminal: Terminal,
	{ who, command, fit }: Answering & { readonly who: CallerParts },
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
			const value = fit(done.value);
			if (command !== undefined) rememberReply(pen, command, { value, atMs: clock.now() });
			return done;
		});
	} catch (error) {
		if (error instanceof RolledBack) return refuse(error.refusal);
		throw error;
	}
}
