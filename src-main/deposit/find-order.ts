/** The order a request names, with its sale; or why it cannot be worked on. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findSale } from '../sale/open-sale-store.ts';
import { findOpenShift, type OpenShift } from '../shift/shift-store.ts';
import { findOrder, type DepositOrder } from './deposit-store.ts';

export type FoundOrder = {
	readonly shift: OpenShift;
	readonly order: DepositOrder;
	/** Parked, or open while it stands on the counter. */
	readonly sale: OpenSale;
};

/** Numbers are read as they are typed: without spaces, in either case. */
export function findOpenOrder(
	ledger: ReadableLedger,
	orderNo: string,
): Result<FoundOrder, AnyRefusal> {
	const shift = findOpenShift(ledger);
	if (shift === undefined) return refuse({ code: 'shift/none-open' });
	const order = findOrder(ledger, orderNo.trim().toUpperCase());
	if (order === undefined) return refuse({ code: 'deposit/not-found' });
	if (order.state !== 'open') return refuse({ code: 'deposit/over', state: order.state });
	const sale = findSale(ledger, order.sale_id);
	invariant(sale !== undefined, 'an open order has its sale');
	return ok({ shift, order, sale });
}
