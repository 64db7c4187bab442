/** A virtual printer and the devices that print on it, opened for one test and closed after it. */
import { onTestFinished } from 'vitest';
import { openLocalDevices, type LocalDevices } from '#drivers/local-devices.ts';
import type { DeviceHealth, DeviceNote, PrinterSettings } from '#drivers/port.ts';
import { findProfile, type PrinterProfile } from '#drivers/printer/profile.ts';
import type { VirtualPrinterSettings } from '#drivers/simulator/printer-orders.ts';
import { openVirtualPrinter, type VirtualPrinter } from '#drivers/simulator/virtual-printer.ts';
import { slowTimers } from '#kit/slow-timers.ts';

export const PRINTER = 'receipt';

export type Bench = {
	readonly printer: VirtualPrinter;
	readonly devices: LocalDevices;
	readonly notes: readonly DeviceNote[];
	readonly settings: PrinterSettings;
	/** Resolves when the health is in this state, now or later. */
	state(...states: DeviceHealth['state'][]): Promise<DeviceHealth>;
};

export type BenchOptions = {
	readonly profile?: string;
	readonly change?: Partial<PrinterProfile>;
	readonly shared?: boolean;
	readonly printer?: VirtualPrinterSettings;
	/** Tells the printer before anything connects. */
	readonly before?: (printer: VirtualPrinter) => Promise<void>;
};

export function profileNamed(name: string, change: Partial<PrinterProfile> = {}): PrinterProfile {
	const profile = findProfile(name);
	if (profile === undefined) throw new Error(`no profile ${name}`);
	return { ...profile, ...change };
}

export async function openBench(options: BenchOptions = {}): Promise<Bench> {
	const { profile = 'epson-80', change = {}, shared = false } = options;
	const printer = await openVirtualPrinter(options.printer);
	onTestFinished(() => printer.close());
	await options.before?.(printer);
	const notes: DeviceNote[] = [];
	const devices = openLocalDevices({ timers: slowTimers, log: (note) => notes.push(note) });
	onTestFinished(() => devices.close());
	const settings: PrinterSettings = {
		printerId: PRINTER,
		enabled: true,
		link: { kind: 'tcp', host: '127.0.0.1', port: printer.port },
		profile: profileNamed(profile, change),
		shared,
	};
	devices.configure([settings]);
	const state = (...states: DeviceHealth['state'][]) => healthIn(devices, states);
	return { printer, devices, notes, settings, state };
}

function healthIn(
	devices: LocalDevices,
	states: readonly DeviceHealth['state'][],
): Promise<DeviceHealth> {
	return new Promise((resolve) => {
		const [now] = devices.health();
		if (now !== undefined && states.includes(now.state)) return resolve(now);
		const stop = devices.onHealth((health) => {
			if (!states.includes(health.state)) return;
			stop();
			resolve(health);
		});
	});
}
