/**
 * Whose window asks: the till's or the customer's (客显). The host knows it by the window or the line
 * it came through and says so in the session's name; no other session can be named so. A customer's
 * window gets no answer to anything but its own requests, and a till cannot answer as the customer.
 */
import type { CustomerPaidView } from '#shared/contract/customer-requests.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';
import type { RequestSpec } from '#shared/contract/request.ts';
import { isRequestName, terminalContract } from '#shared/contract/terminal-contract.ts';
import type { SaleDoneView } from '#shared/contract/views.ts';

const CUSTOMER = 'customer:';

/** The session of a customer's window; `name` is the host's name for the window or line. */
export function customerSession(name: string): string {
	return `${CUSTOMER}${name}`;
}

export function isCustomerSession(sessionId: string): boolean {
	return sessionId.startsWith(CUSTOMER);
}

/** False when this side may not ask this; what is no request at all is said elsewhere. */
export function mayAsk(sessionId: string, envelope: unknown): boolean {
	const isCustomer = isCustomerSession(sessionId);
	const named = typeof envelope === 'object' && envelope !== null && 'request' in envelope;
	const name = named ? envelope.request : undefined;
	if (typeof name !== 'string' || !isRequestName(name)) return !isCustomer;
	const { side }: RequestSpec = terminalContract[name];
	return side === 'both' || (side === 'customer') === isCustomer;
}

/**
 * What is announced to a customer's window: of a sale no more than its screen shows, so never what
 * the cashier noted, what is left on the shelf or who the member is. Of goods, imports and devices
 * it hears nothing.
 */
export function heardByCustomer(event: TerminalEvent): TerminalEvent | undefined {
	switch (event.event) {
		case 'terminal/changed':
		case 'sale/replaced':
		case 'customer-ask/changed':
			return event;
		case 'sale/changed': {
			const lineId = event.detail.put.at(-1)?.lineId ?? '';
			return { event: 'customer/changed', detail: { lineId } };
		}
		case 'sale/completed':
			return { event: 'customer/paid', detail: paidView(event.detail) };
		default:
			return undefined;
	}
}

function paidView({ totalFen, givenFen, changeFen, exchange }: SaleDoneView): CustomerPaidView {
	if (exchange === undefined) return { totalFen, givenFen, changeFen };
	const { returnedFen, backFen } = exchange;
	return { totalFen, givenFen, changeFen, exchange: { returnedFen, backFen } };
}
