/**
 * Paying with stored value (储值): what may be taken of whose pool, with proof that the member is
 * there (SV-5), and, when the sale is completed, which lots it comes from. The ledger is the one
 * that says yes; two tills of one sale cannot spend the same fen, nor two open sales here.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { OtherTender } from '#shared/journal/event.ts';
import type { SvPart } from '#shared/journal/stored-value-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { businessDate, type Instant } from '#shared/kernel/time.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import {
	pocketsLeft,
	partTotal,
	takeParts,
	type LotPart,
	type StoredValueLot,
} from '#shared/stored-value/lot.ts';
import { spendLots } from '#shared/stored-value/spend-lots.ts';
import { answeredAsk } from '../customer/use-answer.ts';
import { floorProof } from '../allowance/floor-proof.ts';
import { spendable } from '../allowance/spending.ts';
import { overRefusal } from '../allowance/take.ts';
import { familyAllowance } from '../member/family.ts';
import { holdingDay, memberDay } from '../member/member-day.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import { foundNow, missingProof, proveTyped, type Proof } from '../member/presence.ts';
import { poolOf } from '../member/show-row.ts';
import { placeNow } from '../pass-card/pass-place.ts';
import type { Attempt } from '../payment/attempt-store.ts';
import type { Backing } from '../payment/payment-port.ts';
import { heldOnSale } from '../payment/tries-of-member.ts';
import { findOpenSale } from '../sale/open-sale-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { bookInForce, heldByTries, lotsOf, spendableLots, spendableOn } from './lot-store.ts';

type Begin = ParsedInput<'payment/begin'>;

/** How presence was proved, and how much at most was agreed to on the customer's own side. */
export type Proved = { readonly proof: Proof; readonly mostFen: number };

/** Checks what was typed as proof, before the transaction: a PIN takes its time. */
export async function proveMember(
	terminal: Terminal,
	caller: Caller,
	{ method, proof }: Begin,
): Promise<Result<Proved, AnyRefusal>> {
	if (method !== 'stored_value' || proof === undefined) return ok(proved('none'));
	const sale = findOpenSale(terminal.pen);
	const member = attachedMember(terminal.pen, sale);
	if (sale === undefined || member === undefined) return refuse({ code: 'member/none-attached' });
	if (proof.askId !== '') {
		const asked = answeredAsk(terminal, caller, { askId: proof.askId, kind: 'pin' });
		if (!asked.ok) return asked;
		const { about } = asked.value;
		// Once, whatever comes of it: what is tried again is asked again.
		terminal.askDesk.clear(proof.askId);
		const isSame = about.saleId === sale.saleId && about.revision === sale.revision;
		return isSame && about.memberId === member.member_id
			? ok({ proof: 'pin', mostFen: about.amountFen })
			: refuse({ code: 'customer-ask/other-thing' });
	}
	const typed = await proveTyped(terminal, member, proof);
	return typed.ok ? ok(proved(typed.value)) : typed;
}

function proved(proof: Proof): Proved {
	return { proof, mostFen: Number.MAX_SAFE_INTEGER };
}

export function attachedMember(
	pen: ReadableLedger,
	sale: OpenSale | undefined,
): MemberRow | undefined {
	const attached = sale?.terms.member;
	const member = attached === undefined ? undefined : findMember(pen, attached.memberId);
	return member?.state === 'active' ? member : undefined;
}

export type WantedValue = {
	readonly amountFen: number;
	/** Typed: exactly this much; else as much of it as there is. */
	readonly exact: boolean;
	readonly proof: Proof;
};

