/** Sentences about what was taken off a price, and about what would take off more. */
import type { AdjustmentView, UnlockView } from '#shared/contract/pricing-views.ts';
import { refusals, type RefusalCode } from '#shared/contract/refusals.ts';
import { AGREED } from '#shared/pricing/own-price.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';

/** 第二件半价; what was done by hand is named by what it is. */
export function nameAdjustment(words: Words, { kind, name, reason }: AdjustmentView): string {
	const { checkout, priceList } = words;
	if (reason === AGREED) return sayFilled(priceList.agreed, { name });
	return name === '' ? checkout.adjustments[kind] : name;
}

/** Why somebody gave it by hand; empty for what came by itself. */
export function sayReason({ checkout }: Words, { reason }: AdjustmentView): string {
	const { reasons } = checkout.override;
	return Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : '';
}

/** 再买 ¥8.50 · 可减 ¥30.00. */
export function sayUnlock({ checkout }: Words, unlock: UnlockView): string {
	const { unlock: say } = checkout;
	const { needFen, needPieces, gainFen, points } = unlock;
	const step = needPieces === undefined ? say.reach : sayFilled(say.pieces, { need: needPieces });
	const need = needFen === undefined ? step : sayFilled(say.amount, { need: needFen });
	const gains = [
		gainFen === undefined ? '' : sayFilled(say.gain, { gain: gainFen }),
		points === undefined ? '' : sayFilled(say.points, { points }),
	].filter((gain) => gain !== '');
	return [need, ...gains].join(checkout.joint);
}

/** Why something agreed does not count at the moment. */
export function sayAside(words: Words, refusal: { readonly code: string }): string {
	const { code, ...details } = refusal;
	if (!Object.hasOwn(refusals, code)) return code;
	return sayRefusal(words, { ...details, code: code as RefusalCode }).say;
}
