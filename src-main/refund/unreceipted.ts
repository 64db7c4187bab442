/**
 * Goods without a receipt (无单退货): refund/preview-unreceipted and refund/complete-unreceipted. The
 * price is the least the goods cost in the last ninety days, so that nobody buys in a sale and
 * brings back at the full price.
 */
import type { RefundDoneView, RefundPlanView } from '#shared/contract/refund-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { account } from '#shared/journal/account.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { fen, type Fen } from '#shared/kernel/money.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { ratesOn } from '#shared/pricing/tax.ts';
import { planUnreceipted, type LooseGoods } from '#shared/refund/plan-unreceipted.ts';
import { parseQuantity } from '#shared/tender/parse-amount.ts';
import { isReleased } from '../operator/is-released.ts';
import { findProduct, leastPriceSince, listPacks } from '../catalog/product-store.ts';
import { situationAt } from '../pricing/basket-of.ts';
import { wareOf } from '../sale/ware-of.ts';
import { findOpenShift, type OpenShift } from '../shift/shift-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { announceRefund, writeRefund } from './complete-refund.ts';

import { balanceOf } from './refund-store.ts';
import { paidOf, showReturned, stockMoves } from './show-refund.ts';

const LOOKED_BACK_MS = 90 * 86_400_000;

type Wanted = ParsedInput<'refund/preview-unreceipted'> & { readonly reason?: string };
type Loose = { readonly part: ReturnedPart; readonly shift: OpenShift };

export function previewUnreceipted(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'refund/preview-unreceipted'>,
): Result<RefundPlanView, AnyRefusal> {
	const loose = planLoose(terminal, input);
	if (!loose.ok) return loose;
	const { part, shift } = loose.value;
	const { pen } = terminal;
	const before = balanceOf(pen, account.cash(shift.drawer));
	const drawer = {
		of: 'drawer',
		name: shift.drawer,
		before,
		after: before - paidOf(part),
	} as const;
	return ok({
		pos: 0,
		...showReturned(part),
		moves: [drawer, ...stockMoves(pen, part)],
		needsApproval: !isReleased(caller),
	});
}

export function completeUnreceipted(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'refund/complete-unreceipted'>,
): Result<RefundDoneView, AnyRefusal> {
	const done = caller.commit(() => {
		const loose = planLoose(terminal, input);
		if (!loose.ok) return loose;
		const { part, shift } = loose.value;
		if (paidOf(part) !== input.expectedPaidFen) return refuse({ code: 'refund/changed-meanwhile' });
		return ok(writeRefund(terminal, caller, { part, shift, mode: 'without-receipt' }));
	});
	if (done.ok) announceRefund(terminal);
	return done;
}

function planLoose(terminal: Terminal, wanted: Wanted): Result<Loose, AnyRefusal> {
	const shift = findOpenShift(terminal.pen);
	if (shift === undefined) return refuse({ code: 'shift/none-open' });
	const goods: LooseGoods[] = [];
	for (const line of wanted.lines) {
		const found = looseGoods(terminal, line);
		if (!found.ok) return found;
		goods.push(found.value);
	}
	const { cashStepFen, unreceiptedRefundFen } = terminal.settings.current();
	const part = planUnreceipted({
		goods,
		reason: wanted.reason ?? '',
		drawer: shift.drawer,
		cap: fen(unreceiptedRefundFen),
		step: cashStepFen === 1 ? 1 : 10,
	});
	return part.ok ? ok({ part: part.value, shift }) : part;
}

function looseGoods(
	terminal: Terminal,
	{ productId, unit, quantityText, disposition }: Wanted['lines'][number],
): Result<LooseGoods, AnyRefusal> {
	const { pen, clock } = terminal;
	const product = findProduct(pen, productId);
	const pack = listPacks(pen, productId).find((one) => one.name === unit);
	const isBase = unit === '' || unit === product?.unit;
	if (product === undefined || (pack === undefined && !isBase)) {
		return refuse({ code: 'product/not-found' });
	}
	const quantity = parseQuantity(quantityText);
	if (!quantity.ok) return quantity;
	const parts = pack === undefined ? { product } : { product, pack };
	const ware = wareOf(terminal, { ...parts, quantity: quantity.value });
	const since = clock.now() - LOOKED_BACK_MS;
	// A pack keeps no history of its own: its price now is what is known.
	const least = pack === undefined ? leastPriceSince(pen, productId, since) : ware.listPrice;
	const { bizDate } = situationAt(terminal, clock.now()).moment;
	const { taxChanges, taxOnTop } = terminal.settings.current();
	const tax = ratesOn(taxChanges, bizDate)(ware.tax);
	return ok({ ...ware, tax, taxOnTop, price: lesser(fen(least), ware.listPrice), disposition });
}

function lesser(a: Fen, b: Fen): Fen {
	return a < b ? a : b;
}
