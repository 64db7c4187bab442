/** What of a pass (次卡) may be used while HQ is away, or why not, before anybody tries (PASS-2). */
import type { PassView } from '#shared/contract/pass-card-views.ts';
import type { PassCard } from '#shared/pass-card/pass-card.ts';
import { usePass, type UsePlace } from '#shared/pass-card/use-pass.ts';
import type { SpendDesk } from './spending.ts';
import { takePassUse } from './take-pass-use.ts';

/** The view with nothing to use where no allowance covers the next use; as it was otherwise. */
export function withinAllowance(
	desk: SpendDesk,
	card: PassCard,
	{ view, place }: { readonly view: PassView; readonly place: UsePlace },
): PassView {
	if (place.hq !== 'away') return view;
	const items = view.items.map((item) => {
		const next = { useId: '', itemNo: item.itemNo, times: 1 };
		const use = item.usableNow === 0 ? undefined : usePass(card, next, place);
		if (use?.ok !== true) return item;
		const taken = takePassUse(desk, card, use.value);
		return taken.ok ? item : { ...item, usableNow: 0, whyNot: taken.refusal.code };
	});
	return { ...view, items };
}
