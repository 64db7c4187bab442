/**
 * sale/discount-line, sale/discount-order, sale/drop-small-change: what is taken off by hand.
 * What it comes to is found by the engine; the limit is judged by that figure, so the same rule
 * holds for a share and for an amount. Each is an audit event with its reason.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { HandAction } from '#shared/journal/count-uses.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { fen } from '#shared/kernel/money.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { discountLine, discountOrder, dropSmallChange } from '#shared/sale/change-terms.ts';
import type { OpenSale, SaleChange } from '#shared/sale/open-sale.ts';
import type { ManualDiscount } from '#shared/sale/terms.ts';
import { parseDiscount } from '#shared/tender/parse-discount.ts';
import { lineFigures, orderFigures } from '../pricing/hand-figures.ts';
import { beyondHandLimit, type HandTaken } from '../pricing/hand-limit.ts';
import { newlyAside, type PricedOpenSale } from '../pricing/price-open-sale.ts';
import { isReleased } from '../operator/is-released.ts';
import { byWhom, type Caller, type SignedIn, type Terminal } from '../terminal.ts';
import { moveBasket, showMoved } from './basket.ts';
import type { Prices } from './note-move.ts';

type Asked = Pick<ParsedInput<'sale/discount-line'>, 'way' | 'valueText' | 'reason'>;
type Moved = Result<SaleChangeView, AnyRefusal>;

export function giveLineDiscount(
	terminal: Terminal,
	caller: Caller,
	{ lineId, ...asked }: ParsedInput<'sale/discount-line'>,
): Moved {
	const discount = readDiscount(caller, asked);
	if (!discount.ok) return discount;
	return give(terminal, caller, {
		action: 'line',
		make: (sale) => discountLine(sale, lineId as LineId, discount.value),
		given: discount.value !== undefined,
		reason: asked.reason,
		figures: ({ priced }) => lineFigures(priced, lineId as LineId),
	});
}

export function giveOrderDiscount(
	terminal: Terminal,
	caller: Caller,
	{ saleId, ...asked }: ParsedInput<'sale/discount-order'>,
): Moved {
	const discount = readDiscount(caller, asked);
	if (!discount.ok) return discount;
	return give(terminal, caller, {
		action: 'order',
		make: (sale) => ofOpenSale(sale, saleId, () => discountOrder(sale, discount.value)),
		given: discount.value !== undefined,
		reason: asked.reason,
		figures: ({ priced }) => orderFigures(priced),
	});
}

export function giveSmallChange(
	terminal: Terminal,
	caller: Caller,
	{ saleId, stepFen }: ParsedInput<'sale/drop-small-change'>,
): Moved {
	const by = caller.operator.operatorNo;
	const approvedBy = caller.approver?.operatorNo;
	const approval = approvedBy === undefined ? {} : { approvedBy };
	const smallChange =
		stepFen === 0
			? undefined
			: { step: stepFen, limit: fen(mostSmallChange(terminal, caller)), by, ...approval };
	return give(terminal, caller, {
		action: 'small_change',
		make: (sale) => ofOpenSale(sale, saleId, () => dropSmallChange(sale, smallChange)),
		given: smallChange !== undefined,
		reason: '',
		figures: ({ priced }) => {
			const amount = priced.byKind.small_change ?? 0;
			return { amount, of: priced.total + amount };
		},
	});
}

/** The larger of what the caller and who released them may drop of one sale, fen. */
function mostSmallChange({ settings }: Terminal, { operator, approver }: Caller): number {
	const { handLimits } = settings.current();
	const most = ({ role }: SignedIn) => {
		return role === 'owner' ? 99 : handLimits[role].smallChangeFen;
	};
	// A colleague of the same rank lends nothing.
	const stands = approver !== undefined && isReleased({ operator: approver });
	return Math.max(most(operator), stands ? most(approver) : 0);
}

/** Undefined takes the discount away. */
function readDiscount(
	caller: Caller,
	{ way, valueText, reason }: Asked,
): Result<ManualDiscount | undefined, AnyRefusal> {
	if (way === 'off') return ok(undefined);
	const typed = parseDiscount(way, valueText);
	if (!typed.ok) return typed;
	const { operator, approver } = caller;
	return ok({
		...typed.value,
		reason,
		by: operator.operatorNo,
		...(approver === undefined ? {} : { approvedBy: approver.operatorNo }),
		...(isReleased(caller) ? { belowLeast: true } : {}),
	});
}

function ofOpenSale(
	sale: OpenSale,
	saleId: string,
	change: () => SaleChange,
): Result<SaleChange, AnyRefusal> {
	if (sale.saleId !== saleId) return refuse({ code: 'sale/not-open' });
	return sale.lines.length === 0 ? refuse({ code: 'sale/empty' }) : ok(change());
}

type Giving = {
	readonly action: HandAction;
	readonly make: (sale: OpenSale) => Result<SaleChange, AnyRefusal>;
	/** False when it is taken away again, which needs nobody. */
	readonly given: boolean;
	readonly reason: string;
	readonly figures: (prices: PricedOpenSale) => Omit<HandTaken, 'action'>;
};

function give(terminal: Terminal, caller: Caller, giving: Giving): Moved {
	const { action, make, given, reason, figures } = giving;
	let taken: Omit<HandTaken, 'action'> = { amount: 0, of: 0 };
	const judge = ({ before, after }: Prices): AnyRefusal | undefined => {
		const aside = newlyAside(before.setAside, after.setAside);
		if (given && aside !== undefined) return needsRelease(aside, caller) ?? aside;
		taken = figures(after);
		return given ? beyondHandLimit(terminal, caller, { action, ...taken }) : undefined;
	};
	const moved = moveBasket(terminal, caller, {
		make,
		judge,
		note: ({ change, shiftId }) => {
			terminal.pen.append({
				kind: 'sale/discounted',
				v: 1,
				...byWhom(caller),
				shiftId,
				body: { sale_id: change.sale.saleId, action, amount_fen: taken.amount, reason },
			});
		},
	});
	return showMoved(moved);
}

/** Below the least price a manager may go, and 抹零 above the limit too. */
function needsRelease(refusal: AnyRefusal, caller: Caller): AnyRefusal | undefined {
	const why = refusal.code;
	if (why !== 'pricing/below-minimum' && why !== 'pricing/small-change-limit') return undefined;
	if (isReleased(caller)) return undefined;
	const { code: _code, ...details } = refusal;
	return { code: 'permission/needs-approval', role: 'manager', why, ...details };
}
