/**
 * benefit/list and benefit/use: what a tier gives besides prices (等级权益, MEM-19), as a checklist
 * with who used what when. A yearly limit counts the calendar year of the business date, whatever
 * tier it was used under, and what was used by a row that became this one (MEM-11).
 */
import type { BenefitListView } from '#shared/contract/tier-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { prepared } from '../ledger/prepared.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember } from './active-member.ts';
import { memberDay } from './member-day.ts';
import { findMember, type MemberRow } from './member-store.ts';
import { pastOf } from './past-of.ts';
import { listTiers } from './tier-store.ts';

export function showBenefits(
	terminal: Terminal,
	memberId: string,
): Result<BenefitListView, AnyRefusal> {
	const member = findMember(terminal.pen, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	return ok(benefitsOf(terminal, member));
}

export function useBenefit(
	terminal: Terminal,
	caller: Caller,
	{ memberId, benefit }: ParsedInput<'benefit/use'>,
): Result<BenefitListView, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const found = activeMember(pen, memberId);
		if (!found.ok) return found;
		const { benefits } = benefitsOf(terminal, found.value);
		const theirs = benefits.find(({ code }) => code === benefit);
		if (theirs === undefined) return refuse({ code: 'benefit/not-theirs' });
		if (theirs.perYear > 0 && theirs.used >= theirs.perYear) {
			return refuse({ code: 'benefit/used-up', perYear: theirs.perYear });
		}
		prepared(
			pen.db,
			`INSERT INTO benefit_use (id, benefit, biz_date, at_ms, operator) VALUES (?, ?, ?, ?, ?)`,
		).run(found.value.id, benefit, memberDay(terminal), clock.now(), caller.operator.operatorNo);
		const body = { member_id: memberId, benefit, tier: found.value.tier, nth: theirs.used + 1 };
		pen.append({ kind: 'benefit/used', v: 1, ...byWhom(caller), body });
		return ok(benefitsOf(terminal, found.value));
	});
}

function benefitsOf(terminal: Terminal, { id, tier: code }: MemberRow): BenefitListView {
	const { db } = terminal.pen;
	const ids = JSON.stringify(pastOf(terminal.pen, id).map((row) => row.id));
	const tier = listTiers(terminal.pen).find((one) => one.code === code);
	const used = prepared(
		db,
		`SELECT benefit, count(*) AS n FROM benefit_use
		 WHERE id IN (SELECT value FROM json_each(?)) AND biz_date >= ?
		 GROUP BY benefit`,
	).all(ids, `${memberDay(terminal).slice(0, 4)}-01-01`) as { benefit: string; n: number }[];
	return {
		tier: code,
		tierName: tier?.name ?? '',
		benefits: (tier?.benefits ?? []).map((benefit) => ({
			...benefit,
			used: used.find((one) => one.benefit === benefit.code)?.n ?? 0,
		})),
		log: prepared(
			db,
			`SELECT benefit, biz_date AS bizDate, at_ms AS atMs, operator FROM benefit_use
			 WHERE id IN (SELECT value FROM json_each(?)) ORDER BY use_id DESC LIMIT 50`,
		).all(ids) as BenefitListView['log'],
	};
}
