/**
 * What the journal (流水) holds. An event (流水事件) is a fact with a name in the past tense; it is
 * never changed, only answered by a later, linked event. Bodies are whole numbers and text only
 * (canonical-json.ts), with units in the field names, because they are read by other programs and
 * by people years later. A new shape is a new `v`; old ones are read forever.
 */

import type { AccountSettled } from './account-event.ts';
import type { AllowanceEvent, AllowanceTaken } from './allowance-event.ts';
import type { DepositReturned, DepositTaken } from './deposit-event.ts';
import type { DoneBy } from './done-by.ts';
import type { PassEvent } from './pass-event.ts';
import type { PointEvent, PointsPaid, SalePoints } from './point-event.ts';
import type { AdjustmentKind, EventHead, FiscalPart } from './event-head.ts';
import type { PassedOverRule, PricingPart } from './pricing-part.ts';
import type { StoredValueEvent, SvPart } from './stored-value-event.ts';
import type { TierFeeEvent } from './tier-event.ts';
import type { ReturnedPart, SaleRefunded } from './refund-event.ts';

export type SoldAdjustment = {
	readonly kind: AdjustmentKind;
	/** Taken off the line, > 0. */
	readonly amount_fen: number;
	readonly reason?: string;
	/** Promotion, or code of the coupon, and what it is called. */
	readonly rule_id?: string;
	readonly name?: string;
	/** Number of the operator who answers for what was taken off by hand. */
	readonly by?: string;
};

export type SoldLine = {
	readonly n: number;
	readonly product_id: number;
	readonly sku: string;
	readonly name: string;
	readonly code?: string;
	readonly dept: 'goods' | 'service';
	readonly category_id?: number;
	readonly unit: string;
	/** In the unit sold (a 箱 is 1000, not 24 000). */
	readonly quantity_milli: number;
	/** Base units in one unit sold, thousandths: 24 000 for a 箱 of 24. */
	readonly factor_milli: number;
	/** Of one unit sold; for goods that have no price, the one they were given by hand. */
	readonly list_price_fen: number;
	/** list price × quantity, or the amount of a scale label. */
	readonly base_fen: number;
	readonly adjustments: readonly SoldAdjustment[];
	/** base − Σ adjustments (+ tax on top): what the customer pays for the line, tax included. */
	readonly net_fen: number;
	/** 1 when it was sold by weight: however heavy, it is one piece. */
	readonly weighed?: number;
	/** Whose sale it is (导购), when it is not the cashier's. */
	readonly salesperson?: string;
	/** Who did the service (技师), where somebody was named. */
	readonly done_by?: DoneBy;
	/** Prices and promotions that were not the best for this line, or not earned. */
	readonly passed_over?: readonly PassedOverRule[];
	readonly tax_bp: number;
	readonly tax_fen: number;
	/** 1 when the tax was added to the price (价外税); absent: the price held it. */
	readonly tax_on_top?: number;
};

export type CashTender = {
	readonly kind: 'cash';
	/** Drawer the money went into. */
	readonly drawer: string;
	readonly given_fen: number;
	readonly change_fen: number;
	/** given − change: what the tender pays of the sale. */
	readonly amount_fen: number;
};

/** Everything that is not cash pays exactly; only cash gives change (PAY-2). */
export const OTHER_TENDERS = [
	'card',
	'code',
	'voucher',
	'store_credit',
	'on_account',
	'deposit',
	'stored_value',
	'points',
] as const;
export type OtherTenderKind = (typeof OTHER_TENDERS)[number];

export type OtherTender = {
	readonly kind: OtherTenderKind;
	/** Which of its kind: 'wechat', 'alipay', 'unionpay' for a code. */
	readonly method: string;
	/** The payment attempt this came from, and never another (PAY-4). */
	readonly attempt_id: string;
	readonly amount_fen: number;
	/** Slip number, code tail, voucher number: never a card number. */
	readonly reference?: string;
	/** Whose account, for what is on account or store credit; the order of a deposit. */
	readonly subject?: string;
	/** What is left on the slip after it, for the receipt. */
	readonly left_fen?: number;
	/** Stored value: what it took out of both pockets of which lots, and what is left of them. */
	readonly parts?: readonly SvPart[];
	readonly principal_after_fen?: number;
	readonly bonus_after_fen?: number;
	/** Points (积分): how many of them it is, out of which lots of the subject's. */
	readonly points?: PointsPaid;
	/** 1 when nobody but the cashier saw it arrive (待核对). */
	readonly unverified?: number;
};

export type TakenTender = CashTender | OtherTender;

/** Whose sale it is. Who that is stands in the member's own rows and never here. */
export type SaleMember = {
	readonly member_id: string;
	/** Code of the tier they had; '' for none. */
	readonly tier: string;
};

