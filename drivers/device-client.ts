/**
 * Main's side of the device process: a DevicePort whose devices live in another process. When that
 * process dies it is started again, with patience; a job that was inside is `unknown`, one that
 * still waited here is rejected and stays queued. When it falls silent it is ended: no caller ever
 * hangs on it.
 */
import { Backoff } from './backoff.ts';
import { Listeners } from './listeners.ts';
import { readFromHost, type FromHost, type ToHost } from './messages.ts';
import type {
	DeviceCause,
	DeviceHealth,
	DeviceLog,
	DevicePort,
	DrawerEvent,
	DrawerOutcome,
	DrawerPulse,
	Outcome,
	PrinterSettings,
	PrintJob,
	Timers,
} from './port.ts';
import { jobMs, type Flight } from './flight.ts';
import type { HostChild } from './spawn-host.ts';
import { systemTimers, within } from './timers.ts';
import { Turns } from './turns.ts';

export type DeviceHostOptions = {
	readonly spawn: () => HostChild;
	readonly log?: DeviceLog;
	readonly timers?: Timers;
};

const PING_MS = 2000;
/** Long enough for a loaded machine to start the process, short enough for a cashier. */
const MUTE_MS = 15_000;
const CLOSE_MS = 3000;
const PROBE_MS = 10_000;
/** A pulse was sent or not within its time; so long after it the answer itself is late. */
const PULSE_ANSWER_MS = 2000;
/** Opens the devices in a process of their own; it is started at once. */
export function openDeviceHost(options: DeviceHostOptions): DevicePort {
	const client = new DeviceClient(options);
	client.start();
	return client;
}

class DeviceClient implements DevicePort {
	readonly #spawn: () => HostChild;
	readonly #log: DeviceLog;
	readonly #timers: Timers;
	readonly #backoff: Backoff;
	readonly #heard = new Listeners<DeviceHealth>();
	readonly #drawer = new Listeners<DrawerEvent>();
	readonly #flights = new Map<number, Flight>();
	readonly #lanes = new Map<string, Turns>();
	readonly #printing = new Map<string, Promise<Outcome>>();
	#health = new Map<string, DeviceHealth>();
	#printers: readonly PrinterSettings[] = [];
	#host: HostChild | undefined;
	#gone: Promise<void> = Promise.resolve();
	#heardAt = 0;
	#requests = 0;
	#closed = false;
	#callOffRestart: () => void = () => undefined;
	#callOffPing: () => void = () => undefined;

	constructor({ spawn, log = () => undefined, timers = systemTimers }: DeviceHostOptions) {
		this.#spawn = spawn;
		this.#log = log;
		this.#timers = timers;
		this.#backoff = new Backoff(timers);
	}

	start(): void {
		let host: HostChild;
		try {
			host = this.#spawn();
		} catch (error) {
			return this.#lose(error instanceof Error ? error.message : String(error));
		}
		this.#host = host;
		this.#heardAt = this.#timers.monotonic();
		this.#backoff.succeeded();
		host.onMessage((value) => this.#hear(host, value));
		this.#gone = new Promise((resolve) => {
			host.onExit((detail) => {
				resolve();
				if (host === this.#host) this.#lose(detail);
			});
		});
		this.#post({ type: 'configure', printers: this.#printers });
	}

