/** Points (积分) as the screen sees them: the rules, what a sale may use, a member's account. */
import * as z from 'zod';

const dateOrNone = z.string().regex(/^(\d{4}-\d\d-\d\d)?$/);
const ids = z.array(z.int()).max(500).readonly();

export const pointsBookView = z.strictObject({
	/** Points per yuan × 10 000. */
	rateBp: z.int(),
	from: dateOrNone,
	until: dateOrNone,
	excludedCategories: ids,
	excludedProducts: ids,
	excludedTenders: z.array(z.string().max(32)).max(20).readonly(),
	bonusEarns: z.boolean(),
	/** What 10 000 points are worth, fen. */
	valueFen: z.int(),
	redeemLeast: z.int(),
	redeemStep: z.int(),
	redeemShareBp: z.int(),
	/** Off the price, or a way to pay. */
	redeemAs: z.enum(['discount', 'tender']),
	/** What was spent already when goods come back: a debt, or out of the money that goes back. */
	clawBack: z.enum(['NEGATIVE', 'DEDUCT_CASH']),
	redeemProof: z.boolean(),
	/** From this worth on the member types their PIN, fen. */
	pinFromFen: z.int(),
	lifeMonths: z.int(),
	earnsPerDay: z.int(),
	cashierPerDay: z.int(),
	membersPerDevice: z.int(),
	adjustPerDay: z.int(),
});
export type PointsBookView = z.infer<typeof pointsBookView>;

/** Live 可抵: what may be used on the open sale, and what is. */
export const pointsOnSaleView = z.strictObject({
	available: z.int(),
	mostUseful: z.int(),
	mostUsefulFen: z.int(),
	used: z.int(),
	usedFen: z.int(),
	as: z.enum(['discount', 'tender']),
	/**
	 * Why the sale will earn nothing: enough sales a day, or a phone that shows many members; of an
	 * exchange, no more than went back with its goods.
	 */
	withheld: z.enum(['day-limit', 'device-limit', 'beyond-returned']).optional(),
	/** What it earns waits: the primary whose pool it goes to is suspended. */
	waits: z.boolean().optional(),
	/** Why what was asked for takes nothing off. */
	setAside: z.looseObject({ code: z.string() }).optional(),
});
export type PointsOnSaleView = z.infer<typeof pointsOnSaleView>;

export const giftView = z.strictObject({
	giftId: z.string(),
	name: z.string(),
	points: z.int(),
	stock: z.int(),
	active: z.boolean(),
});
export type GiftView = z.infer<typeof giftView>;

/** ¥100 → n 分, for one tier. */
export const tierPreviewView = z.strictObject({
	tierName: z.string(),
	points: z.int(),
	birthdayPoints: z.int(),
});

export const pointKindView = z.enum([
	'earn',
	'redeem',
	'claw',
	'give-back',
	'adjust',
	'open',
	'merge',
	'expire',
	'gift',
]);

export const pointsStatementView = z.strictObject({
	/** Lots less debt; negative while more is owed. */
	balance: z.int(),
	available: z.int(),
	debt: z.int(),
	worthFen: z.int(),
	lots: z.array(z.strictObject({ points: z.int(), left: z.int(), expires: z.string() })),
	moves: z.array(
		z.strictObject({
			pos: z.int(),
			atMs: z.int(),
			bizDate: z.string(),
			kind: pointKindView,
			points: z.int(),
			operator: z.string(),
		}),
	),
});
export type PointsStatementView = z.infer<typeof pointsStatementView>;

/** Points that end soon, for a word to the member in time (PTS-5). */
export const pointsEndingView = z.strictObject({
	memberId: z.string(),
	/** Masked. */
	name: z.string(),
	phone: z.string(),
	points: z.int(),
	expires: z.string(),
	/** Days after today; 0 is today. */
	days: z.int(),
});

export const pointsAlertView = z.strictObject({
	bizDate: z.string(),
	memberId: z.string(),
	memberName: z.string(),
	reason: z.enum(['day-limit', 'same-cashier', 'device-limit']),
	operator: z.string(),
	sales: z.int(),
});
