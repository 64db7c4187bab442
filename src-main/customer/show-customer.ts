/** customer/basket and customer/store: what the customer's side shows. Nothing is written here. */
import { CUSTOMER_LINES, type CustomerView } from '#shared/contract/customer-requests.ts';
import type { AttachedMemberView } from '#shared/contract/attached-member-view.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { LineView } from '#shared/contract/views.ts';
import { maskSurname } from '#shared/member/mask.ts';
import { isLeftAlone } from '#shared/sale/left-alone.ts';
import { showAttached } from '../member/show-attached.ts';
import { findOpenSale } from '../sale/open-sale-store.ts';
import { showSale } from '../sale/show-sale.ts';
import type { Terminal } from '../terminal.ts';

const EMPTY: CustomerView = { lines: [], lineCount: 0, pieceCount: 0, savedFen: 0, totalFen: 0 };

export function showCustomerBasket(
	terminal: Terminal,
	{ lineId }: ParsedInput<'customer/basket'>,
): Result<CustomerView, AnyRefusal> {
	const sale = findOpenSale(terminal.pen);
	if (sale === undefined) return ok(EMPTY);
	if (sale.lines.length === 0) {
		const isAlone = isLeftAlone(sale, terminal.clock.now());
		return ok({ ...EMPTY, ...(isAlone ? {} : greetedMember(showAttached(terminal, sale))) });
	}
	const shown = showSale(terminal, sale);
	const { lineCount, pieceCount, discountFen, totalFen, taxAddedFen, exchange } = shown.totals;
	const lines = lastLines(shown.lines, lineId).map((line) => {
		const { name, unit, quantityMilli, unitPriceFen, netFen } = line;
		return { lineId: line.lineId, name, unit, quantityMilli, unitPriceFen, netFen };
	});
	const tax = taxAddedFen === undefined ? {} : { taxAddedFen };
	const sums = { lineCount, pieceCount, savedFen: discountFen, totalFen };
	const view = { lines, ...sums, ...tax, ...greetedMember(shown.totals) };
	if (exchange === undefined || exchange.setAside !== undefined) return ok(view);
	const { totalFen: returnedFen, dueFen, backFen } = exchange;
	return ok({ ...view, exchange: { returnedFen, dueFen, backFen } });
}

type Attached = { readonly member?: AttachedMemberView | undefined };

/** Whoever is on the sale, by their surname. */
function greetedMember({ member }: Attached): Pick<CustomerView, 'member'> {
	if (member === undefined) return {};
	return { member: { name: maskSurname(member.name), tierName: member.tierName } };
}

/** The last few; one that was touched further up takes the place of the first of them. */
function lastLines(lines: readonly LineView[], lineId: string): readonly LineView[] {
	const last = lines.slice(-CUSTOMER_LINES);
	const touched = lines.find((line) => line.lineId === lineId);
	if (touched === undefined || last.includes(touched)) return last;
	return [touched, ...last.slice(1)];
}

export function showCustomerStore({
	settings,
}: Terminal): Result<RequestOutput<'customer/store'>, AnyRefusal> {
	const { receiptHeader, receiptLogo, theme } = settings.current();
	const logo = receiptLogo === null ? {} : { logo: receiptLogo.wide };
	return ok({ greeting: receiptHeader, ...logo, theme });
}
