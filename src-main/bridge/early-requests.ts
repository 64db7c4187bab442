/**
 * The requests that are answered in every phase, also without a ledger (open-bridge.ts). The type
 * is the proof that the list and the contract's `early` marks are the same.
 */
import type { EarlyName } from './handler-types.ts';

export const earlyRequests: Readonly<Record<EarlyName, true>> = {
	'terminal/status': true,
	'terminal/quit': true,
	'setup/recovery-key': true,
	'setup/confirm-recovery-key': true,
	'setup/print-recovery-key': true,
	'setup/complete': true,
	'setup/recover': true,
	'settings/language': true,
};
