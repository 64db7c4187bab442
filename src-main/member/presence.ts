/**
 * Proof that a member is there (SV-5) before what is theirs is spent, stored value and points
 * alike: a card or code in the hand, the last four of their phone, and from an amount on their PIN.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { isPresent, PRESENT_FOR_MS, type FoundBy } from '#shared/member/member.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import type { Terminal } from '../terminal.ts';
import { checkMemberPin, checkMemberTail } from './member-pin.ts';
import type { MemberRow } from './member-store.ts';

/** How it was proved that the member is there; 'none' is none. */
export type Proof = 'none' | 'tail' | 'pin';

/** What was typed as proof; each may be empty. */
export type TypedProof = { readonly pin: string; readonly tail: string };

/** Checks what was typed, before the transaction: a PIN takes its time, and wrong ones count. */
export async function proveTyped(
	terminal: Terminal,
	member: MemberRow,
	{ pin, tail }: TypedProof,
): Promise<Result<Proof, AnyRefusal>> {
	if (pin !== '') {
		const checked = await checkMemberPin(terminal, member.member_id, pin);
		return checked.ok ? ok('pin') : checked;
	}
	// Who has no phone has no last four: whatever is typed proves nothing, and counts for nothing.
	if (tail === '' || member.phone4 === '') return ok('none');
	const checked = checkMemberTail(terminal, member.member_id, tail);
	return checked.ok ? ok('tail') : checked;
}

/**
 * How the member on a sale was found, as far as it still says that they are there: what was in
 * their hand a while ago may have left with them, and counts as a name of a list.
 */
export function foundNow(
	{ clock }: Pick<Terminal, 'clock'>,
	{ terms }: Pick<OpenSale, 'terms'>,
): FoundBy | undefined {
	const { foundBy, foundAtMs = 0 } = terms.member ?? {};
	if (foundBy === undefined || !isPresent(foundBy)) return foundBy;
	const agoMs = clock.now() - foundAtMs;
	return agoMs >= 0 && agoMs <= PRESENT_FOR_MS ? foundBy : 'list';
}

export type Presence = {
	readonly foundBy: FoundBy | undefined;
	readonly proof: Proof;
	/** Worth of what is to be spent, fen. */
	readonly amountFen: number;
	/** From this worth on only a PIN will do. */
	readonly pinFromFen: number;
};

/** What is missing before it may be spent; undefined when nothing is. */
export function missingProof(
	{ pin_hash: pinHash }: Pick<MemberRow, 'pin_hash'>,
	{ foundBy = 'list', proof, amountFen, pinFromFen }: Presence,
): 'no-pin' | 'needs-pin' | 'needs-proof' | undefined {
	if (amountFen >= pinFromFen && proof !== 'pin') return pinHash === '' ? 'no-pin' : 'needs-pin';
	return proof !== 'none' || isPresent(foundBy) ? undefined : 'needs-proof';
}
