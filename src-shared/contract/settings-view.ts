/** What a store chose (设置), as it is shown, changed and kept; every field is judged here. */
import * as z from 'zod';
import { REWARD_KINDS } from '../member/referral.ts';
import { METHODS } from '../payment/method.ts';
import { STORE_COPIES } from '../receipt/two-papers.ts';
import { fenView, languageView } from './views.ts';

export const printerSettingView = z.strictObject({
	kind: z.enum(['none', 'tcp', 'file']),
	host: z.string().max(255),
	port: z.int().min(0).max(65_535),
	path: z.string().max(1024),
	columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
	/** `epson`: answers process ids, so a printed receipt is confirmed, not only processed. */
	model: z.enum(['generic', 'epson']).optional(),
	drawer: z.boolean(),
});
export type PrinterSetting = z.infer<typeof printerSettingView>;

/** One bit per dot, black is 1, rows padded to whole bytes. */
export const pictureView = z.strictObject({
	width: z.int().min(1).max(576),
	rows: z.int().min(1).max(240),
	base64: z
		.string()
		.max(24_000)
		.regex(/^[A-Za-z0-9+/]*={0,2}$/),
});

/** How the scanner on the keyboard types; learned by scanning one code three times. */
export const scanProfileView = z.strictObject({
	prefix: z.string().min(1).max(12).nullable(),
	suffixes: z.array(z.enum(['Enter', 'NumpadEnter', 'Tab'])).max(3),
	gapMs: z.int().min(20).max(1000),
	minLength: z.int().min(3).max(40),
});

/** Limits of one role: of one action, and of all of its kind in a business day. */
export const handLimitsView = z.strictObject({
	/** Discount on a line: basis points off, fen a day. */
	lineBp: z.int().min(0).max(10_000),
	lineDayFen: fenView.min(0).max(100_000_000),
	/** Discount on a whole basket: basis points off, fen a day. */
	orderBp: z.int().min(0).max(10_000),
	orderDayFen: fenView.min(0).max(100_000_000),
	/** 抹零 by hand: fen a sale, fen a day. */
	smallChangeFen: fenView.min(0).max(99),
	smallChangeDayFen: fenView.min(0).max(100_000_000),
});

export const settingsView = z.strictObject({
	storeName: z.string().min(1).max(60),
	storeCode: z.string().regex(/^[A-Z0-9]{1,6}$/),
	storeAddress: z.string().max(120),
	storePhone: z.string().max(30),
	terminalCode: z.string().regex(/^[A-Z0-9]{1,4}$/),
	timeZone: z.string().max(60),
	cutOffMinutes: z.int().min(0).max(720),
	language: languageView,
	receiptLanguage: languageView,
	theme: z.enum(['light', 'dark', 'system']),
	/** How loud yes and no are, per cent; 0 is silent. */
	soundVolume: z.int().min(0).max(100),
	scanner: scanProfileView,
	/** Rate of goods that have none of their own. */
	taxBp: z.int().min(0).max(10_000),
	/** Rates that become another on a business date; products go on naming the first one. */
	taxChanges: z
		.array(
			z.strictObject({
				fromBp: z.int().min(0).max(10_000),
				toBp: z.int().min(0).max(10_000),
				date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
			}),
		)
		.max(50),
	/** Prices are without tax, which is added at the checkout (价外税); not so in mainland China. */
	taxOnTop: z.boolean(),
	cashStepFen: z.union([z.literal(1), z.literal(10), z.literal(100)]),
	receiptPolicy: z.enum(['always', 'ask', 'never']),
	/** A second paper of a member's sale, to be signed and kept (存根联). */
	storeCopy: z.enum(STORE_COPIES),
	/** Lines of the store's own below its name, one a line. */
	receiptHeader: z.string().max(200),
	receiptFooter: z.string().max(200),
	/** The store's logo as it is printed, for 58 mm and for 80 mm. */
	receiptLogo: z.strictObject({ narrow: pictureView, wide: pictureView }).nullable(),
	printer: printerSettingView,
	/** Scale-label patterns, e.g. `FFWWWWWEEEEEC`; first match by length and flag decides. */
	scaleLabels: z.array(
		z.strictObject({
			pattern: z.string().regex(/^[FWENC]{8,18}$/),
			flags: z.array(z.string().regex(/^\d{1,2}$/)),
			check: z.enum(['ean', 'none']),
		}),
	),
	idleLockMinutes: z.int().min(0).max(120),
	/** How far below the list price a cashier may go alone, basis points. */
	cashierOverrideBp: z.int().min(0).max(10_000),
	/** Ways to pay besides cash, as they are offered; one at least, so that cash never stands alone. */
	paymentMethods: z.array(z.enum(METHODS)).min(1).max(METHODS.length),
	/** The most that is given back without a receipt, fen; 0 for never. */
	unreceiptedRefundFen: fenView.min(0).max(10_000_000),
	/** What a cashier may give back alone in one refund, fen. */
	cashierRefundFen: fenView.min(0).max(10_000_000),
	/** What each role may take off by hand without another person (P23); an owner is not limited. */
	handLimits: z.strictObject({ cashier: handLimitsView, manager: handLimitsView }),
	/** HQ's public key for signed coupons (Ed25519, base64 of its 32 bytes); empty for none. */
	couponKey: z
		.string()
		.max(64)
		.regex(/^[A-Za-z0-9+/]*={0,2}$/),
	/** A cashier may make a new product at the counter. */
	cashierAddsProducts: z.boolean(),
	/** 身份证号 may be asked for; off unless the store has a reason (K6). */
	askIdentityNo: z.boolean(),
	/** What a referral brings whoever sent the member (MEM-14). */
	referralReward: z.strictObject({
		kind: z.enum(REWARD_KINDS),
		points: z.int().min(0).max(100_000),
		couponKind: z.string().max(64),
		couponDays: z.int().min(1).max(366),
	}),
	/** 健康备注: who writes and reads them; off unless the store serves the body (养生). */
	healthNotes: z.enum(['off', 'manager', 'cashier']),
	/** Working days to answer what a member asks of their record; to be confirmed by counsel. */
	privacyDays: z.int().min(1).max(60),
});
export type Settings = z.infer<typeof settingsView>;
