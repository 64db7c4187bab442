/**
 * The way to one printer: connecting, reconnecting with patience, asking its status, and from all
 * that its health (设备状态). It keeps one warm connection, or none between jobs when several tills
 * share the printer. A job short-circuits any wait; a printer that hangs up while idle is called
 * back at once and only spoken of when it does not answer.
 */
import { Backoff } from '../backoff.ts';
import type {
	DeviceHealth,
	DeviceLog,
	HealthState,
	LinkEnd,
	PrinterSettings,
	Timers,
	Transport,
} from '../port.ts';
import { askStatus, isFresh } from './ask-status.ts';
import { PrinterConnection } from './printer-connection.ts';
import { judgeStatus, stateWithout } from './printer-health.ts';
import type { PrinterStatus } from './printer-status.ts';
import type { PrinterProfile } from './profile.ts';
import { reached, type Reached } from './reached.ts';

export type ReachWorld = {
	readonly timers: Timers;
	readonly log: DeviceLog;
	readonly connect: (settings: PrinterSettings) => Transport;
	readonly tellHealth: (health: DeviceHealth) => void;
	readonly tellStatus: (status: PrinterStatus) => void;
};

const CONNECT_MS = 3000;
const POLL_MS = 5000;
const POLL_BLOCKED_MS = 2000;
const STEADY_MS = 5000;
const STOP_LINGER_MS = 500;

export class PrinterReach {
	readonly #settings: PrinterSettings;
	readonly #profile: PrinterProfile;
	readonly #world: ReachWorld;
	readonly #backoff: Backoff;
	readonly #stopped = new AbortController();
	#health: DeviceHealth;
	#current: PrinterConnection | undefined;
	#connecting: Promise<PrinterConnection | LinkEnd> | undefined;
	#closing: Promise<void> = Promise.resolve();
	#callOffNext: () => void = () => undefined;
	#openedAt = 0;
	#jobs = 0;
	#everHeard = false;

	constructor(settings: PrinterSettings, profile: PrinterProfile, world: ReachWorld) {
		this.#settings = settings;
		this.#profile = profile;
		this.#world = world;
		this.#backoff = new Backoff(world.timers);
		const { printerId } = settings;
		this.#health = { printerId, state: 'opening', sinceMs: world.timers.wall() };
	}

	get health(): DeviceHealth {
		return this.#health;
	}
	/** Whether this printer has answered anything since it was configured. */
	get everHeard(): boolean {
		return this.#everHeard || this.#current?.heard === true;
	}
	get signal(): AbortSignal {
		return this.#stopped.signal;
	}

	/** Makes first contact; from here on health is told. */
	start(): void {
		void this.#visit();
	}

