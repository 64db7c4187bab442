/**
 * What a cashier takes off in a day with promotions: discounts on a line or on the whole, small
 * change, coupons that customers bring. The till has a cashier's limits, so some of it is released
 * by the owner's PIN. In realistic shares, from the seed, through the contract.
 */
import { readFileSync } from 'node:fs';
import type { PriceBookView } from '#shared/contract/pricing-views.ts';
import type { RefusalCode } from '#shared/contract/refusals.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import type { Random } from './seeded-random.ts';
import { OWNER, type Till } from './till.ts';

export type TakenOff = {
	lines: number;
	orders: number;
	smallChange: number;
	coupons: number;
	/** Offered and refused, by code: the customer keeps the coupon, the goods their price. */
	readonly refused: Map<string, number>;
	/** Codes customers still have. */
	readonly pocket: string[];
};

const SHARES = { line: 0.06, order: 0.04, smallChange: 0.04, coupon: 0.1 };
const COUPONS_AT_ONCE = 50;

export function nothingTaken(): TakenOff {
	return { lines: 0, orders: 0, smallChange: 0, coupons: 0, refused: new Map(), pocket: [] };
}

/** Puts the book in force and issues coupons of every kind it has. */
export async function loadBook(till: Till, file: string, taken: TakenOff): Promise<PriceBookView> {
	const text = readFileSync(file, 'utf8');
	const book = await till.ask('price-book/load', { text });
	for (const { kindId } of book.couponKinds) {
		for (let round = 0; round < 4; round += 1) {
			const { coupons } = await till.ask('coupon/issue', { kindId, count: COUPONS_AT_ONCE });
			taken.pocket.push(...coupons.map(({ code }) => code));
		}
	}
	return book;
}

export type TakingOff = {
	readonly till: Till;
	readonly random: Random;
	readonly taken: TakenOff;
};

export async function takeOffSometimes({ till, random, taken }: TakingOff): Promise<void> {
	const { saleId, lines } = await till.ask('sale/current', {});
	const rolls = [random.next(), random.next(), random.next(), random.next()];
	const [onLine = 1, onOrder = 1, onChange = 1, onCoupon = 1] = rolls;
	const line = lines[random.below(lines.length)];
	if (line !== undefined && onLine < SHARES.line) {
		const valueText = ['9.5', '9', '8'][random.below(3)] ?? '9';
		const input = { lineId: line.lineId, way: 'zhe', valueText, reason: 'damaged' } as const;
		const reply = await till.reply('sale/discount-line', input);
		if (reply.ok) taken.lines += 1;
		else count(taken, reply.refusal.code);
	}
	if (onOrder < SHARES.order) {
		const way = random.next() < 0.5 ? ('zhe' as const) : ('amount-off' as const);
		const valueText = way === 'zhe' ? '9.7' : '1';
		const input = { saleId, way, valueText, reason: 'regular' } as const;
		const reply = await till.reply('sale/discount-order', input);
		if (reply.ok) taken.orders += 1;
		else count(taken, reply.refusal.code);
	}
	if (onChange < SHARES.smallChange) {
		const stepFen = random.next() < 0.5 ? 10 : 100;
		const reply = await till.reply('sale/drop-small-change', { saleId, stepFen });
		if (reply.ok) taken.smallChange += 1;
		else count(taken, reply.refusal.code);
	}
	if (onCoupon < SHARES.coupon) await bringCoupon({ till, random, taken });
}

async function bringCoupon({ till, random, taken }: TakingOff): Promise<void> {
	const at = random.below(taken.pocket.length);
	const code = taken.pocket[at];
	if (code === undefined) return;
	const reply = await till.reply('scan/submit', { text: code, source: 'wedge' });
	if (!reply.ok) return count(taken, reply.refusal.code);
	taken.pocket.splice(at, 1);
	taken.coupons += 1;
}

function count({ refused }: TakenOff, code: RefusalCode): void {
	refused.set(code, (refused.get(code) ?? 0) + 1);
}

/** What the day took off, by hand and by promotion, in lines to print. */
export async function tellTakenOff(till: Till, taken: TakenOff): Promise<string[]> {
	const { promotions, couponKinds } = await till.ask('price-book/show', {});
	const used = promotions.filter(({ times }) => times > 0);
	const refused = [...taken.refused].map(([code, times]) => `${code} ${times}`).join(', ');
	const { lines, orders, smallChange, coupons } = taken;
	return [
		`discounts: line ${lines}, order ${orders}, small change ${smallChange}, coupons ${coupons}, ` +
			`released by ${OWNER.operatorNo} ${till.released()}`,
		`refused and left: ${refused}`,
		...used.map(({ name, times, amountFen }) => {
			return `promotion ${name}: ${times} times, ¥${formatYuan(amountFen)}`;
		}),
		...couponKinds.map(({ name, issued, redeemed }) => {
			return `coupon ${name}: ${issued} issued, ${redeemed} redeemed`;
		}),
	];
}
