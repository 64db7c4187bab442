/**
 * family/show, family/link, family/limit and family/unlink (MEM-12), and what a linked member may
 * still take out of the pool. Whoever has something of their own is not linked: it would be out of
 * their reach.
 */
import type { FamilyView } from '#shared/contract/family-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { allow, mayLink, type AllowanceRefusal, type Kin } from '#shared/member/family.ts';
import { maskName } from '#shared/member/mask.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember } from './active-member.ts';
import {
	dropLink,
	findLink,
	limitsOf,
	listLinks,
	listSpends,
	putLink,
	spentFromPool,
	type FamilyLink,
} from './family-store.ts';
import { memberDay } from './member-day.ts';
import { pocketsOf } from './member-figures.ts';
import { findMember, type MemberRow } from './member-store.ts';
import { patchMember } from './member-writer.ts';
import { noteLimits, noteLink, NO_LIMITS } from './note-family.ts';
import { poolOf, showRow } from './show-row.ts';

export type Spend = {
	/** Worth of it, points as well as stored value. */
	readonly fen: number;
	readonly bizDate: string;
	/** Whose points are to be agreed anew: those agreed before count no more. */
	readonly exceptSale?: string;
};

export type FamilyRefusal = AllowanceRefusal | { readonly code: 'family/primary-frozen' };

/**
 * Whether a member may take so much out of the pool they draw on: always when it is their own, else
 * within their day and month, while its owner is not suspended. What their open sales hold counts
 * as spent.
 */
export function familyAllowance(
	ledger: ReadableLedger,
	member: MemberRow,
	{ fen, ...when }: Spend,
): Result<true, FamilyRefusal> {
	const link = findLink(ledger, member.member_id);
	if (link === undefined) return ok(true);
	if (isPoolSuspended(ledger, member)) return refuse({ code: 'family/primary-frozen' });
	const limits = limitsOf(link);
	if (limits.dayFen === null && limits.monthFen === null) return ok(true);
	const spent = spentFromPool(ledger, member, { pool: link.primary_id, ...when });
	return allow(limits, spent, fen);
}

/** Whether a linked member draws on the pool of somebody who is suspended; never of their own. */
export function isPoolSuspended(ledger: ReadableLedger, member: MemberRow): boolean {
	const pool = poolOf(member);
	return pool !== member.member_id && findMember(ledger, pool)?.state !== 'active';
}

export function showFamily(terminal: Terminal, memberId: string): Result<FamilyView, AnyRefusal> {
	const member = findMember(terminal.pen, memberId);
	return member === undefined
		? refuse({ code: 'member/not-found' })
		: ok(familyOf(terminal, member));
}

export function linkFamily(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'family/link'>,
): Result<FamilyView, AnyRefusal> {
	const { pen, clock } = terminal;
	const limits = readLimits(input);
	if (!limits.ok) return limits;
	return caller.commit(() => {
		const primary = activeMember(pen, input.primaryId);
		if (!primary.ok) return primary;
		const member = activeMember(pen, input.memberId);
		if (!member.ok) return member;
		const may = mayLink(kinOf(pen, primary.value), kinOf(pen, member.value));
		if (!may.ok) return may;
		const own = pocketsOf(pen, input.memberId);
		if (own.principalFen + own.bonusFen !== 0 || own.points !== 0 || own.pointDebt !== 0) {
			const held = own.principalFen + own.bonusFen;
			return refuse({ code: 'family/own-balance', held, points: own.points - own.pointDebt });
		}
		putLink(pen, {
			member_id: input.memberId,
			primary_id: input.primaryId,
			...limits.value,
			since_ms: clock.now(),
		});
		const linked = patchMember(pen, member.value, { family_of: input.primaryId });
		noteLink(terminal, caller, { member: linked, primary: primary.value, to: 'linked' });
		noteLimits(terminal, caller, { id: linked.id, before: NO_LIMITS, after: limits.value });
		const ids = { member_id: input.memberId, primary_id: input.primaryId };
		const body = { ...ids, ...limitPart(limits.value) };
		pen.append({ kind: 'family/linked', v: 1, ...byWhom(caller), body });
		return ok(familyOf(terminal, linked));
	});
}