export type SaleCompleted = EventHead &
	FiscalPart & {
		readonly kind: 'sale/completed';
		/**
		 * 2 may hold more kinds of adjustments and tenders, and goods taken back (换货); 3 a member,
		 * and what the sale did to their points and stored value.
		 */
		readonly v: 1 | 2 | 3;
		readonly member?: SaleMember;
		readonly sale_id: string;
		readonly lines: readonly SoldLine[];
		/** Σ line nets; with what came back = Σ tenders − change + credit − paid back. */
		readonly total_fen: number;
		readonly tax_fen: number;
		readonly rounding_fen: number;
		readonly tenders: readonly TakenTender[];
		/** Why it cost what it cost. */
		readonly pricing?: PricingPart;
		/** What came back in the same document: an exchange. */
		readonly returned?: ReturnedPart;
		/** What it did to the member's points. */
		readonly points?: SalePoints;
		/** What it took of what HQ lets be spent here; absent without an HQ. */
		readonly allowance?: readonly AllowanceTaken[];
	};

export type ShiftOpened = EventHead & {
	readonly kind: 'shift/opened';
	readonly v: 1;
	readonly shift_id: number;
	readonly drawer: string;
	readonly float_fen: number;
};

export type TerminalBooted = EventHead & {
	readonly kind: 'terminal/booted';
	readonly v: 1;
	readonly app_ver: string;
	readonly host: string;
	/** The event this incarnation continues from; absent for the very first one. */
	readonly parent_inc?: number;
	readonly parent_n?: number;
	readonly parent_hash?: string;
};

export type GapDeclared = EventHead & {
	readonly kind: 'gap/declared';
	readonly v: 1;
	/** What the head witness remembers and the ledger does not. */
	readonly lost_inc: number;
	readonly lost_from_n: number;
	readonly lost_to_n: number;
	readonly lost_hash: string;
	/** Fiscal numbers from…to are jumped over and never used. */
	readonly fiscal_from: number;
	readonly fiscal_to: number;
};

export type DrawerOpened = EventHead & {
	readonly kind: 'drawer/opened';
	readonly v: 1;
	readonly drawer: string;
	readonly reason: string;
};

/** What a move did to one line, in what it holds and in what it costs; 0 when it is not there. */
export type TouchedLine = {
	readonly product_id: number;
	readonly before_milli: number;
	readonly after_milli: number;
	readonly before_fen: number;
	readonly after_fen: number;
};

/** Undo takes goods out of a basket too, or puts a price back: it is told like those. */
export type SaleUndone = EventHead & {
	readonly kind: 'sale/undone';
	readonly v: 1;
	readonly sale_id: string;
	readonly lines: readonly TouchedLine[];
};

/** Everything else: audit facts without money. Their bodies are their head and plain details. */
export const AUDIT_KINDS = [
	'store/set-up',
	'settings/changed',
	'operator/added',
	'operator/changed',
	'operator/signed-in',
	'operator/signed-out',
	'operator/sign-in-failed',
	'operator/locked-out',
	'override/granted',
	'terminal/quit',
	'shift/x-read',
	'sale/parked',
	'sale/recalled',
	'sale/voided',
	'sale/line-removed',
	'sale/quantity-reduced',
	'sale/price-overridden',
	'sale/discounted',
	'price-book/loaded',
	'coupon/issued',
	'payment/confirmed',
	'payment/taken-back',
	'receipt/gift-printed',
	'receipt/reprinted',
	'receipt/retried',
	'receipt/dismissed',
	'account/added',
	'account/changed',
	'technician/added',
	'technician/changed',
	'member/added',
	'member/changed',
	'member/card-issued',
	'member/card-lost',
	'member/frozen',
	'member/released',
	'member/closed',
	'member/merged',
	'member/archived',
	'member/tagged',
	'member/revealed',
	'deposit/phone-revealed',
	'member/imported',
	'member/exported',
	'member/erased',
	'family/linked',
	'family/unlinked',
	'tier/changed',
	'tier/table-changed',
	'price-list/put',
	'member-rules/changed',
	'card-type/changed',
	'pass-template/changed',
	'points-book/changed',
	'gift/changed',
	'benefit/used',
	'referral/rewarded',
	'consent/recorded',
	'privacy/asked',
	'privacy/answered',
	'health-note/written',
	'health-note/read',
	'health-note/destroyed',
	'product/added',
	'product/changed',
	'catalog/imported',
	'clock/went-back',
	'clock/jumped-ahead',
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];
export type AuditEvent = EventHead & {
	readonly kind: AuditKind;
	readonly v: 1;
	readonly [detail: string]: unknown;
};

export type JournalEvent =
	| SaleCompleted
	| SaleRefunded
	| DepositTaken
	| DepositReturned
	| AccountSettled
	| AllowanceEvent
	| PassEvent
	| PointEvent
	| StoredValueEvent
	| TierFeeEvent
	| ShiftOpened
	| TerminalBooted
	| GapDeclared
	| DrawerOpened
	| SaleUndone
	| AuditEvent;
