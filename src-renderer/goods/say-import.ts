/** The codes of an import in words: which column, why, and values as people write them. */
import { formatRate } from '#shared/receipt/format.ts';
import type {
	ProblemField,
	RefusedReason,
	WarnedReason,
} from '#shared/catalog/validate-product.ts';
import type { Words } from '#shared/words/words-of.ts';

type Importing = Words['goods']['importing'];

/** What the page of any import says. */
export type ImportSay = Pick<
	Importing,
	| 'title'
	| 'lead'
	| 'choose'
	| 'drop'
	| 'headers'
	| 'sending'
	| 'states'
	| 'rows'
	| 'progress'
	| 'cancel'
	| 'again'
	| 'commit'
	| 'nothing'
	| 'tooLarge'
	| 'badKind'
	| 'unreadable'
>;

/** A reason or field without words does not compile. */
type WordsForAll = {
	readonly reasons: Readonly<Record<RefusedReason | WarnedReason, string>>;
	readonly fields: Readonly<Record<ProblemField, string>>;
};

function wordsFor(importing: Importing): WordsForAll {
	return importing;
}

/** Why a row was refused or warned about; a code without words is shown as it is. */
export function sayReason({ goods }: Words, reason: string): string {
	const { reasons } = wordsFor(goods.importing);
	return Object.hasOwn(reasons, reason) ? reasons[reason as RefusedReason] : reason;
}

/** The column: our name of the field, or the header of the file when it is that. */
export function sayColumn({ goods }: Words, column: string): string {
	const { fields } = wordsFor(goods.importing);
	return Object.hasOwn(fields, column) ? fields[column as ProblemField] : column;
}

const YES_NO = /^(weighed|active|discountable|earnsPoints)$/;

/** A value of a planned change: basis points as a rate, 1 and 0 as yes and no; the rest as given. */
export function sayValue({ goods }: Words, field: string, value: string): string {
	const { importing } = goods;
	if (value === '') return importing.empty;
	const isInteger = /^-?\d+$/.test(value);
	if (isInteger && field === 'tax') return formatRate(Number(value));
	if (YES_NO.test(field)) return value === '1' ? importing.yes : importing.no;
	return value;
}
