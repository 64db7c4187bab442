/** What a shift's report holds; src-shared/shift/x-report.ts says what each figure is. */
import * as z from 'zod';
import { pointKindView } from './points-views.ts';
import { fenView, instantView, shiftView } from './views.ts';

const soldBy = { lines: z.int(), amountFen: fenView };

const prepaidWayView = z.strictObject({
	kind: z.string(),
	method: z.string(),
	count: z.int(),
	amountFen: fenView,
});

export const xReportView = z.strictObject({
	store: z.strictObject({ name: z.string(), code: z.string() }),
	terminalCode: z.string(),
	shift: shiftView,
	atMs: instantView,
	receipts: z.strictObject({
		count: z.int(),
		first: z.string().optional(),
		last: z.string().optional(),
	}),
	sales: z.int(),
	lines: z.int(),
	pieces: z.int(),
	/** Before anything was taken off; gross − adjustments − returns = total. */
	grossFen: fenView,
	adjustments: z.array(z.strictObject({ kind: z.string(), sales: z.int(), ...soldBy })).readonly(),
	returns: z
		.array(
			z.strictObject({ mode: z.string(), count: z.int(), amountFen: fenView, taxFen: fenView }),
		)
		.readonly(),
	/** Net sales. */
	totalFen: fenView,
	taxFen: fenView,
	averageTicketFen: fenView,
	taxes: z
		.array(z.strictObject({ rateBp: z.int(), netFen: fenView, baseFen: fenView, taxFen: fenView }))
		.readonly(),
	departments: z.array(z.strictObject({ dept: z.string(), ...soldBy })).readonly(),
	tenders: z
		.array(
			z.strictObject({
				kind: z.string(),
				method: z.string(),
				count: z.int(),
				amountFen: fenView,
				changeFen: fenView,
				paidBackCount: z.int(),
				paidBackFen: fenView,
				netFen: fenView,
			}),
		)
		.readonly(),
	/** Money that came and went without being a sale (定金). */
	deposits: z
		.array(
			z.strictObject({
				kind: z.string(),
				method: z.string(),
				count: z.int(),
				takenFen: fenView,
				returnedCount: z.int(),
				returnedFen: fenView,
				netFen: fenView,
			}),
		)
		.readonly(),
	/** What company customers paid off (挂账还款). */
	settlements: z
		.array(
			z.strictObject({ kind: z.string(), method: z.string(), count: z.int(), amountFen: fenView }),
		)
		.readonly(),
	/** Stored value (储值): money taken that is owed, and given back; none of it a sale. */
	storedValue: z.strictObject({
		toppedUp: z.array(prepaidWayView).readonly(),
		returned: z.array(prepaidWayView).readonly(),
		bonusGivenFen: fenView,
		bonusVoidFen: fenView,
	}),
	/** Passes (次卡): money that is owed until it is earned, and what uses earned of it. */
	passes: z.strictObject({
		sold: z.array(prepaidWayView).readonly(),
		refunded: z.array(prepaidWayView).readonly(),
		keptFen: fenView,
		uses: z.int(),
		earnedFen: fenView,
		taxFen: fenView,
	}),
	/** Fees of paid levels (付费会员): money that is owed until its days are over, and what is earned. */
	tierFees: z.strictObject({
		bought: z.array(prepaidWayView).readonly(),
		refunded: z.array(prepaidWayView).readonly(),
		earnedFen: fenView,
	}),
	/** Points (积分) by kind of movement, signed as the members have them. */
	points: z.array(z.strictObject({ kind: pointKindView, points: z.int() })).readonly(),
	refundRoundingFen: fenView,
	/** Kept of refunds for points that were spent already (DEDUCT_CASH). */
	pointsChargedFen: fenView,
	operators: z
		.array(
			z.strictObject({
				operator: z.string(),
				name: z.string(),
				count: z.int(),
				amountFen: fenView,
			}),
		)
		.readonly(),
	categories: z
		.array(z.strictObject({ categoryId: z.int(), name: z.string(), ...soldBy }))
		.readonly(),
	hours: z
		.array(z.strictObject({ date: z.string(), hour: z.int(), count: z.int(), amountFen: fenView }))
		.readonly(),
	counts: z.strictObject({
		voids: z.int(),
		removedLines: z.int(),
		reducedLines: z.int(),
		undone: z.int(),
		noSale: z.int(),
		reprints: z.int(),
		approvals: z.int(),
		clockSuspect: z.int(),
	}),
	/** What left the baskets before it was paid. */
	leftFen: z.strictObject({
		voids: fenView,
		removedLines: fenView,
		reducedLines: fenView,
		undone: fenView,
	}),
	/** The drawer's formula line by line; what leaves it is negative. */
	cash: z.array(z.strictObject({ way: z.string(), amountFen: fenView })).readonly(),
	expectedCashFen: fenView,
	unsynced: z.int(),
	/** The totals that are never reset. */
	perpetual: z.strictObject({
		count: z.int(),
		grossFen: fenView,
		returnsFen: fenView,
		netFen: fenView,
		taxFen: fenView,
	}),
});
export type XReportView = z.infer<typeof xReportView>;
