/** What came of pricing the open sale: the figures, what does not count by now, what comes back. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { Basket, PricedBasket } from '#shared/pricing/basket.ts';
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
};

export type PlannedReturn = {
	readonly row: SaleRow;
	readonly part: ReturnedPart;
	/** Whoever attached it needs a second person. */
	readonly needsManager: boolean;
};
