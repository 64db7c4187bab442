/**
 * Families (家庭会员, MEM-12): up to three linked members draw on the pool of a primary, each within
 * limits of their own a day and a month. Who may be linked, and how much somebody may still spend.
 */
import { ok, refuse, type Result } from '../kernel/result.ts';
import { MAX_LINKED } from './member.ts';

export type Kin = {
	readonly memberId: string;
	/** On whose pool they draw; '' on their own. */
	readonly familyOf: string;
	/** Members who draw on theirs. */
	readonly linked: number;
};

export type LinkRefusal =
	| { readonly code: 'family/self' }
	| { readonly code: 'family/linked-already' }
	| { readonly code: 'family/is-primary' }
	| { readonly code: 'family/primary-is-linked' }
	| { readonly code: 'family/full'; readonly most: number };

/** One pool, one step deep: a primary draws on nobody, and who is linked has nobody linked. */
export function mayLink(primary: Kin, member: Kin): Result<true, LinkRefusal> {
	if (primary.memberId === member.memberId) return refuse({ code: 'family/self' });
	if (member.familyOf !== '') return refuse({ code: 'family/linked-already' });
	if (member.linked > 0) return refuse({ code: 'family/is-primary' });
	if (primary.familyOf !== '') return refuse({ code: 'family/primary-is-linked' });
	if (primary.linked >= MAX_LINKED) return refuse({ code: 'family/full', most: MAX_LINKED });
	return ok(true);
}

export type FamilyLimits = {
	/** Fen; null without a limit, while 0 lets nothing through. */
	readonly dayFen: number | null;
	readonly monthFen: number | null;
};

/** Net of what came back, with what open sales hold; fen. */
export type FamilySpent = { readonly dayFen: number; readonly monthFen: number };

export type AllowanceRefusal = {
	readonly code: 'family/day-limit' | 'family/month-limit';
	/** What may still be spent, fen. */
	readonly left: number;
};

/** The least that both limits leave; Infinity without any. Never below 0. */
export function leftOf(limits: FamilyLimits, spent: FamilySpent): number {
	const left = (limit: number | null, gone: number) => (limit === null ? Infinity : limit - gone);
	return Math.max(
		0,
		Math.min(left(limits.dayFen, spent.dayFen), left(limits.monthFen, spent.monthFen)),
	);
}

/** Whether so much may be spent now; the tighter limit is named. */
export function allow(
	limits: FamilyLimits,
	spent: FamilySpent,
	fen: number,
): Result<true, AllowanceRefusal> {
	const left = leftOf(limits, spent);
	if (fen <= left) return ok(true);
	const byDay = leftOf({ dayFen: limits.dayFen, monthFen: null }, spent);
	return refuse({ code: byDay === left ? 'family/day-limit' : 'family/month-limit', left });
}

/** The first business date of a month's limit. */
export function poolMonth(bizDate: string): string {
	return `${bizDate.slice(0, 7)}-01`;
}
