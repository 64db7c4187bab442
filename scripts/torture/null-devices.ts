/** A device port that has no devices and says that everything went well. */
import type { DevicePort } from '#drivers/port.ts';

export function nullDevices(): DevicePort {
	return {
		configure: () => undefined,
		print: () => Promise.resolve({ kind: 'confirmed', evidence: 'nobody looked' }),
		pulseDrawer: () => Promise.resolve({ kind: 'sent' }),
		probe: (printerId) => Promise.resolve({ printerId, state: 'ready', sinceMs: 0 }),
		health: () => [],
		onHealth: () => () => undefined,
		onDrawer: () => () => undefined,
		close: () => Promise.resolve(),
	};
}
