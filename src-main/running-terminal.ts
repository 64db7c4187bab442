/**
 * The terminal as a host sees it: one door in, one stream of events out. The Electron shell and
 * the browser host both hold exactly this and nothing else, so what works over one works over the
 * other, and tests and scripts use the same door.
 */
import type { TerminalEvent } from '#shared/contract/events.ts';
import type { PrinterSetting } from '#shared/contract/settings-view.ts';
import type { AllowanceMessage } from '#shared/contract/allowance-messages.ts';
import type { Reply } from '#shared/contract/request.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Ids } from '#shared/kernel/ids.ts';
import type { DevicePort } from '#drivers/port.ts';
import type { AcceptRefusal } from './allowance/accept-refusal.ts';
import type { HqPort } from './allowance/hq-link.ts';
import type { KeyStore } from './vault/key-store.ts';

export type RunningTerminal = {
	/**
	 * Answers one envelope (src-shared/contract/request.ts) for one session. `sessionId` names the
	 * channel it came through (a window, a cookie, a command line); who is signed in is kept per
	 * session in main. Never rejects: a bug is a refusal `terminal/bug`, logged.
	 */
	answer(sessionId: string, envelope: unknown): Promise<Reply>;
	/** Announces to every host; returns how to stop listening. */
	onEvent(listener: (event: TerminalEvent) => void): () => void;
	/** True when some basket, print or write is in hand that a restart would disturb. */
	busy(): boolean;
	/** Flushes, checkpoints, frees the lock. The terminal answers nothing afterwards. */
	close(): Promise<void>;
};

/** How a host that has a window of its own ends the program when somebody asks for it. */
export type Leaving = {
	/** In a kiosk nobody leaves without a manager, shift or no shift. */
	readonly guarded: boolean;
	now(): void;
};

/** Where HQ's signed messages come in (allowance/accept-allowance.ts); no request leads here. */
export type HqDoor = {
	acceptAllowance(message: unknown): Result<AllowanceMessage, AcceptRefusal>;
};

export type TerminalOptions = {
	readonly dataDir: string;
	/** Default: `${dataDir}-witness`, a sibling, so that restoring a folder does not restore it. */
	readonly witnessDir?: string;
	readonly host: 'electron' | 'browser';
	readonly keyStore: KeyStore;
	readonly appVersion: string;
	/** Folder of the numbered SQL files. */
	readonly migrationsDir?: string;
	/** Opens the devices; the default starts the device process. */
	readonly openDevices?: () => DevicePort;
	readonly clock?: Clock;
	readonly ids?: Ids;
	/** The line to HQ; a terminal without one is whole by itself. */
	readonly hq?: HqPort;
	/** Given, once the ledger is open, what takes in HQ's messages: for the sync worker alone. */
	readonly onHqDoor?: (door: HqDoor) => void;
	/** Answers terminal/quit; without it the request is refused. */
	readonly leaving?: Leaving;
	/** Seeds and sets up a demo store at the first run, without the wizard. */
	readonly demo?: boolean;
	/** That demo store has promotions and coupons too. */
	readonly demoPromotions?: boolean;
	/** The printer of that demo store; none unless said. */
	readonly demoPrinter?: PrinterSetting;
	readonly ballastBytes?: number;
};
