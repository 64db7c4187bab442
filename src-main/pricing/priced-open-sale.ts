/** What came of pricing the open sale: the figures, what does not count by now, what comes back. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { fen, type Fen } from '#shared/kernel/money.ts';
import type { Basket, PricedBasket } from '#shared/pricing/basket.ts';
import { setAgainst } from '#shared/refund/plan-exchange.ts';
import type { SaleRow } from '../sale/completed-sale-store.ts';

/** What takes nothing off at the moment, and why. */
export type SetAside = {
	readonly coupons: ReadonlyMap<string, AnyRefusal>;
	readonly lines: ReadonlyMap<LineId, AnyRefusal>;
	readonly orderDiscount?: AnyRefusal;
	readonly smallChange?: AnyRefusal;
	readonly points?: AnyRefusal;
	/** Why nothing comes back with it by now. */
	readonly returned?: AnyRefusal;
};

export type PricedOpenSale = {
	readonly priced: PricedBasket;
	readonly basket: Basket;
	readonly setAside: SetAside;
	/** What comes back in the same document, against these goods. */
	readonly exchange?: PlannedReturn;
	/** Points that pay part of it as a tender (积分支付). */
	readonly pointsPaid?: PaidInPoints;
};

export type PaidInPoints = {
	readonly account: string;
	readonly points: number;
	readonly amountFen: number;
};

/** What the new goods and the points leave to pay, fen, before it is known how. */
export function toPayOf({ priced, exchange, pointsPaid }: PricedOpenSale): Fen {
	const credit = exchange === undefined ? 0 : setAgainst(exchange.part);
	return fen(Math.max(0, priced.total - credit - (pointsPaid?.amountFen ?? 0)));
}

export type PlannedReturn = {
	readonly row: SaleRow;
	readonly part: ReturnedPart;
	/** Whoever attached it needs a second person. */
	readonly needsManager: boolean;
};
