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
