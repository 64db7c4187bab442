/**
 * What the terminal announces. Events tell the screen that something is so; they never steer. A
 * screen that missed one asks again.
 */
import * as z from 'zod';
import { customerPaidView } from './customer-requests.ts';
import { memberWalkView } from './member-list-requests.ts';
import { memberImportProgressView } from './member-import-requests.ts';
import { priceListImportView } from './price-list-requests.ts';
import { deviceView, importPlanView, saleChangeView, saleDoneView } from './views.ts';

export const terminalEvents = {
	/**
	 * Someone signed in or out, the shift opened, settings or warnings changed: ask for
	 * terminal/status again (it differs by session, and an event goes to all of them).
	 */
	'terminal/changed': z.strictObject({}),
	/** Somebody wanted to close the till's window and may not alone: ask terminal/quit. */
	'window/kept': z.strictObject({}),
	/** One move of the basket. */
	'sale/changed': saleChangeView,
	/** The open sale is another one now (parked, recalled, voided, completed): ask for sale/current. */
	'sale/replaced': z.strictObject({ saleId: z.string() }),
	'sale/completed': saleDoneView,
	/** To the customer's side alone: the basket moved; the line that was touched, '' for none. */
	'customer/changed': z.strictObject({ lineId: z.string() }),
	/** To the customer's side alone: the sale is paid. */
	'customer/paid': customerPaidView,
	/** A question to the customer came, was answered or went: both sides ask how it stands. */
	'customer-ask/changed': z.strictObject({}),
	'device/changed': deviceView,
	/** A print job changed state; `waiting` counts those that need someone. */
	'print-job/changed': z.strictObject({ jobId: z.int(), state: z.string(), waiting: z.int() }),
	'catalog/changed': z.strictObject({ revision: z.int() }),
	'import/progress': importPlanView,
	/** Of agreed prices (价格表). */
	'price-list/progress': priceListImportView,
	/** Of members: how far, and nothing of anybody. */
	'member-import/progress': memberImportProgressView,
	/** A list of members takes longer than a second. */
	'member-list/progress': memberWalkView,
} as const;

export type TerminalEvents = {
	[Name in keyof TerminalEventSchemas]: z.output<TerminalEventSchemas[Name]>;
};
type TerminalEventSchemas = typeof terminalEvents;
export type TerminalEventName = keyof TerminalEvents;
export type TerminalEvent = {
	[Name in TerminalEventName]: { readonly event: Name; readonly detail: TerminalEvents[Name] };
}[TerminalEventName];
