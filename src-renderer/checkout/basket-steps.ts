/** Steps that change the basket: a scan, goods chosen by hand, and what the keys do to a line. */
import type { ScanAnswer } from '#shared/contract/counter-requests.ts';
import type { AttachedMemberView } from '#shared/contract/attached-member-view.ts';
import { creditTail } from '#shared/credit/credit-code.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import type { LineView, ProductView, SaleChangeView } from '#shared/contract/views.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { neighbourLine, selectedLine, type Asked } from './counter-state.ts';
import { answer, note, openDialog, patch, refused, whenSettled, type Desk } from './desk.ts';
import { isEmpty, NO_ENTRY } from './entry.ts';
import { takeMember, whoOf } from './member-steps.ts';
import { takeCoupon } from './pricing-steps.ts';

export type Submitted = {
	readonly text: string;
	readonly source: 'wedge' | 'typed';
	readonly quantityText: string;
	readonly place: 'checkout' | 'tender' | 'other';
};

/** A code, scanned or typed: main finds what it means; the answer is one sound and one sentence. */
export function submitScan(desk: Desk, submitted: Submitted): Promise<void> {
	return desk.queue.add(async () => {
		const member = desk.sale.get().sale?.totals.member;
		const found = await desk.client.ask('scan/submit', submitted);
		if (found.ok) answerScan(desk, found.value, { ...submitted, member });
		else if (found.refusal.code !== 'scan/unknown-code') refused(desk, found.refusal);
		else if (isPhone(submitted)) askForMember(desk, submitted.text);
		else if (isGoodsCode(submitted)) keepUnknown(desk, submitted.text, found.refusal);
		else refused(desk, { code: 'product/not-found' });
	});
}

function answerScan(
	desk: Desk,
	found: ScanAnswer,
	{ text, quantityText, member }: Submitted & { readonly member: AttachedMemberView | undefined },
): void {
	const asked: Asked = { quantityText, unit: '' };
	switch (found.meaning) {
		case 'line':
			takeLine(desk, found.change, found.warning);
			sayLeft(desk, found.change, member);
			return;
		case 'needs-weight':
			desk.sounds.yes();
			openDialog(desk, { kind: 'weight', product: found.product, asked });
			return;
		case 'needs-price':
			desk.sounds.yes();
			openDialog(desk, {
				kind: 'price',
				product: found.product,
				asked: { ...asked, unit: found.unit },
			});
			return;
		case 'found':
			openDialog(desk, { kind: 'search', text, found: found.products });
			return;
		case 'coupon':
			takeCoupon(desk, found.change, found.code);
			return;
		case 'member':
			takeMember(desk, found.change, found.panel);
			return;
		case 'receipt':
			desk.sounds.yes();
			openDialog(desk, { kind: 'receipt', sale: found.sale });
	}
}

/** A line came in or grew: it answers first, in its place and in the scan bar. */
function takeLine(desk: Desk, change: SaleChangeView, warning = ''): void {
	desk.sale.apply(change);
	desk.sounds.yes();
	const line = change.put.at(-1);
	const said = line === undefined ? {} : { said: { kind: 'line', line, warning } as const };
	// The first line of the next sale sends the last one's change into the corner; a tender that was
	// begun behind this scan stays.
	const mode = desk.state.get().mode === 'tender' ? 'tender' : 'basket';
	patch(desk, { mode, selected: undefined, ...said });
}

/** Who was left alone on an empty basket is taken off: these goods are the next customer's. */
function sayLeft(
	desk: Desk,
	{ totals }: SaleChangeView,
	before: AttachedMemberView | undefined,
): void {
	if (before === undefined || totals.member !== undefined) return;
	note(desk, 'memberLeft', { name: whoOf(before) });
}

/** What a slip of store credit is good for, said in the scan bar. */
export function showCredit(desk: Desk, code: string): Promise<void> {
	return desk.queue.add(async () => {
		const found = await desk.client.ask('credit/find', { code });
		if (!found.ok) refused(desk, found.refusal);
		else answer(desk, 'credit', { tail: creditTail(code), free: found.value.freeFen });
	});
}

/** A phone somebody said: they are no member yet, and no goods are sold by a phone. */
function isPhone({ text, source }: Submitted): boolean {
	return source === 'typed' && /^1[3-9][0-9]{9}$/.test(text.trim());
}

/** What was typed stays, so that F9 looks again and makes a member of it. */
function askForMember(desk: Desk, text: string): void {
	refused(desk, { code: 'member/not-found' });
	if (isEmpty(desk.state.get().entry)) patch(desk, { entry: { ...NO_ENTRY, text } });
}

/** A code, not a word that was looked for: it may become a product. */
function isGoodsCode({ text, source }: Submitted): boolean {
	return source === 'wedge' || /^[0-9]{6,}$/.test(text);
}

function keepUnknown(desk: Desk, code: string, refusal: ClientRefusal): void {
	const { unknown } = desk.state.get();
	refused(desk, refusal);
	patch(desk, { unknown: unknown.includes(code) ? unknown : [...unknown, code] });
}

/** Esc on the bar of an unknown code: the oldest is left alone. */
export function ignoreUnknown(desk: Desk): void {
	patch(desk, { unknown: desk.state.get().unknown.slice(1), said: undefined });
}

/** Ins on the bar of an unknown code: it becomes a product in three fields. */
export function addUnknown(desk: Desk): void {
	const [code] = desk.state.get().unknown;
	if (code !== undefined) openDialog(desk, { kind: 'new-product', code });
}