	/** The printer, asked how it is unless that is known: the beats before a job. */
	async ready(): Promise<Reached> {
		const connection = await this.#connected();
		if (!(connection instanceof PrinterConnection)) return { kind: 'away', end: connection };
		if (!this.#canAsk(connection) || isFresh(connection)) return reached(connection);
		if (await this.#ask(connection)) return reached(connection);
		// It went silent: perhaps the connection is dead. A fresh one tells; then it prints anyway.
		if (connection.ended === undefined && !this.#everHeard) return reached(connection);
		await this.#drop(connection, 0);
		const again = await this.#connected();
		return again instanceof PrinterConnection ? reached(again) : { kind: 'away', end: again };
	}

	/** Whether what is known of the printer is recent enough to act on without asking. */
	knowsStatus(connection: PrinterConnection): boolean {
		return this.#jobs > 0 || !this.#canAsk(connection) || isFresh(connection);
	}

	/** The open connection, without asking or waiting. */
	get current(): PrinterConnection | undefined {
		return this.#current;
	}

	/** Between `jobBegins` and `jobEnds` nothing else is asked of the printer. */
	jobBegins(): void {
		this.#jobs += 1;
	}

	/** `broken`: the printer may still hold half a job, so the connection is not used again. */
	jobEnds({ broken }: { readonly broken: boolean }): void {
		this.#jobs -= 1;
		const connection = this.#current;
		if (connection === undefined) return;
		if (broken) {
			void this.#drop(connection, 0);
			void this.#visit();
		} else if (this.#leavesBetweenJobs && this.#jobs === 0) {
			void this.#drop(connection);
		}
	}

	/** Asks now, connecting if need be; resolves to the health that comes of it. */
	async probe(): Promise<DeviceHealth> {
		const before = this.#current;
		if (before !== undefined && this.#jobs === 0) {
			if (!(await this.#ask(before)) && this.#everHeard) await this.#drop(before, 0);
		}
		await this.#visit();
		return this.#health;
	}

	async stop(): Promise<void> {
		this.#stopped.abort();
		this.#callOffNext();
		await Promise.all([this.#connecting, this.#closing]);
		if (this.#current !== undefined) await this.#drop(this.#current, STOP_LINGER_MS);
	}

	get #leavesBetweenJobs(): boolean {
		return this.#settings.shared === true || this.#settings.link.kind === 'file';
	}

	/** Connects, judges, and leaves again when that is this printer's way. */
	async #visit(): Promise<void> {
		const connection = await this.#connected();
		if (!(connection instanceof PrinterConnection)) return;
		if (!this.#leavesBetweenJobs || this.#jobs > 0) return;
		await this.#drop(connection);
		// Nobody else will notice that the paper was put in.
		if (this.#health.state !== 'blocked' || this.signal.aborted) return;
		this.#callOffNext = this.#world.timers.after(POLL_MS, () => void this.#visit());
	}

	#connected(): Promise<PrinterConnection | LinkEnd> {
		const open = this.#current;
		if (open !== undefined && open.ended === undefined) return Promise.resolve(open);
		this.#connecting ??= this.#connect().finally(() => {
			this.#connecting = undefined;
		});
		return this.#connecting;
	}

	async #connect(): Promise<PrinterConnection | LinkEnd> {
		this.#callOffNext();
		// A printer serves one client at a time: the old connection goes before the new one comes.
		await this.#closing;
		const { printerId } = this.#settings;
		const { timers, log } = this.#world;
		const transport = this.#world.connect(this.#settings);
		const connection = new PrinterConnection(transport, { printerId, timers, log });
		const attempt = new AbortController();
		const giveUp = () => attempt.abort();
		const callOff = timers.after(CONNECT_MS, giveUp);
		this.signal.addEventListener('abort', giveUp, { once: true });
		const failed = await connection.open(attempt.signal);
		callOff();
		this.signal.removeEventListener('abort', giveUp);
		if (this.signal.aborted) {
			await connection.close(0);
			return { cause: 'host/closed', detail: 'closed here' };
		}
		if (failed !== undefined) {
			const late: LinkEnd = { cause: 'link/no-answer', detail: `nothing within ${CONNECT_MS} ms` };
			return this.#lose(attempt.signal.aborted ? late : failed);
		}
		return this.#welcome(connection);
	}

	/** A connection stands: ask how the printer is, and have it tell its changes. */
	async #welcome(connection: PrinterConnection): Promise<PrinterConnection | LinkEnd> {
		if (this.#canAsk(connection) && (await connection.askAll())) {
			if (this.#profile.status === 'full') await connection.wantAutomatic();
		}
		if (connection.ended !== undefined) return this.#lose(connection.ended);
		this.#current = connection;
		this.#openedAt = this.#world.timers.monotonic();
		this.#backoff.succeeded();
		connection.onStatus((status) => {
			this.#judge(connection);
			this.#world.tellStatus(status);
		});
		connection.onClosed((end) => this.#hungUp(connection, end));
		this.#judge(connection);
		this.#world.tellStatus(connection.status);
		this.#pollLater(connection);
		return connection;
	}

	/** Whether this printer over this link can be asked anything. */
	#canAsk({ caps }: PrinterConnection): boolean {
		return this.#profile.status !== 'none' && caps.read;
	}

	/** Whether the printer answered just now. */
	async #ask(connection: PrinterConnection): Promise<boolean> {
		if (!this.#canAsk(connection)) return true;
		const answered = await askStatus(connection);
		this.#judge(connection);
		return answered;
	}

	#judge(connection: PrinterConnection): void {
		if (connection !== this.#current) return;
		if (connection.heard) this.#everHeard = true;
		const silent = this.#canAsk(connection) && (connection.mute || !connection.heard);
		const { state, cause } = judgeStatus(connection.status, silent);
		this.#setHealth(state, cause === undefined ? {} : { cause });
	}

	#hungUp(connection: PrinterConnection, end: LinkEnd): void {
		if (connection !== this.#current) return;
		this.#current = undefined;
		this.#callOffNext();
		const steady = this.#world.timers.monotonic() - this.#openedAt >= STEADY_MS;
		if (end.cause === 'link/closed' && steady) void this.#visit();
		else this.#lose(end);
	}

	#lose(end: LinkEnd): LinkEnd {
		if (this.signal.aborted) return end;
		const delay = this.#backoff.nextDelayMs();
		const nextRetryMs = this.#world.timers.wall() + delay;
		const state = stateWithout(end);
		this.#setHealth(state, { cause: end.cause, detail: end.detail, nextRetryMs });
		this.#callOffNext = this.#world.timers.after(delay, () => void this.#visit());
		return end;
	}

	async #drop(connection: PrinterConnection, lingerMs?: number): Promise<void> {
		if (connection === this.#current) {
			this.#current = undefined;
			this.#callOffNext();
		}
		this.#closing = connection.close(lingerMs);
		await this.#closing;
	}

	#pollLater(connection: PrinterConnection): void {
		this.#callOffNext();
		if (this.#leavesBetweenJobs || !this.#canAsk(connection)) return;
		const ms = this.#health.state === 'blocked' ? POLL_BLOCKED_MS : POLL_MS;
		this.#callOffNext = this.#world.timers.after(ms, () => void this.#poll());
	}

	async #poll(): Promise<void> {
		const connection = this.#current;
		if (connection === undefined) return;
		if (!this.knowsStatus(connection)) {
			const answered = await this.#ask(connection);
			// Silence of a printer that used to answer: hang up and call again, which shows whether
			// it is still there at all.
			if (!answered && this.#everHeard && connection === this.#current && this.#jobs === 0) {
				await this.#drop(connection, 0);
				return this.#visit();
			}
		}
		if (connection === this.#current) this.#pollLater(connection);
	}

	#setHealth(
		state: HealthState,
		more: Omit<DeviceHealth, 'printerId' | 'state' | 'sinceMs'>,
	): void {
		const was = this.#health;
		const same = was.state === state && was.cause === more.cause;
		if (same && was.nextRetryMs === more.nextRetryMs) return;
		const { printerId } = was;
		const sinceMs = same ? was.sinceMs : this.#world.timers.wall();
		this.#health = { printerId, state, sinceMs, ...more };
		this.#world.tellHealth(this.#health);
	}
}
