/**
 * The till's side of a question to the customer: opening one of each kind, looking how it stands,
 * taking it back. What is shown there is worked out here, never taken from the till's screen.
 */
import type { CustomerAskView } from '#shared/contract/customer-ask-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { passSlipWords } from '#shared/words/pass-slip.ts';
import { storedValueSlipWords } from '#shared/words/stored-value-slip.ts';
import { knownMember } from '../member/active-member.ts';
import { findMember } from '../member/member-store.ts';
import { activeMember } from '../pass-card/pass-place.ts';
import { findTemplate } from '../pass-card/pass-store.ts';
import { quoteStoredValue } from '../payment/payment-requests.ts';
import { lacksGuardian, textInForce } from '../privacy/record-consent.ts';
import { quoteTopUp } from '../stored-value/top-up.ts';
import type { Terminal } from '../terminal.ts';
import type { Ask, AskAbout } from './ask-desk.ts';
import { standingAsk, type Asked } from './standing-ask.ts';

type Opened = Result<{ askId: string }, AnyRefusal>;

export function showAsk(asked: Asked): Result<RequestOutput<'customer-ask/show'>, AnyRefusal> {
	const { askDesk } = asked.terminal;
	const ask = standingAsk(asked);
	const screen = askDesk.screen();
	return ok(ask?.sessionId === asked.caller.sessionId ? { screen, ask: viewOf(ask) } : { screen });
}

function viewOf({ askId, about, state, why, answer, triesLeft, openedAt }: Ask): CustomerAskView {
	return {
		askId,
		kind: about.kind,
		state,
		why,
		given: answer?.kind === 'consent' ? [...answer.given] : [],
		triesLeft,
		signedHash: answer?.kind === 'sign' ? answer.signature.hash.slice(0, 8) : '',
		openedMs: openedAt,
	};
}

export function askConsent(
	asked: Asked,
	{ memberId, purposes }: ParsedInput<'customer-ask/consent'>,
): Opened {
	const { terminal } = asked;
	if (memberId !== '') {
		const known = knownMember(terminal.pen, memberId);
		if (!known.ok) return known;
		const member = known.value;
		if (lacksGuardian(terminal, member, purposes)) {
			return refuse({ code: 'consent/needs-guardian' });
		}
	}
	const { language } = terminal.settings.current();
	const texts = [...new Set(purposes)].map((one) => textInForce(terminal, one, language));
	return open(asked, { kind: 'consent', memberId, texts });
}

export function askPin(asked: Asked, input: ParsedInput<'customer-ask/pin'>): Opened {
	const { terminal, caller } = asked;
	const quoted = quoteStoredValue(terminal, caller, input);
	if (!quoted.ok) return quoted;
	const { saleId, revision } = input;
	return open(asked, { kind: 'pin', ...quoted.value, saleId, revision });
}

export function askNewPin(asked: Asked, { memberId }: ParsedInput<'customer-ask/new-pin'>): Opened {
	const member = findMember(asked.terminal.pen, memberId);
	if (member?.state !== 'active') return refuse({ code: 'member/not-found' });
	// Whoever has one proves it, or is released, at the till.
	if (member.pin_hash !== '') return refuse({ code: 'customer-ask/has-pin' });
	return open(asked, { kind: 'new-pin', memberId });
}

export function askSignature(asked: Asked, input: ParsedInput<'customer-ask/sign'>): Opened {
	const { terminal } = asked;
	const about = input.document === 'top-up' ? ofTopUp(terminal, input) : ofPass(terminal, input);
	return about.ok ? open(asked, about.value) : about;
}

type Sign = ParsedInput<'customer-ask/sign'>;

function ofTopUp(terminal: Terminal, { memberId, amountText }: Sign): Result<AskAbout, AnyRefusal> {
	const amount = parseYuan(amountText);
	if (!amount.ok) return amount;
	const quoted = quoteTopUp(terminal, { memberId, amountText });
	if (!quoted.ok) return quoted;
	const { amountFen, bonusFen, offer } = quoted.value;
	const words = storedValueSlipWords[terminal.settings.current().receiptLanguage];
	const terms = [...words.terms.split('\n'), words.contract];
	const sums = { name: offer?.name ?? '', amountFen, bonusFen };
	return ok({ kind: 'sign', document: 'top-up', memberId, subject: '', ...sums, terms });
}

function ofPass(terminal: Terminal, { memberId, templateId }: Sign): Result<AskAbout, AnyRefusal> {
	const member = activeMember(terminal.pen, memberId);
	if (!member.ok) return member;
	const kept = findTemplate(terminal.pen, templateId);
	if (kept?.active !== true) return refuse({ code: 'pass-card/no-template' });
	const { name, priceFen: amountFen } = kept.template;
	const words = passSlipWords[terminal.settings.current().receiptLanguage];
	const terms = [...words.terms.split('\n'), words.contract];
	const what = { name, amountFen, bonusFen: 0, terms };
	return ok({ kind: 'sign', document: 'pass', memberId, subject: templateId, ...what });
}

/** One at a time; the till that opened it may put another in its place. */
function open(asked: Asked, about: AskAbout): Opened {
	const { terminal, caller } = asked;
	const { askDesk, ids } = terminal;
	const { sessionId, operator } = caller;
	if (!askDesk.screen().here) return refuse({ code: 'customer-ask/no-screen' });
	const before = standingAsk(asked);
	if (before?.state === 'waiting' && before.sessionId !== sessionId) {
		return refuse({ code: 'customer-ask/busy' });
	}
	const askId = ids.next('ask');
	askDesk.open({ askId, sessionId, operatorNo: operator.operatorNo, about });
	return ok({ askId });
}

export function cancelAsk(
	asked: Asked,
	{ askId }: ParsedInput<'customer-ask/cancel'>,
): Result<Record<string, never>, AnyRefusal> {
	const ask = standingAsk(asked);
	if (ask?.askId !== askId || ask.sessionId !== asked.caller.sessionId) {
		return refuse({ code: 'customer-ask/over' });
	}
	asked.terminal.askDesk.clear(askId);
	return ok({});
}
