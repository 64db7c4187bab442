/** Interim: no devices until the drivers are in. */
import type { DevicePort } from '#drivers/port.ts';
import type { Log } from '../system/log.ts';

export function startDeviceProcess(_log: Log): DevicePort {
	return {
		configure: () => undefined,
		print: () => Promise.resolve({ kind: 'confirmed', evidence: 'interim' }),
		pulseDrawer: () => Promise.resolve({ kind: 'sent' }),
		probe: (printerId) => Promise.resolve({ printerId, state: 'ready', sinceMs: 0 }),
		health: () => [],
		onHealth: () => () => undefined,
		onDrawer: () => () => undefined,
		close: () => Promise.resolve(),
	};
}
