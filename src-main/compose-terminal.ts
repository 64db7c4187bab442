/**
 * Builds the whole terminal, without Electron: vault, ledger, settings, devices, spool, bridge.
 * Both hosts, the tests and the scripts use this one door. A terminal that cannot open its ledger
 * still answers: its status says what is wrong and what to do, and nothing is overwritten.
 */
import path from 'node:path';
import type { TerminalEvent } from '#shared/contract/events.ts';
import { openBridge } from './bridge/open-bridge.ts';
import type { Parts } from './open-live.ts';
import type { RunningTerminal, TerminalOptions } from './running-terminal.ts';
import { systemClock } from './system/clock.ts';
import { systemIds } from './system/ids.ts';
import { openHeldLog, type Log } from './system/log.ts';
import { makePrivateFolder, witnessDirOf } from './system/paths.ts';

/** Opens the terminal; never throws for what a person can cause. */
export async function composeTerminal(options: TerminalOptions): Promise<RunningTerminal> {
	const listeners = new Set<(event: TerminalEvent) => void>();
	const dataDir = path.resolve(options.dataDir);
	makePrivateFolder(dataDir);
	const clock = options.clock ?? systemClock();
	const log = openHeldLog({ folder: path.join(dataDir, 'log'), clock });
	const parts: Parts = {
		dataDir,
		host: options.host,
		keyStore: options.keyStore,
		appVersion: options.appVersion,
		options,
		places: {
			dataDir,
			witnessDir: options.witnessDir ?? witnessDirOf(dataDir),
			ledgerFile: path.join(dataDir, 'ledger.db'),
			keyStore: options.keyStore,
		},
		clock,
		ids: options.ids ?? systemIds(),
		log,
		announce: (event) => {
			for (const listener of listeners) tell(log, listener, event);
		},
	};
	const bridge = await openBridge(parts);
	return {
		answer: bridge.answer,
		busy: bridge.busy,
		onEvent: (listener) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		close: async () => {
			await bridge.close();
			await log.close();
		},
	};
}

/** Who is told cannot undo what was done: a screen that breaks is no reason to refuse a sale. */
function tell(log: Log, listener: (event: TerminalEvent) => void, event: TerminalEvent): void {
	try {
		listener(event);
	} catch (error) {
		log.fault('event/not-told', error, { event: event.event });
	}
}
