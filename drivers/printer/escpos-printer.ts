/**
 * A receipt printer as the terminal knows it (小票打印机): one job at a time in the order they came,
 * a drawer beside them, and its health. A job that cannot begin is rejected before its first byte
 * and stays in the ledger's queue; once begun it is never begun again here.
 */
import type {
	DeviceCause,
	DeviceHealth,
	DeviceLog,
	DrawerEvent,
	DrawerOutcome,
	Outcome,
	PrinterSettings,
	PrintJob,
	Timers,
	Transport,
} from '../port.ts';
import { Turns } from '../turns.ts';
import { within } from '../timers.ts';
import { PROCESS_ID_LETTERS } from './decode-status.ts';
import { encodeReceipt, type EncodedReceipt } from './encode-escpos.ts';
import { PrinterReach } from './printer-reach.ts';
import type { PrinterStatus } from './printer-status.ts';
import type { PrinterProfile } from './profile.ts';
import { pulseDrawer } from './pulse-drawer.ts';
import { sendReceipt } from './send-receipt.ts';

export type PrinterWorld = {
	readonly timers: Timers;
	readonly log: DeviceLog;
	readonly connect: (settings: PrinterSettings) => Transport;
	readonly tellHealth: (health: DeviceHealth) => void;
	readonly tellDrawer: (event: DrawerEvent) => void;
};

export class EscposPrinter {
	readonly #settings: PrinterSettings;
	readonly #profile: PrinterProfile;
	readonly #world: PrinterWorld;
	readonly #reach: PrinterReach;
	readonly #jobTurns = new Turns();
	readonly #writeTurns = new Turns();
	#jobNumber: number;
	#jobInside = false;
	/** The pulse asked for last: the receipt that comes with it lets it go first. */
	#pulsing: Promise<unknown> = Promise.resolve();
	#recovering = false;
	/** It answered in turn but never by process id: the profile promised too much. */
	#answersNoProcessId = false;
	#drawerOpen: boolean | undefined;

