/**
 * What the screen is shown. Views are figures and names, ready to be formatted; the renderer adds
 * nothing up. Money is fen, quantities thousandths, instants ms, rates basis points.
 */
import * as z from 'zod';
import { importCounts } from './import-views.ts';
import { attachedMemberView } from './attached-member-view.ts';
import { pointsOnSaleView } from './points-views.ts';
import { exchangeView } from './exchange-view.ts';
import { pricingLine, pricingTotals } from './pricing-views.ts';
import { NO_SALE_REASONS, OVERRIDE_REASONS, ROLES } from '../operator/role.ts';

export const fenView = z.int();
export const milliView = z.int();
export const instantView = z.int();
export const roleView = z.enum(ROLES);
export const noSaleReasonView = z.enum(NO_SALE_REASONS);
export const overrideReasonView = z.enum(OVERRIDE_REASONS);
export const languageView = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof languageView>;

export const operatorView = z.strictObject({
	operatorNo: z.string(),
	name: z.string(),
	role: roleView,
	active: z.boolean(),
});
export type OperatorView = z.infer<typeof operatorView>;

export const lineView = z.strictObject({
	lineId: z.string(),
	seat: z.int(),
	productId: z.int(),
	sku: z.string(),
	name: z.string(),
	spec: z.string(),
	code: z.string(),
	unit: z.string(),
	weighed: z.boolean(),
	/** The amount came from a scale label; the quantity cannot be changed. */
	labelled: z.boolean(),
	quantityMilli: milliView,
	listPriceFen: fenView,
	unitPriceFen: fenView,
	/** What the goods cost by now, when that is not the line's list price any more (价格已更新). */
	shelfPriceFen: fenView.optional(),
	/** At the list price, before anything was taken off. */
	baseFen: fenView,
	/** base − net: what was taken off. */
	discountFen: fenView,
	/** Without tax where it comes on top. */
	netFen: fenView,
	...pricingLine,
	/** Stock at hand after this line, thousandths; negative is allowed and shown. */
	onHandMilli: milliView.optional(),
});
export type LineView = z.infer<typeof lineView>;

export const saleTotals = z.strictObject({
	lineCount: z.int(),
	/** Pieces: a weighed line counts as one. */
	pieceCount: z.int(),
	baseFen: fenView,
	discountFen: fenView,
	totalFen: fenView,
	taxFen: fenView,
	/** The tax that was added to the prices; there only where it comes on top. */
	taxAddedFen: fenView.optional(),
	/** What to ask for when all is paid in cash (after 抹零). */
	cashDueFen: fenView,
	/** Goods that come back in the same document. */
	exchange: exchangeView.optional(),
	/** Whose sale it is. */
	member: attachedMemberView.optional(),
	/** What their points may pay of it, and do. */
	points: pointsOnSaleView.optional(),
	canUndo: z.boolean(),
	parkedCount: z.int(),
	...pricingTotals,
});
export type SaleTotals = z.infer<typeof saleTotals>;

export const saleView = z.strictObject({
	saleId: z.string(),
	revision: z.int(),
	openedAtMs: instantView,
	operator: z.string(),
	lines: z.array(lineView),
	totals: saleTotals,
});
export type SaleView = z.infer<typeof saleView>;

/** What one move changed. Apply it when `revision` is yours + 1, else ask for sale/current. */
export const saleChangeView = z.strictObject({
	saleId: z.string(),
	revision: z.int(),
	put: z.array(lineView),
	drop: z.array(z.string()),
	totals: saleTotals,
});
export type SaleChangeView = z.infer<typeof saleChangeView>;

export const parkedView = z.strictObject({
	saleId: z.string(),
	label: z.string(),
	operator: z.string(),
	parkedAtMs: instantView,
	lineCount: z.int(),
	totalFen: fenView,
	firstNames: z.array(z.string()),
});

export const productView = z.strictObject({
	productId: z.int(),
	sku: z.string(),
	name: z.string(),
	spec: z.string(),
	unit: z.string(),
	categoryName: z.string(),
	kind: z.enum(['goods', 'service']),
	weighed: z.boolean(),
	plu: z.string(),
	priceFen: fenView,
	memberPriceFen: fenView.optional(),
	/** The least a cashier may sell it for alone. */
	minPriceFen: fenView.optional(),
	discountable: z.boolean(),
	taxBp: z.int(),
	active: z.boolean(),
	/** How long a service takes; absent where nobody said. */
	durationMinutes: z.int().optional(),
	/** What its technician is paid: a share of what it is worth, or for each time. */
	commissionBp: z.int().optional(),
	commissionFen: fenView.optional(),
	codes: z.array(z.string()),
	packs: z.array(z.strictObject({ unit: z.string(), factorMilli: milliView, priceFen: fenView })),
	onHandMilli: milliView,
});
export type ProductView = z.infer<typeof productView>;