/** Refuses without a member or a proof, and more than is free in the pool. */
export function backByStoredValue(
	terminal: Terminal,
	sale: OpenSale,
	{ amountFen, exact, proof }: WantedValue,
): Result<Backing, AnyRefusal> {
	const { pen } = terminal;
	const member = attachedMember(pen, sale);
	if (member === undefined) return refuse({ code: 'member/none-attached' });
	const pool = poolOf(member);
	const { pinFromFen } = bookInForce(pen);
	const { purse, inLots, free, why } = poolNow(terminal, pool);
	if (inLots === 0) return refuse({ code: 'stored-value/empty' });
	if (exact && amountFen > inLots) {
		return refuse({ code: 'stored-value/insufficient', free: inLots });
	}
	if (free === 0 || (exact && amountFen > free)) {
		return refuse(overRefusal('stored_value', { free, why }));
	}
	const amount = Math.min(amountFen, free);
	const allowed = familyAllowance(pen, member, { fen: amount, bizDate: memberDay(terminal) });
	if (!allowed.ok) return allowed;
	const foundBy = foundNow(terminal, sale);
	const unproved = floorProof(terminal, purse, { amount, foundBy, proof });
	if (unproved !== undefined) return refuse(unproved);
	// All that this sale takes: many small tries are one large one.
	const amountOfSale = amount + heldOnSale(pen, sale);
	const missing = missingProof(member, { foundBy, proof, amountFen: amountOfSale, pinFromFen });
	if (missing === 'no-pin') return refuse({ code: 'stored-value/no-pin', from: pinFromFen });
	if (missing === 'needs-pin') return refuse({ code: 'stored-value/needs-pin', from: pinFromFen });
	if (missing === 'needs-proof') return refuse({ code: 'stored-value/needs-proof' });
	return ok({ amountFen: amount, subject: pool, reference: '' });
}

/** What may be taken now by whoever is on the sale, fen: of what the pool has, what a family allows. */
export function valueToTake(terminal: Terminal, member: MemberRow): number {
	const { free: fen } = poolNow(terminal, poolOf(member));
	const when = { bizDate: memberDay(terminal) };
	const allowed = familyAllowance(terminal.pen, member, { fen, ...when });
	if (allowed.ok) return fen;
	return 'left' in allowed.refusal ? allowed.refusal.left : 0;
}

/** What the lots of a pool have that no open sale holds, and what of it is free while HQ is away. */
function poolNow(terminal: Terminal, pool: string) {
	const { pen, hq } = terminal;
	const left = partTotal(pocketsLeft(spendableLots(pen, pool, placeNow(terminal).today)));
	const inLots = Math.max(0, left - heldByTries(pen, pool));
	const purse = { purse: 'stored_value', memberId: pool, balance: left } as const;
	const { amount, why } = spendable(terminal, purse);
	return { purse, inLots, free: hq.state() === 'none' ? inLots : amount, why };
}

export type SpentValue = Pick<OtherTender, 'parts' | 'principal_after_fen' | 'bonus_after_fen'>;

/**
 * What each try takes out of which lots, in their order, as they were good on the day it was begun:
 * until the sale is over nothing of them ends. Refuses what is not there any more.
 */
export function spendTries(
	terminal: Pick<Terminal, 'pen' | 'clock' | 'settings'>,
	attempts: readonly Attempt[],
): Result<ReadonlyMap<string, SpentValue>, AnyRefusal> {
	const spent = new Map<string, SpentValue>();
	const lots = new Map<string, readonly StoredValueLot[]>();
	const { timeZone, cutOffMinutes } = terminal.settings.current();
	const today = holdingDay(terminal);
	for (const { attempt_id: id, method, subject, amount_fen: amount, created_ms } of attempts) {
		if (method !== 'stored_value') continue;
		const begun = businessDate(created_ms as Instant, timeZone, cutOffMinutes);
		const held = lots.get(subject) ?? lotsOf(terminal.pen, subject);
		const parts = spendLots(spendableOn(held, begun < today ? begun : today), amount);
		if (!parts.ok) return parts;
		const after = takeParts(held, parts.value);
		lots.set(subject, after);
		const { principal, bonus } = pocketsLeft(spendableOn(after, today));
		spent.set(id, {
			parts: parts.value.map(svPart),
			principal_after_fen: principal,
			bonus_after_fen: bonus,
		});
	}
	return ok(spent);
}

export function svPart({ lotId, principal, bonus }: LotPart): SvPart {
	return { lot_id: lotId, principal_fen: principal, bonus_fen: bonus };
}
