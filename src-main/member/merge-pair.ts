/**
 * The two rows that become one (member/merge), what forbids it, and what it comes to
 * (member/preview-merge): both sides as they are, and the one that stays as it will be.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { maskName, maskPhone } from '#shared/member/mask.ts';
import { joinHoldings } from '#shared/member/tier-holding.ts';
import { stillOwing } from '../account/account-owner.ts';
import { needsHq } from '../allowance/needs-hq.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { standingPasses } from '../pass-card/pass-store.ts';
import type { Terminal } from '../terminal.ts';
import { activeMember } from './active-member.ts';
import { unsettledOf } from './leave-member.ts';
import { holdingDay } from './member-day.ts';
import { pocketsOf, type Pockets } from './member-figures.ts';
import type { MemberRow } from './member-store.ts';
import { holdingOf } from './member-tiers.ts';
import { shownOn } from './place-tier.ts';
import { listTiers } from './tier-store.ts';

export type Pair = { readonly keep: MemberRow; readonly drop: MemberRow };

type Merged = RequestOutput<'member/preview-merge'>['after'];

export function previewMerge(
	terminal: Terminal,
	input: ParsedInput<'member/preview-merge'>,
): Result<RequestOutput<'member/preview-merge'>, AnyRefusal> {
	const { pen } = terminal;
	const pair = pairOf(terminal, input);
	if (!pair.ok) return pair;
	const { keep, drop } = pair.value;
	const [kept, dropped] = [sideOf(pen, keep), sideOf(pen, drop)];
	const holding = joinHoldings(listTiers(pen), holdingOf(keep), holdingOf(drop));
	const { tier } = shownOn(pen, keep, { holding, today: holdingDay(terminal) });
	return ok({
		keep: shown(pen, keep, kept),
		drop: shown(pen, drop, dropped),
		after: {
			...shown(pen, { ...keep, tier }, together(kept, dropped)),
			name: maskName(keep.name === '' ? drop.name : keep.name),
			phone: maskPhone(keep.phone ?? drop.phone ?? ''),
		},
	});
}

/** Both, when they may become one. */
export function pairOf(
	terminal: Terminal,
	{ keepId, dropId }: ParsedInput<'member/merge'>,
): Result<Pair, AnyRefusal> {
	const { pen } = terminal;
	const keep = activeMember(pen, keepId);
	if (!keep.ok) return keep;
	const drop = activeMember(pen, dropId);
	if (!drop.ok) return drop;
	if (keepId === dropId) return refuse({ code: 'member/same-member' });
	const pair = { keep: keep.value, drop: drop.value };
	const stops = stopsMerging(terminal, pair);
	return stops === undefined ? ok(pair) : refuse(stops);
}

/** What is settled first; undefined: they may be merged. */
function stopsMerging(terminal: Terminal, { keep, drop }: Pair): AnyRefusal | undefined {
	const { pen } = terminal;
	const owing = hasAccount(keep) && hasCode(drop) ? stillOwing(pen, drop) : undefined;
	if (owing !== undefined) return owing;
	const { storedFen, points, passes, pointDebt, tierFeeFen, family } = unsettledOf(pen, drop);
	if (family > 0 || keep.family_of !== '') return { code: 'member/has-family' };
	if (tierFeeFen !== 0) return { code: 'member/holds-tier-fee', held: tierFeeFen };
	if (pointDebt > 0) return { code: 'member/owes-points', points: pointDebt };
	return storedFen > 0 || points > 0 || passes > 0 ? needsHq(terminal) : undefined;
}

/** What was a company and is none any more keeps the name of its account, and buys nothing on it. */
export function hasAccount(member: MemberRow): boolean {
	return hasCode(member) && member.kind === 'company';
}

export function hasCode({ account_code: code }: MemberRow): boolean {
	return code !== '';
}

type Side = Pockets & { readonly passes: number };

/** Of their own, and not of their family's pool: that is what a merger moves. */
function sideOf(ledger: ReadableLedger, { member_id: memberId }: MemberRow): Side {
	const passes = standingPasses(ledger, memberId).length;
	return { ...pocketsOf(ledger, memberId), passes };
}

function together(keep: Side, drop: Side): Side {
	return {
		principalFen: keep.principalFen + drop.principalFen,
		bonusFen: keep.bonusFen + drop.bonusFen,
		points: keep.points + drop.points,
		pointDebt: keep.pointDebt + drop.pointDebt,
		passes: keep.passes + drop.passes,
	};
}

function shown(ledger: ReadableLedger, member: MemberRow, side: Side): Merged {
	const { principalFen, bonusFen, points, pointDebt, passes } = side;
	return {
		name: maskName(member.name),
		phone: maskPhone(member.phone ?? ''),
		tierName: listTiers(ledger).find(({ code }) => code === member.tier)?.name ?? '',
		principalFen,
		bonusFen,
		points: Math.max(0, points - pointDebt),
		passes,
	};
}
