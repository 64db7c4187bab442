/**
 * When a printer must be asked how it is, and how (状态查询). Asking before every receipt would make
 * printing slow; not asking would print into the void. What it says by itself saves the question.
 */
import type { PrinterConnection } from './printer-connection.ts';
import { blockingCause } from './printer-status.ts';

/** A printer that tells its changes by itself is believed so long without asking. */
const FRESH_MS = 2000;
/** A whole round asked just now is not asked again for the next job. */
const ROUND_FRESH_MS = 500;
/** A printer that stopped answering is left in peace so long. */
const MUTE_RETRY_MS = 60_000;

/** Whether what is known is recent enough to act on without asking. */
export function isFresh(connection: PrinterConnection): boolean {
	if (connection.mute) return connection.silentMs() < MUTE_RETRY_MS;
	if (connection.automatic) return connection.silentMs() < FRESH_MS;
	return connection.statusAgeMs() < ROUND_FRESH_MS;
}

/** Asks as little as is needed; false when the printer did not answer. */
export async function askStatus(connection: PrinterConnection): Promise<boolean> {
	if (!connection.automatic) return connection.askAll();
	const known = blockingCause(connection.status);
	if ((await connection.ask(1)) === undefined) return false;
	// Offline, and it did not say why by itself.
	return known !== undefined || !connection.status.offline || connection.askAll();
}
