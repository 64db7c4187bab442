/** The device process's side of the channel: its devices do what main asks and tell what happens. */
import { openLocalDevices, type LocalDevicesOptions } from './local-devices.ts';
import { readToHost, type FromHost, type ToHost } from './messages.ts';

/** One end of a channel between two processes. */
export type HostChannel = {
	post(message: FromHost): void;
	onMessage(listener: (message: unknown) => void): void;
};

/** Serves `channel` until it is told to close; then `closed` is called, once. */
export function serveDevices(
	channel: HostChannel,
	closed: () => void,
	options: Omit<LocalDevicesOptions, 'log'> = {},
): void {
	const devices = openLocalDevices({
		...options,
		log: (note) => channel.post({ type: 'note', note }),
	});
	devices.onHealth((health) => channel.post({ type: 'health', health }));
	devices.onDrawer((event) => channel.post({ type: 'drawer', event }));
	channel.onMessage((value) => {
		const message = readToHost(value);
		if (message !== undefined) return void obey(message);
		// A request that does not fit gets an answer all the same, or its caller would wait.
		channel.post({ type: 'note', note: { note: 'a message that fits nothing was dropped' } });
		const request = requestOf(value);
		if (request === undefined) return;
		const evidence = 'the device process could not read it';
		channel.post({
			type: 'printed',
			request,
			outcome: { kind: 'rejected', cause: 'job/invalid', retry: 'never', evidence },
		});
	});

	async function obey(message: ToHost): Promise<void> {
		switch (message.type) {
			case 'configure':
				return devices.configure(message.printers);
			case 'print': {
				const { request, job, expiresAt = Infinity } = message;
				const outcome = await devices.printUntil(job, expiresAt);
				return channel.post({ type: 'printed', request, outcome });
			}
			case 'pulse': {
				const { request, printerId, expiresAt } = message;
				const outcome = await devices.pulseUntil(printerId, expiresAt);
				return channel.post({ type: 'pulsed', request, outcome });
			}
			case 'probe': {
				const { request, printerId } = message;
				const health = await devices.probe(printerId);
				return channel.post({ type: 'probed', request, health });
			}
			case 'ping':
				return channel.post({ type: 'pong' });
			case 'close':
				await devices.close();
				return closed();
		}
	}
}

/** The number of a print request that is otherwise broken. */
function requestOf(value: unknown): number | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if (!('type' in value) || value.type !== 'print' || !('request' in value)) return undefined;
	return typeof value.request === 'number' ? value.request : undefined;
}
