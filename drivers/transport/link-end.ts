/** The system's error codes in the words of the port. */
import type { DeviceCause, LinkEnd } from '../port.ts';

const CAUSES: Readonly<Record<string, DeviceCause>> = {
	ECONNREFUSED: 'link/refused',
	EHOSTUNREACH: 'link/unreachable',
	ENETUNREACH: 'link/unreachable',
	EHOSTDOWN: 'link/unreachable',
	ENOTFOUND: 'link/unreachable',
	EAI_AGAIN: 'link/unreachable',
	ETIMEDOUT: 'link/no-answer',
	ECONNRESET: 'link/reset',
	EPIPE: 'link/reset',
	EACCES: 'link/no-permission',
	EPERM: 'link/no-permission',
	ENOENT: 'link/not-found',
	ENODEV: 'link/not-found',
	ENXIO: 'link/not-found',
	ENOSPC: 'link/full',
};

/** How a connection ended, told by the error that ended it. */
export function linkEndOf(error: unknown): LinkEnd {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const detail = error instanceof Error ? error.message : String(error);
	return { cause: CAUSES[code] ?? 'link/failed', detail };
}
