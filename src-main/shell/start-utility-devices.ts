/** The device process as an Electron utility process: the runAsNode fuse is off, so no fork. */
import { utilityProcess } from 'electron';
import { fileURLToPath } from 'node:url';
import type { DevicePort } from '#drivers/port.ts';
import { openDeviceHost } from '#drivers/device-client.ts';
import { hostOver } from '#drivers/spawn-host.ts';
import { deviceHostUrl } from '../device/start-devices.ts';

export function startUtilityDevices(): DevicePort {
	const entry = fileURLToPath(deviceHostUrl());
	return openDeviceHost({
		spawn: () =>
			hostOver(utilityProcess.fork(entry, [], { serviceName: 'guitai-devices', stdio: 'ignore' })),
	});
}
