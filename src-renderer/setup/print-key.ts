/**
 * Printing the recovery key on the printer being set up. Before a store exists it is also the only
 * thing that can be printed, so it serves as the printer's test.
 */
import type { PrinterSetting } from '#shared/contract/settings-view.ts';
import type { ClientRefusal, TerminalClient } from '../terminal-client/open-client.ts';
import { NOTHING_TYPED, type WizardDraft } from './wizard-draft.ts';

export type KeyPrinted =
	| { readonly ok: false; readonly refusal: ClientRefusal }
	| {
			readonly ok: true;
			readonly outcome: string;
			/** Another key than the one shown: the program restarted and made a new one. */
			readonly renewed: Pick<WizardDraft, 'groups' | 'typed' | 'confirmed'> | undefined;
	  };

/** Prints, and makes sure that the key on the paper is the one on the screen. */
export async function printKey(
	client: TerminalClient,
	printer: PrinterSetting,
	groups: readonly string[],
): Promise<KeyPrinted> {
	const printed = await client.ask('setup/print-recovery-key', { printer });
	if (!printed.ok) return printed;
	const shown = await client.ask('setup/recovery-key', {});
	if (!shown.ok) return shown;
	const now = shown.value.groups;
	const same = groups.join(' ') === now.join(' ');
	return {
		ok: true,
		outcome: printed.value.outcome,
		renewed: same ? undefined : { groups: now, typed: NOTHING_TYPED, confirmed: false },
	};
}
