/** A template while it is written: texts as typed, read into what the terminal is sent. */
import type { TemplateView } from '#shared/contract/pass-card-views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';

type Template = TemplateView['template'];

export type DraftItem = {
	/** Its place when it was added. */
	readonly key: number;
	readonly target: Template['items'][number]['target'] | undefined;
	/** What was typed to find the goods, then what they are called. */
	readonly name: string;
	readonly listText: string;
	readonly paid: string;
	readonly gift: string;
};

export type TemplateDraft = Pick<Template, 'kind' | 'startRule' | 'stores' | 'transferable'> & {
	readonly name: string;
	readonly priceText: string;
	readonly daysText: string;
	readonly maxText: string;
	/** A longer pass for money: both empty for none. */
	readonly moreDays: string;
	readonly moreText: string;
	readonly active: boolean;
	readonly items: readonly DraftItem[];
};

export function emptyItem(key: number): DraftItem {
	return { key, target: undefined, name: '', listText: '', paid: '10', gift: '0' };
}

export function draftOf(shown: TemplateView | undefined): TemplateDraft {
	if (shown === undefined) {
		return {
			kind: 'counted',
			startRule: 'purchase',
			stores: 'home',
			transferable: true,
			name: '',
			priceText: '',
			daysText: '365',
			maxText: '',
			moreDays: '',
			moreText: '',
			active: true,
			items: [emptyItem(0)],
		};
	}
	const { template, active } = shown;
	const { kind, startRule, stores, transferable, name, validDays, maxPerDay } = template;
	const { extension } = template;
	return {
		kind,
		startRule,
		stores,
		transferable,
		name,
		active,
		priceText: formatYuan(template.priceFen),
		daysText: validDays === undefined ? '' : String(validDays),
		maxText: maxPerDay === undefined ? '' : String(maxPerDay),
		moreDays: extension === undefined ? '' : String(extension.days),
		moreText: extension === undefined ? '' : formatYuan(extension.priceFen),
		items: template.items.map((item, key) => ({
			key,
			target: item.target,
			name: item.name,
			listText: formatYuan(item.listPriceFen),
			paid: String(item.paid),
			gift: String(item.gift),
		})),
	};
}

/** Place of the first item without goods, from 1; 0 when all have theirs. */
export function itemWithoutGoods({ items }: TemplateDraft): number {
	return items.findIndex(({ target }) => target === undefined) + 1;
}

/** As the terminal judges it; an amount that is none becomes one it refuses. */
export function templateFrom(draft: TemplateDraft): Template {
	const { kind, startRule, stores, transferable, name, daysText, maxText } = draft;
	const { moreDays, moreText } = draft;
	const offers = kind === 'counted' && `${moreDays}${moreText}` !== '';
	const isCounted = kind === 'counted';
	return {
		kind,
		startRule,
		stores,
		transferable,
		name,
		priceFen: yuan(draft.priceText),
		...(daysText === '' ? {} : { validDays: Number(daysText) }),
		...(maxText === '' ? {} : { maxPerDay: Number(maxText) }),
		...(offers ? { extension: { days: Number(moreDays), priceFen: yuan(moreText) } } : {}),
		items: draft.items.flatMap(({ target, name: itemName, listText, paid, gift }) => {
			if (target === undefined) return [];
			const listPriceFen = yuan(listText);
			const uses = { paid: isCounted ? Number(paid) : 0, gift: isCounted ? Number(gift) : 0 };
			return [{ target, name: itemName, listPriceFen, ...uses }];
		}),
	};
}

function yuan(text: string): number {
	const parsed = parseYuan(text);
	return parsed.ok ? parsed.value : -1;
}
