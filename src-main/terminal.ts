/**
 * What a request's function is handed: the pen, the clock, the ids, the settings, the devices, a
 * way to announce. Everything a noun room needs comes through here, so no room reaches for the
 * system by itself.
 */
import type { DeviceView } from '#shared/contract/views.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { Ids } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Role } from '#shared/operator/role.ts';
import type { AskDesk } from './customer/ask-desk.ts';
import type { HqLink } from './allowance/hq-link.ts';
import type { WritableLedger } from './ledger/access.ts';
import type { LedgerCopies } from './ledger/copy-ledger.ts';
import type { RecognisedDesk } from './member/recognised.ts';
import type { MemberLists } from './member-list/list-readers.ts';
import type { Leaving } from './running-terminal.ts';
import type { PriceBookDesk } from './promotion/price-book-desk.ts';
import type { ShownPrices } from './sale/shown-prices.ts';
import type { SettingsDesk } from './settings/settings-desk.ts';
import type { Spooler } from './device/print-spooler.ts';
import type { Log } from './system/log.ts';
import type { PersonKeys } from './vault/person-keys.ts';

export type SignedIn = { readonly operatorNo: string; readonly name: string; readonly role: Role };

/** Who asks, on which session, and who released it. */
export type Caller = {
	readonly sessionId: string;
	readonly request: string;
	/** Present whenever the request asks for a role. */
	readonly operator: SignedIn;
	/** The second person of 授权放行, when one was needed and gave their PIN. */
	readonly approver?: SignedIn;
	/**
	 * Runs a once-only request's work in one transaction and remembers the reply under the command
	 * id, so a repeat gets the same reply and nothing happens twice. A refusal rolls back.
	 */
	commit<T>(work: () => Result<T, AnyRefusal>): Result<T, AnyRefusal>;
};

/** Who is signed in where (bridge/sessions.ts), as far as a request may change it. */
export type SessionDesk = {
	signIn(sessionId: string, operator: SignedIn): void;
	signOut(sessionId: string): void;
	lock(sessionId: string): void;
	/** Ends every session of an operator, `except` one if named. */
	forget(operatorNo: string, except?: string): void;
};

export type Terminal = {
	readonly pen: WritableLedger;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly log: Log;
	readonly settings: SettingsDesk;
	readonly priceBook: PriceBookDesk;
	readonly shownPrices: ShownPrices;
	readonly spooler: Spooler;
	readonly personKeys: PersonKeys;
	/** Copies of the ledger from before updates. */
	readonly copies: LedgerCopies;
	/** Reads long lists of members in threads, on connections that cannot write. */
	readonly memberLists: MemberLists;
	readonly hq: HqLink;
	readonly askDesk: AskDesk;
	/** Who showed a card or their code here just now. */
	readonly recognised: RecognisedDesk;
	/** How the host ends the program; undefined where it does not. */
	readonly leaving: Leaving | undefined;
	announce(event: TerminalEvent): void;
	/** Says that what terminal/status shows has changed. */
	statusChanged(): void;
	devices(): DeviceView[];
	/** Bytes free where the ledger lies, and whether a new shift may start. */
	diskState(): { readonly freeBytes: number; readonly state: 'ok' | 'low' | 'full' };
};

/** The event fields that say who did it; spread into `append`. */
export function byWhom(caller: Caller): { operator: string; approver?: string } {
	const approver = caller.approver?.operatorNo;
	const operator = caller.operator.operatorNo;
	return approver === undefined ? { operator } : { operator, approver };
}
