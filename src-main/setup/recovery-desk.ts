/**
 * The wizard's part with the recovery key (恢复密钥): made, shown, printed, typed back. The key is
 * kept nowhere but in the shown groups; a restart before it was typed back makes another one.
 */
import type { DevicePort } from '#drivers/port.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { PrinterSetting, Settings } from '#shared/contract/settings-view.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Ids } from '#shared/kernel/ids.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { composeRecoverySlip } from '#shared/receipt/compose-x-receipt.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { PRINTER_ID, printersOf } from '../device/configure-printer.ts';
import { confirmRecoveryKey, makeRecoveryKey } from '../vault/recovery-key.ts';
import type { OpenedVault, VaultPlaces } from '../vault/open-vault.ts';

export type RecoveryDesk = {
	groups(): string[];
	confirm(typed: string): Result<Record<string, never>, AnyRefusal>;
	confirmed(): boolean;
	print(printer: PrinterSetting): Promise<Result<{ outcome: string }, AnyRefusal>>;
};

export type RecoveryParts = {
	readonly places: VaultPlaces;
	readonly vault: OpenedVault;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly devices: DevicePort;
	readonly settings: () => Settings;
};

export function openRecoveryDesk(parts: RecoveryParts): RecoveryDesk {
	const { places, vault, clock, ids, devices } = parts;
	const { dataKey } = vault;
	let shown: string[] | undefined;
	let confirmed = vault.recovery === 'confirmed';
	const groups = () => {
		shown ??= makeRecoveryKey(places, { dataKey, random: ids.bytes, now: clock.now() });
		return [...shown];
	};
	return {
		groups,
		confirmed: () => confirmed,
		confirm: (typed) => {
			const right = confirmRecoveryKey(places, { dataKey, text: typed, now: clock.now() });
			if (!right.ok) return right;
			confirmed = true;
			return ok({});
		},
		print: async (printer) => {
			const settings = { ...parts.settings(), printer };
			const printers = printersOf(settings);
			if (printers.length === 0) return refuse({ code: 'printer/none' });
			devices.configure(printers);
			const words = receiptWords[settings.receiptLanguage];
			// Straight to the paper: a job row would keep the key in the ledger it opens.
			const outcome = await devices.print({
				jobId: ids.next('job'),
				printerId: PRINTER_ID,
				document: composeRecoverySlip(groups(), { settings, words, operator: '' }),
				deadlineMs: 10_000,
			});
			if (outcome.kind === 'rejected') {
				return refuse({ code: 'printer/blocked', cause: outcome.cause });
			}
			return ok({ outcome: outcome.kind });
		},
	};
}
