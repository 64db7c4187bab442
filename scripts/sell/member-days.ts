/**
 * Thirty business days with a town of members (`npm run sell -- --members N --days N`): three in
 * five baskets have a member, who is known by card or phone, tops up, spends, earns, redeems, uses
 * passes and brings goods back. The clock is the script's, so days pass as fast as they are sold.
 * At the end every pocket must tie: what was counted, what the lots hold, what was posted.
 */
import type { ProductView, SaleDoneView } from '#shared/contract/views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { people } from '../population/people.ts';
import { mapToGoods } from './baskets.ts';
import { DAY_MS, FIRST_MORNING, type DayClock } from './day-clock.ts';
import { loadMembers } from './load-members.ts';
import {
	bringBackSometimes,
	changePointsRules,
	nothingDone,
	passSometimes,
	redeemSometimes,
	spendSometimes,
	topUpSometimes,
	type MemberCounter,
	type MemberCounts,
} from './member-counter.ts';
import type { Random } from './seeded-random.ts';
import type { Till } from './till.ts';

export type MemberDays = {
	readonly till: Till;
	readonly clock: DayClock;
	readonly goods: readonly ProductView[];
	readonly baskets: readonly (readonly string[])[];
	readonly random: Random;
	readonly seed: number;
	readonly members: number;
	readonly days: number;
	readonly salesADay: number;
	readonly codeOf: (product: ProductView, random: Random) => string;
	readonly say: (text: string) => void;
};

export type SoldDays = {
	readonly counts: MemberCounts;
	readonly lines: number;
	/** Σ of what the sales came to. */
	readonly takenFen: number;
	/** Into the drawer by sales, less what left it by returns. */
	readonly cashFen: number;
	readonly returnedFen: number;
	readonly seconds: number;
};

/** So many of the town come often; the rest of the visits are anybody's. */
const REGULARS = 400;

export async function sellMemberDays(days: MemberDays): Promise<SoldDays> {
	const { till, clock, random, say } = days;
	const town = people(days.seed);
	const at = performance.now();
	const loaded = await loadMembers(till, town, days.members);
	say(`${loaded} members in ${((performance.now() - at) / 1000).toFixed(1)} s`);
	const template = await passTemplate(till, days.goods);
	const counter: MemberCounter = {
		till,
		random,
		counts: nothingDone(),
		passes: [],
		...template,
	};
	const started = performance.now();
	const sums = { lines: 0, takenFen: 0, cashFen: 0, returnedFen: 0 };
	const mapped = mapToGoods(days.baskets.flat(), days.goods, random);
	for (let day = 0; day < days.days; day += 1) {
		clock.goTo(FIRST_MORNING + day * DAY_MS);
		await changePointsRules(till, day);
		for (let sale = 0; sale < days.salesADay; sale += 1) {
			clock.advance(40_000 + random.below(20_000));
			const basket = days.baskets[(day * days.salesADay + sale) % days.baskets.length] ?? [];
			const goods = basket.flatMap((name) => mapped.get(name) ?? []);
			const done = await sellOne(days, counter, { goods, town });
			if (done === undefined) continue;
			sums.lines += done.lines;
			sums.takenFen += done.sale.totalFen;
			sums.cashFen += done.sale.givenFen - done.sale.changeFen;
			const back = await bringBackSometimes(counter, done.sale);
			sums.returnedFen += back.totalFen;
			sums.cashFen -= back.cashFen;
		}
		if ((day + 1) % 5 === 0) say(`day ${day + 1}: ${counter.counts.sales} sales`);
	}
	const seconds = (performance.now() - started) / 1000;
	return { counts: counter.counts, ...sums, seconds };
}

type OneSale = {
	readonly goods: readonly ProductView[];
	readonly town: ReturnType<typeof people>;
};

async function sellOne(
	{ till, random, members, codeOf }: MemberDays,
	counter: MemberCounter,
	{ goods, town }: OneSale,
): Promise<{ readonly sale: SaleDoneView; readonly lines: number } | undefined> {
	const { counts } = counter;
	const isMember = random.next() < 0.62;
	if (isMember) {
		const n =
			random.next() < 0.8
				? 1 + random.below(Math.min(REGULARS, members))
				: 1 + random.below(members);
		const who = town.person(n);
		const text = random.next() < 0.7 ? who.cardNo : who.phone;
		const found = await till.ask('member/find', { text, source: 'scanned' });
		const memberId = found.panel?.memberId;
		if (memberId === undefined) throw new Error(`member ${n} is not found`);
		await topUpSometimes(counter, memberId);
		await passSometimes(counter, memberId);
		// The card is in the hand, whichever way the cashier looked first.
		await till.ask('scan/submit', { text: who.cardNo, source: 'wedge' });
	}
	for (const product of goods) {
		await till.ask('scan/submit', { text: codeOf(product, random), source: 'wedge' });
	}
	if (goods.length === 0) return undefined;
	const begun = await till.ask('sale/current', {});
	if (isMember) await redeemSometimes(counter, begun.saleId);
	const sale = await till.ask('sale/current', {});
	if (isMember) await spendSometimes(counter, sale.totals.totalFen);
	const quote = await till.ask('sale/quote-cash', { saleId: sale.saleId });
	const done = await till.ask('sale/complete', {
		saleId: sale.saleId,
		revision: sale.revision,
		totalFen: sale.totals.totalFen,
		givenText: random.next() < 0.5 ? '' : formatYuan(quote.quickFen[0] ?? quote.dueFen),
	});
	counts.sales += 1;
	if (isMember) counts.withMember += 1;
	return { sale: done, lines: sale.lines.length };
}

/** Ten uses of a service, sold to members. */
async function passTemplate(
	till: Till,
	goods: readonly ProductView[],
): Promise<{ readonly templateId: string; readonly templateFen: number }> {
	const service = goods.find(({ kind }) => kind === 'service') ?? goods[0];
	if (service === undefined) throw new Error('there is nothing to sell');
	const priceFen = 88_000;
	const kept = await till.ask('pass-card/put-template', {
		template: {
			kind: 'counted',
			name: '十次卡',
			priceFen,
			startRule: 'purchase',
			validDays: 365,
			stores: 'home',
			transferable: true,
			items: [
				{
					target: { kind: 'product', productId: service.productId },
					name: service.name,
					listPriceFen: 9900,
					paid: 10,
					gift: 2,
				},
			],
		},
	});
	return { templateId: kept.templateId, templateFen: priceFen };
}
