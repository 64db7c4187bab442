/**
 * What is proved at a top-up (充值): that the member signed exactly this contract on their own
 * screen, and that somebody looked at a document where the rules ask for it. No number is kept.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { TopUpQuote } from '#shared/contract/stored-value-views.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { StoredValueToppedUp } from '#shared/journal/stored-value-event.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { MemberRow } from '../member/member-store.ts';
import { pastOfId } from '../member/past-of.ts';
import { signedPart } from '../customer/signature-store.ts';
import { signedFor, type SignedAsk } from '../customer/use-answer.ts';
import type { Caller, Terminal } from '../terminal.ts';

type Input = ParsedInput<'stored-value/top-up'>;

/** The signature under exactly this contract; none where none was asked for. */
export function signedTopUp(
	terminal: Terminal,
	caller: Caller,
	{ input, quote }: { readonly input: Input; readonly quote: TopUpQuote },
): Result<SignedAsk | undefined, AnyRefusal> {
	const { memberId, signAskId: askId } = input;
	const { amountFen, bonusFen } = quote;
	const what = { document: 'top-up', subject: '', memberId, amountFen, bonusFen } as const;
	return signedFor(terminal, caller, { askId, wanted: what });
}

/** A document of theirs was seen at an earlier top-up, or its number is kept (registered cards). */
export function isIdentified(
	ledger: ReadableLedger,
	{ member_id: memberId, identity_no: identityNo }: MemberRow,
): boolean {
	if (identityNo !== '') return true;
	const seen = prepared(
		ledger.db,
		`SELECT 1 FROM sv_lot l JOIN journal j ON j.pos = l.opened_pos
		 WHERE l.member_id = ? AND json_extract(j.body, '$.identified') = 1 LIMIT 1`,
	);
	return pastOfId(ledger, memberId).some((id) => seen.get(id) !== undefined);
}

/** How it stands in the event. */
export function provedParts(
	{ identified, identityKind: kind }: Input,
	signed: SignedAsk | undefined,
): Pick<StoredValueToppedUp, 'identified' | 'identity_kind' | 'signed'> {
	return {
		...(identified ? { identified: 1 } : {}),
		...(identified && kind !== '' ? { identity_kind: kind } : {}),
		...(signed === undefined ? {} : { signed: signedPart(signed) }),
	};
}
