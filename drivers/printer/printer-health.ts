/** From what a printer says, or from its absence, to the one word the screen shows. */
import type { DeviceCause, HealthState, LinkEnd } from '../port.ts';
import { blockingCause, type PrinterStatus } from './printer-status.ts';

type Judgement = { readonly state: HealthState; readonly cause?: DeviceCause };

/** It is not there, against: it is there and we may not or cannot use it. */
const AWAY: ReadonlySet<DeviceCause> = new Set<DeviceCause>([
	'link/refused',
	'link/unreachable',
	'link/no-answer',
	'link/not-found',
	'link/reset',
	'link/closed',
]);

/** `silent`: it should answer status and does not. It is let print all the same. */
export function judgeStatus(status: PrinterStatus, silent: boolean): Judgement {
	const blocked = blockingCause(status);
	if (blocked !== undefined) return { state: 'blocked', cause: blocked };
	if (silent) return { state: 'degraded', cause: 'printer/mute' };
	if (status.paperNearEnd) return { state: 'degraded', cause: 'printer/paper-near-end' };
	return { state: 'ready' };
}

export function stateWithout({ cause }: LinkEnd): HealthState {
	return AWAY.has(cause) ? 'absent' : 'failed';
}
