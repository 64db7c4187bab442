/**
 * For whom a promotion holds. Levels and birthdays are public conditions that anybody can come to
 * meet; nothing else about a person changes a price (PIPL Art. 24).
 */
import type { Audience } from '../promotion.ts';
import type { Situation } from '../situation.ts';

/** True when the member (or nobody) at the till is among those the promotion is for. */
export function isForAudience(audience: Audience, { member, moment }: Situation): boolean {
	const { membersOnly = false, levels, birthdayMonth = false } = audience;
	if (member === undefined) return !membersOnly && levels === undefined && !birthdayMonth;
	if (levels !== undefined && !levels.includes(member.level)) return false;
	return !birthdayMonth || member.birthMonth === Number(moment.bizDate.slice(5, 7));
}
