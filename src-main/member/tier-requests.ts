/** tier/list, tier/put-table and tier/grant: the table of levels, and one given by hand. */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { TIER_TEMPLATES, type Tier } from '#shared/member/tier.ts';
import { tierFaults, tiersOf } from '#shared/member/tier-table.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import { dateOf } from '#shared/member/birthday.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember } from './active-member.ts';
import { memberDay } from './member-day.ts';
import { patchMember, recordChange } from './member-writer.ts';
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
		if (listTiers(pen).every(({ code }) => code !== tier)) return refuse({ code: 'tier/unknown' });
		const until = untilText.trim() === '' ? '' : dateOf(untilText);
		const today = memberDay(terminal);
		if (until === undefined || (until !== '' && until < today)) {
			return refuse({ code: 'tier/end-past' });
		}
		const patch = { tier, tier_since: today, tier_until: until, tier_by_hand: 1 };
		const given = patchMember(pen, member, { ...patch, version: member.version + 1 });
		recordChange(pen, {
			id: member.id,
			atMs: clock.now(),
			operator: caller.operator.operatorNo,
			approver: caller.approver?.operatorNo ?? '',
			field: 'tier',
			// What was earned before the first of several grants goes on after the last of them.
			before: earnedBefore(pen, member),
			after: tier,
		});
		pen.append({
			kind: 'tier/changed',
			v: 1,
			...byWhom(caller),
			body: {
				member_id: memberId,
				before: member.tier,
				after: tier,
				why: 'granted',
				until,
				reason,
			},
		});
		return ok(showPage(terminal, given));
	});
}

/** The tier that was earned by itself, under one given by hand. */
export function earnedBefore(
	{ db }: ReadableLedger,
	{
		id,
		tier,
		tier_by_hand: byHand,
	}: { readonly id: number; readonly tier: string; readonly tier_by_hand: number },
): string {
	if (byHand === 0) return tier;
	const row = prepared(
		db,
		`SELECT before FROM member_change WHERE id = ? AND field = 'tier'
		 ORDER BY change_id DESC LIMIT 1`,
	).get(id) as { before: string } | undefined;
	return row?.before ?? '';
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
