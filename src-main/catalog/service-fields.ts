/** What a product is as a service (服务): its kind, how long it takes, what its technician is paid. */
import { LONGEST_SERVICE } from '#shared/catalog/product.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { readCommission } from '#shared/technician/read-commission.ts';
import type { ProductRow } from './product-store.ts';

export type ServiceChange = Partial<
	Pick<ProductRow, 'kind' | 'duration_minutes' | 'commission_bp' | 'commission_fen'>
>;

/** As typed; what was left out stays as it is, what was emptied is none. */
export function readService({
	kind,
	durationText,
	commissionText,
}: ParsedInput<'product/change'>): Result<ServiceChange, AnyRefusal> {
	const minutes = durationText?.trim();
	if (minutes !== undefined && minutes !== '' && !isDuration(minutes)) {
		return refuse({ code: 'product/invalid', field: 'durationMinutes', problem: 'minutes' });
	}
	const commission = commissionText === undefined ? undefined : readCommission(commissionText);
	if (commission?.ok === false) return refuse(commission.refusal);
	return ok({
		...(kind === undefined ? {} : { kind }),
		...(minutes === undefined ? {} : { duration_minutes: minutes === '' ? null : Number(minutes) }),
		...(commission === undefined
			? {}
			: { commission_bp: commission.value.bp, commission_fen: commission.value.fen }),
	});
}

function isDuration(text: string): boolean {
	return /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_SERVICE;
}

/** Goods take no time and pay no technician. */
export function asService(row: ProductRow, change: ServiceChange): ProductRow {
	const after = { ...row, ...change };
	if (after.kind === 'service') return after;
	return { ...after, duration_minutes: null, commission_bp: null, commission_fen: null };
}

/** For the journal: who raised a commission is asked later. */
export function servicePart(row: ProductRow): Readonly<Record<string, unknown>> {
	const { kind, duration_minutes: minutes, commission_bp: bp, commission_fen: fixed } = row;
	return {
		product_kind: kind,
		...(minutes === null ? {} : { duration_minutes: minutes }),
		...(bp === null ? {} : { commission_bp: bp }),
		...(fixed === null ? {} : { commission_fen: fixed }),
	};
}