export function limitFamily(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'family/limit'>,
): Result<FamilyView, AnyRefusal> {
	const { pen } = terminal;
	const limits = readLimits(input);
	if (!limits.ok) return limits;
	return caller.commit(() => {
		const member = activeMember(pen, input.memberId);
		if (!member.ok) return member;
		const link = findLink(pen, input.memberId);
		if (link === undefined) return refuse({ code: 'family/not-linked' });
		putLink(pen, { ...link, ...limits.value });
		noteLimits(terminal, caller, { id: member.value.id, before: link, after: limits.value });
		const ids = { member_id: input.memberId, primary_id: link.primary_id };
		const body = { ...ids, ...limitPart(limits.value) };
		pen.append({ kind: 'family/linked', v: 1, ...byWhom(caller), body });
		return ok(familyOf(terminal, member.value));
	});
}

export function unlinkFamily(
	terminal: Terminal,
	caller: Caller,
	{ memberId }: ParsedInput<'family/unlink'>,
): Result<FamilyView, AnyRefusal> {
	const { pen } = terminal;
	return caller.commit(() => {
		const member = findMember(pen, memberId);
		if (member === undefined) return refuse({ code: 'member/not-found' });
		const link = findLink(pen, memberId);
		if (link === undefined) return refuse({ code: 'family/not-linked' });
		dropLink(pen, memberId);
		const own = patchMember(pen, member, { family_of: '' });
		const primary = findMember(pen, link.primary_id);
		noteLink(terminal, caller, { member, primary, to: 'apart' });
		const body = { member_id: memberId, primary_id: link.primary_id };
		pen.append({ kind: 'family/unlinked', v: 1, ...byWhom(caller), body });
		return ok(familyOf(terminal, own));
	});
}

function kinOf(ledger: ReadableLedger, member: MemberRow): Kin {
	const linked = listLinks(ledger, member.member_id).length;
	return { memberId: member.member_id, familyOf: member.family_of, linked };
}

type LimitRow = Pick<FamilyLink, 'day_limit_fen' | 'month_limit_fen'>;

function readLimits({
	dayLimitText,
	monthLimitText,
}: Pick<ParsedInput<'family/limit'>, 'dayLimitText' | 'monthLimitText'>): Result<
	LimitRow,
	AnyRefusal
> {
	const [day, month] = [readLimit(dayLimitText), readLimit(monthLimitText)];
	if (!day.ok) return day;
	if (!month.ok) return month;
	return ok({ day_limit_fen: day.value, month_limit_fen: month.value });
}

/** Empty is without a limit; 0 is a limit. */
function readLimit(text: string): Result<number | null, AnyRefusal> {
	return text.trim() === '' ? ok(null) : parseYuan(text);
}

/** As the journal has them: absent without a limit. */
function limitPart({ day_limit_fen: day, month_limit_fen: month }: LimitRow): Partial<LimitRow> {
	return {
		...(day === null ? {} : { day_limit_fen: day }),
		...(month === null ? {} : { month_limit_fen: month }),
	};
}

function familyOf(terminal: Terminal, member: MemberRow): FamilyView {
	const { pen } = terminal;
	const pool = poolOf(member);
	const links = listLinks(pen, pool);
	const bizDate = memberDay(terminal);
	const role = member.family_of !== '' ? 'linked' : links.length > 0 ? 'primary' : 'none';
	return {
		role,
		primary: showRow(terminal, findMember(pen, pool) ?? member),
		links: links.flatMap((link) => {
			const linked = findMember(pen, link.member_id);
			if (linked === undefined) return [];
			const spent = spentFromPool(pen, linked, { pool, bizDate });
			return [
				{
					member: showRow(terminal, linked),
					dayLimitFen: link.day_limit_fen,
					monthLimitFen: link.month_limit_fen,
					spentTodayFen: spent.dayFen,
					spentMonthFen: spent.monthFen,
					sinceMs: link.since_ms,
				},
			];
		}),
		spends: listSpends(pen, pool).map((spend) => ({ ...spend, name: maskName(spend.name) })),
	};
}
