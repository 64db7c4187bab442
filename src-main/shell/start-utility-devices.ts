/** The device process as an Electron utility process: the runAsNode fuse is off, so no fork. */
import { utilityProcess } from 'electron';
import { fileURLToPath } from 'node:url';
import type { DevicePort } from '#drivers/port.ts';
import { openDeviceHost } from '#drivers/device-client.ts';
import { hostOver } from '#drivers/spawn-host.ts';
import { deviceHostUrl, writeNote } from '../device/start-devices.ts';
import type { Log } from '../system/log.ts';

export function startUtilityDevices(log: Log): DevicePort {
	const entry = fileURLToPath(deviceHostUrl());
	const options = { serviceName: 'guitai-devices', stdio: 'ignore' } as const;
	return openDeviceHost({
		spawn: () => hostOver(utilityProcess.fork(entry, [], options)),
		log: (note) => writeNote(log, note),
	});
}
