/**
 * Opens what a terminal lives on: the key, the ledger, and everything that stands on them. Used at
 * start and again when the recovery key brought a lost key back; a refusal leaves the folder as it
 * was.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DevicePort } from '#drivers/port.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import { acceptAllowance } from './allowance/accept-allowance.ts';
import { freezeAtOpening } from './allowance/freeze-at-opening.ts';
import { NO_HQ, openHqLink } from './allowance/hq-link.ts';
import { openSessions } from './bridge/sessions.ts';
import { startCatalogUpkeep } from './catalog/catalog-upkeep.ts';
import { openAskDesk } from './customer/ask-desk.ts';
import { findSignature } from './customer/signature-store.ts';
import { printersOf } from './device/configure-printer.ts';
import { startDevices } from './device/start-devices.ts';
import { openSpooler, type Dress } from './device/print-spooler.ts';
import { dressPaper } from './device/dress-paper.ts';
import { marksOf } from './device/print-marks.ts';
import { troubleOf } from './ledger/ledger-refusal.ts';
import { takeInstanceLock, type InstanceLock } from './ledger/instance-lock.ts';
import type { ReadableLedger } from './ledger/access.ts';
import { openCopies } from './ledger/copy-ledger.ts';
import type { LedgerSettings } from './ledger/ledger-settings.ts';
import { openLedger, type OpenedLedger } from './ledger/open-ledger.ts';
import { keptApart } from './member/member-paper.ts';
import { openRecognisedDesk } from './member/recognised.ts';
import { openMemberLists } from './member-list/list-readers.ts';
import type { TerminalOptions } from './running-terminal.ts';
import { openPriceBookDesk } from './promotion/price-book-desk.ts';
import { forgetShown } from './sale/forget-shown.ts';
import { openShownPrices } from './sale/shown-prices.ts';
import { openRecoveryDesk } from './setup/recovery-desk.ts';
import { setUpDemo } from './setup/set-up-demo.ts';
import { isSetUp } from './setup/complete-setup.ts';
import { openSettingsDesk, type SettingsDesk } from './settings/settings-desk.ts';
import { startLedgerUpkeep } from './ledger-upkeep.ts';
import { startMemberUpkeep } from './member-upkeep.ts';
import type { HeldLog } from './system/log.ts';
import { makePrivateFolder } from './system/paths.ts';
import { showDevice } from './terminal-status.ts';
import { openWarningBoard } from './terminal-warnings.ts';
import type { Terminal } from './terminal.ts';
import { openPersonKeys, type PersonKeys } from './vault/person-keys.ts';
import { openVault, type OpenedVault, type VaultPlaces } from './vault/open-vault.ts';

export type Parts = Required<
	Pick<TerminalOptions, 'dataDir' | 'host' | 'keyStore' | 'appVersion'>
> & {
	readonly options: TerminalOptions;
	readonly places: VaultPlaces;
	readonly clock: NonNullable<TerminalOptions['clock']>;
	readonly ids: NonNullable<TerminalOptions['ids']>;
	readonly log: HeldLog;
	readonly announce: (event: TerminalEvent) => void;
};

/** An open ledger with everything that lives on it. */
export type LiveTerminal = {
	readonly terminal: Terminal;
	readonly ledger: OpenedLedger;
	readonly sessions: ReturnType<typeof openSessions>;
	readonly recovery: ReturnType<typeof openRecoveryDesk>;
	readonly warnings: ReturnType<typeof openWarningBoard>;
	/** Called by the bridge when the status should be announced. */
	onStatus(listener: () => void): void;
	close(): Promise<void>;
};

export type Opening =
	| { readonly ok: true; readonly value: LiveTerminal }
	| { readonly ok: false; readonly refusal: AnyRefusal };

