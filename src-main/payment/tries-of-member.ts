/**
 * Whose money stands against a sale: stored value is of the pool its member draws on, and what is
 * bought on account is its owner's. While such a try stands, nobody else becomes the sale's member:
 * one would pay the other's goods, past the limits of both (SV-5, MEM-12).
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { isPaid, isUnsettled } from '#shared/payment/attempt.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { findCustomer } from '../account/account-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import { listAttempts, type Attempt } from './attempt-store.ts';

type MemberMove = { readonly before: OpenSale; readonly after: OpenSale };

/** payment/still-paid when a move would give a sale whose money was taken another member. */
export function memberMoveRefusal(
	ledger: ReadableLedger,
	{ before, after }: MemberMove,
): AnyRefusal | undefined {
	const [was, is] = [before.terms.member?.memberId, after.terms.member?.memberId];
	if (was === is) return undefined;
	const held = liveTries(ledger, before).filter((attempt) => {
		if (attempt.method !== 'on_account') return attempt.method === 'stored_value';
		return was !== undefined || !isAccountOf(ledger, attempt, is);
	});
	if (held.length === 0) return undefined;
	return { code: 'payment/still-paid', paid: sumOf(held) };
}

/** What of the sale's tries takes whose money else; `memberId` is who the sale is sold to. */
export function strangersMoney(
	ledger: ReadableLedger,
	attempts: readonly Attempt[],
	memberId: string | undefined,
): AnyRefusal | undefined {
	const member = memberId === undefined ? undefined : findMember(ledger, memberId);
	const pool = member === undefined ? undefined : poolOf(member);
	const strange = attempts.filter((attempt) => {
		if (attempt.method === 'stored_value') return attempt.subject !== pool;
		return attempt.method === 'on_account' && !isAccountOf(ledger, attempt, memberId);
	});
	if (strange.length === 0) return undefined;
	return { code: 'payment/of-another', paid: sumOf(strange) };
}

/** Fen that tries of a sale hold of stored value. */
export function heldOnSale(ledger: ReadableLedger, sale: OpenSale): number {
	return sumOf(liveTries(ledger, sale).filter(({ method }) => method === 'stored_value'));
}

function liveTries(ledger: ReadableLedger, { saleId }: OpenSale): Attempt[] {
	return listAttempts(ledger, saleId).filter(({ state }) => isPaid(state) || isUnsettled(state));
}

/** An account whose owner is no member is anybody's, as when it is taken. */
function isAccountOf(
	ledger: ReadableLedger,
	{ subject }: Attempt,
	memberId: string | undefined,
): boolean {
	const owner = findCustomer(ledger, subject)?.owner;
	return owner === undefined || memberId === undefined || owner.memberId === memberId;
}

function sumOf(attempts: readonly Attempt[]): number {
	return attempts.reduce((sum, { amount_fen: amount }) => sum + amount, 0);
}
