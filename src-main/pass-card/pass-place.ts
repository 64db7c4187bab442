/** Where and when a pass is used, and whose it is. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { PassCard } from '#shared/pass-card/pass-card.ts';
import { startedOn, validUntil } from '#shared/pass-card/pass-card.ts';
import type { UsePlace } from '#shared/pass-card/use-pass.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { holdingDay } from '../member/member-day.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import { findOpenShift, type OpenShift } from '../shift/shift-store.ts';
import type { Terminal } from '../terminal.ts';
import { findPass, type HeldPass } from './pass-store.ts';

/** This store on the date that what members hold is good on, and whether HQ can be asked. */
export function placeNow(terminal: Terminal): UsePlace {
	const { storeCode } = terminal.settings.current();
	return { today: holdingDay(terminal), store: storeCode, hq: HQ_NOW[terminal.hq.state()] };
}

const HQ_NOW = { none: 'none', online: 'near', away: 'away' } as const;

/** Someone who may be sold to, and use what is theirs. */
export function activeMember(
	ledger: ReadableLedger,
	memberId: string,
): Result<MemberRow, AnyRefusal> {
	const member = findMember(ledger, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	if (member.state === 'frozen') return refuse({ code: 'member/frozen' });
	return member.state === 'active' ? ok(member) : refuse({ code: 'member/closed' });
}

export function knownPass(ledger: ReadableLedger, passId: string): Result<HeldPass, AnyRefusal> {
	const held = findPass(ledger, passId);
	return held === undefined ? refuse({ code: 'pass-card/not-found' }) : ok(held);
}

export type PassAtCounter = { readonly shift: OpenShift; readonly held: HeldPass };

/** The pass, while the drawer is open. */
export function passAtCounter(
	ledger: ReadableLedger,
	passId: string,
): Result<PassAtCounter, AnyRefusal> {
	const shift = findOpenShift(ledger);
	if (shift === undefined) return refuse({ code: 'shift/none-open' });
	const held = knownPass(ledger, passId);
	return held.ok ? ok({ shift, held: held.value }) : held;
}

/** The same, of somebody who may be sold to and use what is theirs. */
export function passOfActive(
	ledger: ReadableLedger,
	passId: string,
): Result<PassAtCounter & { readonly member: MemberRow }, AnyRefusal> {
	const found = passAtCounter(ledger, passId);
	if (!found.ok) return found;
	const member = activeMember(ledger, found.value.held.card.memberId);
	return member.ok ? ok({ ...found.value, member: member.value }) : member;
}

/** Both ends as the journal and the rows have them. */
export function endsOf(card: PassCard): {
	readonly valid_from: string;
	readonly valid_until: string;
} {
	return { valid_from: startedOn(card) ?? '', valid_until: validUntil(card) ?? '' };
}
