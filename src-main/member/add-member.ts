/**
 * member/add: a member made at the counter in seconds (MEM-1), with a phone or a card and nothing
 * else needed, usable at once and with no line to anybody. The journal learns that there is a new
 * member, and no name.
 */
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { businessDate } from '#shared/kernel/time.ts';
import { birthdayOf, needsGuardian } from '#shared/member/birthday.ts';
import { isMistypedCard, readCardNumber, readStripe } from '#shared/member/card-number.ts';
import { isBankCard } from '#shared/member/looks-like-pan.ts';
import { phoneOf } from '#shared/member/phone.ts';
import { addressText, nameText, noteText } from '#shared/member/profile-text.ts';
import { taxNumberOf } from '#shared/member/tax-number.ts';
import type { Purpose } from '#shared/privacy/consent.ts';
import { unlinkable } from '../account/account-owner.ts';
import { findCustomer } from '../account/account-store.ts';
import { answeredAsk } from '../customer/use-answer.ts';
import { isReleased } from '../operator/is-released.ts';
import { textInForce, writeConsent, type SaidConsent } from '../privacy/record-consent.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	findByPhone,
	findByReferral,
	findCard,
	findMember,
	type MemberRow,
} from './member-store.ts';
import { insertCard, insertMember, putTag, type NewMember } from './member-writer.ts';
import { recognise } from './read-member.ts';
import { showPanel } from './show-member.ts';
import { listTiers } from './tier-store.ts';

type Input = ParsedInput<'member/add'>;

export function addMember(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<MemberPanelView, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const judged = judge(terminal, caller, input);
		if (!judged.ok) return judged;
		const { fresh, cardNo } = judged.value;
		const isChild = needsGuardian(fresh.birthday, fresh.tierSince);
		const guardian = isChild && input.guardian;
		const said = saidThere(terminal, caller, { ...input, guardian });
		if (!said.ok) return said;
		if (isChild && !said.value.some(isGuardianYes)) {
			return refuse({ code: 'consent/needs-guardian' });
		}
		const id = insertMember(pen, fresh);
		if (cardNo !== undefined) {
			const at = { issued_ms: fresh.atMs, changed_ms: fresh.atMs };
			const card = { card_no: cardNo, id, medium: 'card', type_code: '', ...at } as const;
			insertCard(pen, { ...card, state: 'active' });
		}
		for (const tag of input.tags) putTag(pen, { id, tag, byRule: false });
		pen.append({
			kind: 'member/added',
			v: 1,
			...byWhom(caller),
			body: {
				member_id: fresh.memberId,
				member_kind: fresh.kind,
				tier: fresh.tier,
				...(fresh.referredBy === '' ? {} : { referred_by: fresh.referredBy }),
				marketing: said.value.some(isOffersYes) ? 1 : 0,
			},
		});
		const member = findMember(pen, fresh.memberId);
		invariant(member !== undefined, 'a member that was inserted is there');
		for (const one of said.value) writeConsent(terminal, caller, { member, ...one });
		return ok(showPanel(terminal, member, 'list'));
	});
	if (done.ok) terminal.askDesk.clear(input.consentAskId);
	return done;
}

type Said = Omit<SaidConsent, 'member'>;

const isGuardianYes = ({ text, given }: Said) => text.purpose === 'guardian' && given;
const isOffersYes = ({ text, given }: Said) => text.purpose === 'marketing' && given;

/**
 * What they said on the customer's own screen, yes or no; else only what was asked at the counter
 * and answered with a yes: what was not asked is asked on the member's page.
 */
function saidThere(terminal: Terminal, caller: Caller, input: Input): Result<Said[], AnyRefusal> {
	const { language } = terminal.settings.current();
	const atCounter = (purpose: Purpose): Said => {
		return { text: textInForce(terminal, purpose, language), given: true, channel: 'counter' };
	};
	const guardian = input.guardian ? [atCounter('guardian')] : [];
	if (input.consentAskId !== '') {
		const asked = answeredAsk(terminal, caller, { askId: input.consentAskId, kind: 'consent' });
		if (!asked.ok) return asked;
		const { about, answer, answeredAt } = asked.value;
		if (about.memberId !== '') return refuse({ code: 'customer-ask/other-thing' });
		const isOld = about.texts.some((text) => {
			return textInForce(terminal, text.purpose, text.language).hash !== text.hash;
		});
		if (isOld) return refuse({ code: 'consent/text-changed' });
		const there = about.texts.map((text): Said => {
			const given = answer.given.includes(text.purpose);
			return { text, given, channel: 'customer-screen', saidAtMs: answeredAt };
		});
		return ok(
			there.some(({ text }) => text.purpose === 'guardian') ? there : [...guardian, ...there],
		);
	}
	const purposes = [
		...(input.agreed ? (['membership'] as const) : []),
		...(input.marketing ? (['marketing'] as const) : []),
	];
	return ok([...guardian, ...purposes.map(atCounter)]);
}

