/**
 * privacy/check-erase, erase, unseal: a person is forgotten (删除), the accounts stay (个保法 47). Not
 * while anything of theirs stands here. What a duty makes us keep of a buyer of prepaid cards is
 * sealed with a key of its own until its date; nothing else of the person is left, and nothing
 * finds them: not a search, not a list, not a scan.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { businessDate, type Instant } from '#shared/kernel/time.ts';
import { keptUntil } from '#shared/privacy/retention.ts';
import { shutAccount } from '../account/account-owner.ts';
import { emptySignatures } from '../customer/signature-store.ts';
import { knownSurvivor } from '../member/active-member.ts';
import { pocketsOf } from '../member/member-figures.ts';
import { findByRow, findMember, listCards, type MemberRow } from '../member/member-store.ts';
import { pastOf, pastOfId } from '../member/past-of.ts';
import { forgetDevices } from '../points/device-store.ts';
import { noteApproval } from '../operator/note-approval.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { listOpenOf } from './asked-store.ts';
import { openAsked, todayOf, whoAsked, writeAnswer } from './asked.ts';
import { dropCopies } from './drop-copies.ts';
import { emptyMember, findErased, insertErased } from './erase-store.ts';
import { countCoupons, lastPrepaidMs, listHolds } from './hold-store.ts';

export function checkErase(
	terminal: Terminal,
	{ memberId }: ParsedInput<'privacy/check-erase'>,
): Result<RequestOutput<'privacy/check-erase'>, AnyRefusal> {
	const { pen } = terminal;
	const known = knownSurvivor(pen, memberId);
	if (!known.ok) return known;
	const member = known.value;
	return ok({
		holds: listHolds(pen, member),
		points: pocketsOf(pen, member.member_id).points,
		coupons: countCoupons(pen, member.member_id),
		keptUntil: dutyUntil(terminal, member),
	});
}

export function eraseMember(
	terminal: Terminal,
	caller: Caller,
	{ requestId }: ParsedInput<'privacy/erase'>,
): Result<RequestOutput<'privacy/erase'>, AnyRefusal> {
	const { pen, personKeys } = terminal;
	const done = pen.overwriting(() =>
		caller.commit(() => {
			const asked = openAsked(terminal, requestId);
			if (!asked.ok) return asked;
			if (asked.value.kind !== 'erase') return refuse({ code: 'privacy/other-kind' });
			const member = whoAsked(terminal, asked.value);
			if (member.state === 'erased') return refuse({ code: 'member/not-found' });
			const count = listHolds(pen, member).length;
			if (count > 0) return refuse({ code: 'privacy/still-holds', count });
			// Nobody is left who could buy on it; what was bought stays in the books.
			shutAccount(terminal, caller, member);
			const until = forgetAll(terminal, member);
			const { member_id } = member;
			const body = { member_id, request_id: requestId, kept_until: until };
			pen.append({ kind: 'member/erased', v: 1, ...byWhom(caller), body });
			// Whatever else they asked is over with it: nobody is left to be answered.
			for (const open of listOpenOf(pen, member.id)) {
				writeAnswer(terminal, caller, { asked: open, outcome: 'answered', said: '' });
			}
			return ok({ memberId: member_id, keptUntil: until });
		}),
	);
	// After the commit: a key that is gone while its notes stand could not be brought back.
	if (done.ok) {
		const { memberId, keptUntil } = done.value;
		for (const id of pastOfId(pen, memberId)) {
			personKeys.destroy('health', id);
			if (keptUntil === '') personKeys.destroy('signature', id);
		}
		dropCopies(terminal);
	}
	return done;
}

/** With the rows that were merged into theirs; the date until which something is kept. */
function forgetAll(terminal: Terminal, member: MemberRow): string {
	const until = dutyUntil(terminal, member);
	for (const { id } of pastOf(terminal.pen, member.id)) {
		const row = findByRow(terminal.pen, id);
		if (row !== undefined) forget(terminal, row, until);
	}
	return until;
}

/** What is kept until a date, sealed; then everything emptied. */
function forget(terminal: Terminal, member: MemberRow, until: string): void {
	const { pen, clock, personKeys } = terminal;
	const cards = listCards(pen, member.id).map(({ card_no: cardNo }) => cardNo);
	const { name, phone, identity_no: identityNo } = member;
	const kept = JSON.stringify({ name, phone: phone ?? '', identityNo, cards });
	const sealed = until === '' ? null : personKeys.seal('buyer', member.member_id, kept);
	// Contracts that must be kept are kept as they were signed, as long as who signed them.
	if (until === '') emptySignatures(pen, member.id);
	const atMs = clock.now();
	forgetDevices(pen, member.member_id);
	emptyMember(pen, { member, atMs, fingerprint: personKeys.fingerprint });
	insertErased(pen, {
		id: member.id,
		member_hash: personKeys.fingerprint(phone ?? cards[0] ?? member.member_id),
		erased_ms: atMs,
		kept_until: until,
		sealed,
	});
}

/** Until when the law makes us keep who bought prepaid cards; '' when it does not. */
function dutyUntil(terminal: Terminal, { member_id }: MemberRow): string {
	const past = pastOfId(terminal.pen, member_id);
	const lastMs = Math.max(...past.map((id) => lastPrepaidMs(terminal.pen, id)));
	if (lastMs === 0) return '';
	const { timeZone, cutOffMinutes } = terminal.settings.current();
	const date = businessDate(lastMs as Instant, timeZone, cutOffMinutes);
	const until = keptUntil('prepaid-buyer', date);
	return until > todayOf(terminal) ? until : '';
}

export function unsealBuyer(
	terminal: Terminal,
	caller: Caller,
	{ memberId, reason }: ParsedInput<'privacy/unseal'>,
): Result<RequestOutput<'privacy/unseal'>, AnyRefusal> {
	const { pen, personKeys } = terminal;
	const member = findMember(pen, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	const erased = findErased(pen, member.id);
	const text =
		erased?.sealed === undefined || erased.sealed === null
			? undefined
			: personKeys.open('buyer', memberId, erased.sealed);
	if (erased === undefined || text === undefined) {
		return refuse({ code: 'privacy/nothing-sealed' });
	}
	// Not `commit`: it would keep the reply, with the person, for two days.
	pen.transaction(() => {
		noteApproval(pen, caller);
		const body = { member_id: memberId, field: 'sealed', reason };
		pen.append({ kind: 'member/revealed', v: 1, ...byWhom(caller), body });
	});
	const kept = JSON.parse(text) as Omit<RequestOutput<'privacy/unseal'>, 'keptUntil'>;
	invariant(Array.isArray(kept.cards), 'what was sealed is what is opened');
	return ok({ ...kept, keptUntil: erased.kept_until });
}
