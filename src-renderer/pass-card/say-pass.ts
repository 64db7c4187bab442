/** Passes (次卡) in words: what is left, until when, why one cannot be used. */
import type { PassView, TemplateView } from '#shared/contract/pass-card-views.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';

type Say = Words['passCard'];

/** `剩 7/10 次`, or that a time card counts none. */
export function sayLeft(say: Say, { total, left }: { total: number; left: number }): string {
	return total === 0 ? say.unlimited : sayFilled(say.leftOf, { left, total });
}

export function sayUntil(say: Say, pass: PassView): string {
	const { validFrom: from, validUntil, validDays, items } = pass;
	const waits = items.some(({ whyNot }) => whyNot === 'pass-card/not-begun');
	if (waits) return sayFilled(say.fromUntil, { from, until: validUntil });
	if (validUntil !== '') return sayFilled(say.until, { date: validUntil });
	return validDays === 0 ? say.noEnd : say.waits;
}

/** Why none of it can be used; '' when something can. */
export function sayState(say: Say, { items }: PassView): string {
	if (items.some(({ usableNow }) => usableNow > 0)) return '';
	const { whyNot = '' } = items[0] ?? {};
	return Object.hasOwn(say.whyNot, whyNot)
		? say.whyNot[whyNot as keyof Say['whyNot']]
		: say.whyNot['pass-card/used-up'];
}

/** `足疗10次，艾灸3次+赠1次` */
export function sayItems(say: Say, { template }: Pick<TemplateView, 'template'>): string {
	return template.items
		.map(({ name, paid, gift }) => {
			if (template.kind === 'unlimited') return `${name} ${say.unlimited}`;
			return sayFilled(gift === 0 ? say.sell.item : say.sell.itemGift, { name, paid, gift });
		})
		.join(', ');
}

export function sayValidity(say: Say, { template }: Pick<TemplateView, 'template'>): string {
	const { validDays: days, startRule } = template;
	if (days === undefined) return say.noEnd;
	return sayFilled(startRule === 'purchase' ? say.sell.days : say.sell.daysFromFirst, { days });
}
