/**
 * Who was recognised at a till a moment ago, by what was in their hand. A screen says how it found
 * a member, and may say anything: that somebody showed a card or their code is believed of main's
 * own reading only (SV-5). Kept in memory, per session; the next sale and a restart forget it.
 */
import { isPresent, PRESENT_FOR_MS, type FoundBy } from '#shared/member/member.ts';
import type { Clock } from '#shared/kernel/time.ts';

type Known = {
	readonly memberId: string;
	readonly foundBy: FoundBy;
	readonly operatorNo: string;
	readonly atMs: number;
};

/** How, and how long ago. */
export type Believed = { readonly foundBy: FoundBy; readonly agoMs: number };

type Who = { readonly sessionId: string; readonly operator: { readonly operatorNo: string } };

export type RecognisedDesk = {
	/** Main read it itself; the one before is forgotten. */
	note(who: Who, seen: { readonly memberId: string; readonly foundBy: FoundBy }): void;
	/** How this member was found, of what the screen says: 'list' for a card that nobody read. */
	believed(who: Who, memberId: string, said: FoundBy): Believed;
	/** True when they showed a card or their code just now. */
	isHere(who: Who, memberId: string): boolean;
	/** Of one member, or of all. */
	forget(memberId?: string): void;
};

export function openRecognisedDesk(clock: Clock): RecognisedDesk {
	const bySession = new Map<string, Known>();

	function shown({ sessionId, operator }: Who, memberId: string): Believed | undefined {
		const known = bySession.get(sessionId);
		if (known === undefined || known.memberId !== memberId) return undefined;
		const agoMs = clock.monotonic() - known.atMs;
		if (agoMs > PRESENT_FOR_MS || known.operatorNo !== operator.operatorNo) return undefined;
		return { foundBy: known.foundBy, agoMs };
	}

	return {
		note: ({ sessionId, operator }, { memberId, foundBy }) => {
			bySession.delete(sessionId);
			if (!isPresent(foundBy)) return;
			const { operatorNo } = operator;
			bySession.set(sessionId, { memberId, foundBy, operatorNo, atMs: clock.monotonic() });
		},
		believed: (who, memberId, said) => {
			if (!isPresent(said)) return { foundBy: said, agoMs: 0 };
			return shown(who, memberId) ?? { foundBy: 'list', agoMs: 0 };
		},
		isHere: (who, memberId) => shown(who, memberId) !== undefined,
		forget: (memberId) => {
			for (const [sessionId, known] of bySession) {
				if (memberId === undefined || known.memberId === memberId) bySession.delete(sessionId);
			}
		},
	};
}
