/**
 * pass-card/use and pass-card/undo-use: a use is a document of its own, with a line that costs
 * nothing and the revenue it earned; an undo gives back the same use as it was recorded. No money
 * moves by either.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { DoneBy } from '#shared/journal/done-by.ts';
import type { PassUsed } from '#shared/journal/pass-event.ts';
import { fen } from '#shared/kernel/money.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import {
	freeUnits,
	usesOf,
	type PassCard,
	type PassItem,
	type PassUse,
} from '#shared/pass-card/pass-card.ts';
import { undoUse, usePass, withoutUse, withUse } from '#shared/pass-card/use-pass.ts';
import { ratesOn, taxInside } from '#shared/pricing/tax.ts';
import { composePassUsed } from '#shared/receipt/compose-pass-slip.ts';
import { passSlipWords } from '#shared/words/pass-slip.ts';
import { findPath } from '../catalog/category-store.ts';
import { findProduct, type ProductRow } from '../catalog/product-store.ts';
import { takePassUse } from '../allowance/take-pass-use.ts';
import { announcePaper, queueSlip } from '../deposit/deposit-paper.ts';
import { countUse, countUseUndone } from '../member/count-visit.ts';
import { isReleased } from '../operator/is-released.ts';
import { activeTechnician, doneBy } from '../technician/done-by.ts';
import type { Technician } from '../technician/technician-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { endsOf, passAtCounter, passOfActive, placeNow } from './pass-place.ts';
import { readEventBody, type HeldPass } from './pass-store.ts';
import { showPass } from './show-pass.ts';

type Input = ParsedInput<'pass-card/use'>;

export function recordUse(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<RequestOutput<'pass-card/use'>, AnyRefusal> {
	const { pen, ids } = terminal;
	const done = caller.commit(() => {
		const found = passOfActive(pen, input.passId);
		if (!found.ok) return found;
		const { shift, held } = found.value;
		const { card } = held;
		const doer = input.technician === '' ? undefined : activeTechnician(pen, input.technician);
		if (doer?.ok === false) return doer;
		const place = placeNow(terminal);
		const use = usePass(card, { ...input, useId: ids.next('pass') }, place);
		if (!use.ok) return use;
		const taken = takePassUse(terminal, card, use.value);
		if (!taken.ok) return taken;
		const done = serviceOf(terminal, card, input);
		if (!done.ok) return done;
		const after = withUse(card, use.value);
		const { event, pos } = pen.append({
			kind: 'pass/used',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: {
				...usePart(after, use.value),
				...taxPart(terminal, done.value.product, { use: use.value, today: place.today }),
				...linePart(after, done.value, use.value),
				...(doer === undefined ? {} : { done_by: paidFor(doer.value, done.value, use.value) }),
				...(taken.value === undefined ? {} : { allowance: [taken.value] }),
			},
		});
		countUse(pen, event as PassUsed);
		const { slip } = queueSlip(terminal, {
			pos,
			cashFen: 0,
			compose: (store, words) =>
				composePassUsed(event as PassUsed, {
					store,
					words,
					pass: passSlipWords[store.language],
				}),
		});
		const noted = noteUse(held, after, event as PassUsed);
		const { useId, recognisedFen } = use.value;
		return ok({ useId, pass: showPass(noted, place), recognisedFen, slip });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/** The pass as it stands after the use, for the reply. */
function noteUse(held: HeldPass, card: PassCard, event: PassUsed): HeldPass {
	const use = card.uses.at(-1);
	if (use === undefined) return { ...held, card };
	const { at_ms: atMs, operator = '', done_by } = event;
	const technician = done_by?.code ?? '';
	return { ...held, card, uses: [...held.uses, { ...use, atMs, operator, technician, pos: 0 }] };
}

/** Commission is of what the use is worth, however it was paid, or for each time. */
function paidFor(who: Technician, { product }: Done, use: PassUse): DoneBy {
	const { recognisedFen: worthFen, times } = use;
	return doneBy(who, product, { worthFen, quantityMilli: times * 1000 });
}

