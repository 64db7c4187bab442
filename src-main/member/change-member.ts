/**
 * member/change and member/history: one field at a time, the old value kept with who and when
 * (MEM-6). A new phone needs the whole old one, as only the member knows it, or somebody who may
 * release it, as a first one does where the card holds value; a birthday is set once in twelve
 * months (MEM-13).
 */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { businessDate } from '#shared/kernel/time.ts';
import { birthdayOf, needsGuardian } from '#shared/member/birthday.ts';
import { readIdentityNumber } from '#shared/member/identity-number.ts';
import { maskIdentityNumber, maskName, maskPhone } from '#shared/member/mask.ts';
import { MEMBER_KINDS, type ProfileField } from '#shared/member/member.ts';
import { ANY_PHONE, phoneOf } from '#shared/member/phone.ts';
import { addressText, nameText, noteText } from '#shared/member/profile-text.ts';
import { taxNumberOf } from '#shared/member/tax-number.ts';
import { findCustomer } from '../account/account-store.ts';
import { shutAccount, stillOwing, unlinkable } from '../account/account-owner.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { isReleased } from '../operator/is-released.ts';
import { hasGuardian } from '../privacy/consent-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { knownMember } from './active-member.ts';
import { freePhone } from './add-member.ts';
import { holdsValue } from './holds-value.ts';
import { findMember, hasActiveCard, PROFILE_COLUMN, type MemberRow } from './member-store.ts';
import { monthOf, patchMember, recordChange, type MemberPatch } from './member-writer.ts';
import { showPage } from './show-member.ts';

type Input = ParsedInput<'member/change'>;

const YEAR_MS = 365 * 86_400_000;

export function changeMember(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<MemberPageView, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const known = knownMember(pen, input.memberId);
		if (!known.ok) return known;
		const member = known.value;
		if (member.state === 'closed' || member.state === 'merged') {
			return refuse({ code: 'member/closed' });
		}
		const patch = patchOf(terminal, caller, { member, input });
		if (!patch.ok) return patch;
		const [before, after] = [valueOf(member, input.field), valueOf(patch.value, input.field)];
		if (before === after) return ok(showPage(terminal, member));
		const atMs = clock.now();
		const stamp = { changed_ms: atMs, version: member.version + 1 };
		const changed = patchMember(pen, member, { ...patch.value, ...stamp });
		recordChange(pen, {
			id: member.id,
			atMs,
			operator: caller.operator.operatorNo,
			approver: caller.approver?.operatorNo ?? '',
			field: input.field,
			before,
			after,
		});
		const body = { member_id: member.member_id, field: input.field, version: changed.version };
		pen.append({ kind: 'member/changed', v: 1, ...byWhom(caller), body });
		return ok(showPage(terminal, changed));
	});
}

function valueOf(row: MemberPatch, field: ProfileField): string {
	return String(row[PROFILE_COLUMN[field]] ?? '');
}

type Wanted = { readonly member: MemberRow; readonly input: Input };

function patchOf(
	terminal: Terminal,
	caller: Caller,
	{ member, input }: Wanted,
): Result<MemberPatch, AnyRefusal> {
	const text = input.value.normalize('NFKC').trim();
	switch (input.field) {
		case 'phone':
			return newPhone(terminal, caller, { member, input });
		case 'birthday':
			return newBirthday(terminal, caller, { member, text });
		case 'identityNo':
			return newIdentityNo(terminal, text);
		case 'taxNo': {
			const taxNo = text === '' ? '' : taxNumberOf(text);
			return taxNo === undefined
				? refuse({ code: 'member/bad-tax-number' })
				: ok({ tax_no: taxNo });
		}
		case 'gender':
			return ok({ gender: text === 'female' || text === 'male' ? text : '' });
		case 'kind':
			return newKind(terminal, caller, { member, text });
		case 'accountCode':
			return newAccount(terminal, caller, { member, text });
		case 'name':
			return ok({ name: nameText(text) });
		case 'address':
			return ok({ address: addressText(text) });
		case 'note':
			return ok({ note: noteText(text) });
	}
}

/**
 * Only companies buy on account: what one owes is settled before a manager makes it something else,
 * and nobody buys on the account from then on, as when they leave.
 */
function newKind(
	terminal: Terminal,
	caller: Caller,
	{ member, text }: { readonly member: MemberRow; readonly text: string },
): Result<MemberPatch, AnyRefusal> {
	const kind = MEMBER_KINDS.find((one) => one === text) ?? member.kind;
	if (kind === 'company' || member.account_code === '') return ok({ kind });
	const owing = stillOwing(terminal.pen, member);
	if (owing !== undefined) return refuse(owing);
	if (member.kind !== 'company') return ok({ kind });
	if (!isReleased(caller)) return refuse({ code: 'permission/needs-approval', role: 'manager' });
	shutAccount(terminal, caller, member);
	return ok({ kind });
}

