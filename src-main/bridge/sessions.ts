/**
 * Who is signed in, per session (a window, a browser tab's cookie, a command line). Kept in memory
 * only: after a restart everybody signs in again, and finds the basket where it was. A session that
 * is idle locks itself; the clock that counts is main's, not the screen's.
 */
import type { Clock } from '#shared/kernel/time.ts';
import type { SignedIn } from '../terminal.ts';

type Session = {
	operator: SignedIn;
	locked: boolean;
	/** Monotonic, and wall: the first may stand still while the machine sleeps. */
	lastSeenMs: number;
	lastSeenAt: number;
};

export type Sessions = {
	signIn(sessionId: string, operator: SignedIn): void;
	signOut(sessionId: string): void;
	lock(sessionId: string): void;
	/** Counts as activity unless `quiet`; says what stands in the way, or who is signed in. */
	look(sessionId: string, quiet: boolean): { operator?: SignedIn; locked: boolean };
	/** Ends every session of an operator who was changed or disabled, `except` one if named. */
	forget(operatorNo: string, except?: string): void;
};

const MOST_SESSIONS = 200;

/** `idleMs` is asked each time; 0 means never lock. */
export function openSessions(clock: Clock, idleMs: () => number): Sessions {
	const sessions = new Map<string, Session>();
	return {
		signIn: (id, operator) => {
			if (sessions.size >= MOST_SESSIONS) dropOldest(sessions);
			sessions.set(id, { operator, locked: false, ...seenNow(clock) });
		},
		signOut: (id) => void sessions.delete(id),
		lock: (id) => {
			const session = sessions.get(id);
			if (session !== undefined) session.locked = true;
		},
		look: (id, quiet) => {
			const session = sessions.get(id);
			if (session === undefined) return { locked: false };
			const limit = idleMs();
			const now = seenNow(clock);
			const slept = now.lastSeenAt - session.lastSeenAt;
			const idle = Math.max(now.lastSeenMs - session.lastSeenMs, slept);
			if (limit > 0 && idle > limit) session.locked = true;
			if (!quiet && !session.locked) Object.assign(session, now);
			return { operator: session.operator, locked: session.locked };
		},
		forget: (operatorNo, except) => {
			for (const [id, { operator }] of sessions) {
				if (operator.operatorNo === operatorNo && id !== except) sessions.delete(id);
			}
		},
	};
}

function seenNow(clock: Clock): Pick<Session, 'lastSeenMs' | 'lastSeenAt'> {
	return { lastSeenMs: clock.monotonic(), lastSeenAt: clock.now() };
}

function dropOldest(sessions: Map<string, Session>): void {
	const [oldest] = [...sessions].sort(([, a], [, b]) => a.lastSeenMs - b.lastSeenMs);
	if (oldest !== undefined) sessions.delete(oldest[0]);
}