/** Key, ledger and all that stands on them; a refusal leaves the folder as it was. */
export async function openLive(parts: Parts): Promise<Opening> {
	makePrivateFolder(parts.dataDir);
	// Before the key is looked for: of two programs that start at once in a new folder only one may
	// make a key.
	const lock = takeInstanceLock(parts.dataDir);
	if (lock === undefined) return refuse({ code: 'ledger/busy' });
	const letGo = async () => {
		await parts.log.letGo();
		lock.release();
	};
	parts.log.hold();
	try {
		const opened = await openLocked(parts, lock);
		if (!opened.ok) await letGo();
		return opened;
	} catch (failure) {
		await letGo();
		throw failure;
	}
}

async function openLocked(parts: Parts, lock: InstanceLock): Promise<Opening> {
	const vault = await openVault(parts.places, parts.ids.bytes);
	if (!vault.ok) return refuse(vault.refusal as AnyRefusal);
	let desk: PlacedDesk | undefined;
	let raised: (() => void)[] = [];
	const raise = () => {
		for (const listener of raised) listener();
	};
	const warnings = openWarningBoard(parts.keyStore, raise);
	const { options } = parts;
	const opened = openLedger({
		...parts,
		lock,
		witnessDir: parts.places.witnessDir,
		key: vault.value.dataKey,
		migrationsDir: options.migrationsDir ?? findMigrations(),
		settings: (ledger) => {
			desk ??= placeOf(openSettingsDesk(ledger), ledger);
			return desk.inForce();
		},
		...(options.ballastBytes === undefined ? {} : { ballastBytes: options.ballastBytes }),
		onTrouble: (trouble) => warnings.note(trouble),
	});
	if (!opened.ok) return refuse(opened.refusal as AnyRefusal);
	const ledger = opened.value;
	const devices = (options.openDevices ?? (() => startDevices(parts.log)))();
	let live: LiveTerminal | undefined;
	try {
		const settings = desk?.settings ?? openSettingsDesk(ledger.pen);
		live = assemble(parts, { ledger, settings, devices, warnings, vault: vault.value });
		raised = [live.terminal.statusChanged];
		openToHq(parts, live);
		const { terminal } = live;
		terminal.pen.transaction(() => forgetShown(terminal));
		if (options.demo === true && !isSetUp(live.terminal)) {
			setUpDemo(live.terminal, {
				printer: options.demoPrinter ?? settings.current().printer,
				promotions: options.demoPromotions === true,
			});
		}
		return ok(live);
	} catch (failure) {
		const code = troubleOf(failure);
		if (code === undefined) throw failure;
		// The journal's end is whole, but something that a terminal needs at its start is not.
		parts.log.fault('ledger/refused', failure);
		await (live === undefined ? closeBoth(devices, ledger) : live.close());
		return refuse({ code });
	}
}

type PlacedDesk = { readonly settings: SettingsDesk; inForce(): LedgerSettings };

/**
 * Before the wizard nobody knows where the store is, and a business date never goes back: a first
 * event dated by a place further east would keep a store's first sales on tomorrow's date. Until
 * the store is set up, events bear the earliest date it is anywhere.
 */
function placeOf(settings: SettingsDesk, ledger: ReadableLedger): PlacedDesk {
	let placed = isSetUp({ pen: ledger });
	settings.onChange(() => {
		placed ||= isSetUp({ pen: ledger });
	});
	const inForce = () => {
		if (placed) return settings.current();
		// Inside the very transaction that sets it up, the desk does not know of it yet.
		if (isSetUp({ pen: ledger })) return openSettingsDesk(ledger).current();
		return { ...settings.current(), ...EARLIEST };
	};
	return { settings, inForce };
}

/** The last zone of the world, and the latest cut-off that settings take. */
const EARLIEST = { timeZone: 'Etc/GMT+12', cutOffMinutes: 720 } as const;

async function closeBoth(devices: DevicePort, ledger: OpenedLedger): Promise<void> {
	await devices.close();
	await ledger.close();
}

