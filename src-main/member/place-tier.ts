/**
 * Which level a member has when fees are bought, given back or end (members.md 6.6): the highest of
 * those that are paid today, or what they earned. A paid level ends on its date, without grace.
 */
import { tierAfter, type Tier } from '#shared/member/tier.ts';
import type { WritableLedger } from '../ledger/access.ts';
import type { Caller } from '../terminal.ts';
import { byWhom } from '../terminal.ts';
import type { MemberRow } from './member-store.ts';
import { patchMember, recordChange } from './member-writer.ts';
import { standingOf } from './standing.ts';
import { feesOf, paidUntil } from './tier-fee-store.ts';
import { earnedBefore } from './tier-requests.ts';
import { listTiers } from './tier-store.ts';

export type PaidTier = { readonly tier: Tier; readonly until: string };

/** The highest level that is paid for on a business date. */
export function paidTierOn(
	pen: WritableLedger,
	memberId: string,
	today: string,
): PaidTier | undefined {
	const fees = feesOf(pen, memberId);
	const running = fees.filter((fee) => {
		return fee.state === 'active' && fee.validFrom <= today && today <= fee.validUntil;
	});
	const [tier] = listTiers(pen)
		.filter(({ code }) => running.some((fee) => fee.tier === code))
		.toSorted((a, b) => b.rank - a.rank);
	return tier === undefined ? undefined : { tier, until: paidUntil(fees, tier.code, today) };
}

type Placing = { readonly member: MemberRow; readonly today: string; readonly atMs: number };

/** A fee was taken: the level holds at once, or longer. */
export function takeUpTier(
	pen: WritableLedger,
	caller: Caller,
	{ member, today, atMs }: Placing,
): void {
	const paid = paidTierOn(pen, member.member_id, today);
	if (paid === undefined) return;
	const { tier, until } = paid;
	const has = listTiers(pen).find(({ code }) => code === member.tier);
	// What is renewed under a higher one waits for its end.
	if (has !== undefined && has.rank > tier.rank) return;
	const isLonger = member.tier === tier.code && member.tier_by_hand === 1;
	const patch = { tier: tier.code, tier_until: until, tier_by_hand: 1 };
	const since = isLonger ? {} : { tier_since: today };
	patchMember(pen, member, { ...patch, ...since, version: member.version + 1 });
	if (isLonger) return;
	recordChange(pen, {
		id: member.id,
		atMs,
		operator: caller.operator.operatorNo,
		approver: caller.approver?.operatorNo ?? '',
		field: 'tier',
		before: earnedBefore(pen, member),
		after: tier.code,
	});
	const body = { member_id: member.member_id, before: member.tier, after: tier.code, until };
	pen.append({ kind: 'tier/changed', v: 1, ...byWhom(caller), body: { ...body, why: 'bought' } });
}

/** A fee was given back: what is still paid holds, or what was earned before and since. */
export function layDownTier(
	pen: WritableLedger,
	caller: Caller,
	{ member, tier: code, today }: Omit<Placing, 'atMs'> & { readonly tier: string },
): void {
	if (member.tier !== code || member.tier_by_hand === 0) return;
	const paid = paidTierOn(pen, member.member_id, today);
	if (paid?.tier.code === code) {
		patchMember(pen, member, { tier_until: paid.until, version: member.version + 1 });
		return;
	}
	const earned = earnedBefore(pen, member);
	const after =
		paid?.tier.code ?? tierAfter(listTiers(pen), earned, standingOf(pen, member, today));
	const until = paid?.until ?? '';
	patchMember(pen, member, {
		tier: after,
		tier_since: today,
		tier_until: until,
		tier_by_hand: paid === undefined ? 0 : 1,
		version: member.version + 1,
	});
	const body = { member_id: member.member_id, before: code, after, until };
	pen.append({ kind: 'tier/changed', v: 1, ...byWhom(caller), body: { ...body, why: 'refunded' } });
}
