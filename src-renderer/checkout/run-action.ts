/** What each key of the checkout does; the keys row and the help use the same list. */
import { goTo } from '../app/route.ts';
import {
	openOverride,
	removeLine,
	repeatLine,
	reprintLast,
	selectLine,
	takePrice,
	undo,
} from './basket-steps.ts';
import type { CheckoutAction } from './checkout-keys.ts';
import { detachMember, findMember, foldPanel } from './member-steps.ts';
import { pendingOf } from './payment-steps.ts';
import { togglePoints } from './points-steps.ts';
import { openTechnician } from './technician-steps.ts';
import { openDialog, patch, refused, whenSettled, type Desk } from './desk.ts';
import { addGift, openSalesperson } from './pricing-steps.ts';

/** Does it; in the tender only what is heard while paying. */
export function runAction(desk: Desk, action: CheckoutAction): boolean {
	const { mode } = desk.state.get();
	if (mode === 'tender' && !heardWhilePaying(action)) return false;
	actions[action](desk);
	return true;
}

/** The rest would change what is being paid. */
export function heardWhilePaying(action: CheckoutAction): boolean {
	return action === 'help' || action === 'lock' || action === 'deposit';
}

const actions: Readonly<Record<CheckoutAction, (desk: Desk) => void>> = {
	help: (desk) => openDialog(desk, { kind: 'help' }),
	search: (desk) => openDialog(desk, { kind: 'search', text: '', found: [] }),
	priceCheck: (desk) => openDialog(desk, { kind: 'price-check' }),
	override: openOverride,
	discount: (desk) => openWithGoods(desk, 'discount'),
	coupon: (desk) => openWithGoods(desk, 'coupon'),
	why: (desk) => patch(desk, { explaining: !desk.state.get().explaining }),
	gift: (desk) => addGift(desk),
	note: (desk) => openWithGoods(desk, 'note'),
	salesperson: openSalesperson,
	technician: openTechnician,
	takePrice,
	park: (desk) => openWithGoods(desk, 'park'),
	recall: (desk) => openDialog(desk, { kind: 'recall' }),
	member: findMember,
	memberPage: openMemberPage,
	memberPanel: foldPanel,
	memberOff: detachMember,
	pass: (desk) => openForMember(desk, 'pass'),
	points: togglePoints,
	topUp: (desk) => openForMember(desk, 'top-up'),
	refund: () => goTo('refund'),
	deposit: openDeposit,
	reprint: reprintLast,
	remove: removeLine,
	voidSale: (desk) => openWithGoods(desk, 'void'),
	undo,
	repeat: repeatLine,
	drawer: (desk) => openDialog(desk, { kind: 'drawer' }),
	menu: () => goTo('sales'),
	lock: (desk) => void desk.client.ask('operator/lock', {}),
	up: (desk) => selectLine(desk, -1),
	down: (desk) => selectLine(desk, 1),
};

/** While money is being taken: part of it is a deposit (定金). Otherwise the list of what is due. */
function openDeposit(desk: Desk): void {
	const { mode, tender } = desk.state.get();
	if (mode !== 'tender') {
		goTo('deposit');
		return;
	}
	const isFree = tender?.quote !== undefined && !tender.taking && !tender.unsure;
	if (isFree && pendingOf(tender) === undefined) openDialog(desk, { kind: 'deposit' });
}

/** A pass, or stored value, of the member who stands on the sale; with nothing in the basket too. */
function openForMember(desk: Desk, kind: 'pass' | 'top-up'): void {
	whenSettled(desk, () => {
		const member = desk.sale.get().sale?.totals.member;
		if (member === undefined) refused(desk, { code: 'member/none-attached' });
		else openDialog(desk, { kind });
	});
}

/** Parking, voiding, discounts need something to park, void or make cheaper. */
function openWithGoods(desk: Desk, kind: 'park' | 'void' | 'discount' | 'coupon' | 'note'): void {
	whenSettled(desk, () => {
		const lines = desk.sale.get().sale?.lines ?? [];
		if (lines.length === 0) refused(desk, { code: 'sale/empty' });
		else openDialog(desk, { kind });
	});
}

/** Shift+F9: the member's own page, or the place where one is found. */
function openMemberPage(desk: Desk): void {
	whenSettled(desk, () => {
		const memberId = desk.sale.get().sale?.totals.member?.memberId;
		goTo(memberId === undefined ? 'member' : `member?id=${memberId}`);
	});
}