/**
 * Goods chosen by hand. Weighed goods ask for the weight first, goods without a price for the
 * price; everything else goes into the basket.
 */
export function chooseProduct(desk: Desk, product: ProductView, asked: Asked): void {
	const pack = product.packs.find(({ unit }) => unit === asked.unit);
	if (product.weighed && pack === undefined && asked.quantityText === '') {
		openDialog(desk, { kind: 'weight', product, asked });
		return;
	}
	if ((pack ?? product).priceFen === 0) {
		openDialog(desk, { kind: 'price', product, asked });
		return;
	}
	patch(desk, { dialog: undefined });
	const { productId } = product;
	void desk.queue.add(async () => {
		const refusal = await addProduct(desk, { productId, ...asked });
		if (refusal !== undefined) refused(desk, refusal);
	});
}

/** Adds goods with what was asked for; the refusal goes back to the dialog that asked. */
export async function addProduct(
	desk: Desk,
	input: RequestInput<'sale/add-product'>,
): Promise<ClientRefusal | undefined> {
	const member = desk.sale.get().sale?.totals.member;
	const added = await desk.client.ask('sale/add-product', input);
	if (!added.ok) {
		desk.sounds.no();
		return added.refusal;
	}
	takeLine(desk, added.value);
	sayLeft(desk, added.value, member);
	return undefined;
}

/** `*n` Enter: the selected line's quantity, as typed. */
export function changeQuantity(desk: Desk, quantityText: string): void {
	moveLine(
		desk,
		({ lineId }) => desk.client.ask('sale/change-quantity', { lineId, quantityText }),
		(change) => takeLine(desk, change),
	);
}

/** Del: takes the selected line out. */
export function removeLine(desk: Desk): void {
	moveLine(
		desk,
		({ lineId }) => desk.client.ask('sale/remove-line', { lineId }),
		(change, { name }) => {
			desk.sale.apply(change);
			patch(desk, { selected: undefined });
			answer(desk, 'removed', { name });
		},
	);
}

/** Ins or +: the same goods once more. */
export function repeatLine(desk: Desk): void {
	moveLine(
		desk,
		({ lineId }) => desk.client.ask('sale/repeat-line', { lineId }),
		(change) => takeLine(desk, change),
	);
}

/** Ctrl+U, or the key on a line whose price was changed: the line takes the new price over. */
export function takePrice(desk: Desk): void {
	moveLine(
		desk,
		(line) => desk.client.ask('sale/take-price', { lineId: line.lineId }),
		(change, { name }) => {
			desk.sale.apply(change);
			answer(desk, 'priceTaken', { name, price: change.put[0]?.listPriceFen ?? 0 });
		},
	);
}

type Moved = Result<SaleChangeView, ClientRefusal>;
/** A move on the selected line, which is looked up when its turn comes: after the scans before it. */
function moveLine(
	desk: Desk,
	move: (line: LineView) => Promise<Moved>,
	done: (change: SaleChangeView, line: LineView) => void,
): void {
	const chosen = desk.state.get().selected;
	void desk.queue.add(async () => {
		const line = selectedLine(desk.sale.get(), chosen);
		if (line === undefined) {
			refused(desk, { code: 'sale/empty' });
			return;
		}
		const moved = await move(line);
		if (moved.ok) done(moved.value, line);
		else refused(desk, moved.refusal);
	});
}

/** Ctrl+Z: takes the last change back. */
export function undo(desk: Desk): void {
	void desk.queue.add(async () => {
		const undone = await desk.client.ask('sale/undo', {});
		if (!undone.ok) {
			refused(desk, undone.refusal);
			return;
		}
		desk.sale.apply(undone.value);
		patch(desk, { selected: undefined });
		answer(desk, 'undone');
	});
}

/** ↑ ↓, or a touch on a line. */
export function selectLine(desk: Desk, to: -1 | 1 | { readonly lineId: string }): void {
	const { selected } = desk.state.get();
	const lineId = typeof to === 'number' ? neighbourLine(desk.sale.get(), selected, to) : to.lineId;
	patch(desk, { selected: lineId });
}

/** F4: the price of the selected line. */
export function openOverride(desk: Desk): void {
	whenSettled(desk, () => {
		const line = selectedLine(desk.sale.get(), desk.state.get().selected);
		if (line === undefined) refused(desk, { code: 'sale/empty' });
		else openDialog(desk, { kind: 'override', line });
	});
}

/** F12: a copy of the last receipt, or the receipt itself when it is still on offer. */
export function reprintLast(desk: Desk): void {
	void desk.queue.add(async () => {
		const { done, receipt, mode } = desk.state.get();
		if (mode === 'done' && done !== undefined && receipt === 'offered') {
			const offered = await desk.client.ask('receipt/print-offered', { pos: done.pos });
			if (offered.ok) patch(desk, { receipt: 'printing' });
			else refused(desk, offered.refusal);
			return;
		}
		const latest = await desk.client.ask('sale/list', { limit: 1 });
		const last = latest.ok ? latest.value.sales[0] : undefined;
		if (last === undefined) {
			if (latest.ok) note(desk, 'nothingPrinted');
			else refused(desk, latest.refusal);
			return;
		}
		const copy = await desk.client.ask('receipt/reprint', { pos: last.pos });
		if (copy.ok) answer(desk, 'reprinted', { count: copy.value.copyNo });
		else refused(desk, copy.refusal);
	});
}
