/** Who may pay a sale with stored value: its member, out of their own pool or their family's. */
import type { JournalEvent } from '#shared/journal/event.ts';

type Link = { readonly member_id: string; readonly primary_id: string };

export function followFamilies() {
	/** By linked member: whose pool they draw on. */
	const pools = new Map<string, string>();
	return {
		see(event: JournalEvent): void {
			const { member_id: memberId, primary_id: pool } = event as unknown as Link;
			if (event.kind === 'family/linked') pools.set(memberId, pool);
			if (event.kind === 'family/unlinked') pools.delete(memberId);
		},
		/** What is wrong with who paid; undefined for what is no sale, or paid by its member. */
		wrongPayer(event: JournalEvent): string | undefined {
			if (event.kind !== 'sale/completed' || !Array.isArray(event.tenders)) return undefined;
			const whose = event.member?.member_id ?? '';
			const pool = pools.get(whose) ?? whose;
			const strange = event.tenders.some((tender) => {
				if (tender.kind !== 'stored_value') return false;
				return tender.subject !== pool && tender.subject !== whose;
			});
			return strange ? 'a sale is paid out of the stored value of another member' : undefined;
		},
	};
}
