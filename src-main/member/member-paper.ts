/** Whose sale it was, for the paper; and what is put on it when it is printed or shown. */
import { maskName, maskPhone } from '#shared/member/mask.ts';
import type { SaleMember } from '#shared/journal/event.ts';
import type { KeptApart } from '#shared/receipt/kept-apart.ts';
import type { MemberPaper } from '#shared/receipt/member-blocks.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { findMember, type MemberRow } from './member-store.ts';
import { survivorOf } from './past-of.ts';
import { listTiers } from './tier-store.ts';

export function memberPaper(
	pen: ReadableLedger,
	who: SaleMember | undefined,
): { readonly memberPaper?: MemberPaper } {
	const member = who === undefined ? undefined : findMember(pen, who.member_id);
	if (who === undefined || member === undefined) return {};
	return {
		memberPaper: {
			memberId: who.member_id,
			tierName: listTiers(pen).find(({ code }) => code === who.tier)?.name ?? '',
		},
	};
}

/** What is kept apart from a paper of this row of the journal, as it is known now. */
export function keptApart(pen: ReadableLedger, salePos: number | null): KeptApart {
	return {
		// Who was merged is whom they were merged into.
		personOf: (memberId) => maskedPerson(survivorOf(pen, findMember(pen, memberId))),
		note: () => noteOf(pen, salePos),
	};
}

function maskedPerson(member: MemberRow | undefined): string {
	if (member === undefined) return '';
	return `${maskName(member.name)} ${maskPhone(member.phone ?? '')}`.trim();
}

function noteOf({ db }: ReadableLedger, salePos: number | null): string {
	const row = prepared(db, 'SELECT note FROM sale_note WHERE pos = ?').get(salePos ?? 0);
	return (row as { note: string } | undefined)?.note ?? '';
}
