/**
 * What happens to a member's cards (MEM-15): issued, lost, found, replaced, handed on. A number is
 * dead at this till from the next scan on; balances hang on the member, so they never move.
 */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { drawCardNumber } from '#shared/member/card-number.ts';
import { maskCard } from '#shared/member/mask.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { isReleased } from '../operator/is-released.ts';
import { forgetShown } from '../sale/forget-shown.ts';
import { announceReplaced } from '../sale/park-sale.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember } from './active-member.ts';
import { freeCard } from './add-member.ts';
import { cardIdOf } from './card-id.ts';
import { findCardType } from './card-type-store.ts';
import { holdsValue } from './holds-value.ts';
import {
	findCard,
	findMember,
	hasActiveCard,
	listCards,
	type CardRow,
	type MemberRow,
} from './member-store.ts';
import { insertCard, setCardState } from './member-writer.ts';
import { noteChange } from './note-change.ts';
import { showPage } from './show-member.ts';

export function issueCard(
	terminal: Terminal,
	caller: Caller,
	{ memberId, newCardNo, medium, typeCode }: ParsedInput<'member/issue-card'>,
): Result<RequestOutput<'member/issue-card'>, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const member = activeMember(pen, memberId);
		if (!member.ok) return member;
		if (!mayHaveCard(terminal, caller, member.value)) {
			return refuse({ code: 'permission/needs-approval', role: 'manager' });
		}
		const type = typeCode === '' ? undefined : findCardType(pen, typeCode);
		if (typeCode !== '' && type === undefined) return refuse({ code: 'card-type/unknown' });
		if (type?.active === false) return refuse({ code: 'card-type/off' });
		const cardNo = newNumber(terminal, newCardNo);
		if (!cardNo.ok) return cardNo;
		const at = { issued_ms: clock.now(), changed_ms: clock.now() };
		const card = { card_no: cardNo.value, id: member.value.id, medium, type_code: typeCode };
		insertCard(pen, { ...card, ...at, state: 'active' });
		noteCard(terminal, caller, { id: member.value.id, after: cardNo.value });
		const body = { member_id: memberId, medium, type: typeCode, why: 'issued' };
		pen.append({ kind: 'member/card-issued', v: 1, ...byWhom(caller), body });
		return ok({ page: showPage(terminal, member.value), cardNo: cardNo.value });
	});
}

/**
 * A card in the hand is a proof of presence (SV-5): one more to what somebody has is theirs who
 * shows one already, or a manager releases it.
 */
function mayHaveCard(terminal: Terminal, caller: Caller, member: MemberRow): boolean {
	const isHere = terminal.recognised.isHere(caller, member.member_id);
	return isHere || isReleased(caller) || !holdsValue(terminal.pen, member);
}

export function reportLost(
	terminal: Terminal,
	caller: Caller,
	{ memberId, cardNo }: ParsedInput<'member/report-lost'>,
): Result<MemberPageView, AnyRefusal> {
	const { pen, clock } = terminal;
	return movingCards({ terminal, caller, memberId }, () => {
		const member = findMember(pen, memberId);
		if (member === undefined) return refuse({ code: 'member/not-found' });
		const card = theirCard(terminal, member, { text: cardNo, states: ['active'] });
		if (!card.ok) return card;
		setCardState(pen, card.value.card_no, { state: 'lost', atMs: clock.now() });
		noteLost(terminal, caller, { id: member.id, after: card.value.card_no });
		const body = { member_id: memberId, type: card.value.type_code };
		pen.append({ kind: 'member/card-lost', v: 1, ...byWhom(caller), body });
		return ok(showPage(terminal, member));
	});
}

export function restoreCard(
	terminal: Terminal,
	caller: Caller,
	{ memberId, cardNo }: ParsedInput<'member/restore-card'>,
): Result<MemberPageView, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const member = activeMember(pen, memberId);
		if (!member.ok) return member;
		const card = theirCard(terminal, member.value, { text: cardNo, states: ['lost'] });
		if (!card.ok) return card;
		setCardState(pen, card.value.card_no, { state: 'active', atMs: clock.now() });
		noteLost(terminal, caller, { id: member.value.id, before: card.value.card_no });
		const { medium, type_code: type } = card.value;
		const body = { member_id: memberId, medium, type, why: 'found' };
		pen.append({ kind: 'member/card-issued', v: 1, ...byWhom(caller), body });
		return ok(showPage(terminal, member.value));
	});
}

