/** sale/quote-cash: what the tender screen asks for and what comes back, computed here only. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { quickCash } from '#shared/tender/cash.ts';
import { showAllowance } from '../allowance/show-allowance.ts';
import type { MemberRow } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import { showExchange } from '../refund/show-exchange.ts';
import { attachedMember, valueToTake } from '../stored-value/spend-stored-value.ts';
import type { Terminal } from '../terminal.ts';
import { findPayable } from './complete-sale.ts';
import { settlePaid } from './settle-paid.ts';

export function quoteCash(
	terminal: Terminal,
	{ saleId, givenText }: ParsedInput<'sale/quote-cash'>,
): Result<RequestOutput<'sale/quote-cash'>, AnyRefusal> {
	const found = findPayable(terminal, saleId);
	if (!found.ok) return found;
	const { sale } = found.value;
	const paid = settlePaid(terminal, sale, givenText);
	if (!paid.ok) return paid;
	const { settled } = paid.value;
	const member = attachedMember(terminal.pen, sale);
	const shown = showExchange(terminal, sale, priceOpenSale(terminal, sale));
	return ok({
		revision: sale.revision,
		totalFen: paid.value.totalFen,
		paidFen: settled.paid,
		roundingFen: settled.sale.rounding,
		dueFen: settled.due,
		givenFen: settled.given,
		changeFen: settled.change,
		quickFen: quickCash(settled.due),
		...shown,
		...(member === undefined ? {} : showSpendable(terminal, member)),
		methods: [...terminal.settings.current().paymentMethods],
	});
}

/** What of the member's stored value may be taken, and with an HQ why not more. */
function showSpendable(terminal: Terminal, member: MemberRow) {
	const storedValueFen = valueToTake(terminal, member);
	return { storedValueFen, ...showAllowance(terminal, poolOf(member)) };
}
