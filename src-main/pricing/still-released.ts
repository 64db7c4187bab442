/**
 * Whether the discounts by hand on a basket are still somebody's to give when it is sold. Each was
 * judged when it was given; an amount that was a tenth of ten pieces is most of one, and what was
 * set aside may count again. The day is not judged anew: it was when it was given.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { reaches, type Role } from '#shared/operator/role.ts';
import type { PricedBasket } from '#shared/pricing/basket.ts';
import type { ManualDiscount, SaleTerms } from '#shared/sale/terms.ts';
import { findOperator } from '../operator/operator-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { lineFigures, orderFigures } from './hand-figures.ts';
import { mostFor, type HandTaken } from './hand-limit.ts';

/** The refusal when a discount is deeper by now than whoever gave, released or sells it may go. */
export function outgrownDiscount(
	terminal: Pick<Terminal, 'pen' | 'settings'>,
	caller: Caller,
	{ priced, terms }: { readonly priced: PricedBasket; readonly terms: SaleTerms },
): AnyRefusal | undefined {
	for (const { line } of priced.lines) {
		if (line.lineDiscount === undefined) continue;
		const taken = { action: 'line', ...lineFigures(priced, line.lineId) } as const;
		const refused = judge(terminal, caller, { discount: line.lineDiscount, taken });
		if (refused !== undefined) return refused;
	}
	if (terms.orderDiscount === undefined) return undefined;
	const taken = { action: 'order', ...orderFigures(priced) } as const;
	return judge(terminal, caller, { discount: terms.orderDiscount, taken });
}

type Judged = { readonly discount: ManualDiscount; readonly taken: HandTaken };

function judge(
	terminal: Pick<Terminal, 'pen' | 'settings'>,
	{ operator, approver }: Caller,
	{ discount: { by, approvedBy }, taken }: Judged,
): AnyRefusal | undefined {
	const givers = [by, approvedBy].map((no) => {
		return no === undefined ? undefined : findOperator(terminal.pen, no)?.role;
	});
	const roles = [...givers, operator.role, approver?.role].filter((role) => role !== undefined);
	if (roles.some((role) => taken.amount <= mostFor(terminal, role, taken))) return undefined;
	const role: Role = roles.some((one) => reaches(one, 'manager')) ? 'owner' : 'manager';
	const limit = mostFor(terminal, operator.role, taken);
	return { code: 'permission/needs-approval', role, why: 'discount/beyond-limit', limit };
}
