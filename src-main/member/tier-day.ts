/**
 * What the opening of a day does to tiers: periods that are over are looked at, a step down at most
 * and never before the grace is over; what was given until a date ends. In stretches, so that the
 * first customer does not wait; done twice on one day it does nothing the second time.
 */
import { addMonths } from '#shared/kernel/calendar.ts';
import { lookAgain } from '#shared/member/tier-holding.ts';
import { TIER_MONTHS } from '#shared/member/tier-period.ts';
import type { Tier } from '#shared/member/tier.ts';
import { turn } from '../catalog/in-slices.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { Terminal } from '../terminal.ts';
import { endingDay } from './member-day.ts';
import type { MemberRow } from './member-store.ts';
import { columnsOf, holdingOf } from './member-tiers.ts';
import { patchMember } from './member-writer.ts';
import { shownOn, tellTier } from './place-tier.ts';
import { standingOf } from './standing.ts';
import { listTiers } from './tier-store.ts';

/** Rows looked at in one stretch, by their numbers. */
const STRETCH = 500;

export type TierDay = { readonly renewed: number; readonly moved: number };

/** A failure is logged; the day goes on. */
export async function endTierPeriods(
	terminal: Pick<Terminal, 'pen' | 'clock' | 'settings' | 'log'>,
): Promise<TierDay> {
	const counts = { renewed: 0, moved: 0, kept: 0 };
	try {
		const { pen } = terminal;
		const today = endingDay(terminal);
		if (today === '') return { renewed: 0, moved: 0 };
		for (let above = 0; pen.db.open && above < lastRow(pen); above += STRETCH) {
			const due = overIn(pen, { above, today });
			if (due.length > 0) {
				pen.transaction(() => {
					const tiers = listTiers(pen);
					for (const member of due) counts[endPeriod(pen, { member, tiers, today })] += 1;
				});
			}
			await turn();
		}
	} catch (failure) {
		if (terminal.pen.db.open) terminal.log.fault('tier/day', failure);
	}
	return { renewed: counts.renewed, moved: counts.moved };
}

function lastRow({ db }: ReadableLedger): number {
	const row = prepared(db, 'SELECT coalesce(max(id), 0) AS id FROM member').get();
	return (row as { id: number }).id;
}

/** Members of a stretch of whose tiers something is over, whether it shows or lies behind. */
function overIn(
	{ db }: ReadableLedger,
	{ above, today }: { readonly above: number; readonly today: string },
): MemberRow[] {
	return prepared(
		db,
		`SELECT * FROM member WHERE id > :above AND id <= :to AND state = 'active' AND tier <> ''
		   AND ((tier_until <> '' AND tier_until < :today)
		     OR (tier_until = '' AND tier_by_hand = 0 AND tier_since <= :yearAgo)
		     OR (tier_holding <> '' AND json_extract(tier_holding, '$.end') < :today))`,
	).all({
		above,
		to: above + STRETCH,
		today,
		yearAgo: addMonths(today, -TIER_MONTHS),
	}) as MemberRow[];
}

type Over = {
	readonly member: MemberRow;
	readonly tiers: readonly Tier[];
	readonly today: string;
};

function endPeriod(
	pen: WritableLedger,
	{ member, tiers, today }: Over,
): 'renewed' | 'moved' | 'kept' {
	const held = holdingOf(member);
	const holding = lookAgain(tiers, held, { standing: standingOf(pen, member, today), today });
	const columns = columnsOf(holding, shownOn(pen, member, { holding, today }));
	if (Object.entries(columns).every(([name, value]) => member[name as TierColumn] === value)) {
		return 'kept';
	}
	const after = patchMember(pen, member, columns);
	if (after.tier === member.tier) return 'renewed';
	const why = member.tier_by_hand === 1 ? 'grant-end' : 'period-end';
	tellTier(pen, { before: member, after, why });
	return 'moved';
}

type TierColumn = keyof ReturnType<typeof columnsOf>;
