/**
 * The types that prove the handlers' table: each handler's input and output are the contract's,
 * none is missing and none is too many.
 */
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

/** The part of the table for the requests of one contract file. */
export type HandlersOf<Requests> = {
	readonly [Name in keyof Requests & RequestName]: HandlerOf<Name>;
};

/** The catalogue's part of the table (catalog-handlers.ts). */
export type CatalogHandlers = {
	readonly [
		Name in Extract<RequestName, `product/${string}` | `category/${string}` | `import/${string}`>
	]: HandlerOf<Name>;
};

export type Handlers = { readonly [Name in Exclude<RequestName, EarlyName>]: HandlerOf<Name> } & {
	readonly 'settings/language': HandlerOf<'settings/language'>;
	readonly 'terminal/quit': HandlerOf<'terminal/quit'>;
};
