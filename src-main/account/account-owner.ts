/**
 * Whose account (挂账) it is: one account is one company member's, and a debt stays with whoever owes
 * it. What becomes of it when its member goes is said here too.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { MemberRow } from '../member/member-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { keepAccount } from './account-requests.ts';
import { findCustomer, type Customer } from './account-store.ts';

export type Holder = Pick<MemberRow, 'member_id' | 'kind' | 'account_code'>;

/** The account of a member; undefined without one. */
export function accountOf(
	ledger: ReadableLedger,
	{ account_code: code }: Pick<Holder, 'account_code'>,
): Customer | undefined {
	return code === '' ? undefined : findCustomer(ledger, code);
}

/** Only companies buy on account. */
export function notCompany({ kind }: Pick<Holder, 'kind'>): AnyRefusal | undefined {
	return kind === 'company' ? undefined : { code: 'account/not-company' };
}

/** Why this account cannot be this member's; undefined: it can, or is. */
export function unlinkable(
	ledger: ReadableLedger,
	member: Holder,
	code: string,
): AnyRefusal | undefined {
	const none = notCompany(member);
	if (none !== undefined) return none;
	const owner = findCustomer(ledger, code)?.owner;
	if (owner !== undefined && owner.memberId !== member.member_id && isHere(owner.state)) {
		return { code: 'account/of-another' };
	}
	return code === member.account_code ? undefined : stillOwing(ledger, member);
}

/**
 * A debt stays with the account, and the account with whoever owes it; so does what a sale that is
 * not finished has taken on it.
 */
export function stillOwing(
	ledger: ReadableLedger,
	member: Pick<Holder, 'account_code'>,
): AnyRefusal | undefined {
	const { owedFen: owed = 0, heldFen: held = 0 } = accountOf(ledger, member) ?? {};
	if (owed > 0) return { code: 'member/owes-account', owed };
	if (owed < 0) return { code: 'member/account-credit', credit: 0 - owed };
	return held === 0 ? undefined : { code: 'member/account-held', held };
}

function isHere(state: MemberRow['state']): boolean {
	return state === 'active' || state === 'frozen' || state === 'archived';
}

/** Nothing is bought on the account of a member who is gone; what it owed was settled before. */
export function shutAccount(
	terminal: Pick<Terminal, 'pen' | 'clock'>,
	caller: Caller,
	member: Pick<Holder, 'account_code'>,
): void {
	const customer = accountOf(terminal.pen, member);
	if (customer === undefined || !customer.open) return;
	const { code, name, limitFen } = customer;
	keepAccount(terminal, caller, { code, name, limitFen, open: false });
}
