/** Members (会员) in words: who, in which state, when last here. */
import type { MemberPanelView, MemberRowView } from '#shared/contract/member-views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';

type Say = Words['member'];

/** The masked name, or the phone when there is no name. */
export function sayWho(say: Say, { name, phone }: Pick<MemberRowView, 'name' | 'phone'>): string {
	return [name, phone].find((part) => part !== '') ?? say.nameless;
}

/** `上次到店 2026-11-25`; that they were never here is said. */
export function sayLast(say: Say, { lastMs }: { lastMs: number }, timeZone: string): string {
	if (lastMs === 0) return say.never;
	return `${say.last} ${localTime(lastMs as Instant, timeZone).date}`;
}

/** Why nothing can be done for them; '' for an active member. */
export function sayState(say: Say, { state }: Pick<MemberRowView, 'state'>): string {
	return state === 'active' ? '' : say.states[state];
}

/** Who left, was merged or forgotten: there to be read, nothing is begun with them any more. */
export function hasLeft({ state }: Pick<MemberRowView, 'state'>): boolean {
	return state === 'closed' || state === 'merged' || state === 'erased';
}

/** 2026-12-31 到期 200; '' when none run out soon. */
export function sayExpiry(say: Say, { pointsNext }: Pick<MemberPanelView, 'pointsNext'>): string {
	return pointsNext === undefined
		? ''
		: sayFilled(say.panel.expiring, {
				date: pointsNext.date,
				points: pointsNext.points.toLocaleString('en'),
			});
}
