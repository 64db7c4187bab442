/** Who does a service, and what they are paid for it: frozen for the event that says so. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { DoneBy } from '#shared/journal/done-by.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { PricedBasketLine } from '#shared/pricing/basket.ts';
import { commissionOf, type DoneWork } from '#shared/technician/commission.ts';
import { findProduct, type ProductRow } from '../catalog/product-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findByStaffCode, findTechnician, type Technician } from './technician-store.ts';

/** Whoever works here under this number (工号) today. */
export function activeTechnician(
	ledger: ReadableLedger,
	code: string,
): Result<Technician, AnyRefusal> {
	const found = findByStaffCode(ledger, code);
	return found?.active === true ? ok(found) : refuse({ code: 'technician/not-found' });
}

/** By the commission of the service as it is today. */
export function doneBy(
	{ technicianId, code }: Pick<Technician, 'technicianId' | 'code'>,
	{ commission_bp: bp, commission_fen: fen }: ProductRow,
	work: DoneWork,
): DoneBy {
	return {
		technician_id: technicianId,
		code,
		commission_fen: commissionOf({ bp, fen }, work),
	};
}

/**
 * Of a line that is sold: nobody when nobody was named, or when the service or whoever did it is
 * gone from the ledger meanwhile.
 */
export function doneOnLine(
	ledger: ReadableLedger,
	{ line, net }: PricedBasketLine,
): DoneBy | undefined {
	if (line.technician === undefined) return undefined;
	const product = findProduct(ledger, line.productId);
	const technician = findTechnician(ledger, line.technician.technicianId);
	if (product === undefined || technician === undefined) return undefined;
	return doneBy(technician, product, { worthFen: net, quantityMilli: line.quantity });
}