export const printStateView = z.enum([
	'offered',
	'queued',
	'sending',
	'confirmed',
	'processed',
	'sent',
	'unknown',
	'failed',
	'expired',
	'cancelled',
]);

export const completedSaleView = z.strictObject({
	pos: z.int(),
	saleId: z.string(),
	receiptNo: z.string(),
	fiscalNo: z.int(),
	atMs: instantView,
	bizDate: z.string(),
	operator: z.string(),
	lineCount: z.int(),
	totalFen: fenView,
	taxFen: fenView,
	reprints: z.int(),
	kind: z.enum(['sale', 'refund', 'void', 'exchange']),
	/** What came back of it by now. */
	returnedFen: fenView,
	printState: printStateView.optional(),
});
export type CompletedSaleView = z.infer<typeof completedSaleView>;

export const saleDoneView = z.strictObject({
	pos: z.int(),
	saleId: z.string(),
	receiptNo: z.string(),
	totalFen: fenView,
	roundingFen: fenView,
	givenFen: fenView,
	changeFen: fenView,
	pieceCount: z.int(),
	/** Of an exchange: what came back, what of it paid, what was given back. */
	exchange: z
		.strictObject({ returnedFen: fenView, backFen: fenView, cashBackFen: fenView })
		.optional(),
	receipt: z.enum(['printing', 'offered', 'none']),
	drawer: z.enum(['opening', 'none']),
	atMs: instantView,
});
export type SaleDoneView = z.infer<typeof saleDoneView>;

export const shiftView = z.strictObject({
	shiftId: z.int(),
	openedBy: z.string(),
	openedAtMs: instantView,
	bizDate: z.string(),
	floatFen: fenView,
});
export type ShiftView = z.infer<typeof shiftView>;

export const deviceView = z.strictObject({
	id: z.string(),
	kind: z.enum(['printer', 'drawer']),
	health: z.enum(['disabled', 'absent', 'opening', 'ready', 'degraded', 'blocked', 'failed']),
	/** A cause from words `devices`, e.g. paper-out, cover-open, offline, refused, timeout. */
	reason: z.string(),
	sinceMs: instantView,
});
export type DeviceView = z.infer<typeof deviceView>;

export const printJobView = z.strictObject({
	jobId: z.int(),
	kind: z.enum(['receipt', 'x-report', 'test', 'recovery-key', 'drawer']),
	receiptNo: z.string(),
	salePos: z.int().optional(),
	state: printStateView,
	evidence: z.string(),
	copyNo: z.int(),
	attempts: z.int(),
	createdAtMs: instantView,
});
export type PrintJobView = z.infer<typeof printJobView>;

export const terminalStatusView = z.strictObject({
	/** needs-recovery: the key store is lost; broken: see `problem`. */
	phase: z.enum(['first-run', 'needs-recovery', 'broken', 'ready']),
	problem: refusalLike().optional(),
	host: z.enum(['electron', 'browser']),
	version: z.string(),
	language: languageView,
	store: z.strictObject({ name: z.string(), code: z.string(), timeZone: z.string() }),
	terminalCode: z.string(),
	atMs: instantView,
	bizDate: z.string(),
	operator: operatorView.optional(),
	locked: z.boolean(),
	shift: shiftView.optional(),
	/** Events not yet at HQ; HQ comes later, so all of them. */
	pendingSync: z.int(),
	waitingJobs: z.int(),
	devices: z.array(deviceView),
	/** Things the cashier should know: key-in-file, tail-lost, clock-back, disk-low… */
	warnings: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
	idleLockMs: z.int(),
});
export type TerminalStatusView = z.infer<typeof terminalStatusView>;

export function refusalLike() {
	return z.looseObject({ code: z.string() });
}

/** A receipt as it would be printed; the screen draws it with the same layout as the driver. */
export const receiptDocumentView = z.looseObject({
	v: z.literal(1),
	title: z.string(),
	language: languageView,
	blocks: z.array(z.looseObject({ kind: z.string() })),
});

export const importPlanView = z.strictObject({
	...importCounts,
	changes: z.array(
		z.strictObject({
			sku: z.string(),
			name: z.string(),
			field: z.string(),
			before: z.string(),
			after: z.string(),
		}),
	),
	additions: z.array(z.strictObject({ sku: z.string(), name: z.string(), priceFen: fenView })),
	problem: refusalLike().optional(),
});
export type ImportPlanView = z.infer<typeof importPlanView>;