type Judged = { readonly fresh: NewMember; readonly cardNo: string | undefined };

function judge(terminal: Terminal, caller: Caller, input: Input): Result<Judged, AnyRefusal> {
	const { pen, clock, ids } = terminal;
	const { timeZone, cutOffMinutes } = terminal.settings.current();
	const today = businessDate(clock.now(), timeZone, cutOffMinutes);
	const phone = freePhone(terminal, input.phone);
	if (!phone.ok) return phone;
	const card = freeCard(terminal, input.cardNo);
	if (!card.ok) return card;
	if (phone.value === undefined && card.value === undefined) {
		return refuse({ code: 'member/needs-phone-or-card' });
	}
	const birthday = input.birthday.trim() === '' ? '' : birthdayOf(input.birthday, today);
	if (birthday === undefined) return refuse({ code: 'member/bad-birthday' });
	const taxNo = input.taxNo.trim() === '' ? '' : taxNumberOf(input.taxNo);
	if (taxNo === undefined) return refuse({ code: 'member/bad-tax-number' });
	const referrer = referrerOf(terminal, input.referredBy, phone.value);
	if (!referrer.ok) return referrer;
	const tier = listTiers(pen)[0]?.code ?? '';
	const memberId = ids.next('mem');
	const accountCode = input.accountCode.trim().toUpperCase();
	const holder = { member_id: memberId, kind: input.kind, account_code: '' };
	const wrong = accountCode === '' ? undefined : unlinkable(pen, holder, accountCode);
	if (wrong !== undefined) return refuse(wrong);
	if (accountCode !== '' && findCustomer(pen, accountCode) === undefined) {
		return refuse({ code: 'account/not-found' });
	}
	if (accountCode !== '' && !isReleased(caller)) {
		return refuse({ code: 'permission/needs-approval', role: 'manager' });
	}
	return ok({
		cardNo: card.value,
		fresh: {
			memberId,
			kind: input.kind,
			phone: phone.value,
			name: nameText(input.name),
			gender: input.gender,
			birthday,
			address: addressText(input.address),
			note: noteText(input.note),
			identityNo: '',
			taxNo,
			tier,
			tierSince: today,
			referralCode: newReferralCode(terminal),
			referredBy: referrer.value?.member_id ?? '',
			accountCode,
			atMs: clock.now(),
			by: caller.operator.operatorNo,
		},
	});
}

/** A phone in its one form that is nobody's yet; undefined when none was given. */
export function freePhone(
	{ pen }: Pick<Terminal, 'pen'>,
	text: string,
): Result<string | undefined, AnyRefusal> {
	if (text.trim() === '') return ok(undefined);
	const phone = phoneOf(text);
	if (phone === undefined) return refuse({ code: 'member/bad-phone' });
	return findByPhone(pen, phone) === undefined ? ok(phone) : refuse({ code: 'member/phone-taken' });
}

/** A card number that is no bank card's and on nobody's card yet. */
export function freeCard(
	{ pen }: Pick<Terminal, 'pen'>,
	text: string,
): Result<string | undefined, AnyRefusal> {
	if (text.trim() === '') return ok(undefined);
	const cardNo = readStripe(text) ?? readCardNumber(text);
	if (cardNo === undefined) return refuse({ code: 'member/bad-card' });
	if (isBankCard(text, cardNo)) return refuse({ code: 'member/bank-card' });
	if (isMistypedCard(cardNo)) return refuse({ code: 'member/card-mistyped' });
	return findCard(pen, cardNo) === undefined ? ok(cardNo) : refuse({ code: 'member/card-taken' });
}

/** Whoever sent them, by code, card or phone; nobody sends themselves (MEM-14). */
function referrerOf(
	terminal: Terminal,
	text: string,
	phone: string | undefined,
): Result<MemberRow | undefined, AnyRefusal> {
	const bare = text.trim();
	if (bare === '') return ok(undefined);
	if (phone !== undefined && phoneOf(bare) === phone) {
		return refuse({ code: 'member/referred-self' });
	}
	const byCode = findByReferral(terminal.pen, bare.toUpperCase());
	if (byCode !== undefined) return ok(byCode);
	const found = recognise(terminal, bare, false);
	if (found?.ok !== true) return refuse({ code: 'member/referrer-unknown' });
	return ok(found.value.member);
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Six letters that are nobody's yet: short enough to be told on the phone. */
export function newReferralCode({ pen, ids }: Pick<Terminal, 'pen' | 'ids'>): string {
	for (;;) {
		const code = [...ids.bytes(6)].map((byte) => LETTERS.charAt(byte % 32)).join('');
		if (findByReferral(pen, code) === undefined) return code;
	}
}
