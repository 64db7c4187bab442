/** The visits that uses of passes are, by the journal: a day on which one stands is one. */
import type { JournalEvent } from '#shared/journal/event.ts';
import { NO_PAST, type PastCount } from './member-past.ts';

type Used = { readonly memberId: string; readonly day: string };

export type UseVisits = {
	/** Adds what an event makes of whose visits; nothing where it is no use, or not the only one. */
	count(event: JournalEvent): void;
};

export function countUseVisits(counted: PastCount): UseVisits {
	/** By use: whose it was, and on which day. */
	const uses = new Map<string, Used>();
	/** By member and day: uses that stand. */
	const standing = new Map<string, number>();

	/** How many stand on their day after it. */
	function move({ memberId, day }: Used, by: 1 | -1): number {
		const key = `${memberId} ${day}`;
		const left = (standing.get(key) ?? 0) + by;
		standing.set(key, left);
		return left;
	}

	return {
		count: (event) => {
			if (event.kind !== 'pass/used' && event.kind !== 'pass/use-undone') return;
			const key = `${event.pass_id} ${event.use_id}`;
			if (event.kind === 'pass/used') {
				const used = { memberId: event.member_id, day: event.used_on };
				uses.set(key, used);
				if (move(used, 1) === 1) counted.add(used.memberId, { ...NO_PAST, visits: 1 });
				return;
			}
			// Whose pass it is now says nothing of who used it.
			const used = uses.get(key);
			if (used === undefined || move(used, -1) > 0) return;
			counted.add(used.memberId, { ...NO_PAST, visits: -1 });
		},
	};
}
