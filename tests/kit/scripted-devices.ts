/** A device port whose printer does what the test says; it remembers what it was given. */
import type { DeviceHealth, DevicePort, DrawerOutcome, Outcome, PrintJob } from '#drivers/port.ts';

export type ScriptedDevices = DevicePort & {
	readonly printed: PrintJob[];
	readonly pulses: number[];
	/** What the next jobs come to; the last one stays. */
	outcome: Outcome;
	drawerOutcome: DrawerOutcome;
	/** While set, jobs wait for it before they come to their outcome. */
	hold: Promise<void> | undefined;
	say(health: DeviceHealth): void;
};

export function scriptedDevices(): ScriptedDevices {
	const listeners = new Set<(health: DeviceHealth) => void>();
	const devices: ScriptedDevices = {
		printed: [],
		pulses: [],
		outcome: { kind: 'confirmed', evidence: 'scripted' },
		drawerOutcome: { kind: 'sent' },
		hold: undefined,
		configure: () => undefined,
		print: async (job) => {
			devices.printed.push(job);
			await devices.hold;
			return devices.outcome;
		},
		pulseDrawer: ({ ttlMs }) => {
			devices.pulses.push(ttlMs);
			return Promise.resolve(devices.drawerOutcome);
		},
		probe: (printerId) => Promise.resolve({ printerId, state: 'ready', sinceMs: 0 }),
		health: () => [],
		onHealth: (listener) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		onDrawer: () => () => undefined,
		close: () => Promise.resolve(),
		say: (health) => {
			for (const listener of listeners) listener(health);
		},
	};
	return devices;
}
