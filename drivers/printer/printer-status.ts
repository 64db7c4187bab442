/**
 * The state of a printer (打印机状态), put together from its answers. Bits as in the makers' tables
 * for DLE EOT 1–4 and automatic status; a byte says only what it is about and leaves the rest.
 */
import type { DeviceCause } from '../port.ts';
import type { StatusQuery } from './commands.ts';

export type PrinterStatus = {
	readonly offline: boolean;
	readonly coverOpen: boolean;
	readonly paperOut: boolean;
	readonly paperNearEnd: boolean;
	readonly cutterJam: boolean;
	readonly hardwareError: boolean;
	readonly overheated: boolean;
	/** Level of the drawer's sensor pin; undefined until it was said. */
	readonly drawerHigh: boolean | undefined;
};

export const UNTOLD: PrinterStatus = {
	offline: false,
	coverOpen: false,
	paperOut: false,
	paperNearEnd: false,
	cutterJam: false,
	hardwareError: false,
	overheated: false,
	drawerHigh: undefined,
};

const bit = (byte: number, mask: number) => (byte & mask) !== 0;

/** The status after the answer `byte` to `DLE EOT query`. */
export function foldAnswer(was: PrinterStatus, query: StatusQuery, byte: number): PrinterStatus {
	switch (query) {
		case 1:
			return { ...was, offline: bit(byte, 0x08), drawerHigh: bit(byte, 0x04) };
		case 2:
			return { ...was, coverOpen: bit(byte, 0x04), paperOut: bit(byte, 0x20) };
		case 3:
			return {
				...was,
				cutterJam: bit(byte, 0x08),
				hardwareError: bit(byte, 0x24),
				overheated: bit(byte, 0x40),
			};
		case 4:
			// Query 2 may have said that printing stopped for paper; a near-end sensor cannot deny it.
			return {
				...was,
				paperNearEnd: bit(byte, 0x0c),
				paperOut: bit(byte, 0x60) || was.paperOut,
			};
	}
}

/** The status an automatic status of four bytes tells, whole. */
export function readAutomatic([first, second, third]: readonly [
	number,
	number,
	number,
	number,
]): PrinterStatus {
	return {
		drawerHigh: bit(first, 0x04),
		offline: bit(first, 0x08),
		coverOpen: bit(first, 0x20),
		cutterJam: bit(second, 0x08),
		hardwareError: bit(second, 0x24),
		overheated: bit(second, 0x40),
		paperNearEnd: bit(third, 0x03),
		paperOut: bit(third, 0x0c),
	};
}

/** What a person must do before this printer prints again, or undefined when nothing. */
export function blockingCause(status: PrinterStatus): DeviceCause | undefined {
	if (status.coverOpen) return 'printer/cover-open';
	if (status.paperOut) return 'printer/paper-out';
	if (status.cutterJam) return 'printer/cutter-jam';
	if (status.hardwareError) return 'printer/hardware-error';
	if (status.overheated) return 'printer/overheated';
	return status.offline ? 'printer/offline' : undefined;
}

/** Whether a `GS r 1` answer says that the paper has run out. */
export function answersPaperOut(byte: number): boolean {
	return bit(byte, 0x0c);
}
