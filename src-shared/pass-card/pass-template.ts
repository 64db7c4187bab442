/**
 * Templates of pass cards (次卡模板) as data: what is sold for one price, how often each service may
 * be had for it, and until when. A package (套餐) is a template of several items; a time card
 * (期限卡) counts no uses. What may not be saved is named field by field.
 */
import { multiplyFloor } from '../kernel/integer.ts';
import { PREPAID_RULES } from '../stored-value/prepaid-law.ts';

export type PassKind = 'counted' | 'unlimited';

/** One service, or any service of a category. */
export type PassTarget =
	| { readonly kind: 'product'; readonly productId: number }
	| { readonly kind: 'category'; readonly categoryId: number };

export type TemplateItem = {
	readonly target: PassTarget;
	/** As the slip names it. */
	readonly name: string;
	/** Of one use, without any pass; weighs the items of a package and values a consumer's uses. */
	readonly listPriceFen: number;
	/** Uses the price pays for; 0 in a time card. */
	readonly paid: number;
	/** Uses given on top; they count in the value of a use. */
	readonly gift: number;
};

/** Validity runs from the sale, or from the first use. */
export type StartRule = 'purchase' | 'first-use';

/** What sold passes keep of their template, whatever becomes of it. */
export type PassTerms = {
	readonly kind: PassKind;
	readonly name: string;
	readonly priceFen: number;
	readonly startRule: StartRule;
	/** The first day counts; absent: without end. A time card always has one. */
	readonly validDays?: number;
	/** Where it may be used. */
	readonly stores: 'home' | 'all';
	readonly transferable: boolean;
	/** Uses on one business date, all items together; absent: as many as are left. */
	readonly maxPerDay?: number;
};

/** A longer pass for a fee (续期), offered to whoever holds one; not of a time card. */
export type ExtensionOffer = {
	readonly days: number;
	/** > 0: what costs nothing a manager gives, with a reason. */
	readonly priceFen: number;
};

export type PassTemplate = PassTerms & {
	readonly items: readonly TemplateItem[];
	readonly extension?: ExtensionOffer;
};

export const MOST_ITEMS = 20;
export const MOST_USES = 999;
export const MOST_DAYS = 3660;

export type TemplateProblem =
	| 'no-name'
	| 'price'
	| 'no-items'
	| 'item-name'
	| 'list-price'
	| 'uses'
	| 'days'
	| 'max-per-day'
	| 'extension'
	| 'above-list'
	| 'above-cap';

/** Empty when the template may be saved. `at` is the item's place from 0. */
export function templateProblems(
	template: PassTemplate,
): { readonly problem: TemplateProblem; readonly at?: number }[] {
	const { kind, name, priceFen, validDays, maxPerDay, items } = template;
	const problems: { problem: TemplateProblem; at?: number }[] = [];
	if (name.trim() === '') problems.push({ problem: 'no-name' });
	if (!isWhole(priceFen, 0, Number.MAX_SAFE_INTEGER)) problems.push({ problem: 'price' });
	if (items.length === 0 || items.length > MOST_ITEMS) problems.push({ problem: 'no-items' });
	if (validDays === undefined ? kind === 'unlimited' : !isWhole(validDays, 1, MOST_DAYS)) {
		problems.push({ problem: 'days' });
	}
	if (maxPerDay !== undefined && !isWhole(maxPerDay, 1, MOST_USES)) {
		problems.push({ problem: 'max-per-day' });
	}
	if (!isSoundOffer(template)) problems.push({ problem: 'extension' });
	for (const [at, item] of items.entries()) {
		for (const problem of itemProblems(item, kind)) problems.push({ problem, at });
	}
	if (problems.length === 0 && isAboveList(template)) problems.push({ problem: 'above-list' });
	// A pass is paid before it is used, as other prepaid cards are, and it has a name on it.
	if (problems.length === 0 && priceFen > PREPAID_RULES.registeredCapFen) {
		problems.push({ problem: 'above-cap' });
	}
	return problems;
}

function itemProblems(item: TemplateItem, kind: PassKind): TemplateProblem[] {
	const problems: TemplateProblem[] = [];
	if (item.name.trim() === '') problems.push('item-name');
	if (!isWhole(item.listPriceFen, 1, 100_000_000)) problems.push('list-price');
	const counts =
		kind === 'unlimited'
			? item.paid === 0 && item.gift === 0
			: isWhole(item.paid, 0, MOST_USES) &&
				isWhole(item.gift, 0, MOST_USES) &&
				isWhole(item.paid + item.gift, 1, MOST_USES);
	if (!counts) problems.push('uses');
	return problems;
}

/** Only what ends and counts its uses can be made longer for money. */
function isSoundOffer({ kind, validDays, extension }: PassTemplate): boolean {
	if (extension === undefined) return true;
	if (kind === 'unlimited' || validDays === undefined) return false;
	const { days, priceFen } = extension;
	return isWhole(days, 1, MOST_DAYS) && isWhole(priceFen, 1, PREPAID_RULES.registeredCapFen);
}

/** A pass never costs more than its uses one by one: nothing is sold above the listed price. */
function isAboveList({ kind, priceFen, items }: PassTemplate): boolean {
	if (kind === 'unlimited') return false;
	const listed = items.reduce(
		(sum, { listPriceFen, paid, gift }) => sum + listPriceFen * (paid + gift),
		0,
	);
	return priceFen > listed;
}

function isWhole(value: number, least: number, most: number): boolean {
	return Number.isSafeInteger(value) && value >= least && value <= most;
}

/**
 * What one paid use costs, for people to compare: the price over the paid uses, rounded down, fen.
 * Undefined where it says nothing (a package, a time card). No money is counted by it.
 */
export function shownPricePerUse({ kind, priceFen, items }: PassTemplate): number | undefined {
	const [item] = items;
	if (kind === 'unlimited' || item === undefined || items.length > 1 || item.paid === 0) {
		return undefined;
	}
	return multiplyFloor(priceFen, 1, item.paid).floor;
}
