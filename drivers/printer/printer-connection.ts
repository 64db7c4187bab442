/**
 * One connection to one printer: a transport, the decoder of what comes back, and the questions
 * still open. It knows how to ask and what was last heard; it decides nothing about jobs. When an
 * answer is late, the connection is mute until the answer comes, because the next answer would be
 * taken for the wrong question.
 */
import { Listeners } from '../listeners.ts';
import type { DeviceLog, LinkEnd, Timers, Transport } from '../port.ts';
import { encodeAutomaticStatus, type StatusQuery } from './commands.ts';
import { statusProtocol, type StatusEvent } from './decode-status.ts';
import { foldAnswer, readAutomatic, UNTOLD, type PrinterStatus } from './printer-status.ts';

/** A printer answers a real-time query in a few ms; one that does not is not waited for. */
const ANSWER_MS = 250;
const ROUND_MS = 700;
const WRITE_QUERY_MS = 250;

export type ConnectionWorld = {
	readonly printerId: string;
	readonly timers: Timers;
	readonly log: DeviceLog;
};

type Question = {
	readonly query: StatusQuery;
	overdue: boolean;
	settle: (byte: number | undefined) => void;
};

export class PrinterConnection {
	readonly caps: Transport['caps'];
	readonly #transport: Transport;
	readonly #world: ConnectionWorld;
	readonly #decoder = statusProtocol.decoder();
	readonly #changed = new Listeners<PrinterStatus>();
	readonly #events = new Listeners<StatusEvent>();
	readonly #closed = new Listeners<LinkEnd>();
	#questions: Question[] = [];
	#status: PrinterStatus = UNTOLD;
	#ended: LinkEnd | undefined;
	#heardAt: number | undefined;
	#toldAt: number | undefined;
	#automatic = false;
	#rounds = 0;

	constructor(transport: Transport, world: ConnectionWorld) {
		this.#transport = transport;
		this.#world = world;
		this.caps = transport.caps;
		transport.onData((bytes) => this.#hear(bytes));
		transport.onClosed((end) => this.#finish(end));
	}

	get status(): PrinterStatus {
		return this.#status;
	}
	/** Why it is over, or undefined while it lives. */
	get ended(): LinkEnd | undefined {
		return this.#ended;
	}
	/** Whether the printer tells its changes by itself (ASB was seen). */
	get automatic(): boolean {
		return this.#automatic;
	}
	/** Whether a question was asked and not answered in time, and still is not. */
	get mute(): boolean {
		return this.#questions[0]?.overdue === true;
	}
	/** Whether anything was ever heard on it. */
	get heard(): boolean {
		return this.#heardAt !== undefined;
	}
	/** Ms since the printer last said anything; Infinity when it never did. */
	silentMs(): number {
		return this.#heardAt === undefined ? Infinity : this.#now() - this.#heardAt;
	}
	/** Ms since a whole round of status was answered, or since automatic status came. */
	statusAgeMs(): number {
		return this.#toldAt === undefined ? Infinity : this.#now() - this.#toldAt;
	}

	async open(signal: AbortSignal): Promise<LinkEnd | undefined> {
		const failed = await this.#transport.open(signal);
		this.#ended ??= failed;
		return this.#ended;
	}

	/** The answer byte, or undefined when it did not come within `ms`. */
	async ask(query: StatusQuery, ms = ANSWER_MS): Promise<number | undefined> {
		if (this.mute || this.#ended !== undefined) return undefined;
		const answer = new Promise<number | undefined>((resolve) => {
			const callOff = this.#world.timers.after(ms, () => {
				question.overdue = true;
				resolve(undefined);
			});
			const settle = (byte: number | undefined) => {
				callOff();
				resolve(byte);
			};
			const question = { query, overdue: false, settle };
			this.#questions.push(question);
		});
		await this.write(statusProtocol.encode(query), WRITE_QUERY_MS);
		return answer;
	}

	/**
	 * Asks all four questions; false when the printer did not answer one of them in time. The
	 * change is told once, when all is known: "offline" alone is no reason a cashier can use.
	 */
	async askAll(): Promise<boolean> {
		this.#rounds += 1;
		const answered = await this.#askRound();
		this.#rounds -= 1;
		this.#setStatus(this.#status);
		return answered;
	}

	async #askRound(): Promise<boolean> {
		const over = this.#now() + ROUND_MS;
		for (const query of [1, 2, 3, 4] as const) {
			const left = over - this.#now();
			if (left <= 0 || (await this.ask(query, Math.min(ANSWER_MS, left))) === undefined) {
				return false;
			}
		}
		this.#toldAt = this.#now();
		return true;
	}

	/**
	 * Asks the printer to tell its changes by itself. One that knows how answers at once with its
	 * state, and is waited for; a blocked one answers when it is well again.
	 */
	async wantAutomatic(): Promise<void> {
		const told = new Promise<void>((resolve) => {
			const settle = () => {
				callOff();
				stopTold();
				stopClosed();
				resolve();
			};
			const callOff = this.#world.timers.after(ANSWER_MS, settle);
			const stopTold = this.#changed.add(() => this.#automatic && settle());
			const stopClosed = this.#closed.add(settle);
		});
		await this.write(encodeAutomaticStatus(), WRITE_QUERY_MS);
		await told;
	}

	write(
		bytes: Uint8Array,
		deadlineMs: number,
		signal?: AbortSignal,
	): Promise<{ accepted: number; failed?: LinkEnd }> {
		if (this.#ended !== undefined) return Promise.resolve({ accepted: 0, failed: this.#ended });
		const limits = signal === undefined ? { deadlineMs } : { deadlineMs, signal };
		return this.#transport.write(bytes, limits);
	}

	async close(lingerMs?: number): Promise<void> {
		await this.#transport.close(lingerMs);
		this.#finish({ cause: 'link/closed', detail: 'closed here' });
	}

	/** Every change of the status, as it is heard. */
	onStatus(listener: (status: PrinterStatus) => void): () => void {
		return this.#changed.add(listener);
	}
	/** Answers in turn and process ids: the evidence of printing. */
	onEvent(listener: (event: StatusEvent) => void): () => void {
		return this.#events.add(listener);
	}
	onClosed(listener: (end: LinkEnd) => void): () => void {
		return this.#closed.add(listener);
	}

	#now(): number {
		return this.#world.timers.monotonic();
	}

	#finish(end: LinkEnd): void {
		if (this.#ended !== undefined) return;
		this.#ended = end;
		for (const question of this.#questions) question.settle(undefined);
		this.#questions = [];
		this.#closed.tell(end);
	}

	#hear(bytes: Uint8Array): void {
		this.#heardAt = this.#now();
		for (const event of this.#decoder.push(bytes)) {
			if (event.kind === 'real-time') this.#takeAnswer(event.byte);
			else if (event.kind === 'automatic') {
				this.#automatic = true;
				this.#toldAt = this.#now();
				this.#setStatus(readAutomatic(event.bytes));
			} else if (event.kind === 'leftover') this.#logStray(event.byte);
			else this.#events.tell(event);
		}
	}

	#takeAnswer(byte: number): void {
		const question = this.#questions.shift();
		if (question === undefined) return this.#logStray(byte);
		this.#setStatus(foldAnswer(this.#status, question.query, byte));
		question.settle(byte);
	}

	#setStatus(status: PrinterStatus): void {
		this.#status = status;
		if (this.#rounds === 0) this.#changed.tell(status);
	}

	#logStray(byte: number): void {
		const { printerId, log } = this.#world;
		log({ printerId, note: 'a byte nobody asked for', detail: byte.toString(16) });
	}
}
