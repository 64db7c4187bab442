/**
 * price-list/…-import: agreed prices from a spreadsheet. Read in a thread, judged in slices, and
 * written in one transaction, all of it or nothing; until then a cancel leaves nothing.
 */
import type { PriceListImportView } from '#shared/contract/price-list-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { recognizePriceColumns, type PriceColumns } from '#shared/price-list/list-columns.ts';
import {
	planPrices,
	type KnownGoods,
	type PlannedPrices,
	type PricePlan,
} from '#shared/price-list/plan-prices.ts';
import { readPriceRow, type PriceDraft } from '#shared/price-list/read-price-row.ts';
import { answerImports } from '../catalog/answer-imports.ts';
import { SHOWN_ROWS } from '../catalog/import-view.ts';
import { findByCode, findBySku } from '../catalog/product-store.ts';
import { readLists, type FromFile } from '../catalog/read-lists.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	findPriceImport,
	finishPrices,
	openPriceImport,
	showFaults,
	tellPriceProgress,
	tellPrices,
	viewPrices,
	type PriceImportJob,
} from './price-import-job.ts';
import { showListed } from './price-list-requests.ts';
import { findPriceList, listTiersOf, replaceTiersOf } from './price-list-store.ts';

/** They are written in one go, while a cashier waits for no longer than they notice. */
export const MOST_PRICES = 20_000;

type Answer = Result<PriceListImportView, AnyRefusal>;

/** `code` is that of the list; an import that is in hand knows its own. */
const importsInto = (code: string) =>
	answerImports<PriceImportJob, PriceListImportView>({
		bug: 'price-list/bug',
		open: (terminal, files) => openPriceImport(terminal, code, files),
		find: findPriceImport,
		view: viewPrices,
		tell: tellPrices,
		finish: finishPrices,
		plan: readAndPlanPrices,
		carryOut: carryOutPrices,
		stopped: () => ({ code: 'import/cancelled' }),
	});

export const priceImports = importsInto('');

export function startPriceImport(
	terminal: Terminal,
	{ code, files }: ParsedInput<'price-list/start-import'>,
): Answer {
	if (findPriceList(terminal.pen, code) === undefined) {
		return refuse({ code: 'price-list/not-found' });
	}
	return importsInto(code).start(terminal, { files });
}

async function carryOutPrices(
	terminal: Terminal,
	caller: Caller,
	job: PriceImportJob,
): Promise<Answer> {
	const { pen } = terminal;
	const done = caller.commit((): Answer => {
		for (const planned of job.writing) replaceTiersOf(pen, job.code, planned);
		const { added, changed, refused } = job.counts;
		const body = { code: job.code, import_id: job.importId, added, changed, refused };
		pen.append({ kind: 'price-list/put', v: 1, ...byWhom(caller), body });
		return ok({ ...viewPrices(job), state: 'done', progress: 1000 });
	});
	if (!done.ok) return done;
	finishPrices(job, 'done');
	tellPrices(terminal, job);
	return done;
}

type ReadPrice = FromFile<PriceColumns, PriceDraft>;

async function readAndPlanPrices(
	terminal: Terminal,
	job: PriceImportJob,
): Promise<Result<true, AnyRefusal>> {
	const read = await readLists(terminal, job, {
		listOf: 'prices',
		recognize: recognizePriceColumns,
		draft: readPriceRow,
		told: (progress) => tellPriceProgress(terminal, job, progress),
	});
	if (!read.ok) {
		const { refusal } = read;
		return refusal.code === 'import/no-header'
			? refuse({ code: 'price-list/no-header', file: refusal.file })
			: read;
	}
	const many = tooMany(read.value);
	if (many !== undefined) return refuse(many);
	judge(terminal, job, read.value);
	job.files = [];
	return ok(true);
}

function tooMany(rows: readonly ReadPrice[]): AnyRefusal | undefined {
	if (rows.length <= MOST_PRICES) return undefined;
	return { code: 'import/too-large', file: rows.at(-1)?.file ?? '', reason: 'rows' };
}

function judge({ pen }: Terminal, job: PriceImportJob, read: readonly ReadPrice[]): void {
	const columnsOf = new Map(read.map(({ file, columns }) => [file, columns]));
	const plan = planPrices(read, (code) => goodsOf(pen, code));
	const { counts, writing } = compare(pen, job.code, plan);
	job.writing = writing;
	job.counts = counts;
	job.shown = {
		refusedRows: showFaults(plan.faults, columnsOf),
		warnedRows: showFaults(plan.warnings, columnsOf),
		prices: writing.slice(0, SHOWN_ROWS).flatMap(({ productId, tiers }) => {
			return showListed(pen, productId, tiers) ?? [];
		}),
	};
}

/** By barcode, else by its number. A price of a pack is the price of what is in it, and no other. */
function goodsOf(ledger: ReadableLedger, code: string): KnownGoods | undefined {
	const product = findByCode(ledger, code)?.product ?? findBySku(ledger, code);
	if (product === undefined) return undefined;
	return { productId: product.product_id, shelfFen: product.price_fen };
}

function compare(
	ledger: ReadableLedger,
	code: string,
	plan: PricePlan,
): Pick<PriceImportJob, 'counts' | 'writing'> {
	const { rows, refused, products } = plan;
	const counts = { added: 0, changed: 0, unchanged: 0 };
	const writing = products.filter((planned) => {
		const what = changeOf(ledger, code, planned);
		counts[what] += 1;
		return what !== 'unchanged';
	});
	return { writing, counts: { rows, refused, warned: plan.warnings.length, ...counts } };
}

function changeOf(
	ledger: ReadableLedger,
	code: string,
	{ productId, tiers }: PlannedPrices,
): 'added' | 'changed' | 'unchanged' {
	const before = listTiersOf(ledger, code, productId);
	if (before.length === 0) return 'added';
	return JSON.stringify(before) === JSON.stringify(tiers) ? 'unchanged' : 'changed';
}
