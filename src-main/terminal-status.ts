/** terminal/status: everything the frame of the screen shows, in every phase. */
import type { Language, TerminalStatusView } from '#shared/contract/views.ts';
import type { DeviceHealth } from '#drivers/port.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import { businessDate } from '#shared/kernel/time.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { countNeedy } from './device/print-job-store.ts';
import { defaultSettings } from './settings/default-settings.ts';
import { countUnsynced, findOpenShift, showShift } from './shift/shift-store.ts';
import type { SignedIn, Terminal } from './terminal.ts';
import type { Warning } from './terminal-warnings.ts';

export type StatusParts = {
	readonly host: 'electron' | 'browser';
	readonly appVersion: string;
	readonly clock: Clock;
};

export type SessionState = { readonly operator?: SignedIn; readonly locked: boolean };

export type WithoutLedger = {
	readonly phase: 'needs-recovery' | 'broken';
	readonly problem: AnyRefusal;
	readonly language: Language;
};

export type WithLedger = {
	readonly phase: 'first-run' | 'ready';
	readonly session: SessionState;
	readonly warnings: readonly Warning[];
};

/** The status while there is no ledger to ask. */
export function statusWithoutLedger(
	{ host, appVersion, clock }: StatusParts,
	{ phase, problem, language }: WithoutLedger,
): TerminalStatusView {
	const atMs = clock.now();
	const { timeZone, cutOffMinutes } = defaultSettings;
	return {
		phase,
		problem: { ...problem },
		host,
		version: appVersion,
		language,
		store: { name: '', code: '', timeZone },
		terminalCode: '',
		atMs,
		bizDate: businessDate(atMs, timeZone, cutOffMinutes),
		locked: false,
		pendingSync: 0,
		waitingJobs: 0,
		devices: [],
		warnings: [],
		idleLockMs: 0,
	};
}

export function statusOf(
	{ host, appVersion, clock }: StatusParts,
	terminal: Terminal,
	{ phase, session, warnings }: WithLedger,
): TerminalStatusView {
	const settings = terminal.settings.current();
	const atMs = clock.now();
	const today = businessDate(atMs, settings.timeZone, settings.cutOffMinutes);
	const seen = terminal.pen.head().maxBizDate;
	const shift = findOpenShift(terminal.pen);
	const { operator } = session;
	return {
		phase,
		host,
		version: appVersion,
		language: settings.language,
		store: { name: settings.storeName, code: settings.storeCode, timeZone: settings.timeZone },
		terminalCode: settings.terminalCode,
		atMs,
		// A clock that went back never goes back in business days.
		bizDate: seen > today ? seen : today,
		...(operator === undefined ? {} : { operator: { ...operator, active: true } }),
		locked: session.locked,
		...(shift === undefined ? {} : { shift: showShift(shift) }),
		pendingSync: countUnsynced(terminal.pen),
		waitingJobs: countNeedy(terminal.pen),
		devices: terminal.devices(),
		warnings: [...warnings],
		idleLockMs: settings.idleLockMinutes * 60_000,
	};
}

export function showDevice(health: DeviceHealth): TerminalStatusView['devices'][number] {
	const { printerId: id, state, cause, sinceMs } = health;
	return { id, kind: 'printer', health: state, reason: cause ?? '', sinceMs };
}
