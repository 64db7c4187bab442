/**
 * Requests that spend what a member has, with HQ asked first where it is there (protocol 3.7): the
 * answer is waited for outside the transaction, and what it covers is looked at again inside it.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { SaleDoneView } from '#shared/contract/views.ts';
import type { Result } from '#shared/kernel/result.ts';
import { findMember } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import { exchangeGift } from '../points/exchange-gift.ts';
import { completeSale } from '../sale/complete-sale.ts';
import { findOpenSale } from '../sale/open-sale-store.ts';
import { settlePaid } from '../sale/settle-paid.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { authorize } from './authorize.ts';
import { releaseUnused } from './release-grants.ts';
import { authorizeSale } from './take-for-sale.ts';

/** sale/complete. At once, as ever, where no HQ is asked. */
export function completeAuthorized(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'sale/complete'>,
): Result<SaleDoneView, AnyRefusal> | Promise<Result<SaleDoneView, AnyRefusal>> {
	if (terminal.hq.state() !== 'online') return completeNow(terminal, caller, input);
	return completeOnline(terminal, caller, input);
}

async function completeOnline(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'sale/complete'>,
): Promise<Result<SaleDoneView, AnyRefusal>> {
	const sale = findOpenSale(terminal.pen);
	if (sale?.saleId === input.saleId) {
		const paid = settlePaid(terminal, sale, input.givenText);
		const { saleId } = sale;
		const done = paid.ok && (await authorizeSale(terminal, { saleId, ...paid.value }));
		if (done !== false && !done.ok) return done;
	}
	return completeNow(terminal, caller, input);
}

/** What was authorised and not needed after all goes back. */
function completeNow(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'sale/complete'>,
): Result<SaleDoneView, AnyRefusal> {
	const done = completeSale(terminal, caller, input);
	if (done.ok) releaseUnused(terminal);
	return done;
}

type Exchanged = Result<RequestOutput<'points/exchange-gift'>, AnyRefusal>;

/** points/exchange-gift. */
export function exchangeAuthorized(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'points/exchange-gift'>,
): Promise<Exchanged> {
	if (terminal.hq.state() !== 'online') return exchangeGift(terminal, caller, input);
	return exchangeOnline(terminal, caller, input);
}

async function exchangeOnline(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'points/exchange-gift'>,
): Promise<Exchanged> {
	const member = findMember(terminal.pen, input.memberId);
	if (member !== undefined) {
		const amount = input.expectedPoints;
		const purse = { purse: 'points', memberId: poolOf(member), balance: amount } as const;
		const done = await authorize(terminal, { purse, amount });
		if (!done.ok) return done;
	}
	const exchanged = await exchangeGift(terminal, caller, input);
	// Refused after all, or for less: the member has it back elsewhere.
	releaseUnused(terminal);
	return exchanged;
}
