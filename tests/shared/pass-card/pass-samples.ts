/** Passes the tests of this folder sell: small, and each with one thing that sets it apart. */
import { soldItems, type PassCard } from '#shared/pass-card/pass-card.ts';
import type { PassTemplate, TemplateItem } from '#shared/pass-card/pass-template.ts';

export const SOLD_ON = '2026-03-01';

export function service(name: string, listPriceFen: number, paid: number): TemplateItem {
	const target = { kind: 'product', productId: 7 } as const;
	return { target, name, listPriceFen, paid, gift: 0 };
}

/** Ten foot massages for 880.00, a year from the sale. */
export function tenTimes(changes: Partial<PassTemplate> = {}): PassTemplate {
	return {
		kind: 'counted',
		name: '足疗十次卡',
		priceFen: 88_000,
		startRule: 'purchase',
		validDays: 365,
		stores: 'home',
		transferable: true,
		items: [service('足疗', 9900, 10)],
		...changes,
	};
}

/** A year of yoga for 3650.00, once a day. */
export function yearCard(changes: Partial<PassTemplate> = {}): PassTemplate {
	return tenTimes({
		kind: 'unlimited',
		name: '瑜伽年卡',
		priceFen: 365_000,
		maxPerDay: 1,
		items: [service('瑜伽', 6800, 0)],
		...changes,
	});
}

/** The pass a template gives when it is sold, in store S1 to member mem_a. */
export function sold(template: PassTemplate): PassCard {
	return {
		...template,
		passId: 'pss_1',
		memberId: 'mem_a',
		homeStore: 'S1',
		soldOn: SOLD_ON,
		items: soldItems(template),
		uses: [],
		recognisedBeforeFen: 0,
		extendedDays: 0,
	};
}
