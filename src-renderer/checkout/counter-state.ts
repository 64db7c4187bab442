/** What the checkout screen is doing, as values: typing, selection, the last answer, the dialog. */
import type {
	CompletedSaleView,
	LineView,
	ProductView,
	SaleDoneView,
} from '#shared/contract/views.ts';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import type { PaymentsView } from '#shared/contract/payment-requests.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { Words } from '#shared/words/words-of.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { NO_ENTRY, type Entry } from './entry.ts';
import type { SaleNow } from './sale-store.ts';

export type Answered = keyof Words['checkout']['answer'];

/** The sentence of the last answer, kept as codes so that it follows a change of language. */
export type Said =
	| {
			readonly kind: 'answer';
			readonly tone: 'yes' | 'note';
			readonly answer: Answered;
			readonly details: Readonly<Record<string, string | number>>;
	  }
	/** A line came in or grew. */
	| { readonly kind: 'line'; readonly line: LineView; readonly warning: string }
	| { readonly kind: 'refusal'; readonly refusal: ClientRefusal }
	| { readonly kind: 'input-method' };

/** Dialogs that are about the whole sale and need nothing to begin with. */
export type PlainDialog =
	| 'help'
	| 'price-check'
	| 'discount'
	| 'coupon'
	| 'note'
	| 'park'
	| 'recall'
	| 'void'
	| 'drawer'
	| 'deposit'
	| 'credit'
	| 'account'
	| 'pass'
	| 'top-up';

export type CounterDialog =
	| { readonly kind: PlainDialog }
	| { readonly kind: 'search'; readonly text: string; readonly found: readonly ProductView[] }
	| { readonly kind: 'override' | 'salesperson' | 'technician'; readonly line: LineView }
	| { readonly kind: 'weight' | 'price'; readonly product: ProductView; readonly asked: Asked }
	/** The text typed so far goes along: what was looked for becomes the phone or the name. */
	| { readonly kind: 'member-find' | 'member-new'; readonly text: string }
	/** The member shows that they are there: by PIN alone from an amount on. */
	| { readonly kind: 'stored-value' | 'points'; readonly pinOnly: boolean }
	| { readonly kind: 'new-product'; readonly code: string }
	| { readonly kind: 'receipt'; readonly sale: CompletedSaleView };

/** What was known of goods when the weight or the price had to be asked for. */
export type Asked = { readonly quantityText: string; readonly unit: string };

export type CashQuote = RequestOutput<'sale/quote-cash'>;

export type Tender = {
	readonly saleId: string;
	/** One id however often Enter is pressed: a double press is one sale. */
	readonly commandId: string;
	/** Yuan as typed; empty means exactly what is due. */
	readonly typed: string;
	/** Undefined until the first quote is there. */
	readonly quote: CashQuote | undefined;
	/** By card, code, voucher or slip, so far; undefined while nothing was begun. */
	readonly payments: PaymentsView | undefined;
	/** Why the typed amount will not do. */
	readonly refusal: ClientRefusal | undefined;
	readonly taking: boolean;
	/** The line broke while the sale was being recorded: only the same step may follow. */
	readonly unsure: boolean;
};

export type CounterState = {
	readonly mode: 'basket' | 'tender' | 'done';
	readonly entry: Entry;
	/** A line chosen by hand; otherwise the last one touched counts. */
	readonly selected: string | undefined;
	readonly said: Said | undefined;
	/** Unknown codes that wait for Ins or Esc, oldest first. */
	readonly unknown: readonly string[];
	readonly tender: Tender | undefined;
	/** The sale just completed: large until the next scan, then small in the corner. */
	readonly done: SaleDoneView | undefined;
	readonly receipt: 'printing' | 'offered' | 'printed' | 'problem' | 'none';
	readonly dialog: CounterDialog | undefined;
	/** Why this price (为什么是这个价) stands in the place of the pad. */
	readonly explaining: boolean;
	/** What is known of the member on the sale; counts only while the sale names the same one. */
	readonly member: MemberPanelView | undefined;
	/** The pad stands in the place of the member's panel. */
	readonly memberFolded: boolean;
};

export const IDLE_COUNTER: CounterState = {
	mode: 'basket',
	entry: NO_ENTRY,
	selected: undefined,
	said: undefined,
	unknown: [],
	tender: undefined,
	done: undefined,
	receipt: 'none',
	dialog: undefined,
	explaining: false,
	member: undefined,
	memberFolded: false,
};

/** The line that Del, `*n` and F4 are about: chosen by hand, else the last one touched. */
export function selectedLine(
	{ sale, touched }: SaleNow,
	selected: string | undefined,
): LineView | undefined {
	const lines = sale?.lines ?? [];
	const wanted = selected ?? touched?.lineId;
	return lines.find(({ lineId }) => lineId === wanted) ?? lines.at(-1);
}

/** The line above (−1) or below (+1) the selected one; stays at the ends. */
export function neighbourLine(
	now: SaleNow,
	selected: string | undefined,
	step: -1 | 1,
): string | undefined {
	const lines = now.sale?.lines ?? [];
	const at = lines.findIndex(({ lineId }) => lineId === selectedLine(now, selected)?.lineId);
	return (lines[at + step] ?? lines[at])?.lineId;
}
