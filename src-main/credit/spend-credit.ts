/**
 * Store credit (店内余额) at the counter: what a slip pays of a sale, what is left on it when the sale
 * is completed, and what it holds when somebody asks. The ledger itself is the one that says yes,
 * so it works with no line to anybody.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { creditTail, drawCreditCode, readCreditCode } from '#shared/credit/credit-code.ts';
import { takeCredit, type CreditRefusal, type WantedCredit } from '#shared/credit/take-credit.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { Attempt } from '../payment/attempt-store.ts';
import type { Backing } from '../payment/payment-port.ts';
import type { Terminal } from '../terminal.ts';
import { findSlip, type Slip } from './credit-store.ts';

/** Refuses a code that is none, a slip that is not there or empty, and more than is free on it. */
export function backByCredit(
	ledger: ReadableLedger,
	subject: string,
	wanted: WantedCredit,
): Result<Backing, AnyRefusal> {
	const slip = readSlip(ledger, subject);
	if (!slip.ok) return slip;
	const taken = takeCredit(slip.value, wanted);
	if (!taken.ok) return taken;
	const { code } = slip.value;
	return ok({ amountFen: taken.value, subject: code, reference: creditTail(code) });
}

/** credit/find: what a slip is good for. */
export function showCredit(
	{ pen }: Terminal,
	{ code }: ParsedInput<'credit/find'>,
): Result<RequestOutput<'credit/find'>, AnyRefusal> {
	const slip = readSlip(pen, code);
	if (!slip.ok) return slip;
	const { balanceFen, heldFen, issuedMs } = slip.value;
	return ok({ code: slip.value.code, balanceFen, freeFen: balanceFen - heldFen, issuedMs });
}

function readSlip(ledger: ReadableLedger, text: string): Result<Slip, CreditRefusal> {
	const code = readCreditCode(text);
	if (code === undefined) return refuse({ code: 'credit/bad-code' });
	const slip = findSlip(ledger, code);
	return slip === undefined ? refuse({ code: 'credit/not-found' }) : ok(slip);
}

/** A code that no slip has yet; inside the transaction that puts money on it. */
export function newCreditCode({ pen, ids }: Pick<Terminal, 'pen' | 'ids'>): string {
	let code = drawCreditCode(ids.bytes(8));
	while (findSlip(pen, code) !== undefined) code = drawCreditCode(ids.bytes(8));
	return code;
}

/** What is left on its slip after each try of a sale, by the try; refuses more than is on one. */
export function leftOnSlips(
	ledger: ReadableLedger,
	attempts: readonly Attempt[],
): Result<ReadonlyMap<string, number>, CreditRefusal> {
	const balances = new Map<string, number>();
	const left = new Map<string, number>();
	for (const { attempt_id: id, method, subject, amount_fen: amount } of attempts) {
		if (method !== 'store_credit') continue;
		const balance = balances.get(subject) ?? findSlip(ledger, subject)?.balanceFen ?? 0;
		if (amount > balance) return refuse({ code: 'credit/short', free: balance });
		balances.set(subject, balance - amount);
		left.set(id, balance - amount);
	}
	return ok(left);
}
