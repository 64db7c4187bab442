/**
 * One pulse for the cash drawer (钱箱). It is no print job: it has a few seconds to live, is sent
 * once or never, and opens the drawer also while the printer has no paper. What a printer would
 * hold back and fire with the next receipt is not sent at all.
 */
import type { DrawerOutcome, Timers } from '../port.ts';
import { within } from '../timers.ts';
import type { Turns } from '../turns.ts';
import { encodeDrawerPulse } from './commands.ts';
import type { PrinterConnection } from './printer-connection.ts';
import { blockingCause } from './printer-status.ts';
import type { DrawerWiring } from './profile.ts';

/** A drawer that opens moves its sensor within this. */
const SENSOR_MS = 800;

export type PulseWorld = {
	readonly timers: Timers;
	readonly wiring: DrawerWiring;
	readonly turns: Turns;
	/** A job's bytes stand in the printer: a pulse in turn would wait behind them. */
	readonly jobInside: boolean;
	/** Monotonic ms after which it must not be sent. */
	readonly expiresAt: number;
};

/** Sends the pulse over an open connection, or says why it was not sent. Never rejects. */
export async function pulseDrawer(
	connection: PrinterConnection,
	world: PulseWorld,
): Promise<DrawerOutcome> {
	const { timers, wiring, turns, expiresAt } = world;
	const left = () => expiresAt - timers.monotonic();
	const giveBack = await takeInTime(world);
	if (giveBack === undefined) return { kind: 'expired' };
	try {
		if (left() <= 0) return { kind: 'expired' };
		if (connection.ended !== undefined) {
			return { kind: 'rejected', cause: connection.ended.cause };
		}
		const blocked = blockingCause(connection.status) !== undefined;
		if (blocked && !wiring.realTime) return { kind: 'rejected', cause: 'printer/drawer-blocked' };
		const way = wiring.realTime && (blocked || world.jobInside) ? 'real-time' : 'in-turn';
		const opened = watchSensor(connection, wiring);
		const { failed } = await connection.write(encodeDrawerPulse(wiring, way), Math.max(1, left()));
		if (failed !== undefined) {
			opened.stop();
			return { kind: 'unknown', cause: failed.cause };
		}
		if (wiring.sensor === 'none') return { kind: 'sent' };
		return { kind: await opened.within(timers) };
	} finally {
		giveBack();
	}

	function takeInTime({ timers }: PulseWorld): Promise<(() => void) | undefined> {
		let given = false;
		const turn = turns.take().then((giveBack) => {
			// Too late: whoever waits behind must not wait for a pulse that is over.
			if (given) giveBack();
			return giveBack;
		});
		return within(timers, { ms: Math.max(0, left()), late: undefined }, turn).then((taken) => {
			given = taken === undefined;
			return taken;
		});
	}
}

function watchSensor(connection: PrinterConnection, { sensor }: DrawerWiring) {
	const isOpen = () => connection.status.drawerHigh === (sensor === 'high');
	let settle: (kind: 'opened') => void = () => undefined;
	const opened = new Promise<'opened'>((resolve) => {
		settle = resolve;
	});
	// One that stood open before the pulse proves nothing by standing open.
	let wasOpen = isOpen();
	const stop = connection.onStatus(() => {
		if (isOpen() && !wasOpen) settle('opened');
		wasOpen = isOpen();
	});
	return {
		stop,
		async within(timers: Timers): Promise<'opened' | 'sent'> {
			if (!connection.automatic) void connection.ask(1, SENSOR_MS);
			const kind = await within(timers, { ms: SENSOR_MS, late: 'sent' as const }, opened);
			stop();
			return kind;
		},
	};
}