	configure(printers: readonly PrinterSettings[]): void {
		this.#printers = printers;
		const sinceMs = this.#timers.wall();
		const before = this.#health;
		this.#health = new Map(
			printers.map(({ printerId }) => [
				printerId,
				before.get(printerId) ?? { printerId, state: 'opening', sinceMs },
			]),
		);
		this.#post({ type: 'configure', printers });
	}

	print(job: PrintJob): Promise<Outcome> {
		// The same job asked for twice is one job: nobody gets two papers by a double click.
		const running = this.#printing.get(job.jobId);
		if (running !== undefined) return running;
		const printing = this.#printInTurn(job).finally(() => this.#printing.delete(job.jobId));
		this.#printing.set(job.jobId, printing);
		return printing;
	}

	pulseDrawer({ printerId, ttlMs }: DrawerPulse): Promise<DrawerOutcome> {
		const expiresAt = this.#timers.monotonic() + ttlMs;
		if (this.#host === undefined) {
			return Promise.resolve({ kind: 'rejected', cause: this.#awayCause() });
		}
		return this.#fly<DrawerOutcome>(ttlMs + PULSE_ANSWER_MS, {
			message: (request) => ({ type: 'pulse', request, printerId, expiresAt }),
			answer: (message) => (message.type === 'pulsed' ? message.outcome : undefined),
			lost: (cause) => ({ kind: 'unknown', cause }),
		});
	}

	async probe(printerId: string): Promise<DeviceHealth> {
		const known = (): DeviceHealth =>
			this.#health.get(printerId) ?? {
				printerId,
				state: 'failed',
				cause: 'printer/not-configured',
				sinceMs: this.#timers.wall(),
			};
		if (this.#host === undefined) return known();
		return this.#fly<DeviceHealth>(PROBE_MS, {
			message: (request) => ({ type: 'probe', request, printerId }),
			answer: (message) => (message.type === 'probed' ? message.health : undefined),
			lost: known,
		});
	}

	health(): readonly DeviceHealth[] {
		return [...this.#health.values()];
	}

	onHealth(listener: (health: DeviceHealth) => void): () => void {
		return this.#heard.add(listener);
	}

	onDrawer(listener: (event: DrawerEvent) => void): () => void {
		return this.#drawer.add(listener);
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.#callOffRestart();
		const host = this.#host;
		if (host === undefined) return;
		this.#post({ type: 'close' });
		const late = 'late' as const;
		const end = await within(this.#timers, { ms: CLOSE_MS, late }, this.#gone);
		if (end === late) {
			host.kill();
			await this.#gone;
		}
	}

	async #printInTurn(job: PrintJob): Promise<Outcome> {
		const expiresAt = this.#timers.monotonic() + (job.deadlineMs ?? Infinity);
		const lane = this.#lanes.get(job.printerId) ?? new Turns();
		this.#lanes.set(job.printerId, lane);
		// One job at a time goes inside, so that a crash makes one job unknown and not a queue.
		const giveBack = await lane.take();
		try {
			if (this.#timers.monotonic() >= expiresAt) return { kind: 'expired' };
			if (this.#host === undefined) {
				const cause = this.#awayCause();
				return { kind: 'rejected', cause, retry: 'when-ready', evidence: 'not handed over' };
			}
			const letters = JSON.stringify(job.document).length;
			return await this.#fly<Outcome>(jobMs(letters), {
				message: (request) => ({
					type: 'print',
					request,
					job,
					...(Number.isFinite(expiresAt) && { expiresAt }),
				}),
				answer: (message) => (message.type === 'printed' ? message.outcome : undefined),
				lost: (cause) => ({ kind: 'unknown', cause, evidence: 'no answer from the devices' }),
			});
		} finally {
			giveBack();
		}
	}

	/** Sends a request inside; settles by its answer, by the end of the process or by `ms`. */
	#fly<T>(
		ms: number,
		way: {
			readonly message: (request: number) => ToHost;
			readonly answer: (message: FromHost) => T | undefined;
			readonly lost: (cause: DeviceCause) => T;
		},
	): Promise<T> {
		const request = ++this.#requests;
		return new Promise((resolve) => {
			const land = (value: T) => {
				callOff();
				this.#flights.delete(request);
				resolve(value);
			};
			const callOff = this.#timers.after(ms, () => this.#endMute());
			this.#flights.set(request, {
				settle: (message) => {
					const answer = way.answer(message);
					if (answer !== undefined) land(answer);
				},
				lost: (cause) => land(way.lost(cause)),
			});
			this.#post(way.message(request));
			if (this.#flights.size === 1) this.#pingLater();
		});
	}

	#post(message: ToHost): void {
		this.#host?.post(message);
	}

	#hear(host: HostChild, value: unknown): void {
		if (host !== this.#host) return;
		this.#heardAt = this.#timers.monotonic();
		const message = readFromHost(value);
		if (message === undefined) {
			return this.#log({ note: 'a message from the devices that fits nothing' });
		}
		if ('request' in message) return this.#flights.get(message.request)?.settle(message);
		if (message.type === 'health') this.#setHealth(message.health);
		else if (message.type === 'drawer') this.#drawer.tell(message.event);
		else if (message.type === 'note') this.#log(message.note);
	}

	#setHealth(health: DeviceHealth): void {
		if (!this.#health.has(health.printerId)) return;
		this.#health.set(health.printerId, health);
		this.#heard.tell(health);
	}

	/** While somebody waits for an answer, the process is asked whether it still listens. */
	#pingLater(): void {
		this.#callOffPing();
		this.#callOffPing = this.#timers.after(PING_MS, () => {
			if (this.#flights.size === 0) return;
			if (this.#timers.monotonic() - this.#heardAt >= MUTE_MS) return this.#endMute();
			this.#post({ type: 'ping' });
			this.#pingLater();
		});
	}

	#endMute(): void {
		this.#log({ note: 'the device process does not answer and is ended' });
		this.#settleFlights('host/mute');
		this.#host?.kill();
	}

	#lose(detail: string): void {
		this.#host = undefined;
		this.#callOffPing();
		this.#settleFlights(this.#awayCause());
		if (this.#closed) return;
		const delay = this.#backoff.nextDelayMs();
		this.#log({ note: 'the device process ended', detail });
		const sinceMs = this.#timers.wall();
		const nextRetryMs = sinceMs + delay;
		for (const printerId of this.#health.keys()) {
			const cause = 'host/died';
			this.#setHealth({ printerId, state: 'absent', cause, sinceMs, nextRetryMs, detail });
		}
		this.#callOffRestart = this.#timers.after(delay, () => this.start());
	}

	#settleFlights(cause: DeviceCause): void {
		const inside = Array.from(this.#flights.values());
		for (const flight of inside) flight.lost(cause);
	}

	#awayCause(): DeviceCause {
		return this.#closed ? 'host/closed' : 'host/died';
	}
}
