/** What an offer may give: coupons of the price book in force, passes that are on sale. */
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import type { Givable, Offer } from './draft-offer.ts';

/** Undefined until both are known. */
export function useGivable(): Givable | undefined {
	const { client } = useTerminal();
	const { value: shown } = useAsked('', () => client.ask('pass-card/templates', {}));
	const { value: priced } = useAsked('', () => client.ask('price-book/show', {}));
	if (shown?.ok !== true || priced?.ok !== true) return undefined;
	const sold = shown.value.templates.filter(({ active }) => active);
	return {
		coupons: priced.value.couponKinds.map(({ kindId, name }) => ({ id: kindId, name })),
		passes: sold.map(({ templateId, template }) => ({ id: templateId, name: template.name })),
	};
}

/** Whether an offer's passes and coupons are there still: main leaves out those that are not kept. */
export function isKept({ gifts }: Offer, givable: Givable | undefined): boolean {
	if (givable === undefined) return true;
	return gifts.every((gift) => {
		if (gift.kind === 'pass') return givable.passes.some(({ id }) => id === gift.templateId);
		return gift.kind !== 'coupon' || givable.coupons.some(({ id }) => id === gift.couponKind);
	});
}
