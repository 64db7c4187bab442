/**
 * The devices of one terminal in this very process: a DevicePort without a process of its own. The
 * device process wraps one; tests and scripts open one directly.
 */
import type {
	DeviceCause,
	DeviceHealth,
	DeviceLog,
	DeviceNote,
	DevicePort,
	DrawerEvent,
	DrawerOutcome,
	DrawerPulse,
	Outcome,
	PrinterSettings,
	PrintJob,
	Timers,
	Transport,
} from './port.ts';
import { Listeners } from './listeners.ts';
import { EscposPrinter } from './printer/escpos-printer.ts';
import { findProfile } from './printer/profile.ts';
import { systemTimers } from './timers.ts';
import { fileTransport } from './transport/file.ts';
import { tcpTransport } from './transport/tcp.ts';

export type LocalDevicesOptions = {
	readonly timers?: Timers;
	readonly log?: (note: DeviceNote) => void;
	/** How a printer is connected to; by default over the link its settings name. */
	readonly connect?: (settings: PrinterSettings) => Transport;
};

/** The deadlines of one job in monotonic ms, when they were set in another process. */
export type LocalDevices = DevicePort & {
	printUntil(job: PrintJob, expiresAt: number): Promise<Outcome>;
	pulseUntil(printerId: string, expiresAt: number): Promise<DrawerOutcome>;
};

/** Opens the devices of this process; nothing is connected before `configure`. */
export function openLocalDevices(options: LocalDevicesOptions = {}): LocalDevices {
	return new Devices(options);
}

/** One configured printer: working, or standing still for a reason. */
type Place = {
	readonly settings: PrinterSettings;
	readonly printer: EscposPrinter | undefined;
	readonly idle: DeviceHealth | undefined;
};

class Devices implements LocalDevices {
	readonly #timers: Timers;
	readonly #log: DeviceLog;
	readonly #connect: (settings: PrinterSettings) => Transport;
	readonly #health = new Listeners<DeviceHealth>();
	readonly #drawer = new Listeners<DrawerEvent>();
	readonly #places = new Map<string, Place>();
	#closed = false;

	constructor({ timers = systemTimers, log = () => undefined, connect }: LocalDevicesOptions) {
		this.#timers = timers;
		this.#log = log;
		this.#connect = connect ?? ((settings) => transportFor(settings, timers));
	}

	configure(printers: readonly PrinterSettings[]): void {
		if (this.#closed) return;
		const wanted = new Map(printers.map((settings) => [settings.printerId, settings]));
		for (const [printerId, place] of this.#places) {
			if (sameSettings(place.settings, wanted.get(printerId))) continue;
			this.#places.delete(printerId);
			void place.printer?.close();
		}
		for (const settings of wanted.values()) {
			if (!this.#places.has(settings.printerId)) this.#install(settings);
		}
	}

	print(job: PrintJob): Promise<Outcome> {
		return this.printUntil(job, this.#timers.monotonic() + (job.deadlineMs ?? Infinity));
	}

	printUntil(job: PrintJob, expiresAt: number): Promise<Outcome> {
		const printer = this.#places.get(job.printerId)?.printer;
		if (printer !== undefined && !this.#closed) return printer.print(job, expiresAt);
		const cause = this.#idleCause(job.printerId);
		return Promise.resolve({
			kind: 'rejected',
			cause,
			retry: 'when-ready',
			evidence: 'not in use',
		});
	}

	pulseDrawer({ printerId, ttlMs }: DrawerPulse): Promise<DrawerOutcome> {
		return this.pulseUntil(printerId, this.#timers.monotonic() + ttlMs);
	}

	pulseUntil(printerId: string, expiresAt: number): Promise<DrawerOutcome> {
		const printer = this.#places.get(printerId)?.printer;
		if (printer !== undefined && !this.#closed) return printer.pulse(expiresAt);
		return Promise.resolve({ kind: 'rejected', cause: this.#idleCause(printerId) });
	}

	probe(printerId: string): Promise<DeviceHealth> {
		const place = this.#places.get(printerId);
		if (place?.printer !== undefined && !this.#closed) return place.printer.probe();
		return Promise.resolve(place?.idle ?? this.#standing(printerId, this.#idleCause(printerId)));
	}

	health(): readonly DeviceHealth[] {
		return [...this.#places.values()].flatMap(({ printer, idle }) => printer?.health ?? idle ?? []);
	}

	onHealth(listener: (health: DeviceHealth) => void): () => void {
		return this.#health.add(listener);
	}

	onDrawer(listener: (event: DrawerEvent) => void): () => void {
		return this.#drawer.add(listener);
	}

	async close(): Promise<void> {
		this.#closed = true;
		const places = [...this.#places.values()];
		await Promise.all(places.map(async (place) => place.printer?.close()));
	}

	#install(settings: PrinterSettings): void {
		const profile =
			typeof settings.profile === 'string' ? findProfile(settings.profile) : settings.profile;
		if (!settings.enabled || profile === undefined) {
			const cause = settings.enabled ? 'printer/settings-invalid' : 'printer/disabled';
			const idle = this.#standing(settings.printerId, cause);
			this.#places.set(settings.printerId, { settings, printer: undefined, idle });
			return this.#health.tell(idle);
		}
		const printer = new EscposPrinter(settings, profile, {
			timers: this.#timers,
			log: this.#log,
			connect: this.#connect,
			tellHealth: (health) => this.#tellOf(printer, health),
			tellDrawer: (event) => this.#drawer.tell(event),
		});
		this.#places.set(settings.printerId, { settings, printer, idle: undefined });
		printer.start();
	}

	/** A printer that was replaced does not speak for its successor. */
	#tellOf(printer: EscposPrinter, health: DeviceHealth): void {
		if (this.#places.get(health.printerId)?.printer === printer) this.#health.tell(health);
	}

	#idleCause(printerId: string): DeviceCause {
		if (this.#closed) return 'host/closed';
		return this.#places.get(printerId)?.idle?.cause ?? 'printer/not-configured';
	}

	#standing(printerId: string, cause: DeviceCause): DeviceHealth {
		const state = cause === 'printer/disabled' ? 'disabled' : 'failed';
		return { printerId, state, cause, sinceMs: this.#timers.wall() };
	}
}

function transportFor({ link }: PrinterSettings, timers: Timers): Transport {
	return link.kind === 'tcp' ? tcpTransport(link, timers) : fileTransport(link.path, timers);
}

function sameSettings(a: PrinterSettings, b: PrinterSettings | undefined): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
