/**
 * How a store gives and takes points (积分规则, CFG-3), as data. The sources give three different
 * rates, so they ship as templates of trades (K1) and none is in the code.
 */
import { isRealDate } from '../kernel/calendar.ts';

export type PointsBook = {
	/** Points per yuan × 10 000: 零售 0.8 is 8000. */
	readonly rateBp: number;
	/** Business dates it is in force, both included; '' without an end. */
	readonly from: string;
	readonly until: string;
	/** Categories, with all under them, and products that earn nothing. */
	readonly excludedCategories: readonly number[];
	readonly excludedProducts: readonly number[];
	/** Kinds of tenders whose share of the sale earns nothing: coupons that were bought. */
	readonly excludedTenders: readonly string[];
	/** The bonus part (赠金) of stored value earns too; by default it does not. */
	readonly bonusEarns: boolean;
	/** What 10 000 points are worth, fen: 餐饮 5000. */
	readonly valueFen: number;
	readonly redeemLeast: number;
	readonly redeemStep: number;
	/** At most this share of the due, basis points. */
	readonly redeemShareBp: number;
	/** What comes off the price, with its tax (抵扣), or a way to pay (积分支付). */
	readonly redeemAs: RedeemAs;
	/** What goods that come back take along and the member spent already. */
	readonly clawBack: ClawBack;
	/** Whoever uses points shows a card or code, or says the last of their phone (SV-5's rule). */
	readonly redeemProof: boolean;
	/** From this worth on the member types their PIN, fen. */
	readonly pinFromFen: number;
	readonly lifeMonths: number;
	/** Sales of a member and day that earn; the next one earns nothing and says so (PTS-8). */
	readonly earnsPerDay: number;
	/** From how many sales of one member a day by one cashier managers are alerted. */
	readonly cashierPerDay: number;
	/** Members that earn by one phone a day; the next one earns nothing (同一设备登录限制, PTS-8). */
	readonly membersPerDevice: number;
	/** What a person may give or take of a member's points by hand in a day (PTS-7). */
	readonly adjustPerDay: number;
};

export const REDEEM_WAYS = ['discount', 'tender'] as const;
export type RedeemAs = (typeof REDEEM_WAYS)[number];

/** A debt that the next earning repays, or their value out of the money that goes back. */
export const CLAW_BACKS = ['NEGATIVE', 'DEDUCT_CASH'] as const;
export type ClawBack = (typeof CLAW_BACKS)[number];

export const TRADES = ['catering', 'retail', 'clothing', 'retail-low'] as const;
export type Trade = (typeof TRADES)[number];

const USUAL: PointsBook = {
	rateBp: 10_000,
	from: '',
	until: '',
	excludedCategories: [],
	excludedProducts: [],
	excludedTenders: ['voucher'],
	bonusEarns: false,
	valueFen: 5000,
	redeemLeast: 100,
	redeemStep: 100,
	redeemShareBp: 5000,
	redeemAs: 'discount',
	clawBack: 'NEGATIVE',
	redeemProof: true,
	pinFromFen: 20_000,
	lifeMonths: 36,
	earnsPerDay: 10,
	cashierPerDay: 3,
	membersPerDevice: 3,
	adjustPerDay: 1000,
};

/** 餐饮 1.0 and 1万=50; 零售 0.8 and 80; 服装 0.5 and 100; 零售-低 0.5, worth as 零售. */
export const POINTS_TEMPLATES: Readonly<Record<Trade, PointsBook>> = {
	catering: USUAL,
	retail: { ...USUAL, rateBp: 8000, valueFen: 8000 },
	clothing: { ...USUAL, rateBp: 5000, valueFen: 10_000 },
	'retail-low': { ...USUAL, rateBp: 5000, valueFen: 8000 },
};

/** Until a manager says otherwise. */
export const DEFAULT_POINTS_BOOK = POINTS_TEMPLATES.retail;

/** Most a rate, a value or a limit may be; more is a slip of the pen. */
const MOST = 1_000_000;

const FROM_NOTHING = [
	'rateBp',
	'valueFen',
	'earnsPerDay',
	'cashierPerDay',
	'membersPerDevice',
	'adjustPerDay',
] as const;

/** The first field that is wrong; undefined when it may be in force. */
export function pointsBookProblem(book: PointsBook): keyof PointsBook | undefined {
	const within = (value: number, least: number, most: number) =>
		Number.isSafeInteger(value) && value >= least && value <= most;
	const wrong = FROM_NOTHING.find((field) => !within(book[field], 0, MOST));
	if (wrong !== undefined) return wrong;
	if (!within(book.redeemStep, 1, MOST)) return 'redeemStep';
	if (!within(book.redeemLeast, 1, MOST)) return 'redeemLeast';
	if (!within(book.redeemShareBp, 0, 10_000)) return 'redeemShareBp';
	if (!within(book.pinFromFen, 0, MOST * 100)) return 'pinFromFen';
	if (!within(book.lifeMonths, 1, 1200)) return 'lifeMonths';
	if (!isDateOrNone(book.from)) return 'from';
	if (!isDateOrNone(book.until)) return 'until';
	return book.until !== '' && book.until < book.from ? 'until' : undefined;
}

/** True on the business dates it gives points. */
export function isInForce({ from, until }: PointsBook, bizDate: string): boolean {
	return (from === '' || from <= bizDate) && (until === '' || bizDate <= until);
}

function isDateOrNone(text: string): boolean {
	if (text === '') return true;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
	return isRealDate(year, month, day);
}
