/**
 * What the rest of the terminal sees of its devices (设备). Main speaks to a `DevicePort`: printers
 * are configured, documents printed, drawers pulsed, health watched. It never sees bytes, sockets
 * or reconnects. Below it stand three layers: a Transport carries bytes, a Protocol turns commands
 * into bytes and bytes into events without any I/O, a device owns reconnect, queue and deadlines.
 *
 * A resolved write proves nothing about paper. So an outcome says what is known and by which
 * evidence: only the printer's own answer after the last byte is `confirmed` or `processed`.
 */
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import type { PrinterProfile } from './printer/profile.ts';

/** Everything that can stand between a job and its paper; the words for each are kept by main. */
export const deviceCauses = [
	'printer/paper-out',
	'printer/paper-near-end',
	'printer/cover-open',
	'printer/cutter-jam',
	'printer/hardware-error',
	'printer/overheated',
	'printer/offline',
	'printer/mute',
	'printer/not-configured',
	'printer/disabled',
	'printer/settings-invalid',
	'printer/drawer-blocked',
	'link/refused',
	'link/unreachable',
	'link/no-answer',
	'link/reset',
	'link/closed',
	'link/stalled',
	'link/no-permission',
	'link/not-found',
	'link/full',
	'link/failed',
	'host/died',
	'host/mute',
	'host/closed',
	'job/deadline',
	'job/invalid',
	'job/unprintable-figure',
] as const;
export type DeviceCause = (typeof deviceCauses)[number];

/**
 * `blocked` is not `failed`: the printer is there and says what a person must do (paper, cover).
 * `degraded` prints, but something is known to be weak (paper nearly out, it answers no status).
 */
export const healthStates = [
	'disabled',
	'absent',
	'opening',
	'ready',
	'degraded',
	'blocked',
	'failed',
] as const;
export type HealthState = (typeof healthStates)[number];

export type DeviceHealth = {
	readonly printerId: string;
	readonly state: HealthState;
	/** Why it is not simply `ready`. */
	readonly cause?: DeviceCause;
	/** Wall time in ms of the last change. */
	readonly sinceMs: number;
	/** Wall time in ms of the next attempt to reach it, while absent or failed. */
	readonly nextRetryMs?: number;
	/** Words of the system or of the device, for the log; never for the cashier. */
	readonly detail?: string;
};

/**
 * What became of a print job (打印任务).
 * - `confirmed`: the printer answered our process id, which it does when the paper is printed.
 * - `processed`: it answered a status request that stands behind the last byte.
 * - `sent`: the link took every byte and nothing complained; no better evidence exists.
 * - `unknown`: at least one byte left and then the evidence broke off. Never resend it silently.
 * - `rejected`: not one byte of it left. `when-ready` keeps it queued, `never` gives it up.
 * - `expired`: its time to begin ran out before the first byte.
 */
export type Outcome =
	| { readonly kind: 'confirmed' | 'processed' | 'sent'; readonly evidence: string }
	| { readonly kind: 'unknown'; readonly cause: DeviceCause; readonly evidence: string }
	| {
			readonly kind: 'rejected';
			readonly cause: DeviceCause;
			readonly retry: 'when-ready' | 'never';
			readonly evidence: string;
	  }
	| { readonly kind: 'expired' };

/**
 * What became of a drawer pulse. `opened` is said by the drawer's own sensor. A pulse that is
 * `unknown` may have fired; none of them is ever repeated by the device.
 */
export type DrawerOutcome =
	| { readonly kind: 'opened' | 'sent' | 'expired' }
	| { readonly kind: 'unknown' | 'rejected'; readonly cause: DeviceCause };

export type DrawerEvent = {
	readonly printerId: string;
	readonly open: boolean;
	/** Wall time in ms. */
	readonly atMs: number;
};

export type PrinterLink =
	| { readonly kind: 'tcp'; readonly host: string; readonly port: number }
	| { readonly kind: 'file'; readonly path: string };

