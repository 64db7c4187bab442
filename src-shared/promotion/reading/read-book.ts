/**
 * Judges a whole price book, as it came from a file or from HQ. One bad row refuses the book and
 * the old one stays in force: half a book would give some customers what others do not get.
 * `rows` says how many rows there are, so that a book cut off on its way is noticed.
 */
import { readCouponIssue, readCouponKind } from '../../coupon/read-coupons.ts';
import type { CouponKind } from '../../coupon/coupon.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { makeBook, type BookRows, type PriceBook } from '../price-book.ts';
import { findCircles } from './find-circles.ts';
import { needed, openRow, type FieldProblem, type RowReader } from './open-row.ts';
import { readPromotion } from './read-promotion.ts';

export type BookTable = 'book' | 'promotions' | 'issues' | 'coupon_kinds';

export type BookProblem = {
	readonly table: BookTable;
	/** From 1; 0 for the book itself. */
	readonly row: number;
	/** `benefit.steps[0].off_fen`; '' for the row as a whole. */
	readonly field: string;
	readonly problem: FieldProblem;
};

/** Judged in one go on the main thread: so many take about 10 ms. */
export const MOST_ROWS = 1000;

/** The book, or everything that is wrong with it, in the order of its rows. */
export function readBook(value: unknown): Result<PriceBook, readonly BookProblem[]> {
	const problems: BookProblem[] = [];
	const teller = (table: BookTable, row: number) => (field: string, problem: FieldProblem) => {
		problems.push({ table, row, field, problem });
	};
	const book = openRow(value, teller('book', 0));
	const count = needed(book, 'rows', book.whole('rows', { to: MOST_ROWS })) ?? 0;
	const list = <T>(table: BookTable, read: (row: RowReader) => T): T[] => {
		return rowsIn(value, table).map((row, at) => read(openRow(row, teller(table, at + 1))));
	};
	for (const table of ['promotions', 'issues', 'coupon_kinds']) book.rows(table);
	const rows: BookRows = {
		version: needed(book, 'version', book.whole('version', { from: 1 })) ?? 1,
		promotions: list('promotions', readPromotion),
		issues: list('issues', readCouponIssue),
		couponKinds: list('coupon_kinds', readCouponKind),
	};
	book.end();
	const { promotions, issues, couponKinds } = rows;
	if (count !== promotions.length + issues.length + couponKinds.length) {
		book.tell('rows', 'contradicts');
	}
	checkBetween(rows, teller);
	return problems.length === 0 ? ok(makeBook(rows)) : { ok: false, refusal: problems };
}

function rowsIn(value: unknown, table: BookTable): readonly unknown[] {
	const found = (value as Readonly<Record<string, unknown>> | null | undefined)?.[table];
	return Array.isArray(found) ? found : [];
}

/** What one row cannot know of the others. */
function checkBetween(
	{ promotions, issues, couponKinds }: BookRows,
	teller: (table: BookTable, row: number) => (field: string, problem: FieldProblem) => void,
): void {
	for (const at of repeated([...promotions, ...issues].map(({ id }) => id))) {
		const issued = at - promotions.length;
		if (issued < 0) teller('promotions', at + 1)('id', 'twice');
		else teller('issues', issued + 1)('id', 'twice');
	}
	for (const at of repeated(couponKinds.map(({ kindId }) => kindId))) {
		teller('coupon_kinds', at + 1)('id', 'twice');
	}
	for (const at of findCircles(promotions)) {
		teller('promotions', at + 1)('benefit.gifts', 'circular');
	}
	const known = new Set(couponKinds.map(({ kindId }: CouponKind) => kindId));
	for (const [at, { kindId }] of issues.entries()) {
		if (!known.has(kindId)) teller('issues', at + 1)('kind', 'not-in-book');
	}
}

function repeated(ids: readonly string[]): number[] {
	const first = new Map<string, number>();
	return ids.flatMap((id, at) => {
		if (first.has(id)) return [at];
		first.set(id, at);
		return [];
	});
}