/** Another account that is there already, or none; its limit is account/link's. */
function newAccount(
	{ pen }: Terminal,
	caller: Caller,
	{ member, text }: { readonly member: MemberRow; readonly text: string },
): Result<MemberPatch, AnyRefusal> {
	if (!isReleased(caller)) return refuse({ code: 'permission/needs-approval', role: 'manager' });
	const code = text.toUpperCase();
	const wrong = code === '' ? stillOwing(pen, member) : unlinkable(pen, member, code);
	if (wrong !== undefined) return refuse(wrong);
	if (code !== '' && findCustomer(pen, code) === undefined) {
		return refuse({ code: 'account/not-found' });
	}
	return ok({ account_code: code });
}

function newPhone(
	terminal: Terminal,
	caller: Caller,
	{ member, input }: Wanted,
): Result<MemberPatch, AnyRefusal> {
	const phone = freePhone(terminal, input.value);
	const same = phoneOf(input.value, ANY_PHONE) === member.phone;
	if (!phone.ok && !same) return phone;
	const next = phone.ok ? phone.value : (member.phone ?? undefined);
	if (next === undefined && !hasActiveCard(terminal.pen, member.id)) {
		return refuse({ code: 'member/needs-phone-or-card' });
	}
	// The old one may be a landline: lists bring them, and the store keeps them.
	// A first phone opens what the card alone opened before: nobody knows an old one to name.
	const knows =
		member.phone === null
			? !holdsValue(terminal.pen, member)
			: phoneOf(input.oldPhone, ANY_PHONE) === member.phone;
	if (!knows && !isReleased(caller)) {
		if (input.oldPhone.trim() !== '') return refuse({ code: 'member/old-phone-wrong' });
		return refuse({ code: 'permission/needs-approval', role: 'manager' });
	}
	return ok({ phone: next ?? null });
}

function newBirthday(
	terminal: Terminal,
	caller: Caller,
	{ member, text }: { readonly member: MemberRow; readonly text: string },
): Result<MemberPatch, AnyRefusal> {
	const { timeZone, cutOffMinutes } = terminal.settings.current();
	const now = terminal.clock.now();
	const today = businessDate(now, timeZone, cutOffMinutes);
	const birthday = text === '' ? '' : birthdayOf(text, today);
	if (birthday === undefined) return refuse({ code: 'member/bad-birthday' });
	if (needsGuardian(birthday, today) && !hasGuardian(terminal.pen, member.id)) {
		return refuse({ code: 'consent/needs-guardian' });
	}
	const setMs = member.birthday_set_ms;
	if (setMs > 0 && now - setMs < YEAR_MS && member.birthday !== '' && !isReleased(caller)) {
		return refuse({ code: 'member/birthday-too-soon' });
	}
	return ok({ birthday, birth_month: monthOf(birthday), birthday_set_ms: now });
}

/** Off unless the store has a reason to ask for it (K6). */
function newIdentityNo(terminal: Terminal, text: string): Result<MemberPatch, AnyRefusal> {
	if (text === '') return ok({ identity_no: '' });
	const settings = terminal.settings.current();
	if (!settings.askIdentityNo) return refuse({ code: 'member/identity-off' });
	const { timeZone, cutOffMinutes } = settings;
	const today = businessDate(terminal.clock.now(), timeZone, cutOffMinutes);
	const read = readIdentityNumber(text, today);
	return read.ok
		? ok({ identity_no: read.value.number })
		: refuse({ code: 'member/bad-identity-number' });
}

type ChangeRow = {
	at_ms: number;
	operator: string;
	approver: string;
	field: string;
	before: string;
	after: string;
};

export function showHistory(
	{ pen }: Terminal,
	{ memberId }: ParsedInput<'member/history'>,
): Result<RequestOutput<'member/history'>, AnyRefusal> {
	const member = findMember(pen, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	const rows = prepared(
		pen.db,
		`SELECT at_ms, operator, approver, field, before, after FROM member_change
		 WHERE id = ? ORDER BY change_id DESC LIMIT 200`,
	).all(member.id) as ChangeRow[];
	return ok({
		changes: rows.map(({ at_ms: atMs, operator, approver, field, before, after }) => {
			const mask = maskOf(pen, field);
			return { atMs, operator, approver, field, before: mask(before), after: mask(after) };
		}),
	});
}

function maskOf(ledger: ReadableLedger, field: string): (text: string) => string {
	switch (field) {
		case 'phone':
		case 'merged':
			return maskPhone;
		case 'name':
			return maskName;
		case 'identityNo':
			return maskIdentityNumber;
		case 'birthday':
			return (text) => text.slice(-5);
		case 'family':
		case 'familyMember':
			return (memberId) => whoIs(ledger, memberId);
		// What says nothing of a person, the store's own words of them, and numbers that were masked
		// when they were written; every other field may.
		case 'gender':
		case 'kind':
		case 'state':
		case 'tier':
		case 'taxNo':
		case 'priceList':
		case 'accountCode':
		case 'accountLimit':
		case 'tags':
		case 'card':
		case 'cardLost':
		case 'familyLimit':
			return (text) => text;
		default:
			return (text) => (text === '' ? '' : '…');
	}
}

/** Masked; who is not known any more is shown by nothing of theirs. */
function whoIs(ledger: ReadableLedger, memberId: string): string {
	if (memberId === '') return '';
	const member = findMember(ledger, memberId);
	return `${maskName(member?.name ?? '')} ${maskPhone(member?.phone ?? '')}`.trim() || '…';
}