type Assembly = {
	readonly ledger: OpenedLedger;
	readonly settings: SettingsDesk;
	readonly devices: DevicePort;
	readonly warnings: ReturnType<typeof openWarningBoard>;
	readonly vault: OpenedVault;
};

/** What of a paper is kept apart from its job (names, notes, drawings, the logo) is put in here. */
function dresser(
	kept: { readonly pen: OpenedLedger['pen']; readonly personKeys: PersonKeys },
	settings: SettingsDesk,
): Dress {
	return (document, job) =>
		dressPaper(document, settings.current(), {
			...keptApart(kept.pen, job.sale_pos),
			signatureOf: (askId) => findSignature(kept, askId),
		});
}

function assemble(
	parts: Parts,
	{ ledger, settings, devices, warnings, vault }: Assembly,
): LiveTerminal {
	const { clock, ids, log, announce } = parts;
	const { pen } = ledger;
	const statusListeners: (() => void)[] = [];
	followPrinters(settings, devices);
	const stopHealth = devices.onHealth((health) => {
		announce({ event: 'device/changed', detail: showDevice(health) });
	});
	const personKeys = openPersonKeys({ ...parts, dataKey: vault.dataKey, random: ids.bytes });
	const spooler = openSpooler({
		pen,
		devices,
		clock,
		log,
		announce,
		witnessed: ledger.witnessed,
		marksOf: (job) => marksOf(job, settings.current()),
		dress: dresser({ pen, personKeys }, settings),
	});
	const upkeep = orStop(spooler, () => startCatalogUpkeep(pen, log));
	const tidying = startLedgerUpkeep({ pen, clock, log });
	spooler.wake();
	const terminal: Terminal = {
		pen,
		clock,
		ids,
		log,
		settings,
		priceBook: openPriceBookDesk(pen, log),
		shownPrices: openShownPrices(),
		spooler,
		personKeys,
		copies: openCopies(parts),
		memberLists: openMemberLists({ file: ledger.file, key: vault.dataKey }),
		askDesk: openAskDesk(clock, () => announce({ event: 'customer-ask/changed', detail: {} })),
		recognised: openRecognisedDesk(clock),
		hq: openHqLink(parts.options.hq ?? NO_HQ, { clock }),
		leaving: parts.options.leaving,
		announce,
		statusChanged: () => {
			for (const listener of statusListeners) listener();
		},
		devices: () => devices.health().map(showDevice),
		diskState: ledger.diskState,
	};
	const members = startMemberUpkeep(terminal);
	return {
		terminal,
		ledger,
		warnings,
		sessions: openSessions(clock, () => settings.current().idleLockMinutes * 60_000),
		recovery: openRecoveryDesk({ ...parts, vault, devices, settings: settings.current }),
		onStatus: (listener) => void statusListeners.push(listener),
		close: async () => {
			spooler.stop();
			upkeep.stop();
			tidying.stop();
			members.stop();
			stopHealth();
			await terminal.memberLists.close();
			await devices.close();
			await ledger.close();
		},
	};
}

function followPrinters(settings: SettingsDesk, devices: DevicePort): void {
	const configure = () => devices.configure(printersOf(settings.current()));
	settings.onChange(configure);
	configure();
}

/** What was put back waits for HQ, and HQ's messages have their door. */
function openToHq({ options }: Parts, { terminal, ledger }: LiveTerminal): void {
	freezeAtOpening(terminal, ledger.notices);
	options.onHqDoor?.({ acceptAllowance: (message) => acceptAllowance(terminal, message) });
}

function orStop<T>(before: { stop(): void }, work: () => T): T {
	try {
		return work();
	} catch (failure) {
		before.stop();
		throw failure;
	}
}

/** migrations/ at the repository's root, or beside the bundle's out/main. */
function findMigrations(): string {
	const candidates = ['../migrations', '../../migrations'].map((relative) =>
		path.resolve(import.meta.dirname, relative),
	);
	return candidates.find((folder) => existsSync(folder)) ?? path.resolve('migrations');
}
