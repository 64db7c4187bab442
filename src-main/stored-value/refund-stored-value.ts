/**
 * stored-value/refund-preview and stored-value/refund: stored value is given back by its reason.
 * The preview shows the very calculation that is posted and printed; above an amount it goes to an
 * account in the member's own name and not out of the drawer.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { StoredValueRefundPlan } from '#shared/contract/stored-value-views.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { StoredValueRefunded } from '#shared/journal/stored-value-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { composeStoredValueSettlement } from '#shared/receipt/compose-stored-value-slip.ts';
import { pocketsLeft, takeParts, type Pockets } from '#shared/stored-value/lot.ts';
import {
	refundLots,
	type SvRefund,
	type SvRefundReason,
} from '#shared/stored-value/refund-lots.ts';
import { storedValueSlipWords } from '#shared/words/stored-value-slip.ts';
import { shiftToPayOut } from '../allowance/needs-hq.ts';
import { announcePaper, queueSlip } from '../deposit/deposit-paper.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { countTopUp } from '../member/count-top-up.ts';
import { findMember } from '../member/member-store.ts';
import { survivorOf } from '../member/past-of.ts';
import { placeNow } from '../pass-card/pass-place.ts';
import { inCash, wayPart, wrongWay } from '../pass-card/pass-tenders.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { bookInForce, heldByTries, lotsOf } from './lot-store.ts';
import { tooMuchCash } from './prepaid-check.ts';
import { ownTopUps, refundableLots, type RefundableLot } from './refundable-lots.ts';
import { svPart } from './spend-stored-value.ts';
import { paperOf, showPockets } from './top-up.ts';
import { feesOf, giftsToTake, showGifts, takeGifts, type GiftsToTake } from './take-gifts.ts';
import { withListPrices } from './used-at-list.ts';

type Share = { readonly lot: RefundableLot; readonly fen: number; readonly paysGifts: boolean };

type Planned = {
	readonly refund: SvRefund;
	readonly shares: readonly Share[];
	readonly gifts: GiftsToTake | undefined;
	readonly before: Pockets;
	readonly after: Pockets;
};

export function previewStoredValueRefund(
	terminal: Terminal,
	{ memberId, reason }: ParsedInput<'stored-value/refund-preview'>,
): Result<StoredValueRefundPlan, AnyRefusal> {
	const planned = plan(terminal, memberId, reason);
	return planned.ok ? ok(showPlan(terminal, planned.value)) : planned;
}

function plan(
	terminal: Terminal,
	memberId: string,
	reason: SvRefundReason,
): Result<Planned, AnyRefusal> {
	const { pen } = terminal;
	if (findMember(pen, memberId) === undefined) return refuse({ code: 'member/not-found' });
	const { today } = placeNow(terminal);
	// Seven days are for what they topped up, not for what was brought along or handed over.
	const lotsFor = reason === 'seven-day' ? ownTopUps : refundableLots;
	const had = lotsFor(pen, memberId);
	const lots = reason === 'consumer' ? withListPrices(pen, memberId, had) : had;
	const refund = refundLots({ lots, reason, today, rates: bookInForce(pen).interest });
	if (!refund.ok) return refund;
	const held = lotsOf(pen, memberId);
	const before = pocketsLeft(held);
	const after = pocketsLeft(takeParts(held, refund.value.parts));
	const byId = new Map(lots.map((lot) => [lot.lotId, lot]));
	const shares = refund.value.shares.flatMap(({ lot: { lotId }, ...share }) => {
		const lot = byId.get(lotId);
		return lot === undefined ? [] : [{ lot, ...share }];
	});
	const gifts = giftsToTake(pen, memberId, shares);
	return ok({ refund: refund.value, shares, gifts, before, after });
}

function showPlan(
	{ pen }: Terminal,
	{ refund, gifts, before, after }: Planned,
): StoredValueRefundPlan {
	return {
		reason: refund.reason,
		refundFen: refund.refundFen,
		paysFen: refund.refundFen + feesOf(gifts),
		keptFen: refund.keptFen,
		bonusVoidFen: refund.parts.reduce((sum, { bonus }) => sum + bonus, 0),
		calculation: refund.calculation.map((line) => ({ ...line })),
		...showGifts(gifts),
		before: showPockets(before),
		after: showPockets(after),
		cashUpToFen: bookInForce(pen).rules.cashRefundUpToFen,
	};
}

export function giveStoredValueBack(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'stored-value/refund'>,
): Result<RequestOutput<'stored-value/refund'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const open = shiftToPayOut(terminal);
		if (!open.ok) return open;
		const shift = open.value;
		const planned = plan(terminal, input.memberId, input.reason);
		if (!planned.ok) return planned;
		const { refund, gifts, after } = planned.value;
		const dueFen = refund.refundFen + feesOf(gifts);
		const wrong = wrongRefund(terminal, input, dueFen);
		if (wrong !== undefined) return refuse(wrong);
		const paidOf = (due: number) => (input.way === 'cash' ? inCash(terminal, due) : due);
		const way = wayPart(input, shift.drawer);
		const { shiftId } = shift;
		const taking = { shiftId, back: way, paidOf };
		const taken =
			gifts === undefined ? undefined : takeGifts(terminal, caller, { gifts, ...taking });
		// One sum leaves, rounded once: the refund is what the fees leave of it.
		const allFen = paidOf(dueFen);
		const paidFen = allFen - (taken?.paidFen ?? 0);
		const event = pen.append({
			kind: 'stored-value/refunded',
			v: 1,
			...byWhom(caller),
			shiftId,
			body: {
				member_id: input.memberId,
				reason: input.reason,
				parts: refund.parts.map(svPart),
				shares: refund.shares.map(({ lot, fen }) => ({ lot_id: lot.lotId, fen })),
				refund_fen: refund.refundFen,
				kept_fen: refund.keptFen,
				calculation: refund.calculation,
				paid_back: paidFen === 0 ? [] : [{ ...way, paid_fen: paidFen }],
				rounding_fen: paidFen - refund.refundFen,
				...(taken === undefined ? {} : { gifts: taken.part }),
				principal_after_fen: after.principal,
				bonus_after_fen: after.bonus,
			},
		});
		countNoMore(pen, planned.value.shares, event.event.biz_date);
		const paper = queueSlip(terminal, {
			pos: event.pos,
			cashFen: input.way === 'cash' ? allFen : 0,
			compose: (store, words) => {
				const value = storedValueSlipWords[store.language];
				const slip = { store, words, value, ...paperOf(terminal, input) };
				return composeStoredValueSettlement(event.event as StoredValueRefunded, slip);
			},
		});
		return ok({ ...showPlan(terminal, planned.value), paidFen: allFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/**
 * What is given back counts for no tier of whoever topped it up, whose ever it is by now; the tier
 * itself waits for the end of its period.
 */
function countNoMore(pen: WritableLedger, shares: readonly Share[], bizDate: string): void {
	for (const { lot, fen } of shares) {
		if (lot.openedBy !== 'stored-value/topped-up') continue;
		const who = survivorOf(pen, findMember(pen, lot.toppedUpBy));
		countTopUp(pen, who?.member_id ?? lot.toppedUpBy, 0 - fen, bizDate);
	}
}

function wrongRefund(
	{ pen, settings }: Terminal,
	input: ParsedInput<'stored-value/refund'>,
	paysFen: number,
): AnyRefusal | undefined {
	if (paysFen !== input.expectedRefundFen) return { code: 'stored-value/refund-changed' };
	const held = heldByTries(pen, input.memberId);
	if (held > 0) return { code: 'stored-value/held', held };
	const { way } = input;
	return tooMuchCash(pen, { way, refundFen: paysFen }) ?? wrongWay(settings, input);
}
