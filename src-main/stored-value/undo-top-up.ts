/**
 * stored-value/undo-top-up: a top-up of today of which nothing was spent never was (SV-7). The
 * money goes back the way it came, the bonus is taken off, and it counts for no tier.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type {
	StoredValueToppedUp,
	StoredValueTopUpUndone,
} from '#shared/journal/stored-value-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { looksLikeCardNumber } from '#shared/payment/method.ts';
import { composeTopUpUndone } from '#shared/receipt/compose-stored-value-slip.ts';
import { pocketsLeft, type Pockets } from '#shared/stored-value/lot.ts';
import { storedValueSlipWords } from '#shared/words/stored-value-slip.ts';
import { shiftToPayOut } from '../allowance/needs-hq.ts';
import { endCoupons, findCouponRow } from '../coupon/coupon-store.ts';
import { announcePaper, queueSlip } from '../deposit/deposit-paper.ts';
import { countTopUp } from '../member/count-top-up.ts';
import { memberDay } from '../member/member-day.ts';
import { findMember } from '../member/member-store.ts';
import { takeGiftPoints } from './gift-points.ts';
import { takeBackGiven } from '../pass-card/give-pass.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { heldByTries, lotsOf, topUpOf, type HeldLot } from './lot-store.ts';
import { paperOf, showPockets } from './top-up.ts';

export function undoTopUp(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'stored-value/undo-top-up'>,
): Result<RequestOutput<'stored-value/undo-top-up'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const open = shiftToPayOut(terminal);
		if (!open.ok) return open;
		const shift = open.value;
		if (looksLikeCardNumber(input.reference)) return refuse({ code: 'payment/card-number' });
		const found = undoable(terminal, input);
		if (!found.ok) return found;
		const { lot, origin, left, today } = found.value;
		const codes = (origin.coupons ?? []).map(({ code }) => code);
		const given = { memberId: input.memberId, lotId: lot.lotId, shiftId: shift.shiftId };
		const isBack = takeGiftPoints(terminal, caller, origin);
		if (!isBack || !takeBackGiven(terminal, caller, given)) {
			return refuse({ code: 'stored-value/spent-already' });
		}
		const { amount_fen: _amount, reference: _old, ...way } = origin.tenders[0] ?? CASH;
		const back = {
			...way,
			...(way.kind === 'cash' ? { drawer: shift.drawer } : {}),
			...(input.reference === '' ? {} : { reference: input.reference }),
			paid_fen: lot.principal,
		};
		endCoupons(pen, codes);
		const event = pen.append({
			kind: 'stored-value/top-up-undone',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: {
				member_id: input.memberId,
				lot_id: lot.lotId,
				principal_fen: lot.principal,
				bonus_fen: lot.bonus,
				paid_back: [back],
				...(codes.length === 0 ? {} : { coupons: codes }),
				principal_after_fen: left.principal,
				bonus_after_fen: left.bonus,
			},
		});
		countTopUp(pen, input.memberId, -lot.principal, today);
		const paper = queueSlip(terminal, {
			pos: event.pos,
			cashFen: way.kind === 'cash' ? lot.principal : 0,
			compose: (store, words) => {
				const value = storedValueSlipWords[store.language];
				const slip = { store, words, value, ...paperOf(terminal, input) };
				return composeTopUpUndone(event.event as StoredValueTopUpUndone, slip);
			},
		});
		return ok({ paidBackFen: lot.principal, after: showPockets(left), ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

type Undoable = {
	readonly lot: HeldLot;
	readonly origin: StoredValueToppedUp;
	/** Both pockets without it. */
	readonly left: Pockets;
	readonly today: string;
};

/** A top-up of today of which nothing was had, neither money nor a coupon that came with it. */
function undoable(
	terminal: Terminal,
	{ memberId, lotId }: ParsedInput<'stored-value/undo-top-up'>,
): Result<Undoable, AnyRefusal> {
	const { pen } = terminal;
	if (findMember(pen, memberId) === undefined) return refuse({ code: 'member/not-found' });
	// As the journal dates it, which is how the day of the top-up is known.
	const today = memberDay(terminal);
	const lots = lotsOf(pen, memberId);
	const lot = lots.find((one) => one.lotId === lotId);
	const origin = lot === undefined ? undefined : topUpOf(pen, lot.lotId);
	if (lot === undefined || origin === undefined) {
		return refuse({ code: 'stored-value/no-such-top-up' });
	}
	if (lot.openedOn !== today) return refuse({ code: 'stored-value/not-this-day' });
	const isWhole = lot.principalLeft === lot.principal && lot.bonusLeft === lot.bonus;
	const wasUsed = (origin.coupons ?? []).some(({ code }) => {
		return findCouponRow(pen, code)?.state === 'redeemed';
	});
	if (!isWhole || wasUsed) return refuse({ code: 'stored-value/spent-already' });
	const held = heldByTries(pen, memberId);
	if (held > 0) return refuse({ code: 'stored-value/held', held });
	return ok({ lot, origin, left: pocketsLeft(lots.filter((one) => one !== lot)), today });
}

const CASH = { kind: 'cash', amount_fen: 0, reference: '' } as const;