type Done = { readonly item: PassItem; readonly product: ProductRow };

/** The service that is done: the item's own, or the one chosen from its category. */
function serviceOf(
	{ pen }: Terminal,
	card: PassCard,
	{ itemNo, productId }: Input,
): Result<Done, AnyRefusal> {
	const item = card.items.find((each) => each.itemNo === itemNo);
	if (item === undefined) return refuse({ code: 'pass-card/no-such-item' });
	const { target } = item;
	const wanted = productId ?? (target.kind === 'product' ? target.productId : undefined);
	if (wanted === undefined) return refuse({ code: 'pass-card/other-service' });
	const product = findProduct(pen, wanted);
	if (product === undefined) return refuse({ code: 'product/not-found' });
	const fits =
		target.kind === 'product'
			? target.productId === wanted
			: findPath(pen, product.category_id ?? 0).includes(target.categoryId);
	return fits ? ok({ item, product }) : refuse({ code: 'pass-card/other-service' });
}

function usePart(after: PassCard, use: PassUse): Readonly<Record<string, unknown>> {
	return {
		pass_id: after.passId,
		member_id: after.memberId,
		pass_name: after.name,
		use_id: use.useId,
		item_no: use.itemNo,
		times: use.times,
		units: use.units,
		recognised_fen: use.recognisedFen,
		used_on: use.usedOn,
		...endsOf(after),
	};
}

/** The tax falls due when the service is done, at the rate of that service on that day. */
function taxPart(
	{ settings }: Terminal,
	product: ProductRow,
	{ use, today }: { readonly use: PassUse; readonly today: string },
): Readonly<Record<string, unknown>> {
	const { taxBp, taxChanges } = settings.current();
	const rate = ratesOn(taxChanges, today)(basisPoint(product.tax_bp ?? taxBp));
	return {
		product_id: product.product_id,
		dept: product.kind,
		tax_bp: rate,
		tax_fen: taxInside(fen(use.recognisedFen), rate),
	};
}

function linePart(
	after: PassCard,
	{ item, product }: Done,
	{ times }: PassUse,
): Readonly<Record<string, unknown>> {
	const { name, sku, unit } = product;
	return {
		line: {
			name,
			sku,
			unit,
			quantity_milli: times * 1000,
			list_price_fen: item.listPriceFen,
			net_fen: 0,
		},
		...(after.kind === 'unlimited'
			? {}
			: { uses_left: freeUnits(after, item).length, uses_total: usesOf(item) }),
	};
}

export function takeBackUse(
	terminal: Terminal,
	caller: Caller,
	{ passId, useId }: ParsedInput<'pass-card/undo-use'>,
): Result<RequestOutput<'pass-card/undo-use'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const found = passAtCounter(pen, passId);
		if (!found.ok) return found;
		const { shift, held } = found.value;
		const use = undoUse(held.card, useId);
		if (!use.ok) return use;
		const place = placeNow(terminal);
		// Yesterday's use was had, as far as anybody else can tell.
		if (use.value.usedOn !== place.today && !isReleased(caller)) {
			return refuse({ code: 'permission/needs-approval', role: 'manager' });
		}
		const card = withoutUse(held.card, useId);
		const noted = held.uses.find((each) => each.useId === useId);
		const used = readEventBody(pen, noted?.pos ?? 0) as PassUsed;
		const { product_id, dept, tax_bp, tax_fen, done_by } = used;
		const doer = done_by === undefined ? {} : { done_by };
		pen.append({
			kind: 'pass/use-undone',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: { ...usePart(card, use.value), product_id, dept, tax_bp, tax_fen, ...doer },
		});
		countUseUndone(pen, used);
		const uses = held.uses.map((each) => {
			return each.useId === useId ? { ...each, undone: true } : each;
		});
		return ok({ pass: showPass({ ...held, card, uses }, place) });
	});
	if (done.ok) terminal.statusChanged();
	return done;
}
