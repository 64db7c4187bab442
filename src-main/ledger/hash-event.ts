/** SHA-256 over an event's chain message: the one place where the chain meets node:crypto. */
import { hash } from 'node:crypto';
import { chainMessage, type ChainFields } from '#shared/journal/chain.ts';

/** 32 bytes. */
export function hashEvent(fields: ChainFields): Uint8Array {
	return hash('sha256', chainMessage(fields), 'buffer');
}
