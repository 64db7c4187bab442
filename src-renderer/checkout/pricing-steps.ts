/** Steps about what is taken off: coupons, discounts by hand, gifts, whose sale it is. */
import type { HandDiscountView } from '#shared/contract/pricing-views.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { selectedLine, type Answered } from './counter-state.ts';
import { answer, note, openDialog, patch, refused, whenSettled, type Desk } from './desk.ts';

/** A coupon is on the basket: a yes that can be heard, and whether it counts already. */
export function takeCoupon(desk: Desk, change: SaleChangeView, code: string): void {
	desk.sale.apply(change);
	patch(desk, { mode: desk.state.get().mode === 'tender' ? 'tender' : 'basket' });
	const held = change.totals.coupons.find((coupon) => coupon.code === code);
	if (held?.setAside === undefined) {
		answer(desk, 'couponOn', { name: held?.name ?? '', amount: held?.amountFen ?? 0 });
		return;
	}
	desk.sounds.yes();
	note(desk, 'couponAside', { name: held.name });
}

/** A coupon by its code; the refusal goes back to the dialog that asked. */
export async function addCoupon(desk: Desk, text: string): Promise<ClientRefusal | undefined> {
	const before = new Set(desk.sale.get().sale?.totals.coupons.map(({ code }) => code));
	const added = await desk.client.ask('sale/add-coupon', { text });
	if (!added.ok) return added.refusal;
	const fresh = added.value.totals.coupons.find(({ code }) => !before.has(code));
	takeCoupon(desk, added.value, fresh?.code ?? '');
	return undefined;
}

export function removeCoupon(desk: Desk, code: string): void {
	move(desk, 'couponOff', () => desk.client.ask('sale/remove-coupon', { code }));
}

/** Takes the discount on the whole basket away. */
export function removeOrderDiscount(desk: Desk): void {
	const saleId = saleIdOf(desk);
	move(desk, 'discountOff', () =>
		desk.client.ask('sale/discount-order', { saleId, way: 'off', reason: 'other' }),
	);
}

export function removeSmallChange(desk: Desk): void {
	const saleId = saleIdOf(desk);
	move(desk, 'discountOff', () => {
		return desk.client.ask('sale/drop-small-change', { saleId, stepFen: 0 });
	});
}

export function removeNote(desk: Desk): void {
	move(desk, 'noted', () => desk.client.ask('sale/set-note', { note: '' }));
}

/** Makes one line or the whole basket cheaper by hand. */
export async function discountLine(
	desk: Desk,
	input: RequestInput<'sale/discount-line'>,
): Promise<ClientRefusal | undefined> {
	const given = await desk.client.ask('sale/discount-line', input);
	if (!given.ok) return given.refusal;
	const line = given.value.put.find(({ lineId }) => lineId === input.lineId);
	return settle(desk, doneOf(line?.lineDiscount), given);
}

export async function discountOrder(
	desk: Desk,
	input: Omit<RequestInput<'sale/discount-order'>, 'saleId'>,
): Promise<ClientRefusal | undefined> {
	const saleId = saleIdOf(desk);
	const given = await desk.client.ask('sale/discount-order', { ...input, saleId });
	if (!given.ok) return given.refusal;
	return settle(desk, doneOf(given.value.totals.orderDiscount), given);
}

export async function dropSmallChange(
	desk: Desk,
	stepFen: 0 | 10 | 100,
): Promise<ClientRefusal | undefined> {
	const saleId = saleIdOf(desk);
	const dropped = await desk.client.ask('sale/drop-small-change', { saleId, stepFen });
	return settle(desk, stepFen === 0 ? 'discountOff' : 'discounted', dropped);
}

export async function setNote(desk: Desk, text: string): Promise<ClientRefusal | undefined> {
	return settle(desk, 'noted', await desk.client.ask('sale/set-note', { note: text }));
}

export async function setSalesperson(
	desk: Desk,
	input: RequestInput<'sale/set-salesperson'>,
): Promise<ClientRefusal | undefined> {
	return settle(desk, 'sellerSet', await desk.client.ask('sale/set-salesperson', input));
}

/** Ctrl+G, or a touch: the gift that is due goes into the basket; without one named the first. */
export function addGift(desk: Desk, productId?: number): void {
	void desk.queue.add(async () => {
		const due = desk.sale.get().sale?.totals.giftsDue ?? [];
		const wanted = productId ?? due.flatMap(({ products }) => products)[0]?.productId;
		if (wanted === undefined) {
			note(desk, 'noGift');
			return;
		}
		const added = await desk.client.ask('sale/add-product', { productId: wanted });
		if (!added.ok) {
			refused(desk, added.refusal);
			return;
		}
		desk.sale.apply(added.value);
		answer(desk, 'giftIn');
	});
}

/** Whose sale: asks about the selected line and the whole. */
export function openSalesperson(desk: Desk): void {
	whenSettled(desk, () => {
		const line = selectedLine(desk.sale.get(), desk.state.get().selected);
		if (line === undefined) refused(desk, { code: 'sale/empty' });
		else openDialog(desk, { kind: 'salesperson', line });
	});
}

/** What was given may take nothing off: something else saves the customer more. */
function doneOf(discount: HandDiscountView | undefined): Answered {
	if (discount === undefined) return 'discountOff';
	return discount.amountFen === 0 ? 'discountAside' : 'discounted';
}

type Moved = Result<SaleChangeView, ClientRefusal>;

function move(desk: Desk, done: Answered, ask: () => Promise<Moved>): void {
	void desk.queue.add(async () => {
		const refusal = settle(desk, done, await ask());
		if (refusal !== undefined) refused(desk, refusal);
	});
}

export function settle(desk: Desk, done: Answered, moved: Moved): ClientRefusal | undefined {
	if (!moved.ok) return moved.refusal;
	desk.sale.apply(moved.value);
	answer(desk, done);
	return undefined;
}

function saleIdOf(desk: Desk): string {
	return desk.sale.get().sale?.saleId ?? '';
}
