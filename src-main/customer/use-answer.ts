/**
 * Using what the customer answered, once, for the very thing they were asked: the till names the
 * question, and what it wants to do must be what stood on the customer's screen.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Caller, Terminal } from '../terminal.ts';
import type { Ask, AskAbout, AskAnswer } from './ask-desk.ts';

type Kind = AskAbout['kind'];
type Answered<K extends Kind> = Ask & {
	readonly about: Extract<AskAbout, { kind: K }>;
	readonly answer: Extract<AskAnswer, { kind: K }>;
};

/** A contract that was signed. */
export type SignedAsk = Answered<'sign'>;

/** The answered question of this till; it is put away by `terminal.askDesk.clear` once used. */
export function answeredAsk<K extends Kind>(
	{ askDesk }: Pick<Terminal, 'askDesk'>,
	{ sessionId, operator }: Caller,
	{ askId, kind }: { readonly askId: string; readonly kind: K },
): Result<Answered<K>, AnyRefusal> {
	const ask = askDesk.look();
	const isTheirs = ask?.sessionId === sessionId && ask.operatorNo === operator.operatorNo;
	if (ask?.askId !== askId || ask.state !== 'answered' || ask.about.kind !== kind || !isTheirs) {
		return refuse({ code: 'customer-ask/not-answered' });
	}
	return ok(ask as Answered<K>);
}

export type Wanted = Pick<
	Extract<AskAbout, { kind: 'sign' }>,
	'document' | 'memberId' | 'subject' | 'amountFen' | 'bonusFen'
>;

/** The signature under exactly this contract; none where none was asked for. */
export function signedFor(
	terminal: Pick<Terminal, 'askDesk'>,
	caller: Caller,
	{ askId, wanted }: { readonly askId: string; readonly wanted: Wanted },
): Result<SignedAsk | undefined, AnyRefusal> {
	if (askId === '') return ok(undefined);
	const signed = answeredAsk(terminal, caller, { askId, kind: 'sign' });
	if (!signed.ok) return signed;
	const { about } = signed.value;
	const isSame = (Object.keys(wanted) as (keyof Wanted)[]).every(
		(field) => about[field] === wanted[field],
	);
	return isSame ? signed : refuse({ code: 'customer-ask/other-thing' });
}
