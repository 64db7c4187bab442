/**
 * One row of an import as a member: profile, card, tags, the figures of the old system, and the
 * opening balances (期初), all in the caller's transaction.
 */
import { dayNumber } from '#shared/kernel/calendar.ts';
import type { PlannedMember } from '#shared/member/plan-member-import.ts';
import { prepared } from '../ledger/prepared.ts';
import { newReferralCode } from '../member/add-member.ts';
import { insertCard, insertMember, putTag } from '../member/member-writer.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { postOpenings } from './post-openings.ts';

export type ImportTimes = {
	readonly atMs: number;
	readonly today: string;
	/** The code of the store's lowest tier, for rows that name none. */
	readonly lowestTier: string;
};

/** What the journal says of an imported member: figures, and no person. */
export type ImportedPart = {
	readonly member_id: string;
	readonly visits: number;
	readonly spent_fen: number;
};

/** Phone and card must be free: ask in the same transaction. */
export function writeImportedMember(
	terminal: Terminal,
	caller: Caller,
	{ member, times }: { readonly member: PlannedMember; readonly times: ImportTimes },
): ImportedPart {
	const { pen, ids } = terminal;
	const { today, lowestTier } = times;
	const memberId = ids.next('mem');
	// Today's noon may be hours away.
	const pastOf = (date: string) => Math.min(noonOf(date), times.atMs);
	const lastMs = member.lastVisit === '' ? 0 : pastOf(member.lastVisit);
	const joinedMs = member.joined === '' ? times.atMs : pastOf(member.joined);
	const id = insertMember(pen, {
		memberId,
		kind: member.kind,
		phone: member.phone === '' ? undefined : member.phone,
		name: member.name,
		gender: member.gender,
		birthday: member.birthday,
		address: member.address,
		note: member.note,
		identityNo: member.identityNo,
		taxNo: member.taxNo,
		tier: member.tier === '' ? lowestTier : member.tier,
		tierSince: today,
		referralCode: newReferralCode(terminal),
		referredBy: '',
		accountCode: '',
		// The search shows the newest visit first.
		atMs: lastMs === 0 ? joinedMs : lastMs,
		by: caller.operator.operatorNo,
	});
	prepared(
		pen.db,
		// A birthday out of a file may be corrected once without waiting a year.
		`UPDATE member SET created_ms = ?, changed_ms = ?, birthday_set_ms = 0, visits = ?,
		   spent_fen = ?, first_ms = ?, last_ms = ? WHERE id = ?`,
	).run(joinedMs, times.atMs, member.visits, member.spent, lastMs, lastMs, id);
	if (member.card !== '') {
		insertCard(pen, {
			card_no: member.card,
			id,
			medium: 'card',
			type_code: '',
			state: 'active',
			issued_ms: joinedMs,
			changed_ms: times.atMs,
		});
	}
	for (const tag of member.tags) putTag(pen, { id, tag, byRule: false });
	const { principal: principalFen, bonus: bonusFen, points } = member;
	const balances = { principalFen, bonusFen, points };
	postOpenings(terminal, { ...byWhom(caller), memberId, today, ...balances });
	return { member_id: memberId, visits: member.visits, spent_fen: member.spent };
}

/** Noon UTC lies on the same date in every store between Samoa and Auckland. */
function noonOf(date: string): number {
	return dayNumber(date) * 86_400_000 + 43_200_000;
}
