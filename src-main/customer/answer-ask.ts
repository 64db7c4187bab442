/**
 * The customer's side of a question (客显): that the screen is there, what is asked, and the answer.
 * What is typed or drawn here stays in main: the till learns only that it was, and how often not.
 */
import { createHash } from 'node:crypto';
import type { QuestionView } from '#shared/contract/customer-ask-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { maskName } from '#shared/member/mask.ts';
import { hasInk } from '#shared/customer-ask/draw-strokes.ts';
import { checkMemberPin, putMemberPin } from '../member/member-pin.ts';
import { findMember } from '../member/member-store.ts';
import { survivorOf } from '../member/past-of.ts';
import {
	endHealthKeys,
	lacksGuardian,
	textInForce,
	writeConsent,
} from '../privacy/record-consent.ts';
import type { Caller, Terminal } from '../terminal.ts';
import type { Ask } from './ask-desk.ts';
import { standingAsk, waitingAsk, type Asked } from './standing-ask.ts';

const DONE = ok({});
type Done = Result<Record<string, never>, AnyRefusal>;

/** The customer's screen is there; '' when nothing is asked. */
export function noteScreen(
	asked: Asked,
	{ touch }: ParsedInput<'customer/here'>,
): Result<RequestOutput<'customer/here'>, AnyRefusal> {
	asked.terminal.askDesk.here(touch);
	const ask = standingAsk(asked);
	return ok({ askId: ask?.state === 'waiting' ? ask.askId : '' });
}

export function showQuestion(asked: Asked): Result<RequestOutput<'customer/question'>, AnyRefusal> {
	const ask = standingAsk(asked);
	return ok(ask?.state === 'waiting' ? { question: questionOf(asked.terminal, ask) } : {});
}

function questionOf({ pen }: Pick<Terminal, 'pen'>, { askId, about }: Ask): QuestionView {
	const member = maskName(findMember(pen, about.memberId)?.name ?? '');
	switch (about.kind) {
		case 'consent': {
			const texts = about.texts.map(({ purpose, text, version }) => ({ purpose, text, version }));
			return { kind: 'consent', askId, member, texts };
		}
		case 'pin':
			return { kind: 'pin', askId, member, amountFen: about.amountFen };
		case 'new-pin':
			return { kind: 'new-pin', askId, member };
		case 'sign': {
			const { document, name, amountFen, bonusFen, terms } = about;
			const shown = { document, name, amountFen, bonusFen, terms: [...terms] };
			return { kind: 'sign', askId, member, ...shown };
		}
	}
}

/** Of a member it is written down at once; of somebody who is being made one it waits for that. */
export function takeConsent(asked: Asked, { askId, given }: ParsedInput<'customer/agree'>): Done {
	const { terminal, caller } = asked;
	const found = waitingAsk(asked, askId, 'consent');
	if (!found.ok) return found;
	const { about } = found.value;
	const said = given.filter((purpose) => about.texts.some((text) => text.purpose === purpose));
	if (about.memberId !== '') {
		const kept = caller.commit(() => keepConsents(terminal, caller, { ask: found.value, said }));
		if (!kept.ok) return kept;
		const purposes = about.texts.map(({ purpose }) => purpose);
		const noTo = purposes.filter((purpose) => !said.includes(purpose));
		endHealthKeys(terminal, about.memberId, noTo);
	}
	terminal.askDesk.answer(askId, { kind: 'consent', given: said });
	return DONE;
}

type Said = { readonly ask: Ask; readonly said: readonly string[] };

function keepConsents(terminal: Terminal, caller: Caller, { ask, said }: Said): Done {
	const { about } = ask;
	invariant(about.kind === 'consent', 'a consent was asked');
	const whose = () => survivorOf(terminal.pen, findMember(terminal.pen, about.memberId));
	const member = whose();
	if (member === undefined || member.state === 'erased') {
		return refuse({ code: 'member/not-found' });
	}
	const yes = about.texts.map(({ purpose }) => purpose).filter((one) => said.includes(one));
	if (lacksGuardian(terminal, member, yes)) return refuse({ code: 'consent/needs-guardian' });
	for (const text of about.texts) {
		if (textInForce(terminal, text.purpose, text.language).hash !== text.hash) {
			return refuse({ code: 'consent/text-changed' });
		}
		const given = said.includes(text.purpose);
		writeConsent(terminal, asking(caller, ask), {
			member: whose() ?? member,
			text,
			given,
			channel: 'customer-screen',
		});
	}
	return DONE;
}

/** Nobody is signed in at the customer's side: whoever asked stands in the record. */
function asking(caller: Caller, { operatorNo }: Ask): Caller {
	return { ...caller, operator: { operatorNo, name: '', role: 'cashier' } };
}

/** Wrong ones count as they do at the till; the last of them ends the question. */
export async function takePin(
	asked: Asked,
	{ askId, pin }: ParsedInput<'customer/enter-pin'>,
): Promise<Done> {
	const { askDesk } = asked.terminal;
	const newPin = waitingAsk(asked, askId, 'new-pin');
	if (newPin.ok) return await takeNewPin(asked, newPin.value, pin);
	const found = waitingAsk(asked, askId, 'pin');
	if (!found.ok) return found;
	const checked = await checkMemberPin(asked.terminal, found.value.about.memberId, pin);
	// Checking takes a while: it may be over meanwhile.
	const still = waitingAsk(asked, askId, 'pin');
	if (!still.ok) return still;
	if (checked.ok) {
		askDesk.answer(askId, { kind: 'pin' });
		return DONE;
	}
	const { code } = checked.refusal;
	if (code === 'member/wrong-pin') askDesk.wrongPin(askId, Number(checked.refusal['left']));
	if (code === 'member/pin-locked' || checked.refusal['left'] === 0) {
		askDesk.end(askId, 'pin-locked');
	}
	return checked;
}

async function takeNewPin(asked: Asked, ask: Ask, pin: string): Promise<Done> {
	const { terminal, caller } = asked;
	const { memberId } = ask.about;
	const set = await putMemberPin(terminal, asking(caller, ask), { memberId, pin });
	if (!set.ok) return set;
	terminal.askDesk.answer(ask.askId, { kind: 'new-pin' });
	return DONE;
}

/**
 * The hash is made with a salt, so that nobody finds initials by trying them: it stands in the
 * journal, salt and signature do not.
 */
export function takeSignature(
	asked: Asked,
	{ askId, picture, initials }: ParsedInput<'customer/sign'>,
): Done {
	const { askDesk, ids } = asked.terminal;
	const found = waitingAsk(asked, askId, 'sign');
	if (!found.ok) return found;
	const drawn = picture !== undefined && hasInk(picture) ? { picture } : {};
	if (drawn.picture === undefined && initials === '') {
		return refuse({ code: 'customer-ask/not-signed' });
	}
	const salt = Buffer.from(ids.bytes(16)).toString('base64');
	const content = JSON.stringify([salt, drawn.picture ?? null, initials]);
	const hash = createHash('sha256').update(content, 'utf8').digest('hex');
	askDesk.answer(askId, { kind: 'sign', signature: { ...drawn, initials, salt, hash } });
	return DONE;
}

export function declineAsk(asked: Asked, { askId }: ParsedInput<'customer/decline'>): Done {
	const ask = standingAsk(asked);
	if (ask?.askId !== askId || ask.state !== 'waiting') {
		return refuse({ code: 'customer-ask/over' });
	}
	asked.terminal.askDesk.decline(askId);
	return DONE;
}
