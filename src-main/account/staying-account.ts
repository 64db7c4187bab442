/**
 * Which account (挂账) answers for another: of two companies that became one member one account was
 * shut, and what comes back of what was bought on it is owed less on the one that stays.
 */
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember } from '../member/member-store.ts';
import { survivorOf } from '../member/past-of.ts';
import { findCustomer } from './account-store.ts';

/** The part with the account that each share on account goes to, where that is another by now. */
export function withStayingAccounts(ledger: ReadableLedger, part: ReturnedPart): ReturnedPart {
	const paid_back = part.paid_back.map((row) => {
		const { kind, subject } = row;
		const to = kind === 'on_account' && subject ? stayingAccount(ledger, subject) : undefined;
		return to === undefined ? row : { ...row, to_account: to };
	});
	return { ...part, paid_back };
}

/** Undefined for an account that stays itself, or that nobody has taken the place of. */
function stayingAccount(ledger: ReadableLedger, code: string): string | undefined {
	const shut = findCustomer(ledger, code);
	if (shut === undefined || shut.open || shut.owner?.state !== 'merged') return undefined;
	const { account_code: to = '' } =
		survivorOf(ledger, findMember(ledger, shut.owner.memberId)) ?? {};
	return to === code ? undefined : findCustomer(ledger, to)?.code;
}
