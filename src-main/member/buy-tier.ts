/**
 * tier/fees and tier/buy: a level is paid for (付费会员). One transaction: the event with its legs,
 * the row of the fee, the member's level, a slip with the terms, and the drawer where some
 * of it is cash. It is no sale: the fee is owed until its days are over.
 */
import type { TierFeeListView } from '#shared/contract/tier-fee-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { PassTender } from '#shared/journal/pass-event.ts';
import type { TierBought } from '#shared/journal/tier-event.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Tier } from '#shared/member/tier.ts';
import { feeSpan } from '#shared/member/tier-fee.ts';
import { composeTierBought } from '#shared/receipt/compose-tier-slip.ts';
import { tierSlipWords } from '#shared/words/tier-slip.ts';
import { announcePaper, queueSlip } from '../deposit/deposit-paper.ts';
import { wayPart, wrongWay } from '../pass-card/pass-tenders.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { wrongPrepaid } from '../stored-value/prepaid-check.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember, knownMember } from './active-member.ts';
import { noteHere } from './count-visit.ts';
import { holdingDay } from './member-day.ts';
import type { MemberRow } from './member-store.ts';
import { takeUpTier } from './place-tier.ts';
import { feesOf, findFee, paidUntil, showFee, tierFeeLeft } from './tier-fee-store.ts';
import { listTiers } from './tier-store.ts';

type Input = ParsedInput<'tier/buy'>;

export function showFees(
	terminal: Terminal,
	memberId: string,
): Result<TierFeeListView, AnyRefusal> {
	const { pen } = terminal;
	const known = knownMember(pen, memberId);
	if (!known.ok) return known;
	const member = known.value;
	const today = holdingDay(terminal);
	const fees = feesOf(pen, memberId);
	const offers = listTiers(pen).flatMap((tier) => {
		if (member.state !== 'active' || notFor(terminal, member, tier) !== undefined) return [];
		const runsUntil = paidUntil(fees, tier.code, today);
		const span = feeSpan(tier.feeDays, { today, runsUntil });
		const { code, name, feeFen, feeDays: days } = tier;
		return [{ tier: code, name, feeFen, days, ...span, renews: runsUntil !== '' }];
	});
	return ok({ fees: fees.map(showFee), offers, today });
}

/** Why a level is not sold to somebody; a renewal is. */
function notFor(terminal: Terminal, member: MemberRow, tier: Tier): AnyRefusal | undefined {
	if (tier.basis !== 'paid') return { code: 'tier/not-sold' };
	const runs = paidUntil(feesOf(terminal.pen, member.member_id), tier.code, holdingDay(terminal));
	const has = listTiers(terminal.pen).find(({ code }) => code === member.tier);
	if (runs !== '' || has === undefined || has.rank < tier.rank) return undefined;
	return { code: 'tier/not-higher' };
}

export function buyTier(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<RequestOutput<'tier/buy'>, AnyRefusal> {
	const { pen, ids } = terminal;
	const done = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		const found = activeMember(pen, input.memberId);
		if (!found.ok) return found;
		const member = found.value;
		const tier = listTiers(pen).find(({ code }) => code === input.tier);
		if (tier === undefined) return refuse({ code: 'tier/unknown' });
		const wrong = notFor(terminal, member, tier) ?? wrongMoney(terminal, input, { member, tier });
		if (wrong !== undefined) return refuse(wrong);
		const today = holdingDay(terminal);
		const runsUntil = paidUntil(feesOf(pen, input.memberId), tier.code, today);
		const span = feeSpan(tier.feeDays, { today, runsUntil });
		const feeId = ids.next('fee');
		const { event, pos } = pen.append({
			kind: 'tier/bought',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: {
				fee_id: feeId,
				member_id: input.memberId,
				tier: tier.code,
				tier_name: tier.name,
				before: member.tier,
				fee_fen: tier.feeFen,
				days: tier.feeDays,
				valid_from: span.from,
				valid_until: span.until,
				bought_on: today,
				tenders: input.tenders.map((tender): PassTender => {
					return { ...wayPart(tender, shift.drawer), amount_fen: tender.amountFen };
				}),
			},
		});
		noteHere(pen, input.memberId, event);
		takeUpTier(pen, caller, { member, today });
		const cash = input.tenders.filter(({ way }) => way === 'cash');
		const paper = queueSlip(terminal, {
			pos,
			cashFen: cash.reduce((sum, { amountFen }) => sum + amountFen, 0),
			compose: (store, words) =>
				composeTierBought(event as TierBought, {
					store,
					words,
					tier: tierSlipWords[store.language],
				}),
		});
		const fee = findFee(pen, feeId);
		invariant(fee !== undefined, 'a fee that was bought has a row');
		return ok({ fee: showFee(fee), paidFen: tier.feeFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/** What the cashier saw is what is paid, to the fen, in ways that are open; within the law's cap. */
function wrongMoney(
	{ pen, settings }: Terminal,
	{ expectedFeeFen, tenders }: Input,
	{ member, tier }: { readonly member: MemberRow; readonly tier: Tier },
): AnyRefusal | undefined {
	const { feeFen } = tier;
	if (feeFen !== expectedFeeFen) return { code: 'tier/fee-changed', amount: feeFen };
	const cash = tenders.filter(({ way }) => way === 'cash');
	const law = wrongPrepaid(pen, member, {
		amountFen: feeFen,
		balanceAfterFen: tierFeeLeft(pen, member.member_id) + feeFen,
		cashFen: cash.reduce((sum, { amountFen }) => sum + amountFen, 0),
	});
	if (law?.code === 'stored-value/above-cap') return { code: 'tier/fee-above-cap', cap: law.cap };
	if (law !== undefined) return law;
	const step = settings.current().cashStepFen;
	for (const { way, amountFen, reference } of tenders) {
		const wrong = wrongWay(settings, { way, reference });
		if (wrong !== undefined) return wrong;
		if (way === 'cash' && amountFen % step !== 0) return { code: 'tier/fee-cash-step', step };
	}
	const paid = tenders.reduce((sum, { amountFen }) => sum + amountFen, 0);
	return paid === feeFen ? undefined : { code: 'tier/fee-not-paid', paid, fee: feeFen };
}
