/** The rules of points as they are typed: everything is text until it is sent. */
import type { PointsBookView as Book } from '#shared/contract/points-views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';

/** Fields that are typed. */
export const TYPED = [
	'rate',
	'from',
	'until',
	'value',
	'least',
	'step',
	'share',
	'pinFrom',
	'life',
	'perDay',
	'perCashier',
	'perDevice',
	'perAdjust',
] as const;
export type Typed = (typeof TYPED)[number];

export type RulesDraft = Readonly<Record<Typed, string>> &
	Pick<
		Book,
		| 'excludedCategories'
		| 'excludedProducts'
		| 'excludedTenders'
		| 'redeemAs'
		| 'clawBack'
		| 'bonusEarns'
		| 'redeemProof'
	>;

export function draftOf(book: Book): RulesDraft {
	return {
		...book,
		// Both have two places: 8000 is 0.80 a yuan.
		rate: formatYuan(book.rateBp / 100),
		value: formatYuan(book.valueFen),
		least: String(book.redeemLeast),
		step: String(book.redeemStep),
		share: String(book.redeemShareBp / 100),
		pinFrom: formatYuan(book.pinFromFen),
		life: String(book.lifeMonths),
		perDay: String(book.earnsPerDay),
		perCashier: String(book.cashierPerDay),
		perDevice: String(book.membersPerDevice),
		perAdjust: String(book.adjustPerDay),
	};
}

const WHOLE = ['least', 'step', 'share', 'life', 'perDay', 'perCashier', 'perDevice', 'perAdjust'];
const DATE_OR_NONE = /^(\d{4}-\d\d-\d\d)?$/;

/** Undefined while something is no number or no date; main says which figures may not be. */
export function bookOf(draft: RulesDraft): Book | undefined {
	const [rate, value, pinFrom] = [draft.rate, draft.value, draft.pinFrom].map((text) => {
		const read = parseYuan(text);
		return read.ok ? read.value : undefined;
	});
	if (rate === undefined || value === undefined || pinFrom === undefined) return undefined;
	const isWhole = WHOLE.every((name) => /^\d{1,6}$/.test(draft[name as Typed].trim()));
	if (!isWhole || !DATE_OR_NONE.test(draft.from) || !DATE_OR_NONE.test(draft.until)) {
		return undefined;
	}
	return {
		rateBp: rate * 100,
		from: draft.from,
		until: draft.until,
		excludedCategories: draft.excludedCategories,
		excludedProducts: draft.excludedProducts,
		excludedTenders: draft.excludedTenders,
		bonusEarns: draft.bonusEarns,
		valueFen: value,
		redeemLeast: Number(draft.least),
		redeemStep: Number(draft.step),
		redeemShareBp: Number(draft.share) * 100,
		redeemAs: draft.redeemAs,
		clawBack: draft.clawBack,
		redeemProof: draft.redeemProof,
		pinFromFen: pinFrom,
		lifeMonths: Number(draft.life),
		earnsPerDay: Number(draft.perDay),
		cashierPerDay: Number(draft.perCashier),
		membersPerDevice: Number(draft.perDevice),
		adjustPerDay: Number(draft.perAdjust),
	};
}
