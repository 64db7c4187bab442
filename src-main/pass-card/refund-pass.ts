/**
 * pass-card/refund-preview and pass-card/refund: a pass is given back (退卡). The amount follows from
 * the reason by refund-pass.ts of src-shared; the paper has the calculation and a line to sign.
 */
import type { PassRefundView } from '#shared/contract/pass-card-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { PassPaidBack, PassRefunded } from '#shared/journal/pass-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { usesLeft, validUntil, type PassCard } from '#shared/pass-card/pass-card.ts';
import { refundPass, withRefund, type PassRefund } from '#shared/pass-card/refund-pass.ts';
import { composePassRefunded } from '#shared/receipt/compose-pass-slip.ts';
import { passSlipWords } from '#shared/words/pass-slip.ts';
import { shiftToPayOut } from '../allowance/needs-hq.ts';
import { announcePaper, queueSlip } from '../deposit/deposit-paper.ts';
import { bookInForce } from '../stored-value/lot-store.ts';
import { tooMuchCash } from '../stored-value/prepaid-check.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { knownPass, placeNow } from './pass-place.ts';
import { moveEndWith, shortenedBy, type Shortened } from './renewals.ts';
import { inCash, wayPart, wrongWay } from './pass-tenders.ts';
import { showPass } from './show-pass.ts';
import { moveWaiting } from './waiting-passes.ts';

export function previewPassRefund(
	terminal: Terminal,
	{ passId, reason }: ParsedInput<'pass-card/refund-preview'>,
): Result<PassRefundView, AnyRefusal> {
	const held = knownPass(terminal.pen, passId);
	if (!held.ok) return held;
	const { card } = held.value;
	const refund = refundPass(card, reason, placeNow(terminal).today);
	if (!refund.ok) return refund;
	const { refundFen, keptFen, calculation } = refund.value;
	return ok({
		reason,
		refundFen,
		keptFen,
		cashFen: inCash(terminal, refundFen),
		cashUpToFen: bookInForce(terminal.pen).rules.cashRefundUpToFen,
		usesLeft: usesLeft(card) ?? 0,
		...endsAgain(shortenedBy(terminal.pen, held.value)),
		calculation: [...calculation],
	});
}

type EndsAgain = { readonly name: string; readonly until: string };

/** The older pass whose end goes back with it; one that waits for its first use has none. */
function endsAgain(shorter: Shortened | undefined): { readonly endsAgain?: EndsAgain } {
	const until = shorter === undefined ? undefined : validUntil(shorter.card);
	if (shorter === undefined || until === undefined) return {};
	return { endsAgain: { name: shorter.card.name, until } };
}

export function givePassBack(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'pass-card/refund'>,
): Result<RequestOutput<'pass-card/refund'>, AnyRefusal> {
	const { pen } = terminal;
	const { passId, reason, way } = input;
	const done = caller.commit(() => {
		const open = shiftToPayOut(terminal);
		if (!open.ok) return open;
		const shift = open.value;
		const held = knownPass(pen, passId);
		if (!held.ok) return held;
		const { card } = held.value;
		const place = placeNow(terminal);
		const refund = refundPass(card, reason, place.today);
		if (!refund.ok) return refund;
		const { refundFen } = refund.value;
		const wrong = wrongRefund(terminal, input, refundFen);
		if (wrong !== undefined) return refuse(wrong);
		const paidFen = way === 'cash' ? inCash(terminal, refundFen) : refundFen;
		const paidBack: PassPaidBack = {
			...wayPart(input, shift.drawer),
			exact_fen: refundFen,
			paid_fen: paidFen,
		};
		const shorter = shortenedBy(pen, held.value);
		const { event, pos } = pen.append({
			kind: 'pass/refunded',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: refundedPart(card, refund.value, { paidBack, shorter }),
		});
		if (shorter !== undefined) {
			const { card: older, days } = shorter;
			const by = { by: passId, shiftId: shift.shiftId };
			moveEndWith(terminal, caller, {
				card: older,
				days: -days,
				reason: 'renewal-returned',
				...by,
			});
		}
		moveWaiting(terminal, caller, card);
		const paper = queueSlip(terminal, {
			pos,
			cashFen: way === 'cash' ? paidFen : 0,
			compose: (store, words) =>
				composePassRefunded(event as PassRefunded, {
					store,
					words,
					pass: passSlipWords[store.language],
				}),
		});
		const pass = showPass({ ...held.value, card: withRefund(card, refund.value) }, place);
		return ok({ pass, refundFen, paidFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

function wrongRefund(
	{ pen, settings }: Terminal,
	{ expectedRefundFen, way, reference }: ParsedInput<'pass-card/refund'>,
	refundFen: number,
): AnyRefusal | undefined {
	if (refundFen !== expectedRefundFen) {
		return { code: 'pass-card/changed-meanwhile', amount: refundFen };
	}
	return tooMuchCash(pen, { way, refundFen }) ?? wrongWay(settings, { way, reference });
}

type PaidOut = { readonly paidBack: PassPaidBack; readonly shorter: Shortened | undefined };

function refundedPart(
	card: PassCard,
	{ reason, refundFen, keptFen, calculation }: PassRefund,
	{ paidBack, shorter }: PaidOut,
): Readonly<Record<string, unknown>> {
	const { endsAgain: ends } = endsAgain(shorter);
	return {
		pass_id: card.passId,
		member_id: card.memberId,
		pass_name: card.name,
		reason,
		refund_fen: refundFen,
		kept_fen: keptFen,
		uses_left: usesLeft(card) ?? 0,
		calculation,
		paid_back: refundFen === 0 ? [] : [paidBack],
		rounding_fen: paidBack.paid_fen - refundFen,
		...(ends === undefined
			? {}
			: { ends_again: { pass_name: ends.name, valid_until: ends.until } }),
	};
}
