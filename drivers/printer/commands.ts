/**
 * The short ESC/POS commands beside the receipt itself: status, evidence, drawer. Names and bytes
 * as in the makers' command lists.
 */
import type { DrawerWiring, PrinterProfile } from './profile.ts';

/** DLE EOT n: 1 printer, 2 offline cause, 3 error cause, 4 paper. Answered at once, even blocked. */
export type StatusQuery = 1 | 2 | 3 | 4;

export function encodeStatusQuery(query: StatusQuery): Uint8Array {
	return Uint8Array.of(0x10, 0x04, query);
}

/** GS a: from now on the printer says every change of its status by itself (ASB). */
export function encodeAutomaticStatus(): Uint8Array {
	return Uint8Array.of(0x1d, 0x61, 0xff);
}

/** GS r 1: answered when the printer reaches it in the stream, held back while it is blocked. */
export function encodeStatusInTurn(): Uint8Array {
	return Uint8Array.of(0x1d, 0x72, 0x01);
}

/** GS ( H function 48: the printer gives these four characters back when all before is printed. */
export function encodeProcessId(id: string): Uint8Array {
	const four = Array.from({ length: 4 }, (_, i) => id.charCodeAt(i));
	return Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...four);
}

/**
 * One pulse on the drawer's pin. `in-turn` (ESC p) waits behind what is already in the printer and
 * is held while it is blocked; `real-time` (DLE DC4) fires at once, also without paper.
 */
export function encodeDrawerPulse(wiring: DrawerWiring, way: 'in-turn' | 'real-time'): Uint8Array {
	const pin = wiring.pin === 5 ? 1 : 0;
	if (way === 'real-time') {
		return Uint8Array.of(0x10, 0x14, 0x01, pin, within(1, 8, wiring.onMs / 100));
	}
	const on = within(1, 255, wiring.onMs / 2);
	return Uint8Array.of(0x1b, 0x70, pin, on, within(on, 255, wiring.offMs / 2));
}

/** What goes before a job that follows a broken one, when the model wants it. */
export function encodeRecovery(recover: PrinterProfile['recover']): Uint8Array {
	if (recover === 'dle-enq-2') return Uint8Array.of(0x10, 0x05, 0x02);
	return recover === 'can' ? Uint8Array.of(0x18) : new Uint8Array();
}

function within(least: number, most: number, value: number): number {
	return Math.min(most, Math.max(least, Math.round(value)));
}