	constructor(settings: PrinterSettings, profile: PrinterProfile, world: PrinterWorld) {
		this.#settings = settings;
		this.#profile = profile;
		this.#world = world;
		this.#jobNumber = Math.floor(world.timers.chance() * PROCESS_ID_LETTERS.length ** 4);
		this.#reach = new PrinterReach(settings, profile, {
			timers: world.timers,
			log: world.log,
			connect: world.connect,
			tellHealth: world.tellHealth,
			tellStatus: (status) => this.#watchDrawer(status),
		});
	}

	get health(): DeviceHealth {
		return this.#reach.health;
	}

	start(): void {
		this.#reach.start();
	}

	/** Prints in turn. `expiresAt` (monotonic ms): when the first byte must have left. */
	async print(job: PrintJob, expiresAt: number): Promise<Outcome> {
		const giveBack = await this.#jobTurns.take();
		try {
			return await this.#printNow(job, expiresAt);
		} finally {
			giveBack();
		}
	}

	/** Pulses the drawer now or not at all; `expiresAt` in monotonic ms. */
	pulse(expiresAt: number): Promise<DrawerOutcome> {
		const pulsed = this.#pulseNow(expiresAt);
		this.#pulsing = pulsed;
		return pulsed;
	}

	async #pulseNow(expiresAt: number): Promise<DrawerOutcome> {
		const { timers } = this.#world;
		const left = expiresAt - timers.monotonic();
		if (left <= 0) return { kind: 'expired' };
		const open = this.#reach.current;
		if (open !== undefined && open.ended === undefined && this.#reach.knowsStatus(open)) {
			return this.#pulseOver(open, expiresAt);
		}
		const late = { kind: 'late' } as const;
		this.#reach.jobBegins();
		try {
			const reached = await within(timers, { ms: left, late }, this.#reach.ready());
			if (reached.kind === 'late') return { kind: 'expired' };
			if (reached.kind === 'away') return { kind: 'rejected', cause: reached.end.cause };
			return await this.#pulseOver(reached.connection, expiresAt);
		} finally {
			this.#reach.jobEnds({ broken: false });
		}
	}

	/** Asks the printer now; resolves to the health that comes of it. */
	probe(): Promise<DeviceHealth> {
		return this.#reach.probe();
	}

	/** What runs becomes `unknown`, what waits is rejected; then the connection is closed. */
	close(): Promise<void> {
		return this.#reach.stop();
	}

	#pulseOver(
		connection: Parameters<typeof pulseDrawer>[0],
		expiresAt: number,
	): Promise<DrawerOutcome> {
		return pulseDrawer(connection, {
			timers: this.#world.timers,
			wiring: this.#profile.drawer,
			turns: this.#writeTurns,
			jobInside: this.#jobInside,
			expiresAt,
		});
	}

	async #printNow(job: PrintJob, expiresAt: number): Promise<Outcome> {
		const { timers } = this.#world;
		const profile = this.#answersNoProcessId
			? { ...this.#profile, processId: false }
			: this.#profile;
		const encoded = encodeReceipt(job.document, profile, job.marks);
		if (!encoded.ok) {
			const { code, text } = encoded.refusal;
			return { kind: 'rejected', cause: code, retry: 'never', evidence: text };
		}
		if (timers.monotonic() >= expiresAt) return { kind: 'expired' };
		if (this.#reach.signal.aborted) return waiting('host/closed', 'closed here');
		this.#reach.jobBegins();
		let outcome: Outcome | undefined;
		try {
			outcome = await this.#reachAndSend(encoded.value, profile, expiresAt);
			// The printer hung up between the question and the first byte: nothing is lost by asking
			// again, and nobody would wake the job later, for its health never changed.
			if (outcome.kind === 'rejected' && outcome.cause === 'link/closed') {
				outcome = await this.#reachAndSend(encoded.value, profile, expiresAt);
			}
			this.#learn(outcome);
			return outcome;
		} finally {
			this.#reach.jobEnds({ broken: outcome?.kind === 'unknown' });
		}
	}

	async #reachAndSend(
		receipt: EncodedReceipt,
		profile: PrinterProfile,
		expiresAt: number,
	): Promise<Outcome> {
		const { timers } = this.#world;
		const reached = await this.#reach.ready();
		if (reached.kind === 'away') return waiting(reached.end.cause, reached.end.detail);
		if (reached.blocked !== undefined) return waiting(reached.blocked, 'it says so itself');
		// Change is counted out of an open drawer, and a receipt may take seconds. A pulse ends soon.
		await this.#pulsing;
		if (timers.monotonic() >= expiresAt) return { kind: 'expired' };
		this.#jobInside = true;
		try {
			return await sendReceipt(reached.connection, receipt, {
				timers,
				profile,
				processId: this.#nextProcessId(),
				knownToAnswer: this.#reach.everHeard,
				recovering: this.#recovering,
				turns: this.#writeTurns,
				signal: this.#reach.signal,
			});
		} finally {
			this.#jobInside = false;
		}
	}

	#learn(outcome: Outcome): void {
		if (outcome.kind !== 'rejected' && outcome.kind !== 'expired') {
			this.#recovering = outcome.kind === 'unknown';
		}
		if (outcome.kind !== 'processed' || !this.#profile.processId) return;
		if (this.#answersNoProcessId) return;
		this.#answersNoProcessId = true;
		const { printerId } = this.#settings;
		this.#world.log({ printerId, note: 'answers in turn but knows no process id' });
	}

	/** Four letters that do not repeat for as long as any answer could be under way. */
	#nextProcessId(): string {
		this.#jobNumber += 1;
		let rest = this.#jobNumber;
		let id = '';
		for (let i = 0; i < 4; i++) {
			id += PROCESS_ID_LETTERS.charAt(rest % PROCESS_ID_LETTERS.length);
			rest = Math.floor(rest / PROCESS_ID_LETTERS.length);
		}
		return id;
	}

	#watchDrawer(status: PrinterStatus): void {
		const { sensor } = this.#profile.drawer;
		if (sensor === 'none' || status.drawerHigh === undefined) return;
		const open = status.drawerHigh === (sensor === 'high');
		if (open === this.#drawerOpen) return;
		const first = this.#drawerOpen === undefined;
		this.#drawerOpen = open;
		if (first && !open) return;
		const { printerId } = this.#settings;
		this.#world.tellDrawer({ printerId, open, atMs: this.#world.timers.wall() });
	}
}

function waiting(cause: DeviceCause, evidence: string): Outcome {
	return { kind: 'rejected', cause, retry: 'when-ready', evidence };
}
