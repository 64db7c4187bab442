/** What a job meets at the end of the way to its printer. */
import type { DeviceCause, LinkEnd } from '../port.ts';
import type { PrinterConnection } from './printer-connection.ts';
import { blockingCause } from './printer-status.ts';

/** A printer that is there, perhaps `blocked` until it is tended, or none. */
export type Reached =
	| {
			readonly kind: 'there';
			readonly connection: PrinterConnection;
			readonly blocked: DeviceCause | undefined;
	  }
	| { readonly kind: 'away'; readonly end: LinkEnd };

export function reached(connection: PrinterConnection): Reached {
	return { kind: 'there', connection, blocked: blockingCause(connection.status) };
}
