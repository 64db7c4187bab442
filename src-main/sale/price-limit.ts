/**
 * How far down a cashier may go alone (改价权限). Beyond it a manager releases the one action (P23):
 * a price they released for one piece is no licence to sell fifty at it.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { priceTimes } from '#shared/kernel/money.ts';
import { reaches } from '#shared/operator/role.ts';
import { overrideDepth } from '#shared/sale/change-line.ts';
import type { OpenLine, PriceOverride } from '#shared/sale/open-sale.ts';
import type { Caller, Terminal } from '../terminal.ts';

/** The refusal when neither the caller nor who released them may sell the line at this price. */
export function beyondLimit(
	{ settings }: Terminal,
	{ operator, approver }: Caller,
	{ line, override }: { readonly line: OpenLine; readonly override: PriceOverride },
): AnyRefusal | undefined {
	const limit = settings.current().cashierOverrideBp;
	if (depthOf(line, override) <= limit) return undefined;
	if ([operator, approver].some((who) => who !== undefined && reaches(who.role, 'manager'))) {
		return undefined;
	}
	return { code: 'permission/needs-approval', role: 'manager', limit };
}

function depthOf({ labelAmount, listPrice, quantity }: OpenLine, { unitPrice }: PriceOverride) {
	if (labelAmount === undefined) return overrideDepth(listPrice, unitPrice);
	return overrideDepth(labelAmount, priceTimes(unitPrice, quantity));
}
