/** coupon/issue and coupon/find: coupons made by a manager, and what became of one. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { addDays } from '#shared/coupon/add-days.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { composeCouponSlip } from '#shared/receipt/compose-coupon-slip.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { situationAt } from '../pricing/basket-of.ts';
import { findSaleAt } from '../sale/completed-sale-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findCouponRow, insertIssued } from './coupon-store.ts';
import { freshCode } from './give-coupons.ts';
import { readSlowly } from './read-slowly.ts';

export function issueCouponsByHand(
	terminal: Terminal,
	caller: Caller,
	{ kindId, count, validDays }: ParsedInput<'coupon/issue'>,
): Result<RequestOutput<'coupon/issue'>, AnyRefusal> {
	const { pen, priceBook, clock } = terminal;
	const { couponKinds } = priceBook.current();
	const at = couponKinds.findIndex((kind) => kind.kindId === kindId);
	const name = couponKinds[at]?.name;
	if (name === undefined) return refuse({ code: 'coupon/unknown-kind' });
	const { bizDate } = situationAt(terminal, clock.now()).moment;
	const validUntil = addDays(bizDate, validDays - 1);
	const done = caller.commit(() => {
		const coupons: RequestOutput<'coupon/issue'>['coupons'] = [];
		for (let made = 0; made < count; made += 1) {
			const code = freshCode(terminal, at + 1);
			insertIssued(pen, {
				code,
				kind_id: kindId,
				valid_from: bizDate,
				valid_until: validUntil,
				member_id: '',
			});
			coupons.push({ code, name, validFrom: bizDate, validUntil });
		}
		pen.append({
			kind: 'coupon/issued',
			v: 1,
			...byWhom(caller),
			body: {
				kind_id: kindId,
				valid_from: bizDate,
				valid_until: validUntil,
				codes: coupons.map(({ code }) => code),
			},
		});
		for (const coupon of coupons) queueSlip(terminal, caller, coupon);
		return ok({ coupons });
	});
	if (done.ok) terminal.spooler.wake();
	return done;
}

type Made = RequestOutput<'coupon/issue'>['coupons'][number];

/** Without a printer the codes stand on the screen, and nowhere else. */
function queueSlip(terminal: Terminal, caller: Caller, coupon: Made): void {
	const settings = terminal.settings.current();
	if (settings.printer.kind === 'none') return;
	terminal.spooler.queue(terminal.pen, {
		kind: 'receipt',
		operator: caller.operator.operatorNo,
		document: composeCouponSlip(
			coupon,
			receiptStoreOf(settings),
			receiptWords[settings.receiptLanguage],
		),
	});
}

export function findCoupon(
	terminal: Terminal,
	{ code: text }: ParsedInput<'coupon/find'>,
): Result<RequestOutput<'coupon/find'>, AnyRefusal> {
	const read = readSlowly(terminal, text);
	if (!read.ok) return read;
	const { code, kind, state, validFrom, validUntil } = read.value;
	const row = findCouponRow(terminal.pen, code);
	const at = row?.redeemed_pos ?? undefined;
	const sale = at === undefined ? undefined : findSaleAt(terminal.pen, at);
	return ok({
		code,
		name: kind.name,
		state,
		validFrom,
		validUntil,
		receiptNo: sale?.receipt_no ?? '',
		amountFen: row?.amount_fen ?? 0,
	});
}
