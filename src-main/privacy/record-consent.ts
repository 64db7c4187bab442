/**
 * consent/list and consent/record: what a member agreed to, with the very text. A no is kept as
 * carefully as a yes, and neither changes what they may buy. A child under 14 agrees to nothing
 * before a guardian did, and to nothing any more once the guardian took it back.
 */
import type { ConsentView } from '#shared/contract/privacy-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { PURPOSES, type Channel, type Purpose } from '#shared/privacy/consent.ts';
import { needsGuardian } from '#shared/member/birthday.ts';
import { knownSurvivor } from '../member/active-member.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import { patchMember } from '../member/member-writer.ts';
import { survivorOf } from '../member/past-of.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { todayOf } from './asked.ts';
import { hasGuardian, insertConsent, lastConsents } from './consent-store.ts';
import { consentTextOf, type ConsentText } from './consent-text.ts';
import { countHealthNotes } from './health-note-store.ts';
import { destroyHealthKeys, dropHealthNotes } from './health-notes.ts';

type Consents = RequestOutput<'consent/list'>;

export function listMemberConsents(
	terminal: Terminal,
	{ memberId, language }: ParsedInput<'consent/list'>,
): Result<Consents, AnyRefusal> {
	const member = survivorOf(terminal.pen, findMember(terminal.pen, memberId));
	if (member === undefined) return refuse({ code: 'member/not-found' });
	return ok(showConsents(terminal, member, language));
}

export function recordMemberConsent(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'consent/record'>,
): Result<Consents, AnyRefusal> {
	const done = caller.commit(() => {
		const known = knownSurvivor(terminal.pen, input.memberId);
		if (!known.ok) return known;
		const member = known.value;
		const text = textInForce(terminal, input.purpose, input.language);
		if (text.hash !== input.textHash) return refuse({ code: 'consent/text-changed' });
		if (input.given && lacksGuardian(terminal, member, [input.purpose])) {
			return refuse({ code: 'consent/needs-guardian' });
		}
		writeConsent(terminal, caller, { ...input, member, text });
		return ok(showConsents(terminal, member, input.language));
	});
	if (done.ok && !input.given) endHealthKeys(terminal, input.memberId, [input.purpose]);
	return done;
}

/** After the commit: whose no takes the health notes with it, takes their key too. */
export function endHealthKeys(
	terminal: Pick<Terminal, 'pen' | 'personKeys'>,
	memberId: string,
	noTo: readonly Purpose[],
): void {
	if (noTo.some((purpose) => purpose === 'health' || purpose === 'guardian')) {
		destroyHealthKeys(terminal, memberId);
	}
}

/** True when these yeses are of a child whose guardian has not agreed, and is none of them. */
export function lacksGuardian(
	terminal: Pick<Terminal, 'pen' | 'clock' | 'settings'>,
	member: Pick<MemberRow, 'id' | 'birthday'>,
	given: readonly Purpose[],
): boolean {
	if (given.length === 0 || given.includes('guardian')) return false;
	if (!needsGuardian(member.birthday, todayOf(terminal))) return false;
	return !hasGuardian(terminal.pen, member.id);
}

export type SaidConsent = {
	readonly member: MemberRow;
	readonly text: ConsentText;
	readonly given: boolean;
	readonly channel: Channel;
	/** When it was said, where that was earlier. */
	readonly saidAtMs?: number;
};

/**
 * Inside a transaction: the row, the switch that follows from it, and the event without a person.
 */
export function writeConsent(
	terminal: Terminal,
	caller: Caller,
	{ member, text, given, channel, saidAtMs }: SaidConsent,
): void {
	const { pen } = terminal;
	const atMs = saidAtMs ?? terminal.clock.now();
	const operator = caller.operator.operatorNo;
	insertConsent(pen, { id: member.id, text, given, channel, atMs, operator });
	if (text.purpose === 'marketing') patchMember(pen, member, { marketing: given ? 1 : 0 });
	if (text.purpose === 'health' && !given) dropHealthNotes(terminal, caller, member);
	pen.append({
		kind: 'consent/recorded',
		v: 1,
		...byWhom(caller),
		body: {
			member_id: member.member_id,
			purpose: text.purpose,
			given: given ? 1 : 0,
			version: text.version,
			text_hash: text.hash,
			channel,
		},
	});
	if (text.purpose !== 'guardian' || given) return;
	if (!needsGuardian(member.birthday, todayOf(terminal))) return;
	for (const [purpose, { last }] of lastConsents(pen, member.id)) {
		if (last.given === 0) continue;
		const own = textInForce(terminal, purpose, text.language);
		writeConsent(terminal, caller, { member, text: own, given: false, channel });
	}
}

/** The text of a purpose that is asked now. */
export function textInForce(
	{ settings }: Pick<Terminal, 'settings'>,
	purpose: Purpose,
	language: ConsentText['language'],
): ConsentText {
	return consentTextOf(purpose, { language, store: settings.current().storeName });
}

/** In either language: a store that took another name has another text, of the same version. */
function isInForce(terminal: Terminal, purpose: Purpose, textHash: string): boolean {
	const languages = ['zh-CN', 'en'] as const;
	return languages.some((one) => textInForce(terminal, purpose, one).hash === textHash);
}

function showConsents(
	terminal: Terminal,
	member: MemberRow,
	language: ConsentText['language'],
): Consents {
	const said = lastConsents(terminal.pen, member.id);
	const some = countHealthNotes(terminal.pen, member.id) > 0 ? 'some' : 'none';
	return {
		healthNotes: terminal.settings.current().healthNotes === 'off' ? 'off' : some,
		consents: PURPOSES.map((purpose): ConsentView => {
			const text = textInForce(terminal, purpose, language);
			const one = said.get(purpose);
			const asked = { text: text.text, textVersion: text.version, textHash: text.hash };
			if (one === undefined) {
				return { purpose, state: '', version: '', atMs: 0, outdated: false, ...asked };
			}
			const { last, everGiven } = one;
			const no = everGiven ? 'withdrawn' : 'declined';
			return {
				purpose,
				state: last.given === 1 ? 'given' : no,
				version: last.version,
				atMs: last.at_ms,
				outdated: last.given === 1 && !isInForce(terminal, purpose, last.text_hash),
				...asked,
			};
		}),
	};
}
