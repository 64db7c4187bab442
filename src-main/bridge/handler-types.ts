/**
 * The types that prove the handlers' table: each handler's input and output are the contract's,
 * none is missing and none is too many.
 */
import type { familyRequests } from '#shared/contract/family-requests.ts';
import type { memberCardRequests } from '#shared/contract/member-card-requests.ts';
import type { memberRequests } from '#shared/contract/member-requests.ts';
import type { passCardRequests } from '#shared/contract/pass-card-requests.ts';
import type { pointsRequests } from '#shared/contract/points-requests.ts';
import type { storedValueRequests } from '#shared/contract/stored-value-requests.ts';
import type { pricingRequests } from '#shared/contract/pricing-requests.ts';
import type { privacyRequests } from '#shared/contract/privacy-requests.ts';
import type { tierRequests } from '#shared/contract/tier-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type {
	ParsedInput,
	RequestName,
	RequestOutput,
	TerminalContract,
} from '#shared/contract/terminal-contract.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Asked } from './bridge.ts';

type Answer<Name extends RequestName> =
	| Result<RequestOutput<Name>, AnyRefusal>
	| Promise<Result<RequestOutput<Name>, AnyRefusal>>;

export type HandlerOf<Name extends RequestName> = (
	asked: Asked,
	input: ParsedInput<Name>,
) => Answer<Name>;

/** Answered by the host of the phases (compose-terminal.ts), with or without a ledger. */
export type EarlyName = {
	[Name in RequestName]: TerminalContract[Name] extends { early: true } ? Name : never;
}[RequestName];

/** The catalogue's part of the table (catalog-handlers.ts). */
export type CatalogHandlers = {
	readonly [
		Name in Extract<RequestName, `product/${string}` | `category/${string}` | `import/${string}`>
	]: HandlerOf<Name>;
};

/** The part for stored value (stored-value-handlers.ts). */
export type StoredValueHandlers = {
	readonly [Name in keyof typeof storedValueRequests]: HandlerOf<Name>;
};

/** The part for members (member-handlers.ts). */
export type MemberHandlers = {
	readonly [Name in keyof typeof memberRequests]: HandlerOf<Name>;
};

/** The part for tiers and types of cards (tier-handlers.ts). */
export type TierHandlers = {
	readonly [Name in keyof typeof tierRequests]: HandlerOf<Name>;
};

/** The part for cards, leaving and merging (member-card-handlers.ts). */
export type MemberCardHandlers = {
	readonly [Name in keyof typeof memberCardRequests]: HandlerOf<Name>;
};

/** The part for families (family-handlers.ts). */
export type FamilyHandlers = {
	readonly [Name in keyof typeof familyRequests]: HandlerOf<Name>;
};

/** The part for passes (pass-card-handlers.ts). */
export type PassCardHandlers = {
	readonly [Name in keyof typeof passCardRequests]: HandlerOf<Name>;
};

/** The part for points (points-handlers.ts). */
export type PointsHandlers = {
	readonly [Name in keyof typeof pointsRequests]: HandlerOf<Name>;
};

/** The part for what is taken off (pricing-handlers.ts). */
export type PricingHandlers = {
	readonly [Name in keyof typeof pricingRequests]: HandlerOf<Name>;
};

/** The part for privacy (privacy-handlers.ts). */
export type PrivacyHandlers = {
	readonly [Name in keyof typeof privacyRequests]: HandlerOf<Name>;
};

export type Handlers = { readonly [Name in Exclude<RequestName, EarlyName>]: HandlerOf<Name> } & {
	readonly 'settings/language': HandlerOf<'settings/language'>;
	readonly 'terminal/quit': HandlerOf<'terminal/quit'>;
};
