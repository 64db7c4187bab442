/**
 * account/list and account/put: the list of company customers (挂账客户), kept by a manager. And what
 * a customer's standing says to a payment on account.
 */
import type { AccountView } from '#shared/contract/account-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { freeOf, takeOnAccount } from '#shared/account/take-on-account.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { Backing } from '../payment/payment-port.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findCustomer, listCustomers, putCustomer, type Customer } from './account-store.ts';

export function listAccounts({ pen }: Terminal): Result<{ accounts: AccountView[] }, AnyRefusal> {
	return ok({ accounts: listCustomers(pen).map(showAccount) });
}

export function putAccount(
	{ pen, clock }: Terminal,
	caller: Caller,
	{ code, name, limitText, active }: ParsedInput<'account/put'>,
): Result<AccountView, AnyRefusal> {
	const limit = parseYuan(limitText);
	if (!limit.ok) return limit;
	return caller.commit(() => {
		const before = findCustomer(pen, code);
		const change = { code, name, limitFen: limit.value, active };
		putCustomer(pen, { ...change, atMs: clock.now() });
		pen.append({
			kind: before === undefined ? 'account/added' : 'account/changed',
			v: 1,
			...byWhom(caller),
			body: { customer: code, name, limit_fen: limit.value, active: Number(active) },
		});
		const nothing = { owedFen: 0, heldFen: 0 };
		return ok(showAccount({ ...nothing, ...before, ...change }));
	});
}

export function showAccount(customer: Customer): AccountView {
	const { code, name, limitFen, owedFen, active } = customer;
	return { code, name, limitFen, owedFen, freeFen: active ? freeOf(customer) : 0, active };
}

/** Refuses a customer nobody knows, one who may not buy, and more than the limit leaves. */
export function backByAccount(
	ledger: ReadableLedger,
	code: string,
	amountFen: number,
): Result<Backing, AnyRefusal> {
	const customer = findCustomer(ledger, code.trim().toUpperCase());
	if (customer === undefined) return refuse({ code: 'account/not-found' });
	const taken = takeOnAccount(customer, amountFen);
	if (!taken.ok) return taken;
	return ok({ amountFen: taken.value, subject: customer.code, reference: customer.name });
}
