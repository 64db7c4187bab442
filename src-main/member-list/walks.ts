/**
 * What is looked for in lists of members right now: the screen that asked may stop it, and hears
 * how far it is when it takes longer than a second.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { WritableLedger } from '../ledger/access.ts';
import type { HowRead } from '../ledger/reader-thread.ts';
import type { Caller, Terminal } from '../terminal.ts';

/** Nobody needs to be told of what is there at once. */
const QUICK_MS = 1000;

/** By session and the walk's own id: what stops it. */
const inHand = new WeakMap<WritableLedger, Map<string, () => void>>();

type Walking = {
	readonly caller: Caller;
	/** Given by the screen; without it nobody stops it or hears of it. */
	readonly walkId: string | undefined;
};

/** What `read` gives, or member-list/stopped. */
export async function walkFor<Found>(
	{ pen, clock, announce }: Terminal,
	{ caller, walkId }: Walking,
	read: (how: HowRead) => Promise<Found | undefined>,
): Promise<Result<Found, AnyRefusal>> {
	const walks = inHand.get(pen) ?? new Map<string, () => void>();
	inHand.set(pen, walks);
	const startedAt = clock.monotonic();
	const key = keyOf(caller, walkId ?? '');
	const how: HowRead =
		walkId === undefined
			? {}
			: {
					stoppable: (stop) => void walks.set(key, stop),
					moved: (progress) => {
						if (clock.monotonic() - startedAt < QUICK_MS) return;
						announce({ event: 'member-list/progress', detail: { walkId, progress } });
					},
				};
	try {
		const found = await read(how);
		return found === undefined ? refuse({ code: 'member-list/stopped' }) : ok(found);
	} finally {
		walks.delete(key);
	}
}

/** member-list/stop: what is not there yet is not looked for any more. */
export function stopWalk(
	{ pen }: Terminal,
	caller: Caller,
	{ walkId }: ParsedInput<'member-list/stop'>,
): Result<RequestOutput<'member-list/stop'>, AnyRefusal> {
	const stop = inHand.get(pen)?.get(keyOf(caller, walkId));
	stop?.();
	return ok({ stopped: stop !== undefined });
}

function keyOf({ sessionId }: Caller, walkId: string): string {
	return `${sessionId} ${walkId}`;
}
