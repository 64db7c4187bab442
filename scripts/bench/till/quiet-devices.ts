/** Devices that do at once what they are asked: a bench of the ledger does not wait for paper. */
import type { DevicePort } from '#drivers/port.ts';

export function quietDevices(): DevicePort {
	return {
		configure: () => undefined,
		print: () => Promise.resolve({ kind: 'confirmed', evidence: 'quiet' }),
		pulseDrawer: () => Promise.resolve({ kind: 'sent' }),
		probe: (printerId) => Promise.resolve({ printerId, state: 'ready', sinceMs: 0 }),
		health: () => [],
		onHealth: () => () => undefined,
		onDrawer: () => () => undefined,
		close: () => Promise.resolve(),
	};
}
