/**
 * Every request the terminal answers, over either host. To add one: write it here (in the part it
 * belongs to), write its handler, and the compiler names what is missing. docs/contract.md is made
 * from this table.
 */
import type * as z from 'zod';
import { accountRequests } from './account-requests.ts';
import { catalogRequests } from './catalog-requests.ts';
import { counterRequests } from './counter-requests.ts';
import { creditRequests } from './credit-requests.ts';
import { customerAskRequests } from './customer-ask-requests.ts';
import { customerRequests } from './customer-requests.ts';
import { depositRequests } from './deposit-requests.ts';
import { deviceRequests } from './device-requests.ts';
import { familyRequests } from './family-requests.ts';
import { memberCardRequests } from './member-card-requests.ts';
import { houseRequests } from './house-requests.ts';
import { memberImportRequests } from './member-import-requests.ts';
import { memberListRequests } from './member-list-requests.ts';
import { storedValueRequests } from './stored-value-requests.ts';
import { memberRequests } from './member-requests.ts';
import { passCardRequests } from './pass-card-requests.ts';
import { paymentRequests } from './payment-requests.ts';
import { pointsRequests } from './points-requests.ts';
import { priceListRequests } from './price-list-requests.ts';
import { pricingRequests } from './pricing-requests.ts';
import { privacyRequests } from './privacy-requests.ts';
import { refundRequests } from './refund-requests.ts';
import { technicianRequests } from './technician-requests.ts';
import { tierRequests } from './tier-requests.ts';
import type { InputOf, OutputOf } from './request.ts';

export const terminalContract = {
	...houseRequests,
	...counterRequests,
	...customerRequests,
	...customerAskRequests,
	...catalogRequests,
	...deviceRequests,
	...paymentRequests,
	...depositRequests,
	...pricingRequests,
	...creditRequests,
	...accountRequests,
	...refundRequests,
	...passCardRequests,
	...pointsRequests,
	...memberRequests,
	...technicianRequests,
	...tierRequests,
	...priceListRequests,
	...familyRequests,
	...memberCardRequests,
	...privacyRequests,
	...storedValueRequests,
	...memberImportRequests,
	...memberListRequests,
} as const;

export type TerminalContract = typeof terminalContract;
export type RequestName = keyof TerminalContract;
/** What a caller writes: fields with a default may be left out. */
export type RequestInput<Name extends RequestName> = z.input<TerminalContract[Name]['input']>;
export type ParsedInput<Name extends RequestName> = InputOf<TerminalContract[Name]>;
export type RequestOutput<Name extends RequestName> = OutputOf<TerminalContract[Name]>;

/** Narrows any text to a request of the contract. */
export function isRequestName(name: string): name is RequestName {
	return Object.hasOwn(terminalContract, name);
}
