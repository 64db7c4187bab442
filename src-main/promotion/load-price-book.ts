/**
 * price-book/check and price-book/load. A book is judged whole; one wrong row and the one in force
 * stays. A basket that is open when it changes is priced anew and the screens are told: nobody is
 * charged a price they were not shown.
 */
import { createHash } from 'node:crypto';
import type { PriceBookView } from '#shared/contract/pricing-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import { readBook, type BookProblem } from '#shared/promotion/reading/read-book.ts';
import { announceReplaced } from '../sale/park-sale.ts';
import { findOpenSale, saveSaleHeader } from '../sale/open-sale-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { insertBook } from './price-book-store.ts';
import { showBook } from './show-price-book.ts';

/** So many problems are shown; the count tells the rest. */
const SHOWN = 200;

type Judged = Result<PriceBook, readonly BookProblem[]>;

export function checkPriceBook({
	text,
}: ParsedInput<'price-book/check'>): Result<RequestOutput<'price-book/check'>, AnyRefusal> {
	const judged = judge(text);
	if (judged === undefined) return refuse({ code: 'price-book/unreadable' });
	const book = judged.ok ? judged.value : undefined;
	const problems = judged.ok ? [] : judged.refusal;
	return ok({
		version: book?.version ?? 0,
		promotions: book?.promotions.length ?? 0,
		couponKinds: book?.couponKinds.length ?? 0,
		issues: book?.issues.length ?? 0,
		problemCount: problems.length,
		problems: problems.slice(0, SHOWN).map((one) => ({ ...one })),
	});
}

export function loadPriceBook(
	terminal: Terminal,
	caller: Caller,
	{ text }: ParsedInput<'price-book/load'>,
): Result<PriceBookView, AnyRefusal> {
	const { pen, clock, priceBook } = terminal;
	const judged = judge(text);
	if (judged === undefined) return refuse({ code: 'price-book/unreadable' });
	if (!judged.ok) return refuse(wrongBook(judged.refusal));
	const { version, promotions, couponKinds } = judged.value;
	const current = priceBook.current().version;
	if (version <= current) return refuse({ code: 'price-book/older', version, current });
	const open = findOpenSale(pen);
	const done = caller.commit(() => {
		const now = clock.now();
		const by = caller.operator.operatorNo;
		insertBook(pen, { version, loaded_ms: now, loaded_by: by, rows_json: text });
		pen.append({
			kind: 'price-book/loaded',
			v: 1,
			...byWhom(caller),
			body: {
				version,
				promotions: promotions.length,
				coupon_kinds: couponKinds.length,
				sha256: createHash('sha256').update(text).digest('hex'),
			},
		});
		if (open !== undefined) saveSaleHeader(pen, { ...open, revision: open.revision + 1 }, now);
		return ok(showBook(terminal, judged.value, now));
	});
	if (!done.ok) return done;
	priceBook.reload();
	if (open !== undefined) announceReplaced(terminal, open.saleId);
	return done;
}

/** Undefined when the text is no JSON at all. */
function judge(text: string): Judged | undefined {
	try {
		return readBook(JSON.parse(text));
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

function wrongBook(problems: readonly BookProblem[]): AnyRefusal {
	const [first] = problems;
	return {
		code: 'price-book/wrong',
		count: problems.length,
		table: first?.table ?? '',
		row: first?.row ?? 0,
		field: first?.field ?? '',
		problem: first?.problem ?? '',
	};
}