export type PrinterSettings = {
	readonly printerId: string;
	readonly enabled: boolean;
	readonly link: PrinterLink;
	/** The name of a profile in printer/profile.ts (`generic-80`), or a profile of the store's own. */
	readonly profile: string | PrinterProfile;
	/**
	 * Several tills use this printer: connect for each job and leave again, because a TCP printer
	 * serves one client at a time. Otherwise one socket is kept warm.
	 */
	readonly shared?: boolean;
};

export type PrintJob = {
	readonly jobId: string;
	readonly printerId: string;
	readonly document: ReceiptDocument;
	/** Lines set in bold above and below the receipt: 补打 第2次 …, 重打 第1次 …, 培训-非销售凭证. */
	readonly marks?: readonly string[];
	/** The first byte must leave within so many ms from now, else the job is `expired`. */
	readonly deadlineMs?: number;
};

export type DrawerPulse = {
	readonly printerId: string;
	/** A pulse not sent within so many ms from now is dropped: a drawer never opens late. */
	readonly ttlMs: number;
};

export type Unsubscribe = () => void;

/** Main's one door to the devices. No call ever hangs and none rejects: every ending is a value. */
export type DevicePort = {
	/** The printers from now on; those that did not change keep their connection. */
	configure(printers: readonly PrinterSettings[]): void;
	/** One job at a time per printer, in the order given. */
	print(job: PrintJob): Promise<Outcome>;
	/** Beside the jobs, not among them; works while the printer is out of paper. */
	pulseDrawer(pulse: DrawerPulse): Promise<DrawerOutcome>;
	/** Asks the printer for its status now (the test button); answers its health. */
	probe(printerId: string): Promise<DeviceHealth>;
	/** The last known health of every configured printer. */
	health(): readonly DeviceHealth[];
	onHealth(listener: (health: DeviceHealth) => void): Unsubscribe;
	onDrawer(listener: (event: DrawerEvent) => void): Unsubscribe;
	close(): Promise<void>;
};

/** Something worth a line in the log: bytes nobody asked for, a restart of the device process. */
export type DeviceNote = {
	readonly printerId?: string;
	readonly note: string;
	readonly detail?: string;
};
export type DeviceLog = (note: DeviceNote) => void;

/** Time and chance, handed in so that tests hold them. */
export type Timers = {
	/** Monotonic ms, the same for every process of this machine. */
	monotonic(): number;
	/** Wall time in ms. */
	wall(): number;
	/** Calls `run` once after `ms` unless it is called off. */
	after(ms: number, run: () => void): () => void;
	/** 0 ≤ x < 1. */
	chance(): number;
};

export type LinkCaps = {
	/** Whether the far end can be heard at all. */
	readonly read: boolean;
	readonly flow: 'none' | 'rtscts' | 'tcp' | 'usb';
	readonly exclusive: boolean;
};

export type LinkEnd = { readonly cause: DeviceCause; readonly detail: string };

/** Bytes only. One Transport is one connection: a fresh one is made for every attempt. */
export type Transport = {
	readonly caps: LinkCaps;
	/** Resolves to undefined when open, to the reason when it cannot be. */
	open(signal: AbortSignal): Promise<LinkEnd | undefined>;
	/**
	 * Hands bytes to the link. `accepted` counts what the link took, which never means printed.
	 * `failed` is there when the deadline passed, the signal fell or the link ended.
	 */
	write(
		bytes: Uint8Array,
		limits: { readonly deadlineMs: number; readonly signal?: AbortSignal },
	): Promise<{ readonly accepted: number; readonly failed?: LinkEnd }>;
	/** Lets what was written drain, waits for the far end within `lingerMs`, then closes. */
	close(lingerMs?: number): Promise<void>;
	onData(listener: (bytes: Uint8Array) => void): Unsubscribe;
	/** Called exactly once, with the reason, however the connection ends. */
	onClosed(listener: (end: LinkEnd) => void): Unsubscribe;
};

/** Pure: commands to bytes, bytes to events; any chunking of the bytes gives the same events. */
export type Protocol<Command, Event> = {
	encode(command: Command): Uint8Array;
	decoder(): StreamDecoder<Event>;
};

export type StreamDecoder<Event> = {
	push(bytes: Uint8Array): readonly Event[];
	/** Forgets a half-read event; call it at every new connection. */
	reset(): void;
};