export function replaceCard(
	terminal: Terminal,
	caller: Caller,
	{ memberId, cardNo, newCardNo }: ParsedInput<'member/replace-card'>,
): Result<RequestOutput<'member/replace-card'>, AnyRefusal> {
	const { pen, clock } = terminal;
	return movingCards({ terminal, caller, memberId }, () => {
		const member = activeMember(pen, memberId);
		if (!member.ok) return member;
		const old = theirCard(terminal, member.value, { text: cardNo, states: ['active', 'lost'] });
		if (!old.ok) return old;
		const fresh = newNumber(terminal, newCardNo);
		if (!fresh.ok) return fresh;
		const atMs = clock.now();
		setCardState(pen, old.value.card_no, { state: 'replaced', atMs });
		const at = { issued_ms: atMs, changed_ms: atMs };
		insertCard(pen, { ...old.value, ...at, card_no: fresh.value, state: 'active' });
		const numbers = { before: old.value.card_no, after: fresh.value };
		noteCard(terminal, caller, { id: member.value.id, ...numbers });
		const { medium, type_code: type, state } = old.value;
		const body = { member_id: memberId, medium, type, why: state === 'lost' ? 'lost' : 'renewed' };
		pen.append({ kind: 'member/card-issued', v: 1, ...byWhom(caller), body });
		return ok({ page: showPage(terminal, member.value), cardNo: fresh.value });
	});
}

export function transferCard(
	terminal: Terminal,
	caller: Caller,
	{ memberId, cardNo, toMemberId }: ParsedInput<'member/transfer-card'>,
): Result<MemberPageView, AnyRefusal> {
	const { pen, clock } = terminal;
	return movingCards({ terminal, caller, memberId }, () => {
		const from = activeMember(pen, memberId);
		if (!from.ok) return from;
		const to = activeMember(pen, toMemberId);
		if (!to.ok) return to;
		if (memberId === toMemberId) return refuse({ code: 'member/same-member' });
		const card = theirCard(terminal, from.value, { text: cardNo, states: ['active'] });
		if (!card.ok) return card;
		giveCard(pen, { cardNo: card.value.card_no, to: to.value, atMs: clock.now() });
		if (from.value.phone === null && !hasActiveCard(pen, from.value.id)) {
			return refuse({ code: 'member/needs-phone-or-card' });
		}
		noteCard(terminal, caller, { id: from.value.id, before: card.value.card_no });
		noteCard(terminal, caller, { id: to.value.id, after: card.value.card_no });
		const { medium, type_code: type } = card.value;
		const body = {
			member_id: toMemberId,
			from_member_id: memberId,
			medium,
			type,
			why: 'handed-on',
		};
		pen.append({ kind: 'member/card-issued', v: 1, ...byWhom(caller), body });
		return ok(showPage(terminal, to.value));
	});
}

type Moving = {
	readonly terminal: Terminal;
	readonly caller: Caller;
	/** Whose the card was. */
	readonly memberId: string;
};

/** A card that was shown for the open sale proves nothing once it is lost, replaced or handed on. */
function movingCards<T>(
	{ terminal, caller, memberId }: Moving,
	work: () => Result<T, AnyRefusal>,
): Result<T, AnyRefusal> {
	let changed: string | undefined;
	const moved = caller.commit(() => {
		const done = work();
		if (done.ok) changed = forgetShown(terminal, memberId);
		return done;
	});
	if (moved.ok && changed !== undefined) announceReplaced(terminal, changed);
	return moved;
}

type Numbers = { readonly id: number; readonly before?: string; readonly after?: string };

/** A card that came or went, for the history: never its whole number. */
function noteCard(
	terminal: Terminal,
	caller: Caller,
	{ id, before = '', after = '' }: Numbers,
): void {
	const masked = { before: maskCard(before), after: maskCard(after) };
	noteChange(terminal, caller, { id, field: 'card', ...masked });
}

/** A card that was reported lost, or was found again. */
function noteLost(
	terminal: Terminal,
	caller: Caller,
	{ id, before = '', after = '' }: Numbers,
): void {
	const masked = { before: maskCard(before), after: maskCard(after) };
	noteChange(terminal, caller, { id, field: 'cardLost', ...masked });
}

/** The number opens another member from now on. */
function giveCard(
	{ db }: WritableLedger,
	{ cardNo, to, atMs }: { readonly cardNo: string; readonly to: MemberRow; readonly atMs: number },
): void {
	prepared(db, 'UPDATE member_card SET id = ?, changed_ms = ? WHERE card_no = ?').run(
		to.id,
		atMs,
		cardNo,
	);
}

/** The number that was written down, free and no bank card's; or a fresh one of the store's own. */
function newNumber(terminal: Terminal, text: string): Result<string, AnyRefusal> {
	if (text.trim() !== '') {
		const free = freeCard(terminal, text);
		if (!free.ok) return free;
		return free.value === undefined ? refuse({ code: 'member/bad-card' }) : ok(free.value);
	}
	for (;;) {
		const drawn = drawCardNumber(terminal.ids.bytes(8));
		if (findCard(terminal.pen, drawn) === undefined) return ok(drawn);
	}
}

type Wanted = { readonly text: string; readonly states: readonly CardRow['state'][] };

/** By its whole number, or by what the member's page calls it. */
function theirCard(
	terminal: Terminal,
	{ id }: MemberRow,
	{ text, states }: Wanted,
): Result<CardRow, AnyRefusal> {
	const named = text.trim();
	const card = listCards(terminal.pen, id).find((one) => {
		if (!states.includes(one.state)) return false;
		return one.card_no === named.toUpperCase() || cardIdOf(terminal, one) === named;
	});
	return card === undefined ? refuse({ code: 'member/not-their-card' }) : ok(card);
}
