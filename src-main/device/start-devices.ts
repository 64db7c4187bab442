/**
 * The device process under plain Node: a crash in a driver must not take the till down. The
 * Electron shell starts the same file as a utility process and hands that in instead.
 */
import type { DeviceNote, DevicePort } from '#drivers/port.ts';
import { openDeviceHost } from '#drivers/device-client.ts';
import { forkHost } from '#drivers/spawn-host.ts';
import type { Log } from '../system/log.ts';

/** The device process's file: the source itself, or its bundle beside ours. */
export function deviceHostUrl(): URL {
	const fromSource = import.meta.url.endsWith('.ts');
	const entry = fromSource ? '../../drivers/device-host.ts' : './device-host.js';
	return new URL(entry, import.meta.url);
}

export function startDevices(log: Log): DevicePort {
	const entry = deviceHostUrl();
	return openDeviceHost({ spawn: () => forkHost(entry), log: (note) => writeNote(log, note) });
}

/** Details of devices are figures and bytes, never a customer's. */
export function writeNote(log: Log, { printerId = '', note, detail = '' }: DeviceNote): void {
	log.note('device/note', { printer: printerId, note, detail });
}
