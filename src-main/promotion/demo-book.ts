/**
 * What is on in the demo store, so that whoever looks around meets the kinds of promotions there
 * are. Goods are named by the demo's own numbers (demo-food.ts): a family's products follow one
 * another, so 23, 25 … 37 are the sodas in cans and 40, 42 … 50 the milk by the litre.
 */
const SODA_CANS = [23, 25, 27, 29, 31, 33, 35, 37];
const MILK_LITRES = [40, 42, 44, 46, 48, 50];
const SMALL_WATERS = [15, 19];

const PROMOTIONS = [
	{
		id: 'soda-3-for-10',
		name: '汽水任选3件10元',
		goods: { products: SODA_CANS },
		benefit: { kind: 'n-for-price', n: 3, price_fen: 1000 },
	},
	{
		id: 'milk-second-half',
		name: '牛奶第二件半价',
		goods: { products: MILK_LITRES },
		benefit: { kind: 'nth-item', n: 2, charge_bp: 5000 },
	},
	{
		id: 'save-200',
		name: '满100减10 满200减30',
		benefit: {
			kind: 'spend-and-save',
			steps: [
				{ reach_fen: 10_000, off_fen: 1000 },
				{ reach_fen: 20_000, off_fen: 3000 },
			],
		},
	},
	{
		id: 'water-add-on',
		name: '满59加1元换购矿泉水',
		condition: { kind: 'amount', reach_fen: 5900 },
		benefit: {
			kind: 'add-on',
			gifts: { products: SMALL_WATERS },
			pieces: 1,
			price_fen: 100,
			every: true,
		},
	},
	{
		id: 'member-day',
		name: '会员日每月8号全场8折',
		priority: 10,
		schedule: { month_days: [8] },
		members_only: true,
		benefit: { kind: 'percent', charge_bp: 8000 },
	},
];

const ISSUES = [
	{
		id: 'issue-200',
		name: '满200送30元代金券',
		reach_fen: 20_000,
		kind: 'voucher-30',
		after_days: 1,
		valid_days: 30,
	},
];

const COUPON_KINDS = [
	{
		id: 'voucher-30',
		name: '30元代金券',
		minimum_fen: 3000,
		benefit: { kind: 'order-amount', off_fen: 3000 },
		cap_to_basket: true,
	},
	{
		id: 'follow-5',
		name: '关注公众号送5元券',
		benefit: { kind: 'order-amount', off_fen: 500 },
		cap_to_basket: true,
	},
];

/** The demo's price book as a file would bring it. */
export const demoBook: string = JSON.stringify({
	version: 1,
	rows: PROMOTIONS.length + ISSUES.length + COUPON_KINDS.length,
	promotions: PROMOTIONS,
	issues: ISSUES,
	coupon_kinds: COUPON_KINDS,
});
