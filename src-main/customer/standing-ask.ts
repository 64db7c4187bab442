/**
 * Whether a question to the customer still stands: it ends when whoever asked signs out, and when
 * the sale it is about is not the same any more. Looked at whenever somebody asks.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { AskWhy } from '#shared/customer-ask/customer-ask.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { findOpenSale } from '../sale/open-sale-store.ts';
import type { Caller, SignedIn, Terminal } from '../terminal.ts';
import type { Ask, AskAbout } from './ask-desk.ts';

/** Who is signed in on a session now (bridge/sessions.ts). */
export type Seats = {
	look(sessionId: string, quiet: boolean): { readonly operator?: SignedIn };
};

export type Standing = { readonly terminal: Terminal; readonly sessions: Seats };
export type Asked = Standing & { readonly caller: Caller };

/** The question as it stands now; undefined when there is none. */
export function standingAsk({ terminal, sessions }: Standing): Ask | undefined {
	const ask = terminal.askDesk.look();
	if (ask === undefined || (ask.state !== 'waiting' && ask.state !== 'answered')) return ask;
	const why = whyOver({ terminal, sessions }, ask);
	if (why === undefined) return ask;
	terminal.askDesk.end(ask.askId, why);
	return terminal.askDesk.look();
}

function whyOver({ terminal, sessions }: Standing, ask: Ask): AskWhy | undefined {
	const { operator } = sessions.look(ask.sessionId, true);
	if (operator?.operatorNo !== ask.operatorNo) return 'signed-out';
	return isSameSale(terminal, ask.about) ? undefined : 'sale-changed';
}

function isSameSale({ pen }: Pick<Terminal, 'pen'>, about: AskAbout): boolean {
	if (about.kind !== 'pin') return true;
	const sale = findOpenSale(pen);
	return (
		sale?.saleId === about.saleId &&
		sale.revision === about.revision &&
		sale.terms.member?.memberId === about.memberId
	);
}

/** The question of this id and kind that waits for the customer. */
export function waitingAsk<Kind extends AskAbout['kind']>(
	standing: Standing,
	askId: string,
	kind: Kind,
): Result<Ask & { readonly about: Extract<AskAbout, { kind: Kind }> }, AnyRefusal> {
	const ask = standingAsk(standing);
	if (ask?.askId !== askId || ask.state !== 'waiting' || ask.about.kind !== kind) {
		return refuse({ code: 'customer-ask/over' });
	}
	return ok(ask as Ask & { readonly about: Extract<AskAbout, { kind: Kind }> });
}
