/**
 * tier/preview-refund, tier/refund-fee and tier/undo-buy: the fee of a level is given back (退会员费).
 * The amount follows from the reason by tier-fee.ts of src-shared; the preview shows the very
 * calculation that is posted and printed. The level ends with it.
 */
import type { TierFeeRefundPlan } from '#shared/contract/tier-fee-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { PassPaidBack } from '#shared/journal/pass-event.ts';
import type { TierBought, TierFeeRefunded } from '#shared/journal/tier-event.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { refundFee, type FeeReason, type FeeRefund } from '#shared/member/tier-fee.ts';
import { composeTierFeeRefunded } from '#shared/receipt/compose-tier-slip.ts';
import { tierSlipWords } from '#shared/words/tier-slip.ts';
import { shiftToPayOut } from '../allowance/needs-hq.ts';
import { announcePaper, queueSlip, type Paper } from '../deposit/deposit-paper.ts';
import { prepared } from '../ledger/prepared.ts';
import { inCash, wayPart, wrongWay } from '../pass-card/pass-tenders.ts';
import { bookInForce } from '../stored-value/lot-store.ts';
import { tooMuchCash } from '../stored-value/prepaid-check.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { holdingDay } from './member-day.ts';
import { findMember } from './member-store.ts';
import { layDownTier } from './place-tier.ts';
import { feesOf, findFee, hasLater, showFee, wasUsed, type HeldFee } from './tier-fee-store.ts';

type Reason = FeeReason | 'undone';
type Planned = { readonly fee: HeldFee; readonly refund: FeeRefund };

function plan(terminal: Terminal, feeId: string, reason: Reason): Result<Planned, AnyRefusal> {
	const { pen } = terminal;
	const fee = findFee(pen, feeId);
	if (fee === undefined) return refuse({ code: 'tier/no-fee' });
	const refund = refundFee(fee, reason, {
		today: holdingDay(terminal),
		used: wasUsed(pen, fee),
		hasLater: hasLater(feesOf(pen, fee.memberId), fee),
	});
	return refund.ok ? ok({ fee, refund: refund.value }) : refund;
}

export function previewFeeRefund(
	terminal: Terminal,
	{ feeId, reason }: ParsedInput<'tier/preview-refund'>,
): Result<TierFeeRefundPlan, AnyRefusal> {
	const planned = plan(terminal, feeId, reason);
	if (!planned.ok) return planned;
	const { fee, refund } = planned.value;
	const { refundFen, calculation } = refund;
	return ok({
		reason,
		refundFen,
		keptFen: fee.feeFen - refundFen,
		cashFen: inCash(terminal, refundFen),
		cashUpToFen: bookInForce(terminal.pen).rules.cashRefundUpToFen,
		calculation: calculation.map((line) => ({ ...line })),
	});
}

export function giveFeeBack(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'tier/refund-fee'>,
): Result<RequestOutput<'tier/refund-fee'>, AnyRefusal> {
	const { feeId, reason, way } = input;
	const done = caller.commit(() => {
		const open = shiftToPayOut(terminal);
		if (!open.ok) return open;
		const shift = open.value;
		const planned = plan(terminal, feeId, reason);
		if (!planned.ok) return planned;
		const { refundFen } = planned.value.refund;
		const wrong = wrongRefund(terminal, input, refundFen);
		if (wrong !== undefined) return refuse(wrong);
		const paidFen = way === 'cash' ? inCash(terminal, refundFen) : refundFen;
		const paidBack = [{ ...wayPart(input, shift.drawer), exact_fen: refundFen, paid_fen: paidFen }];
		const { shiftId } = shift;
		const paper = writeBack(terminal, caller, { ...planned.value, reason, shiftId, paidBack });
		return ok({ refundFen, paidFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

function wrongRefund(
	{ pen, settings }: Terminal,
	{ expectedRefundFen, way, reference }: ParsedInput<'tier/refund-fee'>,
	refundFen: number,
): AnyRefusal | undefined {
	if (refundFen !== expectedRefundFen) return { code: 'tier/fee-changed', amount: refundFen };
	return tooMuchCash(pen, { way, refundFen }) ?? wrongWay(settings, { way, reference });
}

/** Each payment goes back the way it came, cash out of the drawer of the open shift. */
export function undoBuy(
	terminal: Terminal,
	caller: Caller,
	{ feeId }: ParsedInput<'tier/undo-buy'>,
): Result<RequestOutput<'tier/undo-buy'>, AnyRefusal> {
	const done = caller.commit(() => {
		const open = shiftToPayOut(terminal);
		if (!open.ok) return open;
		const shift = open.value;
		const planned = plan(terminal, feeId, 'undone');
		if (!planned.ok) return planned;
		const { fee } = planned.value;
		const paidBack = tendersOf(terminal, fee).map(({ amount_fen: amount, ...way }) => ({
			...way,
			...(way.kind === 'cash' ? { drawer: shift.drawer } : {}),
			exact_fen: amount,
			paid_fen: amount,
		}));
		const { shiftId } = shift;
		const wanted = { ...planned.value, reason: 'undone' as const, shiftId, paidBack };
		return ok({ paidFen: fee.feeFen, ...writeBack(terminal, caller, wanted) });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

function tendersOf({ pen }: Terminal, { openedPos }: HeldFee): TierBought['tenders'] {
	const row = prepared(pen.db, 'SELECT body FROM journal WHERE pos = ?').get(openedPos) as {
		body: Buffer;
	};
	return (JSON.parse(row.body.toString('utf8')) as TierBought).tenders;
}

type Writing = Planned & {
	readonly reason: Reason;
	readonly shiftId: number;
	readonly paidBack: readonly PassPaidBack[];
};

function writeBack(
	terminal: Terminal,
	caller: Caller,
	{ fee, refund, reason, shiftId, paidBack }: Writing,
): Paper & { readonly fee: ReturnType<typeof showFee> } {
	const { pen } = terminal;
	const paidFen = paidBack.reduce((sum, row) => sum + row.paid_fen, 0);
	const { event, pos } = pen.append({
		kind: 'tier/fee-refunded',
		v: 1,
		...byWhom(caller),
		shiftId,
		body: {
			fee_id: fee.feeId,
			member_id: fee.memberId,
			tier: fee.tier,
			tier_name: fee.tierName,
			reason,
			refund_fen: refund.refundFen,
			earned_fen: refund.earnedFen,
			calculation: refund.calculation,
			paid_back: paidBack,
			rounding_fen: paidFen - refund.refundFen,
		},
	});
	const member = findMember(pen, fee.memberId);
	const today = holdingDay(terminal);
	if (member !== undefined) layDownTier(pen, caller, { member, today });
	const cash = paidBack.filter(({ kind }) => kind === 'cash');
	const paper = queueSlip(terminal, {
		pos,
		cashFen: cash.reduce((sum, row) => sum + row.paid_fen, 0),
		compose: (store, words) =>
			composeTierFeeRefunded(event as TierFeeRefunded, {
				store,
				words,
				tier: tierSlipWords[store.language],
			}),
	});
	const after = findFee(pen, fee.feeId);
	invariant(after !== undefined, 'a fee that was given back keeps its row');
	return { fee: showFee(after), ...paper };
}
