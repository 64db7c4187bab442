/**
 * Asks the terminal as a cashier's screen does, one command id after the other. What changes
 * something is said before it is asked: after a kill it may be done or not.
 */
import { setImmediate } from 'node:timers/promises';
import type { Reply } from '#shared/contract/request.ts';
import type {
	RequestInput,
	RequestName,
	RequestOutput,
} from '#shared/contract/terminal-contract.ts';
import { say } from './said.ts';

/** Refused to a cashier who has done nothing wrong. */
export class Refused extends Error {
	readonly request: string;
	readonly code: string;
	constructor(request: string, code: string) {
		super(`${request} was refused: ${code}`);
		this.request = request;
		this.code = code;
	}
}

export type AskingOptions = {
	readonly answer: (envelope: unknown) => Promise<Reply>;
	readonly fd: number;
	/** Command ids begin with it; no two children may share one. */
	readonly commandPrefix: string;
};

export class Asking {
	readonly #options: AskingOptions;
	#commands = 0;

	constructor(options: AskingOptions) {
		this.#options = options;
	}

	/** `saleId`: of the basket on the counter; '' when there is none. */
	async once<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
		saleId: string,
	): Promise<RequestOutput<Name>> {
		const commandId = this.#nextCommand();
		const basket = saleId === '' ? undefined : saleId;
		say(this.#options.fd, { asking: { request: name, input, commandId, saleId: basket } });
		return await this.ask(name, input, commandId);
	}

	async ask<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
		commandId = this.#nextCommand(),
	): Promise<RequestOutput<Name>> {
		await setImmediate();
		const reply = await this.#options.answer({ request: name, input, commandId });
		if (!reply.ok) throw new Refused(name, reply.refusal.code);
		return reply.value as RequestOutput<typeof name>;
	}

	#nextCommand(): string {
		this.#commands += 1;
		return `${this.#options.commandPrefix}-${String(this.#commands).padStart(6, '0')}`;
	}
}
