/**
 * account/list and account/put: the list of company customers (挂账客户), kept by a manager. And what
 * a customer's standing says to a payment on account.
 */
import type { AccountView } from '#shared/contract/account-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { freeOf, takeOnAccount } from '#shared/account/take-on-account.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { maskName } from '#shared/member/mask.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember } from '../member/member-store.ts';
import type { Backing } from '../payment/payment-port.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	findCustomer,
	listCustomers,
	putCustomer,
	type Customer,
	type CustomerChange,
} from './account-store.ts';

export function listAccounts({ pen }: Terminal): Result<{ accounts: AccountView[] }, AnyRefusal> {
	return ok({ accounts: listCustomers(pen).map(showAccount) });
}

export function putAccount(
	terminal: Terminal,
	caller: Caller,
	{ code, name, limitText, active }: ParsedInput<'account/put'>,
): Result<AccountView, AnyRefusal> {
	const limit = parseYuan(limitText);
	if (!limit.ok) return limit;
	return caller.commit(() => {
		const change = { code, name, limitFen: limit.value, open: active };
		return ok(showAccount(keepAccount(terminal, caller, change)));
	});
}

/** Adds or changes an account, and tells the journal; inside the caller's transaction. */
export function keepAccount(
	{ pen, clock }: Pick<Terminal, 'pen' | 'clock'>,
	caller: Caller,
	change: Omit<CustomerChange, 'atMs'>,
): Customer {
	const { code, name, limitFen, open } = change;
	const before = findCustomer(pen, code);
	putCustomer(pen, { ...change, atMs: clock.now() });
	pen.append({
		kind: before === undefined ? 'account/added' : 'account/changed',
		v: 1,
		...byWhom(caller),
		body: { customer: code, name, limit_fen: limitFen, active: Number(open) },
	});
	const nothing = { owedFen: 0, heldFen: 0, active: open };
	return findCustomer(pen, code) ?? { ...nothing, ...change };
}

export function showAccount(customer: Customer): AccountView {
	const { code, name, limitFen, owedFen, open, active, owner } = customer;
	return {
		code,
		name,
		limitFen,
		owedFen,
		freeFen: active ? freeOf(customer) : 0,
		active: open,
		...(owner === undefined ? {} : { member: { ...owner, name: maskName(owner.name) } }),
	};
}

export type OnAccount = {
	/** As typed; '' for the account of the member on the sale. */
	readonly code: string;
	readonly amountFen: number;
	/** On the sale. */
	readonly memberId: string | undefined;
};

/**
 * Refuses a customer nobody knows, one who may not buy, and more than the limit leaves. A company
 * member on the sale buys on their own account: no code is typed, and nobody else's is taken.
 */
export function backByAccount(
	ledger: ReadableLedger,
	{ code, amountFen, memberId }: OnAccount,
): Result<Backing, AnyRefusal> {
	const typed = code.trim().toUpperCase();
	const own = typed === '' ? ownCode(ledger, memberId) : ok(typed);
	if (!own.ok) return own;
	const customer = findCustomer(ledger, own.value);
	if (customer === undefined) return refuse({ code: 'account/not-found' });
	const { owner } = customer;
	if (owner !== undefined && memberId !== undefined && owner.memberId !== memberId) {
		return refuse({ code: 'account/of-another' });
	}
	const taken = takeOnAccount(customer, amountFen);
	if (!taken.ok) return taken;
	return ok({ amountFen: taken.value, subject: customer.code, reference: customer.name });
}

function ownCode(ledger: ReadableLedger, memberId: string | undefined): Result<string, AnyRefusal> {
	if (memberId === undefined) return refuse({ code: 'account/not-found' });
	const member = findMember(ledger, memberId);
	const isCompany = member?.kind === 'company' && member.account_code !== '';
	return isCompany ? ok(member.account_code) : refuse({ code: 'account/member-has-none' });
}
