/** tier/list, tier/put-table and tier/grant: the table of levels, and one given by hand. */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { giveTier } from '#shared/member/tier-holding.ts';
import { TIER_TEMPLATES, type Tier } from '#shared/member/tier.ts';
import { tierFaults, tiersOf } from '#shared/member/tier-table.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import { dateOf } from '#shared/member/birthday.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember } from './active-member.ts';
import { holdingDay } from './member-day.ts';
import { holdingOf } from './member-tiers.ts';
import { recordChange } from './member-writer.ts';
import { paidTierOn, placeTier } from './place-tier.ts';
import { showPage } from './show-member.ts';
import { listTiers, replaceTiers } from './tier-store.ts';

type TierTable = RequestOutput<'tier/list'>;

export function showTiers({ pen }: Pick<Terminal, 'pen'>): TierTable {
	const held = countsOf(pen);
	return {
		paid: {
			fees: sumOf(held, ({ fees }) => fees),
			leftFen: sumOf(held, ({ left_fen: left }) => left),
		},
		tiers: listTiers(pen).map((tier) => ({
			...rowOf(tier),
			members: held.find((count) => count.tier === tier.code)?.members ?? 0,
		})),
		templates: {
			three: TIER_TEMPLATES.three.map(rowOf),
			five: TIER_TEMPLATES.five.map(rowOf),
		},
	};
}

function sumOf(counts: readonly Count[], figure: (count: Count) => number): number {
	return counts.reduce((sum, count) => sum + figure(count), 0);
}

export function putTierTable(
	terminal: Terminal,
	caller: Caller,
	{ tiers: rows }: ParsedInput<'tier/put-table'>,
): Result<TierTable, AnyRefusal> {
	const { pen, priceBook } = terminal;
	return caller.commit(() => {
		const named = {
			byPriceBook: levelsOf(priceBook.current()),
			byMembers: countsOf(pen)
				.filter(({ members, fees }) => members > 0 || fees > 0)
				.map(({ tier }) => tier),
		};
		const [fault] = tierFaults(rows, named);
		if (fault !== undefined) return refuse({ code: 'tier/table-wrong', ...fault });
		replaceTiers(pen, tiersOf(rows));
		const body = {
			tiers: rows.map(({ code, basis, threshold, charge }) => ({ code, basis, threshold, charge })),
		};
		pen.append({ kind: 'tier/table-changed', v: 1, ...byWhom(caller), body });
		return ok(showTiers(terminal));
	});
}

export function grantTier(
	terminal: Terminal,
	caller: Caller,
	{ memberId, tier, until: untilText, reason }: ParsedInput<'tier/grant'>,
): Result<MemberPageView, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const found = activeMember(pen, memberId);
		if (!found.ok) return found;
		const member = found.value;
		const tiers = listTiers(pen);
		if (tiers.every(({ code }) => code !== tier)) return refuse({ code: 'tier/unknown' });
		const until = untilText.trim() === '' ? '' : dateOf(untilText);
		const today = holdingDay(terminal);
		if (until === undefined || (until !== '' && until < today)) {
			return refuse({ code: 'tier/end-past' });
		}
		const paid = paidTierOn(pen, memberId, today);
		const rank = tiers.find(({ code }) => code === tier)?.rank ?? 0;
		if (paid !== undefined && paid.tier.rank > rank) return refuse({ code: 'tier/paid-higher' });
		const gift = { tier, since: today, until };
		const holding = giveTier(tiers, holdingOf(member), gift);
		const more = { version: member.version + 1 };
		const given = placeTier(pen, member, { holding, today, more });
		recordChange(pen, {
			id: member.id,
			atMs: clock.now(),
			operator: caller.operator.operatorNo,
			approver: caller.approver?.operatorNo ?? '',
			field: 'tier',
			before: member.tier,
			after: tier,
		});
		const body = { member_id: memberId, before: member.tier, after: tier, until, reason };
		pen.append({
			kind: 'tier/changed',
			v: 1,
			...byWhom(caller),
			body: { ...body, why: 'granted' },
		});
		return ok(showPage(terminal, given));
	});
}

type Count = {
	readonly tier: string;
	readonly members: number;
	/** Paid for, whose days are not over; they may stand on a higher step now. */
	readonly fees: number;
	readonly left_fen: number;
};

/** Counted by the ledger itself: a few rows, however many members. Who is gone does not count. */
function countsOf({ db }: ReadableLedger): Count[] {
	return prepared(db, 'SELECT * FROM tier_count').all() as Count[];
}

/** Every tier that a promotion or an issue of coupons is for. */
function levelsOf({ promotions, couponKinds }: PriceBook): string[] {
	const named = [
		...promotions.flatMap(({ audience }) => audience.levels ?? []),
		...couponKinds.flatMap(({ levels }) => levels ?? []),
	];
	return [...new Set(named)];
}

function rowOf({ rank, ...tier }: Tier): Omit<TierTable['tiers'][number], 'members'> {
	invariant(rank >= 0, 'a rank counts from 0');
	return { ...tier, benefits: [...tier.benefits] };
}
